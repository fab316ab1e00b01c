// Messages as they are found: one, held or not; its attachments; whom one may write to.
import { sql } from 'kysely'
import type { Locale } from '#kernel/refusal.ts'
import { grants, type Right } from '#kernel/rights.ts'
import { type Act, visible } from '#server/act.ts'
import type { AboutType } from '../rules/states.ts'
import type { TemplateKind } from '../rules/template.ts'
import { type Template, usualTemplate } from '../rules/templates.ts'

/** What one must be allowed to read to see a message about it. */
const readings: Readonly<Record<AboutType, Right>> = {
  quote: 'quotes.read',
  invoice: 'invoices.read',
  credit_note: 'invoices.read',
  order: 'orders.read',
  delivery: 'deliveries.read',
  customer: 'customers.read',
  project: 'projects.read',
  appointment: 'activities.read',
  purchase_order: 'purchases.read',
  payment: 'payments.read',
  invitation: 'team.read',
  person: 'team.read',
}

/** The messages that the role may see: those about what it may see. */
export function mailsSeen(act: Act) {
  const open = (Object.keys(readings) as AboutType[]).filter((type) =>
    grants(act.role, readings[type]),
  )
  const seen = act.tx
    .selectFrom('mail as m')
    .where('m.company_id', '=', act.company)
    .where(visible(act, 'm'))
  return open.length === 0
    ? seen.where(sql<boolean>`false`)
    : seen.where('m.about_type', 'in', open)
}

export type MailFound = NonNullable<Awaited<ReturnType<typeof findMail>>>

/** A message, if the role may see it; `hold` keeps others from changing it until the commit. */
export const findMail = (act: Act, id: string, { hold = false } = {}) => {
  const found = mailsSeen(act).selectAll('m').where('m.id', '=', id)
  return (hold ? found.forNoKeyUpdate() : found).executeTakeFirst()
}

/** The message that a job has in hand: skipped where another one holds it. */
export const takeMail = ({ tx, company }: Act, id: string) =>
  tx
    .selectFrom('mail')
    .selectAll()
    .where('company_id', '=', company)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()

export const findAttachments = ({ tx, company }: Act, mail: string) =>
  tx
    .selectFrom('mail_attachment as a')
    .innerJoin('file as f', (join) =>
      join.onRef('f.company_id', '=', 'a.company_id').onRef('f.id', '=', 'a.file_id'),
    )
    .select(['a.rank', 'a.name', 'f.media_type', 'f.content'])
    .where('a.company_id', '=', company)
    .where('a.mail_id', '=', mail)
    .orderBy('a.rank')
    .execute()

/** The messages in these states, oldest first. */
export const findInState = ({ tx, company }: Act, state: 'held' | 'sending', takenBefore?: Date) =>
  tx
    .selectFrom('mail')
    .select(['id', 'expires_at', 'kind', 'subject', 'to_addresses', 'seller_id', 'store_id'])
    .where('company_id', '=', company)
    .where('state', '=', state)
    .$if(takenBefore !== undefined, (mails) =>
      mails.where('taken_at', '<', (takenBefore as Date).toISOString()),
    )
    .orderBy('created_at')
    .forNoKeyUpdate()
    .execute()

/** The messages that wait and whose link is dead. */
export const findLate = ({ tx, company, now }: Act) =>
  tx
    .selectFrom('mail')
    .select('id')
    .where('company_id', '=', company)
    .where('state', 'in', ['queued', 'held'])
    .where('expires_at', '<=', now.toISOString())
    .forNoKeyUpdate()
    .execute()

/** The messages about something that have not left. */
export const findWaitingAbout = ({ tx, company }: Act, type: AboutType, id: string) =>
  tx
    .selectFrom('mail')
    .select(['id', 'state', 'link'])
    .where('company_id', '=', company)
    .where('about_type', '=', type)
    .where('about_id', '=', id)
    .where('state', 'in', ['queued', 'held', 'failed'])
    .orderBy('created_at', 'desc')
    .forNoKeyUpdate()
    .execute()

/** What a message says of the company that sends it. */
export const findSender = ({ tx, company }: Act) =>
  tx
    .selectFrom('company')
    .select(['name', 'colour', 'email', 'phone', 'website', 'street', 'postal_code', 'city'])
    .where('id', '=', company)
    .executeTakeFirstOrThrow()

/** The address of the mailbox where answers are looked for; '' where there is none. */
export const findMailboxAddress = async ({ tx, company }: Act): Promise<string> =>
  (
    await tx
      .selectFrom('mailbox')
      .select('address')
      .where('company_id', '=', company)
      .executeTakeFirst()
  )?.address ?? ''

/** What was answered to a message, the first first. */
export const findReplies = ({ tx, company }: Act, mail: string) =>
  tx
    .selectFrom('mail_reply')
    .select(['id', 'from_name', 'from_address', 'received_at', 'subject', 'body', 'cut'])
    .select('attachments')
    .where('company_id', '=', company)
    .where('mail_id', '=', mail)
    .orderBy('received_at')
    .orderBy('id')
    .execute()

export const emailOf = async ({ tx }: Act, person: string): Promise<string> =>
  (await tx.selectFrom('person').select('email').where('id', '=', person).executeTakeFirst())
    ?.email ?? ''

export type Recipient = {
  readonly id: string | null
  readonly address: string
  readonly name: string
  readonly role: string
  readonly forBilling: boolean
  readonly forDecision: boolean
}

/** Whom one may write to for a customer: its people who have an address, then the customer itself. */
export async function findRecipients({ tx, company }: Act, customer: string): Promise<Recipient[]> {
  const people = await tx
    .selectFrom('contact')
    .select(['id', 'first_name', 'last_name', 'job', 'email', 'for_billing', 'for_decision'])
    .where('company_id', '=', company)
    .where('customer_id', '=', customer)
    .where('email', '<>', '')
    .orderBy('last_name')
    .orderBy('id')
    .execute()
  const own = await tx
    .selectFrom('customer')
    .select(['name', 'email'])
    .where('company_id', '=', company)
    .where('id', '=', customer)
    .executeTakeFirst()
  const all: Recipient[] = people.map((one) => ({
    id: one.id,
    address: one.email,
    name: `${one.first_name} ${one.last_name}`.trim(),
    role: one.job,
    forBilling: one.for_billing,
    forDecision: one.for_decision,
  }))
  const known = new Set(all.map(({ address }) => address.toLowerCase()))
  if (own && own.email !== '' && !known.has(own.email.toLowerCase())) {
    const general = { id: null, role: '', forBilling: false, forDecision: false }
    all.push({ ...general, address: own.email, name: own.name })
  }
  return all
}

/** The text that a kind of message starts with: the company's, or the usual one. */
export async function findTemplate(
  { tx, company }: Act,
  kind: TemplateKind,
  language: Locale,
): Promise<Template> {
  const own = await tx
    .selectFrom('mail_template')
    .select(['subject', 'body'])
    .where('company_id', '=', company)
    .where('kind', '=', kind)
    .where('language', '=', language)
    .executeTakeFirst()
  return own ?? usualTemplate(kind, language)
}

export const findOwnTemplates = ({ tx, company }: Act) =>
  tx
    .selectFrom('mail_template')
    .select(['kind', 'language', 'subject', 'body'])
    .where('company_id', '=', company)
    .execute()
