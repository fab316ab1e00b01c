// A message to all who have a role on the deals of a selection: one each, with what is theirs.
import { z } from 'zod'
import { bulkAct, type Candidate } from '#features/base/bulk/actions.ts'
import { takeBack } from '#features/base/mail/actions/queue.ts'
import { refuse } from '#kernel/refusal.ts'
import { Line, Paragraph } from '#kernel/shapes.ts'
import type { Act } from '#server/act.ts'
import { dealRoles, enclosedAtMost, type Message } from '../rules/grouping.ts'
import { enclosedIn, roleWords } from '../rules/words.ts'
import { writeMessage } from './message.ts'
import { type Plan, planFor, subjectSources } from './subjects.ts'

/** What one asks of a message to many; it is tried while it is written. */
const Options = z.object({
  roles: z.array(z.enum(dealRoles)).max(dealRoles.length).default(['client']),
  enclose: z.boolean().default(true),
  subject: Line(200).default(''),
  body: Paragraph(10_000).default(''),
})

type Kept = Pick<Message['recipient'], 'kind' | 'id'> & { readonly records: readonly string[] }

/** Those who are written to, then who is missing and why. */
function candidatesOf(act: Act, { subjects, messages, missing, kept }: Plan): Candidate[] {
  const called = (id: string) => subjects.get(id)?.label ?? ''
  const sent = messages.map(({ recipient, records }) => ({
    id: recipient.id,
    label: [recipient.name, recipient.address].filter(Boolean).join(' · '),
    reason: records.length > enclosedAtMost ? 'too_many_enclosed' : null,
    note: enclosedIn(
      records.map((id) => subjects.get(id)?.paper?.number ?? called(id)),
      act.locale,
    ),
    plan: { kind: recipient.kind, id: recipient.id, records } satisfies Kept,
  }))
  const lost = missing.map(({ record, role, recipient, reason }) => ({
    id: record,
    label: [called(record), roleWords[act.locale][role], recipient?.name]
      .filter(Boolean)
      .join(' · '),
    reason,
  }))
  const left = kept.map(({ subject, reason }) => ({ id: subject.id, label: subject.label, reason }))
  return [...sent, ...lost, ...left]
}

export const mailingBulk = subjectSources.map((source) =>
  bulkAct({
    name: `${source.name}.mail`,
    right: source.rights.write,
    list: source.list,
    options: Options,
    find: async (act, asked, options) =>
      candidatesOf(act, await planFor(act, source, asked, { ...options, level: 'write' })),
    makes: 'message',
    run: async (act, _, options, { plan }) => {
      const { kind, id, records } = plan as Kept
      const found = await planFor(act, source, all(records), { ...options, level: 'write' })
      const message = found.messages.find(
        ({ recipient }) => recipient.kind === kind && recipient.id === id,
      )
      // Their role, their address or the document has gone since: what is no more theirs does not leave.
      if (!message) return refuse('recipient_gone')
      const order = records.filter((record) => message.records.includes(record))
      return writeMessage(act, source, { ...message, records: order }, found.subjects, options)
    },
    undo: async (act, _, made) => {
      if (made) await takeBack(act, { id: made })
    },
  }),
)

const all = (ids: readonly string[]) => ({ ids, offset: 0, limit: ids.length }) as never
