// One message of many: what it says of what is theirs, and what it encloses.
import { commonValues } from '#features/base/mail/actions/templates.ts'
import { type Enclosed, queueMail } from '#features/base/mail/actions/queue.ts'
import {
  fill,
  fillLine,
  placesOf,
  type Values,
  whyNotText,
} from '#features/base/mail/rules/template.ts'
import { formats } from '#kernel/format.ts'
import { sum } from '#kernel/money.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import { mergePdf } from '#server/pdf/merge.ts'
import { filesAtMost, type Message, type Recipient } from '../rules/grouping.ts'
import { paperLine } from '../rules/words.ts'
import { keptLabel, type Subject, type SubjectSource } from './subjects.ts'

/** What the places stand for in the message of a recipient, from what is theirs. */
export async function valuesFor(
  act: Act,
  recipient: Recipient,
  theirs: readonly Subject[],
): Promise<Values> {
  const said = formats(act.locale, act.currency, act.timeZone)
  const papers = theirs.flatMap(({ paper }) => (paper ? [paper] : []))
  const amounts = papers.flatMap(({ amount }) => (amount === null ? [] : [amount]))
  const only = papers.length === 1 ? papers[0] : undefined
  const clients = [...new Set(theirs.map(({ customer }) => customer.name))]
  return {
    ...(await commonValues(act)),
    contact: recipient.name,
    customer: clients.slice(0, 3).join(', ') + (clients.length > 3 ? '…' : ''),
    day: said.day(act.today),
    number: papers.map(({ number }) => number).join(', '),
    subject: only?.subject ?? '',
    amount: amounts.length === 0 ? '' : said.amount(sum(amounts)),
    due: only?.due ? said.day(only.due) : '',
    documents: papers.map((paper) => paperLine(paper, act.locale, said)).join('\n'),
  }
}

/** Refuses a text that no message can be made of. @throws Refusal `place_unknown`, `message_empty`… */
export function checkText({ subject, body }: { subject: string; body: string }): void {
  if (subject.trim() === '' || body.trim() === '') refuse('message_empty')
  const inSubject = whyNotText(subject, placesOf.group)
  if (inSubject) refuse(inSubject.code, 'subject', inSubject.values)
  const inBody = whyNotText(body, placesOf.group)
  if (inBody) refuse(inBody.code, 'body', inBody.values)
}

/** Puts the message of a recipient in the outbox; its id. */
export async function writeMessage(
  act: Act,
  source: SubjectSource,
  { recipient, records }: Message,
  subjects: ReadonlyMap<string, Subject>,
  text: { readonly subject: string; readonly body: string; readonly enclose: boolean },
): Promise<string> {
  checkText(text)
  const theirs = records.flatMap((id) => subjects.get(id) ?? [])
  const [first] = theirs
  if (!first) return refuse('recipient_gone')
  const values = await valuesFor(act, recipient, theirs)
  const common = <T>(of: (subject: Subject) => T): T | null =>
    theirs.every((one) => of(one) === of(first)) ? of(first) : null
  const { id } = await queueMail(act, {
    kind: 'group',
    to: [{ address: recipient.address, name: recipient.name }],
    subject: fillLine(text.subject, values, act.locale),
    body: fill(text.body, values, act.locale),
    language: act.locale,
    enclosed: text.enclose ? await enclosedFor(act, source, theirs) : [],
    about: { type: first.about, id: first.id, label: keptLabel(first) },
    others: theirs.slice(1).map((one) => one.id),
    customer: common(({ customer }) => customer.id),
    // Of several people, it is seen by those who see all of theirs.
    seller: common(({ seller }) => seller),
    store: common(({ store }) => store),
  })
  return id
}

/** The PDFs of what is theirs: each in its file or, where they are many, one with bookmarks. */
async function enclosedFor(
  act: Act,
  { pdf }: SubjectSource,
  theirs: readonly Subject[],
): Promise<Enclosed[]> {
  const papers = theirs.filter(({ paper }) => paper !== null)
  if (pdf === null || papers.length === 0) return []
  const mediaType = 'application/pdf'
  if (papers.length <= filesAtMost) {
    const files: Enclosed[] = []
    for (const { id } of papers) {
      const { file, name } = await pdf(act, id)
      files.push({ bytes: file as Uint8Array, name, mediaType })
    }
    return files
  }
  const print = pdf
  async function* parts() {
    for (const { id, label } of papers) {
      yield { title: label, bytes: (await print(act, id)).file as Uint8Array }
    }
  }
  const pieces: Uint8Array[] = []
  for await (const piece of mergePdf(parts())) pieces.push(piece)
  return [{ bytes: Buffer.concat(pieces), name: togetherName(papers.length), mediaType }]
}

export const togetherName = (count: number): string => `Documents (${count}).pdf`
