// An appointment for each of many deals: when, with whom, and the papers for those who do the work.
import { z } from 'zod'
import { bulkAct, type Candidate } from '#features/base/bulk/actions.ts'
import { checkColleagues, namesOf } from '#features/relation/activities/queries/people.ts'
import { invite } from '#features/relation/appointments/actions/invite.ts'
import {
  cancelAppointment,
  createAppointment,
} from '#features/relation/appointments/actions/plan.ts'
import {
  markTold,
  writtenAppointment,
} from '#features/relation/appointments/queries/appointments.ts'
import { appointmentKinds } from '#features/relation/appointments/rules/life.ts'
import { formats } from '#kernel/format.ts'
import { refuse } from '#kernel/refusal.ts'
import { CalendarDay, Id, Line } from '#kernel/shapes.ts'
import { findCompany } from '#features/base/company/queries.ts'
import type { Act } from '#server/act.ts'
import { type Around, findAround, findTaken } from '../queries/deals.ts'
import { mostPlanned, type PlanningReason } from '../rules/reasons.ts'
import { slotsOf, spanOf } from '../rules/slots.ts'
import { type Deal, dealLists, dealsOf } from './deals.ts'
import { papersOf } from './papers.ts'

const Time = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/)

const AppointmentAsked = z.object({
  kind: z.enum(appointmentKinds),
  /** What stands before the name of the client: "Pose". */
  title: Line(100),
  day: CalendarDay,
  from: Time,
  /** In minutes. */
  lasts: z
    .int()
    .min(5)
    .max(31 * 1440),
  together: z.boolean(),
  /** Those whose time is chosen by hand. */
  at: z.record(Id, z.object({ day: CalendarDay, from: Time })).default({}),
  people: z.array(Id).max(20).default([]),
  /** Those who fit each deal, as its project says, beside the people named. */
  ownFitters: z.boolean(),
  /** Whom to write to. */
  tellPeople: z.boolean(),
  tellClient: z.boolean(),
  /** The papers of the deal for those who do the work. */
  papers: z.boolean(),
})
type AppointmentAsked = z.output<typeof AppointmentAsked>

type Plan = Pick<Deal, 'type'> & {
  readonly startsAt: string
  readonly endsAt: string
  readonly place: string
  readonly contact: string | null
  readonly people: readonly string[]
  readonly guests: Around['externals']
  readonly client: string
}

export const appointmentBulk = dealLists.map((of) =>
  bulkAct({
    name: `${of.name}.appointment`,
    right: 'activities.write',
    list: of.list,
    options: AppointmentAsked,
    find: async (act, asked, options) => plans(act, await dealsOf(act, of, asked), options),
    makes: 'appointment',
    run: async (act, id, options, turn) => makeOne(act, id, turn.plan as Plan, options),
    // Those who were told of it are told that it is no more.
    undo: async (act, _, made) => {
      if (made) await cancelAppointment(act, { id: made })
    },
  }),
)

/** When each takes place and with whom, and what is to be known of it before. */
async function plans(
  act: Act,
  deals: readonly Deal[],
  options: AppointmentAsked,
): Promise<Candidate[]> {
  const { country } = await findCompany(act)
  await checkColleagues(act, options.people, 'options.people')
  const kept = deals.filter((deal) => whyNot(deal, options) === null)
  if (kept.length > mostPlanned) refuse('planning_too_many', undefined, { most: mostPlanned })
  const around = await aroundAll(act, kept)
  const slots = slotsOf(
    options,
    kept.map(({ id }) => id),
    country,
  )
  const made = kept.map((deal) => {
    const slot = slots.get(deal.id) ?? { day: options.day, from: options.from }
    const near = around.get(deal.id)
    const own = options.ownFitters ? (near?.fitters ?? []) : []
    return { deal, slot, near, people: [...new Set([...options.people, ...own])] }
  })
  const spans = new Map(
    made.map(({ deal, slot }) => [deal.id, spanOf(slot, options.lasts, act.timeZone)]),
  )
  const notes = await notesOf(act, made, spans, options)
  return deals.map((deal) => {
    const found = made.find((one) => one.deal.id === deal.id)
    const base = { id: deal.id, label: deal.label, reason: whyNot(deal, options) }
    if (!found) return base
    const plan: Plan = {
      ...spans.get(deal.id)!,
      type: deal.type,
      place: found.near?.place ?? '',
      contact: found.near?.contact ?? null,
      people: found.people,
      guests: options.ownFitters ? (found.near?.externals ?? []) : [],
      client: deal.customer?.name ?? deal.label,
    }
    return { ...base, note: notes.get(deal.id) ?? '', plan }
  })
}

/** What is not agreed upon is neither delivered nor fitted. */
const whyNot = (
  { isDraft, type }: Deal,
  { kind }: Pick<AppointmentAsked, 'kind'>,
): PlanningReason | null =>
  isDraft && type !== 'quote' && (kind === 'delivery' || kind === 'fitting')
    ? 'deal_not_confirmed'
    : null

/** What stands around each, whatever its kind. */
async function aroundAll(act: Act, deals: readonly Deal[]): Promise<ReadonlyMap<string, Around>> {
  const found: [string, Around][] = []
  for (const type of new Set(deals.map((deal) => deal.type))) {
    const ids = deals.filter((deal) => deal.type === type).map(({ id }) => id)
    found.push(...(await findAround(act, type, ids)))
  }
  return new Map(found)
}

type Made = {
  readonly deal: Deal
  readonly near: Around | undefined
  readonly people: readonly string[]
}
type Spans = ReadonlyMap<string, { startsAt: string; endsAt: string }>

/** "Karim Benali · déjà pris · sans e-mail": with whom, and what to look at before. */
async function notesOf(
  act: Act,
  made: readonly Made[],
  spans: Spans,
  { tellClient, ownFitters }: Pick<AppointmentAsked, 'tellClient' | 'ownFitters'>,
): Promise<ReadonlyMap<string, string>> {
  const all = [...new Set(made.flatMap(({ people }) => people))]
  const names = await namesOf(act, all)
  const times = [...spans.values()]
  const from = times.map(({ startsAt }) => startsAt).toSorted()[0]
  const until = times
    .map(({ endsAt }) => endsAt)
    .toSorted()
    .at(-1)
  const taken = from && until ? await findTaken(act, all, { from, until }) : []
  const said = words[act.locale]
  return new Map(
    made.map(({ deal, near, people }) => {
      const span = spans.get(deal.id)!
      const isTaken = taken.some(
        (one) =>
          people.includes(one.person) &&
          Date.parse(one.startsAt) < Date.parse(span.endsAt) &&
          Date.parse(one.endsAt) > Date.parse(span.startsAt),
      )
      const parts = [
        formats(act.locale, act.currency, act.timeZone).moment(span.startsAt),
        [
          ...people.map((id) => names.get(id)?.name ?? ''),
          ...(ownFitters ? (near?.externals ?? []) : []).map(({ name }) => name),
        ].join(', ') || said.nobody,
        ...(isTaken ? [said.taken] : []),
        ...(tellClient && !near?.email
          ? [said.unreachable[deal.type === 'purchase_order' ? 'supplier' : 'client']]
          : []),
      ]
      return [deal.id, parts.join(' · ')]
    }),
  )
}

const words = {
  fr: {
    nobody: 'personne',
    taken: 'déjà pris à cette heure',
    unreachable: { client: 'client sans e-mail', supplier: 'fournisseur sans e-mail' },
  },
  en: {
    nobody: 'nobody',
    taken: 'taken at that time',
    unreachable: { client: 'customer without e-mail', supplier: 'supplier without e-mail' },
  },
} as const

async function makeOne(
  act: Act,
  id: string,
  plan: Plan,
  options: AppointmentAsked,
): Promise<string> {
  const { type, startsAt, endsAt, place, contact, people, guests, client } = plan
  const { kind, title, tellClient, tellPeople, papers } = options
  const made = await createAppointment(act, {
    kind,
    title: [title, client].filter(Boolean).join(' · '),
    startsAt,
    endsAt,
    place,
    about: { type, id },
    people: [...people],
    contacts: contact === null ? [] : [contact],
    guests: [...guests],
  })
  if (tellClient || tellPeople) {
    const row = await writtenAppointment(act, made.id)
    const enclosed = papers && tellPeople ? await papersOf(act, { type, id }) : []
    const told = await invite(act, row, {
      people: tellPeople,
      client: tellClient,
      papers: enclosed,
    })
    if (told > 0) await markTold(act, row)
  }
  return made.id
}
