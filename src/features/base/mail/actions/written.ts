// A message that a person wrote about a document: what its words stand for is put in as it leaves.
import type { Locale } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import type { FileAnswer } from '#server/http/answers.ts'
import { fill, fillLine, type Values } from '../rules/template.ts'
import { type Enclosed, type NewMail, queueMail } from './queue.ts'
import { commonValues } from './templates.ts'

type Written = Pick<NewMail, 'to' | 'cc' | 'subject' | 'body'>

/**
 * Puts it in the outbox; `values` are those of its document.
 * @throws Refusal as `queueMail`.
 */
export async function queueWritten(
  act: Act,
  { to, cc, subject, body }: Written,
  { values, ...mail }: Omit<NewMail, keyof Written> & { readonly values: Values },
) {
  const said = { ...(await commonValues(act)), contact: to[0]?.name ?? '', ...values }
  return queueMail(act, {
    ...mail,
    to,
    cc,
    subject: fillLine(subject, said, mail.language),
    body: fill(body, said, mail.language),
  })
}

type Named = { readonly id: string }

/** In which language a document speaks, to whom, and whose it is: the same of its messages. */
export const asOf = (document: {
  readonly language: Locale
  readonly customer: Named
  readonly seller: Named | null
  readonly store: Named | null
}) => ({
  language: document.language,
  customer: document.customer.id,
  seller: document.seller?.id ?? null,
  store: document.store?.id ?? null,
})

/** A PDF that was made for it, as it goes with a message. */
export const enclosing = ({ file, name }: FileAnswer): Enclosed[] => [
  { bytes: file as Uint8Array, name, mediaType: 'application/pdf' },
]
