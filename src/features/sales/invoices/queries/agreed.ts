// What a deal comes to: the quote that was signed or the order that was confirmed, and the quotes and
// orders that were added to it since.
import { sql } from 'kysely'
import { findOrderLines, lockOrders } from '#features/sales/orders/queries/find.ts'
import { findAgreedLines, lockQuote } from '#features/sales/quotes/queries/find.ts'
import { netOf } from '#features/sales/quotes/rules/lines.ts'
import type { StoredLine } from '#features/sales/quotes/rules/stored.ts'
import { addMonths, type Day } from '#kernel/day.ts'
import { type Bps, type Cents, quantity, sum, zero } from '#kernel/money.ts'
import type { Locale } from '#kernel/refusal.ts'
import type { VatGroup } from '#kernel/vat.ts'
import type { Act } from '#server/act.ts'
import { newId } from '#server/ids.ts'
import { type BillingTerms, type Recovery, worksVat } from '../rules/situation.ts'

/** What a deal is agreed on: a signed quote, or an order that was made without one. */
export type AgreedKind = 'quote' | 'order'

/** A line that was agreed, and with what. */
export type AgreedLine = StoredLine & {
  readonly agreed: string
  readonly agreed_kind: AgreedKind
}

/** The invoices (of this alias) that are of a deal. */
export const ofDeal = (invoice: string, deal: string) =>
  sql<boolean>`(${sql.ref(`${invoice}.quote_id`)} = ${deal} or ${sql.ref(`${invoice}.order_id`)} = ${deal})`

/** The columns by which an invoice is of a deal. */
export const dealColumns = (deal: { readonly id: string; readonly kind: AgreedKind } | null) => ({
  quote_id: deal?.kind === 'quote' ? deal.id : null,
  order_id: deal?.kind === 'order' ? deal.id : null,
})

/** The deal that an invoice is of, or null. */
export const dealOf = (invoice: {
  readonly quote_id: string | null
  readonly order_id: string | null
}): string | null => invoice.quote_id ?? invoice.order_id

/** The quotes and orders that were added to a deal, in the order in which they were. */
export async function findAmendments({ tx, company }: Act, deal: string) {
  const { rows } = await sql<Amendment>`
    select a.agreed as kind, d.id, d.number, d.day, d.subject, d.language, d.net, d.gross
    from billing_amendment a
    cross join lateral (
      select q.id, q.number, q.day, q.subject, q.language, q.net, q.gross from quote q
        where q.company_id = a.company_id and q.id = a.quote_id
      union all
      select o.id, o.number, o.day, o.subject, o.language, o.net, o.gross from customer_order o
        where o.company_id = a.company_id and o.id = a.order_id) d
    where a.company_id = ${company} and a.deal_id = ${deal}
    order by a.added_at, d.id`.execute(tx)
  return rows
}

type Amendment = {
  kind: AgreedKind
  id: string
  number: string | null
  day: Day
  subject: string
  language: string
  net: Cents
  gross: Cents
}

/** The deal to which a quote or an order was added, or null. */
export async function findAmended({ tx, company }: Act, added: string) {
  const { rows } = await sql<{ id: string; kind: AgreedKind; number: string | null }>`
    select p.deal_id as id, p.agreed as kind, coalesce(q.number, o.number) as number
    from billing_amendment a
    join billing_plan p on p.company_id = a.company_id and p.deal_id = a.deal_id
    left join quote q on q.company_id = p.company_id and q.id = p.quote_id
    left join customer_order o on o.company_id = p.company_id and o.id = p.order_id
    where a.company_id = ${company} and a.amendment_id = ${added}`.execute(tx)
  return rows[0] ?? null
}

/** Of some quotes, those that add to another deal: they are invoiced within it. */
export async function findAdded({ tx, company }: Act, quotes: readonly string[]) {
  const rows = await tx
    .selectFrom('billing_amendment')
    .select('amendment_id as id')
    .where('company_id', '=', company)
    .where('amendment_id', 'in', quotes)
    .execute()
  return new Set(rows.map(({ id }) => id))
}

/** Keeps others from invoicing these until the commit: quotes before orders, each by its identifier. */
export async function lockAgreed(act: Act, ids: readonly string[]): Promise<void> {
  const sorted = [...new Set(ids)].toSorted()
  for (const id of sorted) await lockQuote(act, id)
  await lockOrders(act, sorted)
}

/** Keeps others from invoicing a deal until the commit, with all that was added to it. */
export async function lockDeal(act: Act, deal: string): Promise<void> {
  const amendments = await findAmendments(act, deal)
  await lockAgreed(act, [deal, ...amendments.map(({ id }) => id)])
}

/** The lines of a deal, each amendment under its number. */
export async function findDealLines(
  act: Act,
  { id, kind }: { readonly id: string; readonly kind: AgreedKind },
): Promise<AgreedLine[]> {
  const all = await linesOf(act, id, kind)
  for (const { number, subject, language, ...added } of await findAmendments(act, id)) {
    const title = titleOf(added.kind, number, subject, language as Locale)
    all.push({ ...title, agreed: added.id, agreed_kind: added.kind })
    all.push(...(await linesOf(act, added.id, added.kind)))
  }
  return all
}

async function linesOf(act: Act, id: string, kind: AgreedKind): Promise<AgreedLine[]> {
  const lines = kind === 'quote' ? await findAgreedLines(act, id) : await findOrderLines(act, id)
  return lines.map((line) => ({ ...line, agreed: id, agreed_kind: kind }))
}

/** What a deal comes to, VAT included, and its discount on the whole. */
export async function findDealSums(act: Act, deal: string) {
  const { rows } = await sql<{ kind: AgreedKind; discount: Bps; gross: Cents }>`
    select 'quote' as kind, discount, gross from quote
      where company_id = ${act.company} and id = ${deal}
    union all
    select 'order', discount, gross from customer_order
      where company_id = ${act.company} and id = ${deal}`.execute(act.tx)
  const { kind, discount, gross } = rows[0] as (typeof rows)[number]
  const amendments = await findAmendments(act, deal)
  return {
    kind,
    discount,
    gross: sum([gross, ...amendments.map((one) => one.gross)]),
  }
}

/** What was signed, by rate: each quote and order rounded as it was agreed. */
export const agreedVat = (lines: readonly AgreedLine[], discount: Bps): VatGroup[] =>
  worksVat(
    lines
      .filter(({ kind }) => kind === 'item')
      .map((line) => ({
        agreed: line.agreed,
        vat: { category: line.vat_category as VatGroup['category'], rate: line.vat_rate },
        net: netOf(line),
      })),
    discount,
  )

/** What was agreed of the billing of a deal; nothing is held back where a bond guarantees. */
export async function findTerms({ tx, company }: Act, deal: string): Promise<BillingTerms> {
  const row = await tx
    .selectFrom('billing_plan')
    .select(['recovery', 'retention', 'bond'])
    .where('company_id', '=', company)
    .where('deal_id', '=', deal)
    .executeTakeFirst()
  if (!row) return { recovery: 'progress', retention: 0 as Bps }
  return {
    recovery: row.recovery as Recovery,
    retention: row.bond === '' ? row.retention : (0 as Bps),
  }
}

/** When what is held back falls due: a year after the work was received; null until then. */
export async function findRetentionDay({ tx, company }: Act, deal: string): Promise<Day | null> {
  const row = await tx
    .selectFrom('billing_plan')
    .select('reception_day')
    .where('company_id', '=', company)
    .where('deal_id', '=', deal)
    .executeTakeFirst()
  return row?.reception_day ? addMonths(row.reception_day, 12) : null
}

/** A line of words, which is worth nothing. */
export const textLine = (name: string): StoredLine => ({
  id: newId(),
  rank: 0,
  kind: 'text',
  item_id: null,
  reference: '',
  name,
  description: '',
  nature: 'goods',
  quantity: quantity(0),
  unit: '',
  price: 0 as StoredLine['price'],
  discount: 0 as Bps,
  vat_category: 'S',
  vat_rate: 0 as Bps,
  cost: null,
  net: zero,
})

function titleOf(
  kind: AgreedKind,
  number: string | null,
  subject: string,
  language: Locale,
): StoredLine {
  const said = {
    fr: { quote: 'Avenant, devis', order: 'Avenant, commande' },
    en: { quote: 'Amendment, quote', order: 'Amendment, order' },
  }[language][kind]
  const name = `${said} ${number ?? ''}${subject ? ` – ${subject}` : ''}`.slice(0, 200)
  return { ...textLine(name), kind: 'section' }
}
