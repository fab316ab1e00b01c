// The only file that writes notes, calls and visits.
import { sql } from 'kysely'
import type { Act } from '#server/act.ts'
import { changedNow, madeNow, type RowChange } from '#server/stamps.ts'
import type { Note } from '../contract.ts'
import type { Audience, NoteKind, Outcome } from '../rules.ts'
import { namesOf } from './people.ts'
import { aboutOf, findSubject, type SubjectFound, withinScope } from './subject.ts'

export type NoteFound = NonNullable<Awaited<ReturnType<typeof findNote>>>

/** A note, as long as what it is about may be seen; `hold` keeps it from changing until the commit. */
export async function findNote(act: Act, id: string, { hold = false } = {}) {
  const notes = act.tx
    .selectFrom('note as n')
    .selectAll()
    .where('n.company_id', '=', act.company)
    .where('n.id', '=', id)
  const note = await (hold ? notes.forNoKeyUpdate() : notes).executeTakeFirst()
  if (!note || note.author_id === act.person?.id) return note
  const about = aboutOf(note)
  const subject = about && (await findSubject(act, about))
  return subject && (!subject.walkIn || (await isWithin(act, id))) ? note : undefined
}

/** What is about the customer of the counter is seen as if it were about nobody. */
async function isWithin(act: Act, id: string): Promise<boolean> {
  const { rows } = await sql`select from note n where n.company_id = ${act.company}
    and n.id = ${id} and ${withinScope(act, 'n')}`.execute(act.tx)
  return rows.length > 0
}

export async function viewOfNote(act: Act, note: NoteFound): Promise<Note> {
  const [contacts, mentions, customer, people] = [
    await contactsOf(act, note.id),
    await mentionsOf(act, note.id),
    await customerNamed(act, note.customer_id),
    await namesOf(act, [note.author_id]),
  ]
  return {
    id: note.id,
    kind: note.kind as NoteKind,
    body: note.body,
    outcome: note.outcome as Outcome | null,
    minutes: note.minutes,
    audience: note.audience as Audience,
    at: note.at,
    about: aboutOf(note)!,
    customer,
    author: people.get(note.author_id ?? '') ?? null,
    contacts,
    mentions,
    version: note.version,
  }
}

export type NewNote = {
  readonly id: string
  readonly kind: NoteKind
  readonly audience: Audience
  readonly body: string
  readonly outcome: Outcome | null
  readonly minutes: number | null
  readonly at: string
}

export async function insertNote(act: Act, subject: SubjectFound, values: NewNote): Promise<void> {
  const { tx, person } = act
  await tx
    .insertInto('note')
    .values({
      ...values,
      ...madeNow(act),
      about_type: subject.type,
      about_id: subject.id,
      about_label: subject.label,
      customer_id: subject.customer?.id ?? null,
      author_id: person?.id ?? null,
    })
    .execute()
}

export const updateNote = (act: Act, id: string, change: RowChange<'note'>) =>
  act.tx
    .updateTable('note')
    .set({ ...change, ...changedNow(act) })
    .where('company_id', '=', act.company)
    .where('id', '=', id)
    .execute()

export const deleteNote = ({ tx, company }: Act, id: string) =>
  tx.deleteFrom('note').where('company_id', '=', company).where('id', '=', id).execute()

export async function linkContacts({ tx, company }: Act, note: string, ids: readonly string[]) {
  if (ids.length === 0) return
  await tx
    .insertInto('note_contact')
    .values(ids.map((contact_id) => ({ company_id: company, note_id: note, contact_id })))
    .execute()
}

/** Sets who is called by a note; tells who was not before. */
export async function setMentions(
  { tx, company }: Act,
  note: string,
  ids: readonly string[],
): Promise<string[]> {
  const before = await tx
    .deleteFrom('note_mention')
    .where('company_id', '=', company)
    .where('note_id', '=', note)
    .returning('person_id')
    .execute()
  if (ids.length > 0) {
    await tx
      .insertInto('note_mention')
      .values(ids.map((person_id) => ({ company_id: company, note_id: note, person_id })))
      .execute()
  }
  return ids.filter((id) => !before.some((one) => one.person_id === id))
}

const contactsOf = ({ tx, company }: Act, note: string) =>
  tx
    .selectFrom('note_contact as k')
    .innerJoin('contact as c', (join) =>
      join.onRef('c.company_id', '=', 'k.company_id').onRef('c.id', '=', 'k.contact_id'),
    )
    .select(['c.id', sql<string>`trim(c.first_name || ' ' || c.last_name)`.as('name')])
    .where('k.company_id', '=', company)
    .where('k.note_id', '=', note)
    .orderBy('c.last_name')
    .orderBy('c.id')
    .execute()

const mentionsOf = ({ tx, company }: Act, note: string) =>
  tx
    .selectFrom('note_mention as k')
    .innerJoin('person as p', 'p.id', 'k.person_id')
    .select(['p.id', 'p.name'])
    .where('k.company_id', '=', company)
    .where('k.note_id', '=', note)
    .orderBy('p.name')
    .orderBy('p.id')
    .execute()

/** The name of a customer, of whom one sees something already. */
export async function customerNamed({ tx, company }: Act, id: string | null) {
  if (id === null) return null
  const row = await tx
    .selectFrom('customer')
    .select(['id', 'name'])
    .where('company_id', '=', company)
    .where('id', '=', id)
    .executeTakeFirst()
  return row ?? null
}
