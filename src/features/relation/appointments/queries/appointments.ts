// The only file that writes appointments.
import type { Selectable } from 'kysely'
import { sql } from 'kysely'
import { namesOf } from '#features/relation/activities/queries/people.ts'
import { aboutOf, withinScope } from '#features/relation/activities/queries/subject.ts'
import type { Act } from '#server/act.ts'
import type { Tables } from '#server/database/tables.ts'
import { changedNow, madeNow, type NewRow, type RowChange } from '#server/stamps.ts'
import { touch } from '#server/touched.ts'
import type { Appointment } from '../contract.ts'
import type { AppointmentKind, AppointmentState } from '../rules/life.ts'

export type AppointmentRow = Selectable<Tables['appointment']>
type Named = { id: string; name: string }
type Guest = { name: string; address: string }

/** One's own, or those of one's scope that are not private. */
export const seen = (act: Act) =>
  sql<boolean>`(r.author_id = ${act.person?.id ?? null} or ${takesPart(act.person?.id ?? null)}
    or (not r.private and ${withinScope(act, 'r')}))`

export const takesPart = (person: string | null) =>
  sql<boolean>`exists (select from appointment_person mine where mine.company_id = r.company_id
    and mine.appointment_id = r.id and mine.person_id = ${person})`

export function findAppointment(act: Act, id: string, { hold = false } = {}) {
  const all = act.tx
    .selectFrom('appointment as r')
    .selectAll('r')
    .where('r.company_id', '=', act.company)
    .where('r.id', '=', id)
    .where(seen(act))
  return (hold ? all.forNoKeyUpdate() : all).executeTakeFirst()
}

/** An appointment just written, even if one sees it no more. */
export const writtenAppointment = ({ tx, company }: Act, id: string): Promise<AppointmentRow> =>
  tx
    .selectFrom('appointment')
    .selectAll()
    .where('company_id', '=', company)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()

/** Appointments as the contract shows them, with who takes part. */
export async function viewsOf(act: Act, rows: readonly AppointmentRow[]): Promise<Appointment[]> {
  const ids = rows.map(({ id }) => id)
  const [people, contacts, guests, authors, customers] = [
    await peopleOf(act, ids),
    await contactsOf(act, ids),
    await guestsOf(act, ids),
    await namesOf(
      act,
      rows.map(({ author_id }) => author_id),
    ),
    await customersOf(
      act,
      rows.flatMap(({ customer_id }) => customer_id ?? []),
    ),
  ]
  return rows.map((row) => ({
    id: row.id,
    kind: row.kind as AppointmentKind,
    title: row.title,
    description: row.description,
    startsAt: row.starts_at,
    endsAt: row.ends_at,
    place: row.place,
    private: row.private,
    state: row.state as AppointmentState,
    outcome: row.outcome,
    about: aboutOf(row),
    customer: customers.get(row.customer_id ?? '') ?? null,
    author: authors.get(row.author_id ?? '') ?? null,
    people: people.get(row.id) ?? [],
    contacts: contacts.get(row.id) ?? [],
    guests: guests.get(row.id) ?? [],
    toldAt: row.invited_at,
    untold: row.told_sequence !== null && row.told_sequence < row.sequence,
    busy: false,
    version: row.version,
  }))
}

export const viewOf = async (act: Act, row: AppointmentRow): Promise<Appointment> =>
  (await viewsOf(act, [row]))[0]!

/** What one may know of an appointment that one may not see: who is taken, and when. */
export const asBusy = (view: Appointment): Appointment => ({
  ...view,
  kind: 'meeting',
  title: '',
  description: '',
  place: '',
  outcome: '',
  private: true,
  about: null,
  customer: null,
  author: null,
  contacts: [],
  guests: [],
  toldAt: null,
  untold: false,
  busy: true,
})

export async function insertAppointment(act: Act, values: NewRow<'appointment'>): Promise<void> {
  touchAbout(act, values)
  await act.tx
    .insertInto('appointment')
    .values({ ...values, ...madeNow(act) })
    .execute()
}

export async function updateAppointment(
  act: Act,
  id: string,
  change: RowChange<'appointment'>,
): Promise<void> {
  const { tx, company } = act
  const about = ['about_type', 'about_id'] as const
  const of = tx.selectFrom('appointment').select(about).where('company_id', '=', company)
  const [before, after] = await Promise.all([
    of.where('id', '=', id).executeTakeFirst(),
    tx
      .updateTable('appointment')
      .set({ ...change, ...changedNow(act) })
      .where('company_id', '=', company)
      .where('id', '=', id)
      .returning(about)
      .executeTakeFirst(),
  ])
  for (const one of [before, after]) if (one) touchAbout(act, one)
}

/** Where an order is to be fitted, or was, is said by its appointments and by those of its project. */
function touchAbout(
  act: Act,
  about: { about_type?: string | null | undefined; about_id?: string | null | undefined },
): void {
  const { about_type: type, about_id: id } = about
  if (type === 'order' || type === 'project') touch(act, type, [id])
}

/** Those who take part have been told of it as it is. */
export const markTold = (act: Act, { id, sequence }: Pick<AppointmentRow, 'id' | 'sequence'>) =>
  updateAppointment(act, id, { invited_at: act.now.toISOString(), told_sequence: sequence })

/** Sets which colleagues take part; tells who did not before. */
export async function setPeople(
  { tx, company }: Act,
  appointment: string,
  people: readonly string[],
): Promise<string[]> {
  const before = await tx
    .deleteFrom('appointment_person')
    .where('company_id', '=', company)
    .where('appointment_id', '=', appointment)
    .returning('person_id')
    .execute()
  if (people.length > 0) {
    const row = { company_id: company, appointment_id: appointment }
    await tx
      .insertInto('appointment_person')
      .values(people.map((person_id) => ({ ...row, person_id })))
      .execute()
  }
  return people.filter((id) => !before.some((one) => one.person_id === id))
}

export async function setContacts(
  { tx, company }: Act,
  appointment: string,
  contacts: readonly string[],
): Promise<void> {
  await tx
    .deleteFrom('appointment_contact')
    .where('company_id', '=', company)
    .where('appointment_id', '=', appointment)
    .execute()
  if (contacts.length === 0) return
  const row = { company_id: company, appointment_id: appointment }
  await tx
    .insertInto('appointment_contact')
    .values(contacts.map((contact_id) => ({ ...row, contact_id })))
    .execute()
}

/**
 * The addresses of those who take part, but for whoever writes: colleagues, and people of the client; or
 * the client itself, where it is asked and nobody of theirs has one.
 */
export async function addressesOf(
  { tx, company, person }: Act,
  { id, customer_id }: Pick<AppointmentRow, 'id' | 'customer_id'>,
  { orCustomer = false } = {},
) {
  type Address = { name: string; address: string }
  const { rows: people } = await sql<Address>`
    select p.name, p.email as address from appointment_person k join person p on p.id = k.person_id
    where k.company_id = ${company} and k.appointment_id = ${id}
      and k.person_id is distinct from ${person?.id ?? null} order by 2`.execute(tx)
  const { rows: contacts } = await sql<Address>`
    select trim(c.first_name || ' ' || c.last_name) as name, c.email as address
    from appointment_contact k
    join contact c on c.company_id = k.company_id and c.id = k.contact_id
    where k.company_id = ${company} and k.appointment_id = ${id} and c.email <> ''
    order by 2`.execute(tx)
  const guests = (await guestsOf({ tx, company }, [id])).get(id) ?? []
  const workers = [...people, ...guests]
  if (contacts.length > 0 || !orCustomer) return { people: workers, client: contacts }
  const { rows: client } = await sql<Address>`select name, email as address from customer
    where company_id = ${company} and id = ${customer_id} and email <> ''`.execute(tx)
  return { people: workers, client }
}

async function peopleOf(
  { tx, company }: Act,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Named[]>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('appointment_person as k')
    .innerJoin('person as p', 'p.id', 'k.person_id')
    .select(['k.appointment_id as of', 'p.id', 'p.name'])
    .where('k.company_id', '=', company)
    .where('k.appointment_id', 'in', ids)
    .orderBy('p.name')
    .orderBy('p.id')
    .execute()
  return grouped(rows)
}

async function contactsOf(
  { tx, company }: Act,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Named[]>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('appointment_contact as k')
    .innerJoin('contact as c', (join) =>
      join.onRef('c.company_id', '=', 'k.company_id').onRef('c.id', '=', 'k.contact_id'),
    )
    .select(['k.appointment_id as of', 'c.id'])
    .select(sql<string>`trim(c.first_name || ' ' || c.last_name)`.as('name'))
    .where('k.company_id', '=', company)
    .where('k.appointment_id', 'in', ids)
    .orderBy('c.last_name')
    .orderBy('c.id')
    .execute()
  return grouped(rows)
}

async function guestsOf(
  { tx, company }: Pick<Act, 'tx' | 'company'>,
  ids: readonly string[],
): Promise<ReadonlyMap<string, Guest[]>> {
  if (ids.length === 0) return new Map()
  const rows = await tx
    .selectFrom('appointment_guest')
    .select(['appointment_id as of', 'name', 'address'])
    .where('company_id', '=', company)
    .where('appointment_id', 'in', ids)
    .orderBy('address')
    .execute()
  return grouped(rows)
}

/** Puts these in the place of those that there were; an address stands once. */
export async function setGuests(
  { tx, company }: Act,
  appointment: string,
  guests: readonly Guest[],
): Promise<void> {
  await tx
    .deleteFrom('appointment_guest')
    .where('company_id', '=', company)
    .where('appointment_id', '=', appointment)
    .execute()
  const once = new Map(guests.map((guest) => [guest.address.toLowerCase(), guest]))
  if (once.size === 0) return
  await tx
    .insertInto('appointment_guest')
    .values(
      [...once].map(([address, { name }]) => ({
        company_id: company,
        appointment_id: appointment,
        address,
        name,
      })),
    )
    .execute()
}

function grouped<T>(rows: readonly (T & { of: string })[]): ReadonlyMap<string, T[]> {
  const found = new Map<string, T[]>()
  for (const { of, ...one } of rows) found.set(of, [...(found.get(of) ?? []), one as unknown as T])
  return found
}

async function customersOf({ tx, company }: Act, ids: readonly string[]) {
  if (ids.length === 0) return new Map<string, Named>()
  const rows = await tx
    .selectFrom('customer')
    .select(['id', 'name'])
    .where('company_id', '=', company)
    .where('id', 'in', ids)
    .execute()
  return new Map(rows.map((row) => [row.id, row]))
}
