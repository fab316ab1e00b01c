// The plans of a company, what they would send, and their texts.
import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import {
  Amount,
  ById,
  CalendarDay,
  Done,
  Id,
  Name,
  Nothing,
  Paragraph,
  Rate,
  Version,
} from '#kernel/shapes.ts'
import { LevelName } from '../contract.ts'
import { holdKinds, kinds, senders } from '../rules/plan.ts'

const Text = z.object({ subject: Name(200), body: Paragraph(10_000).min(1) })
const Texts = z.object({ fr: Text, en: Text })

const level = {
  ...LevelName.shape,
  delay: z.int().min(-90).max(365),
  hour: z.int().min(0).max(23),
  workingDays: z.boolean(),
  sender: z.enum(senders),
  /** The company's own words; null for the usual ones. */
  texts: Texts.nullable(),
}
export const Level = z.object({ id: Id, ...level })
export type Level = z.output<typeof Level>

export const Plan = z.object({
  id: Id,
  kind: z.enum(kinds),
  name: z.string(),
  usual: z.boolean(),
  active: z.boolean(),
  /** What was late before this day is let be. */
  since: CalendarDay.nullable(),
  version: Version,
  levels: z.array(Level.extend({ words: Texts })),
  /** How many clients follow it by choice. */
  clients: z.int(),
})
export type Plan = z.output<typeof Plan>

export const listPlans = endpoint('GET', '/reminder-plans', {
  summary: 'The reminder plans of the company, with their levels, and the rate of late penalties.',
  input: Nothing,
  output: z.object({
    rows: z.array(Plan),
    setting: z.object({ penaltyRate: Rate.nullable(), version: Version }),
    /** Whether messages leave from here. */
    leaves: z.boolean(),
  }),
})

export const createPlan = endpoint('POST', '/reminder-plans', {
  summary: 'Makes a plan for some customers, with the levels of the usual one to begin with.',
  input: z.object({ kind: z.enum(kinds), name: Name(80) }),
  output: Plan,
  refusals: ['plan_name_taken'],
})

const refusals = ['not_found', 'changed_meanwhile', 'plan_empty', 'plan_anchor', 'place_unknown']

export const savePlan = endpoint('PUT', '/reminder-plans/:id', {
  summary:
    'Writes a plan and its levels. A level keeps its identity: what it sent is not sent again.',
  input: ById.extend({
    version: Version,
    name: Name(80),
    levels: z.array(z.object({ id: Id.nullish(), ...level })).max(12),
  }),
  output: Plan,
  refusals: [...refusals, 'place_not_closed', 'plan_name_taken'],
})

export const removePlan = endpoint('DELETE', '/reminder-plans/:id', {
  summary: 'Takes a plan out of use; its customers go back to the usual one.',
  input: ById,
  output: Done,
  refusals: ['not_found', 'plan_in_use'],
})

export const switchOn = endpoint('POST', '/reminder-plans/:id/activation', {
  summary:
    'Switches a plan on: for what comes from today on or, with `past`, for what is late already.',
  input: ById.extend({ version: Version, past: z.boolean() }),
  output: Plan,
  refusals: ['not_found', 'changed_meanwhile', 'plan_empty'],
})
export const switchOff = endpoint('POST', '/reminder-plans/:id/deactivation', {
  summary: 'Switches a plan off: nothing leaves by it any more.',
  input: ById.extend({ version: Version }),
  output: Plan,
  refusals: ['not_found', 'changed_meanwhile'],
})

const Leaving = z.object({
  document: z.object({ id: Id, number: z.string() }),
  customer: z.object({ id: Id, name: z.string() }),
  level: LevelName,
  day: CalendarDay,
  /** Null where nobody has an address: a call instead. */
  to: z.string().nullable(),
  amount: Amount,
})
export const previewPlan = endpoint('GET', '/reminder-plans/:id/preview', {
  summary: 'What would leave today if the plan were on, what would wait, and what is held back.',
  input: ById.extend({ past: z.enum(['true', 'false']).optional() }),
  output: z.object({
    now: z.array(Leaving),
    nowTotal: z.int(),
    amount: Amount,
    waiting: z.int(),
    held: z.array(
      z.object({
        document: z.object({ id: Id, number: z.string() }),
        customer: z.object({ id: Id, name: z.string() }),
        why: z.enum(holdKinds),
      }),
    ),
  }),
})

const Draft = z.object({
  /** The level whose words are tried: as they are typed. */
  kind: z.enum(kinds),
  tone: LevelName.shape.tone,
  sender: z.enum(senders),
  language: z.enum(['fr', 'en']),
  subject: Name(200),
  body: Paragraph(10_000).min(1),
})
export const previewText = endpoint('POST', '/reminder-texts/preview', {
  summary: 'Words of a level as a customer would read them, with a document of today.',
  input: Draft,
  output: z.object({
    subject: z.string(),
    body: z.string(),
    /** Whose document was taken; null where there is none yet. */
    of: z.string().nullable(),
  }),
  refusals: ['place_unknown', 'place_not_closed'],
})
export const testText = endpoint('POST', '/reminder-texts/test', {
  summary: 'Sends those words to oneself.',
  input: Draft,
  output: z.object({ to: z.string() }),
  refusals: ['place_unknown', 'place_not_closed', 'mail_not_configured'],
})

export const saveRate = endpoint('PUT', '/reminder-settings', {
  summary:
    'Says the yearly rate of late penalties as a figure, so that a formal notice computes them.',
  input: z.object({ penaltyRate: Rate.nullable(), version: Version }),
  output: z.object({ penaltyRate: Rate.nullable(), version: Version }),
  refusals: ['changed_meanwhile'],
})
