// What an account is told leaves by the outbox of a company where its person works, so that whoever
// manages the people there sees whether it left. Its link is shown to nobody.
import { queueMail } from '#features/base/mail/actions/queue.ts'
import type { MailKind } from '#features/base/mail/rules/states.ts'
import type { Locale } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import { inCompany } from '#server/elsewhere.ts'
import { enter } from '#server/transaction.ts'
import { companiesOf } from '../queries.ts'

export type Told = {
  readonly kind: Extract<MailKind, 'password' | 'address'>
  readonly to: string
  readonly language: Locale
  readonly subject: string
  readonly body: string
  readonly link?: string
  readonly expires?: string
}

export type PersonTold = { readonly id: string; readonly name: string }

/** Puts a letter to someone in the outbox; false where they work nowhere, and there is none. */
export async function tellPerson(act: Act, person: PersonTold, told: Told): Promise<boolean> {
  const [company] = await workplaces(act, person.id)
  if (!company) return false
  const { to, ...letter } = told
  await inCompany(act, { company: company.id, person: null }, (inner) =>
    queueMail(inner, {
      ...letter,
      to: [{ name: person.name, address: to }],
      about: { type: 'person', id: person.id, label: person.name },
      customer: null,
      seller: null,
      store: null,
    }),
  )
  return true
}

/** The companies where someone works: one's own are seen, whatever the company at hand. */
export async function workplaces(act: Act, person: string) {
  await enter(act.tx, act.company, person)
  const companies = await companiesOf(act, person)
  await enter(act.tx, act.company, act.person?.id ?? null)
  return companies
}
