import { z } from 'zod'
import { changed, record } from '#features/base/journal/actions.ts'
import { notify, readersAmong, toldBy } from '#features/base/notifications/actions.ts'
import { readColleagues } from '#features/base/team/queries.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import { newId } from '#server/ids.ts'
import { calledOn } from './actions/calls.ts'
import * as contract from './contract.ts'
import {
  deleteNote,
  findNote,
  insertNote,
  linkContacts,
  type NoteFound,
  setMentions,
  updateNote,
  viewOfNote,
} from './queries/notes.ts'
import { checkContacts, type Named } from './queries/people.ts'
import { aboutOf, findSubject, type SubjectFound } from './queries/subject.ts'
import {
  type Audience,
  isOwn,
  mentionedIn,
  type NoteKind,
  type Outcome,
  whyNotTold,
} from './rules.ts'

/** Keeps what was said. @throws Refusal `not_found`, `note_empty`, `note_outcome`. */
export async function writeNote(
  act: Act,
  asked: InputOf<typeof contract.writeNote>,
): Promise<contract.KeptNote> {
  const subject = await findSubject(act, asked.about, 'about')
  const { kind, body = '', outcome = null, minutes = null, audience = 'internal' } = asked
  judge({ kind, body, outcome, minutes })
  const contacts = await checkContacts(act, subject.customer?.id ?? null, asked.contacts ?? [])
  const id = newId(act.now.getTime())
  const at = asked.at ?? act.now.toISOString()
  await insertNote(act, subject, { id, kind, body, outcome, minutes, audience, at })
  await linkContacts(act, id, contacts)
  const untold = await callColleagues(act, id, subject, body)
  record(act, `${kind}.written`, 'note', id, {
    label: subject.label,
    after: { about: subject.type, outcome, minutes, audience },
  })
  return { ...(await viewOfNote(act, (await findNote(act, id))!)), untold }
}

/** @throws Refusal `not_found`, `note_not_yours`, `changed_meanwhile`, `note_empty`, `note_outcome`. */
export async function changeNote(
  act: Act,
  { id, version, ...change }: InputOf<typeof contract.changeNote>,
): Promise<contract.KeptNote> {
  const note = await ownNote(act, id)
  if (note.version !== version) {
    const current = z.encode(contract.Note, await viewOfNote(act, note))
    refuse('changed_meanwhile', undefined, {}, { current })
  }
  const before = {
    kind: note.kind as NoteKind,
    body: note.body,
    outcome: note.outcome as Outcome | null,
    minutes: note.minutes,
    audience: note.audience as Audience,
  }
  const after = { ...before, ...change }
  judge(after)
  const { kind: _, ...columns } = after
  await updateNote(act, id, columns)
  const about = aboutOf(note)
  const untold =
    about && after.body !== before.body
      ? await callColleagues(act, id, await findSubject(act, about), after.body)
      : []
  const { body: __, ...told } = changed(before, after).after
  record(act, `${note.kind}.changed`, 'note', id, { label: note.about_label, after: told })
  return { ...(await viewOfNote(act, (await findNote(act, id))!)), untold }
}

/** @throws Refusal `not_found`, `note_not_yours`. */
export async function removeNote(act: Act, { id }: { id: string }): Promise<{ done: true }> {
  const note = await ownNote(act, id)
  await deleteNote(act, id)
  record(act, `${note.kind}.deleted`, 'note', id, { label: note.about_label })
  return { done: true }
}

async function ownNote(act: Act, id: string): Promise<NoteFound> {
  const note = (await findNote(act, id, { hold: true })) ?? refuse('not_found')
  if (!isOwn(note.author_id, act.person?.id ?? null)) refuse('note_not_yours')
  return note
}

function judge(told: Parameters<typeof whyNotTold>[0]): void {
  const reason = whyNotTold(told)
  if (reason) refuse(reason.code, reason.param)
}

/**
 * Those whom the text calls, but for its author: each is told once, if they may see the record.
 * @returns those newly called who may not.
 */
async function callColleagues(
  act: Act,
  note: string,
  subject: SubjectFound,
  body: string,
): Promise<Named[]> {
  const { rows } = await readColleagues(act)
  const others = rows.filter(({ id, active }) => active && id !== act.person?.id)
  const added = await setMentions(act, note, mentionedIn(body, others))
  const { told, right } = calledOn(subject)
  if (!told || added.length === 0) return []
  const readers = (await readersAmong(act, added))(told, right)
  await notify(act, {
    code: 'mention',
    about: told,
    to: readers,
    values: { by: toldBy(act), text: body.slice(0, 200) },
  })
  const missed = added.filter((id) => !readers.includes(id))
  return others.filter(({ id }) => missed.includes(id)).map(({ id, name }) => ({ id, name }))
}
