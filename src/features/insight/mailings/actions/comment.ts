// One comment on many records: on the timeline of each, told to its seller, sent to its client.
import { z } from 'zod'
import { bulkAct } from '#features/base/bulk/actions.ts'
import { queueMail } from '#features/base/mail/actions/queue.ts'
import { commonValues } from '#features/base/mail/actions/templates.ts'
import { notify, toldBy } from '#features/base/notifications/actions.ts'
import { findUntold } from '#features/relation/activities/actions/calls.ts'
import { writeNote } from '#features/relation/activities/actions.ts'
import { type SubjectType, subjectTypes, untoldOf } from '#features/relation/activities/rules.ts'
import { refuse } from '#kernel/refusal.ts'
import { Paragraph } from '#kernel/shapes.ts'
import type { Act } from '#server/act.ts'
import type { Recipient } from '../rules/grouping.ts'
import { keptLabel, planFor, type Subject, type SubjectSource, subjectSources } from './subjects.ts'

const Options = z.object({
  body: Paragraph(5_000).default(''),
  /** Beside the timeline, whom it reaches. */
  to: z
    .array(z.enum(['client', 'seller']))
    .max(2)
    .default(['seller']),
})
type Options = z.output<typeof Options>

/** What an activity may be about, of a record. */
const subjectOf = ({ about, id }: Subject): { type: SubjectType; id: string } | null => {
  const type = about === 'credit_note' ? 'invoice' : about
  return (subjectTypes as readonly string[]).includes(type)
    ? { type: type as SubjectType, id }
    : null
}

/** The same, as those who are called in a text are told of it. */
const noted = (subject: Subject) => {
  const about = subjectOf(subject)
  const { label, customer, seller, store } = subject
  return about === null ? [] : [{ ...about, label, customer, seller, store }]
}

/** Who is called and will hear nothing. */
const missed = ({ locale }: Act, people: readonly { name: string }[] = []): string =>
  people.length === 0
    ? ''
    : { fr: 'sans accès : ', en: 'no access: ' }[locale] + people.map(({ name }) => name).join(', ')

const plans = (act: Act, source: SubjectSource, asked: never) =>
  planFor(act, source, asked, { roles: ['client', 'seller'], enclose: false, level: 'read' })

export const commentBulk = subjectSources.map((source) =>
  bulkAct({
    name: `${source.name}.comment`,
    right: 'activities.write',
    list: source.list,
    options: Options,
    find: async (act, asked, { to, body }) => {
      const { subjects, links } = await plans(act, source, asked as never)
      const untold = await findUntold(act, body, [...subjects.values()].flatMap(noted))
      return [...subjects.values()].map((subject) => {
        const client = links.find((one) => one.record === subject.id && one.role === 'client')
        const address = client?.recipient.address ?? ''
        return {
          id: subject.id,
          label: subject.label,
          reason: to.includes('client') && address === '' ? 'address_missing' : null,
          note: [to.includes('client') ? address : '', missed(act, untold.get(subject.id))]
            .filter(Boolean)
            .join(' · '),
        }
      })
    },
    run: async (act, id, options) => {
      if (options.body.trim() === '') refuse('comment_empty', 'body')
      const asked = { ids: [id], offset: 0, limit: 1 } as never
      const { subjects, links } = await plans(act, source, asked)
      const subject = subjects.get(id) ?? refuse('not_found')
      const { id: made, untold } = await keep(act, subject, options)
      const of = (role: 'client' | 'seller') =>
        links.filter((one) => one.record === id && one.role === role).map((one) => one.recipient)
      if (options.to.includes('seller')) await tellSellers(act, subject, of('seller'), options)
      if (options.to.includes('client')) await writeClient(act, subject, of('client'), options)
      return { made, said: untoldOf(act.locale, untold) }
    },
  }),
)

async function keep(act: Act, subject: Subject, { body, to }: Options) {
  const about = subjectOf(subject) ?? refuse('not_found')
  const audience = to.includes('client') ? 'client' : 'internal'
  return writeNote(act, { kind: 'note', about, body, audience })
}

async function tellSellers(
  act: Act,
  subject: Subject,
  sellers: readonly Recipient[],
  { body }: Options,
): Promise<void> {
  const { about, id, seller, store } = subject
  await notify(act, {
    code: 'comment',
    about: { type: about as never, id, label: keptLabel(subject), seller, store },
    to: sellers.filter(({ kind }) => kind === 'person').map((one) => one.id),
    values: { by: toldBy(act), text: body.slice(0, 200) },
  })
}

async function writeClient(
  act: Act,
  subject: Subject,
  clients: readonly Recipient[],
  { body }: Options,
): Promise<void> {
  const { about, id, customer, seller, store, paper } = subject
  const { company } = await commonValues(act)
  const known = clients.filter(({ address }) => address !== '')
  if (known.length === 0) refuse('address_missing')
  for (const { address, name } of known) {
    await queueMail(act, {
      kind: 'letter',
      to: [{ address, name }],
      subject: [paper?.number ?? null, company].filter(Boolean).join(' – '),
      body,
      language: act.locale,
      about: { type: about, id, label: keptLabel(subject) },
      customer: customer.id,
      seller,
      store,
    })
  }
}
