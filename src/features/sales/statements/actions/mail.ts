// A statement sent by e-mail, with its PDF.
import { proposeMail } from '#features/base/mail/actions/templates.ts'
import { queueWritten } from '#features/base/mail/actions/written.ts'
import { findCustomer } from '#features/relation/customers/queries.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { formats } from '#kernel/format.ts'
import type { Locale } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import type { mailStatement as sending, proposeStatementMail as proposing } from '../contract.ts'
import { type Asked, findStatement } from '../queries.ts'
import type { StatementView } from '../rules/statement.ts'
import { fileName, printStatement } from './print.ts'

/** @throws Refusal as `findStatement`. */
export async function proposeForStatement(
  act: Act,
  asked: InputOf<typeof proposing>,
): Promise<OutputOf<typeof proposing>> {
  const view = await findStatement(act, period(asked))
  const { language } = await findCustomer(act, asked.id)
  return proposeMail(act, {
    kind: 'statement',
    language: language as Locale,
    customer: asked.id,
    values: valuesOf(act, view, language as Locale),
    attachments: [{ name: `${fileName(language as Locale, view)}.pdf` }],
  })
}

/** @throws Refusal as `findStatement`, and `place_unknown`, `place_not_closed`. */
export async function mailStatement(
  act: Act,
  { to, cc, subject, body, ...asked }: InputOf<typeof sending>,
): Promise<OutputOf<typeof sending>> {
  const customer = await findCustomer(act, asked.id)
  const { bytes, name, language, view } = await printStatement(act, period(asked))
  return queueWritten(
    act,
    { to, cc, subject, body },
    {
      kind: 'statement',
      about: { type: 'customer', id: customer.id, label: customer.name },
      language,
      enclosed: [{ bytes, name, mediaType: 'application/pdf' }],
      customer: customer.id,
      seller: customer.seller_id,
      store: customer.store_id,
      values: valuesOf(act, view, language),
    },
  )
}

const period = ({ id, from, through }: InputOf<typeof proposing>): Asked => ({
  id,
  from,
  to: through,
})

/** What the texts may say of a statement. */
function valuesOf(
  act: Act,
  view: StatementView & { customer: { name: string } },
  language: Locale,
) {
  const said = formats(language, act.currency, act.timeZone)
  return {
    customer: view.customer.name,
    day: said.day(view.to),
    amount: said.amount(view.closing),
    remaining: said.amount(view.closing),
  }
}
