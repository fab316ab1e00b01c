// The lists that a company keeps for its projects: steps, kinds, venues.
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { Country, StoredCountry } from '#kernel/countries.ts'
import { Id, Line, Name, Nothing, Paragraph, Version } from '#kernel/shapes.ts'
import { Step } from '../contract.ts'

export const Kind = z.object({ id: Id, name: z.string(), archived: z.boolean(), version: Version })

const VenueFields = z.object({
  name: Name(100),
  street: Line(120),
  street2: Line(120),
  postalCode: Line(16),
  city: Line(80),
  country: Country,
  phone: Line(30),
  access: Paragraph(500),
})
export const Venue = VenueFields.extend({
  id: Id,
  country: StoredCountry,
  archived: z.boolean(),
  version: Version,
})

export const projectLists = endpoint('GET', '/project-lists', {
  summary: 'The steps, kinds and venues of the company; steps with how many projects are there.',
  input: Nothing,
  output: z.object({
    steps: z.array(Step.extend({ projects: z.int() })),
    kinds: z.array(Kind),
    venues: z.array(Venue),
  }),
})

export const saveSteps = endpoint('PUT', '/project-lists/steps', {
  summary:
    'Saves the steps, in their order, over those that one has seen; one that projects are at stays.',
  input: z.object({ steps: z.array(Step).max(40), was: z.array(Step).max(40) }),
  output: projectLists.output,
  refusals: ['phase_missing', 'step_twice', 'step_in_use', 'step_phase', 'changed_meanwhile'],
})

export const addKind = endpoint('POST', '/project-kinds', {
  summary: 'Adds a kind of deal.',
  input: z.object({ name: Name(60) }),
  output: Kind,
  refusals: ['name_taken'],
})

export const changeKind = endpoint('PUT', '/project-kinds/:id', {
  summary: 'Renames a kind of deal, archives it or brings it back.',
  input: z.object({ id: Id, name: Name(60), archived: z.boolean(), version: Version }),
  output: Kind,
  refusals: ['name_taken', 'changed_meanwhile'],
})

export const addVenue = endpoint('POST', '/venues', {
  summary: 'Adds a venue: where one fits, delivers or sets up again and again.',
  input: VenueFields,
  output: Venue,
  refusals: ['name_taken'],
})

export const changeVenue = endpoint('PUT', '/venues/:id', {
  summary: 'Changes a venue, archives it or brings it back.',
  input: VenueFields.extend({ id: Id, archived: z.boolean(), version: Version }),
  output: Venue,
  refusals: ['name_taken', 'changed_meanwhile'],
})
