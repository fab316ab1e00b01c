// Projects on the wire.
import { z } from 'zod'
import { documentFilters, Named } from '#features/sales/quotes/contract/document.ts'
import { endpoint } from '#kernel/endpoint.ts'
import { anyOf, groupInput, listInput, listOutput } from '#kernel/list.ts'
import { namesOfTiles, tileOfEach, type Tiles } from '#kernel/tiles.ts'
import {
  Amount,
  ById,
  CalendarDay,
  Done,
  Flag,
  Id,
  Instant,
  Line,
  Name,
  Paragraph,
  Version,
} from '#kernel/shapes.ts'
import { documentKinds, projectPhases, projectRoles } from './rules.ts'

export const Step = z.object({
  id: z.string().regex(/^[a-z0-9_-]{1,40}$/),
  name: Name(60),
  phase: z.enum(projectPhases),
})

const Place = z.object({
  kind: z.enum(['venue', 'address']),
  id: Id,
  name: z.string(),
  /** The lines of the address, one after the other. */
  address: z.string(),
  access: z.string(),
})

export const ProjectPerson = z.object({
  id: Id,
  role: z.enum(projectRoles),
  kind: z.enum(['person', 'contact', 'party']),
  of: Id,
  name: z.string(),
  email: z.string(),
  phone: z.string(),
})

const Money = z.object({
  quoted: Amount,
  agreed: Amount,
  ordered: Amount,
  invoiced: Amount,
  collected: Amount,
  due: Amount,
  /** Null for a role that does not see costs. */
  purchased: Amount.nullable(),
  margin: Amount.nullable(),
})

/** A document of the project, with what the figures count of it. */
export const ProjectDocument = z.object({
  kind: z.enum(documentKinds),
  id: Id,
  number: z.string().nullable(),
  state: z.string(),
  day: CalendarDay,
  net: Amount,
  gross: Amount,
  settled: Amount,
  outstanding: Amount.nullable(),
  /** Of an order: whether it carries out a quote. */
  follows: z.boolean(),
  /** Whether it is attached itself; the others follow from one that is. */
  starts: z.boolean(),
})

const Head = z.object({
  name: Name(120),
  kind: Id.nullable(),
  venue: Id.nullable(),
  address: Id.nullable(),
  store: Id.nullable(),
  seller: Id.nullable(),
  startsOn: CalendarDay.nullable(),
  endsOn: CalendarDay.nullable(),
  nextStep: Line(200),
  nextOn: CalendarDay.nullable(),
  note: Paragraph(),
})

export const Project = z.object({
  id: Id,
  version: Version,
  number: z.string(),
  name: z.string(),
  customer: Named,
  kind: Named.nullable(),
  place: Place.nullable(),
  step: Step,
  stepSince: CalendarDay,
  store: Named.nullable(),
  seller: Named.nullable(),
  startsOn: CalendarDay.nullable(),
  endsOn: CalendarDay.nullable(),
  nextStep: z.string(),
  nextOn: CalendarDay.nullable(),
  note: z.string(),
  people: z.array(ProjectPerson),
  documents: z.array(ProjectDocument),
  money: Money,
  createdAt: Instant,
  updatedAt: Instant,
})
export type Project = z.output<typeof Project>

const ProjectRow = z.object({
  id: Id,
  version: Version,
  number: z.string(),
  name: z.string(),
  customer: Named,
  kind: Named.nullable(),
  place: z.string(),
  step: Step,
  stepSince: CalendarDay,
  seller: Named.nullable(),
  store: Named.nullable(),
  startsOn: CalendarDay.nullable(),
  nextStep: z.string(),
  nextOn: CalendarDay.nullable(),
  agreed: Amount,
  agreedGross: Amount,
  invoiced: Amount,
  due: Amount,
  tags: z.array(z.string()),
})

export const projectSorts = [
  'updated',
  'number',
  'name',
  'customer',
  'step',
  'startsOn',
  'nextOn',
  'agreed',
  'agreedGross',
  'invoiced',
  'due',
] as const

const { customer, seller, store, tag, min, max } = documentFilters

/** What may be done now with one of its documents. */
export const projectCans = ['purchase', 'deliver', 'invoice', 'remind'] as const

/** One tile by phase, and what lies over them: money due, a step that should have been taken. */
export const projectTiles = {
  ...tileOfEach(projectPhases, 'phase', 'agreed'),
  due: { filter: { due: 'true' }, amount: 'due' },
  next_late: { filter: { nextLate: 'true' }, amount: 'agreed' },
} as const satisfies Tiles

export const projectGroupings = [
  'step',
  'kind',
  'customer',
  'seller',
  'store',
  'month',
  'week',
] as const

export const listProjects = endpoint('GET', '/projects', {
  summary:
    'Lists projects, the last touched first; indicators tell how many there are in each phase and what was agreed, and what is due.',
  input: listInput(projectSorts, {
    customer,
    seller,
    store,
    tag,
    /** What was agreed. */
    min,
    max,
    phase: anyOf(projectPhases),
    step: Line(40).optional(),
    kind: Id.optional(),
    venue: Id.optional(),
    can: anyOf(projectCans),
    /** Whose next step should have been taken. */
    nextLate: Flag,
    /** With money due. */
    due: Flag,
    /** Colleagues that are on them, whatever their role. */
    person: Id.optional(),
    /** The days during which it lasts. */
    from: CalendarDay.optional(),
    to: CalendarDay.optional(),
    ...groupInput(projectGroupings),
  }),
  output: listOutput(ProjectRow, {
    sums: ['agreed', 'agreedGross', 'invoiced', 'due'],
    indicators: namesOfTiles(projectTiles),
  }),
})

export const showProject = endpoint('GET', '/projects/:id', {
  summary: 'Shows a project: its step, people, place, documents and money.',
  input: ById,
  output: Project,
})

export const createProject = endpoint('POST', '/projects', {
  summary: 'Starts a project for a customer, at the first step unless told otherwise.',
  input: Head.partial().extend({ name: Name(120), customer: Id, step: Line(40).optional() }),
  output: Project,
  refusals: ['customer_archived', 'out_of_scope', 'step_unknown', 'ends_before'],
})

export const updateProject = endpoint('PUT', '/projects/:id', {
  summary: 'Saves what is decided of a project.',
  input: Head.extend({ id: Id, version: Version }),
  output: Project,
  refusals: ['changed_meanwhile', 'out_of_scope', 'ends_before'],
})

export const moveProject = endpoint('POST', '/projects/:id/step', {
  summary:
    'Takes a project to another step; to put it away while money is due asks for an explicit decision.',
  input: ById.extend({
    step: Line(40),
    version: Version.optional(),
    /** Put away in spite of what is due. */
    knowingly: z.boolean().optional(),
  }),
  output: Project,
  refusals: ['step_unknown', 'project_due', 'changed_meanwhile'],
})

export const deleteProject = endpoint('DELETE', '/projects/:id', {
  summary: 'Deletes a project that holds no document.',
  input: ById,
  output: Done,
  refusals: ['project_has_documents'],
})

export const addPerson = endpoint('POST', '/projects/:id/people', {
  summary: 'Puts someone on a project in a role: a colleague, a contact, or another firm.',
  input: ById.extend({
    role: z.enum(projectRoles),
    kind: z.enum(['person', 'contact', 'party']),
    of: Id,
  }),
  output: Project,
  refusals: ['already_on', 'not_found'],
})

export const removePerson = endpoint('DELETE', '/projects/:id/people/:person', {
  summary: 'Takes someone off a project.',
  input: ById.extend({ person: Id }),
  output: Project,
})

const Attached = z.object({ kind: z.enum(['quote', 'order', 'invoice']), document: Id })

export const listAttachable = endpoint('GET', '/projects/:id/attachable', {
  summary: 'The documents of the customer that belong to no project, newest first.',
  input: ById,
  output: z.object({
    rows: z.array(
      Attached.extend({
        number: z.string().nullable(),
        subject: z.string(),
        day: CalendarDay,
        net: Amount,
      }),
    ),
  }),
})

export const attachDocument = endpoint('POST', '/projects/:id/documents', {
  summary: 'Attaches a document of the customer to a project; what follows from it comes along.',
  input: ById.extend(Attached.shape),
  output: Project,
  refusals: ['other_project', 'other_client', 'follows_another', 'not_found'],
})

export const detachDocument = endpoint('DELETE', '/projects/:id/documents/:document', {
  summary: 'Takes a document, and what follows from it, out of a project.',
  input: ById.extend({ document: Id }),
  output: Project,
})

export const projectOf = endpoint('GET', '/projects/holding', {
  summary: 'The project that a document belongs to, if the role may see it.',
  input: z.object({ document: Id }),
  output: z.object({
    project: z.object({ id: Id, number: z.string(), name: z.string(), step: Step }).nullable(),
  }),
})
