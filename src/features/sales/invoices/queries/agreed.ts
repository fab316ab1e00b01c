// What a deal comes to: the quote that was signed, and the quotes that were added to it since.
import { findAgreedLines, lockQuote } from '#features/sales/quotes/queries/find.ts'
import { netOf } from '#features/sales/quotes/rules/lines.ts'
import type { StoredLine } from '#features/sales/quotes/rules/stored.ts'
import { addMonths, type Day } from '#kernel/day.ts'
import { type Bps, type Cents, quantity, zero } from '#kernel/money.ts'
import type { Locale } from '#kernel/refusal.ts'
import type { VatGroup } from '#kernel/vat.ts'
import type { Act } from '#server/act.ts'
import { newId } from '#server/ids.ts'
import { type BillingTerms, type Recovery, worksVat } from '../rules/situation.ts'

/** A line that was signed, and with which quote. */
export type AgreedLine = StoredLine & { readonly quote_id: string }

/** The amendments of a quote, in the order in which they were added. */
export const findAmendments = ({ tx, company }: Act, quote: string) =>
  tx
    .selectFrom('billing_amendment as a')
    .innerJoin('quote as q', (join) =>
      join.onRef('q.company_id', '=', 'a.company_id').onRef('q.id', '=', 'a.amendment_id'),
    )
    .select(['q.id', 'q.number', 'q.day', 'q.subject', 'q.language', 'q.net', 'q.gross'])
    .where('a.company_id', '=', company)
    .where('a.quote_id', '=', quote)
    .orderBy('a.added_at')
    .orderBy('q.id')
    .execute()

/** The quote whose deal a quote was added to, or null. */
export async function findAmended({ tx, company }: Act, quote: string) {
  const row = await tx
    .selectFrom('billing_amendment as a')
    .innerJoin('quote as q', (join) =>
      join.onRef('q.company_id', '=', 'a.company_id').onRef('q.id', '=', 'a.quote_id'),
    )
    .select(['q.id', 'q.number'])
    .where('a.company_id', '=', company)
    .where('a.amendment_id', '=', quote)
    .executeTakeFirst()
  return row ?? null
}

/** Keeps others from invoicing a deal until the commit: its quotes, in the order of their identifiers. */
export async function lockDeal(act: Act, quote: string): Promise<void> {
  const amendments = await findAmendments(act, quote)
  for (const id of [quote, ...amendments.map((one) => one.id)].toSorted()) await lockQuote(act, id)
}

/** The lines of a deal, each amendment under its number. */
export async function findDealLines(act: Act, quote: string): Promise<AgreedLine[]> {
  const [own, amendments] = await Promise.all([
    findAgreedLines(act, quote),
    findAmendments(act, quote),
  ])
  const all: AgreedLine[] = own.map((line) => ({ ...line, quote_id: quote }))
  for (const { id, number, subject, language } of amendments) {
    const lines = await findAgreedLines(act, id)
    all.push({ ...titleOf(number, subject, language as Locale), quote_id: id })
    all.push(...lines.map((line) => ({ ...line, quote_id: id })))
  }
  return all
}

/** What a deal comes to, VAT included, and its discount on the whole. */
export async function findDealSums(
  act: Act,
  quote: string,
): Promise<{ discount: Bps; gross: Cents }> {
  const row = await act.tx
    .selectFrom('quote')
    .select(['discount', 'gross'])
    .where('company_id', '=', act.company)
    .where('id', '=', quote)
    .executeTakeFirstOrThrow()
  const amendments = await findAmendments(act, quote)
  const gross = amendments.reduce((total, one) => total + one.gross, row.gross as number)
  return { discount: row.discount, gross: gross as Cents }
}

/** What was signed, by rate: each quote rounded as it was signed. */
export const agreedVat = (lines: readonly AgreedLine[], discount: Bps): VatGroup[] =>
  worksVat(
    lines
      .filter(({ kind }) => kind === 'item')
      .map((line) => ({
        quote: line.quote_id,
        vat: { category: line.vat_category as VatGroup['category'], rate: line.vat_rate },
        net: netOf(line),
      })),
    discount,
  )

/** What was agreed of the billing of a deal; nothing is held back where a bond guarantees. */
export async function findTerms({ tx, company }: Act, quote: string): Promise<BillingTerms> {
  const row = await tx
    .selectFrom('billing_plan')
    .select(['recovery', 'retention', 'bond'])
    .where('company_id', '=', company)
    .where('quote_id', '=', quote)
    .executeTakeFirst()
  if (!row) return { recovery: 'progress', retention: 0 as Bps }
  return {
    recovery: row.recovery as Recovery,
    retention: row.bond === '' ? row.retention : (0 as Bps),
  }
}

/** When what is held back falls due: a year after the work was received; null until then. */
export async function findRetentionDay({ tx, company }: Act, quote: string): Promise<Day | null> {
  const row = await tx
    .selectFrom('billing_plan')
    .select('reception_day')
    .where('company_id', '=', company)
    .where('quote_id', '=', quote)
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

function titleOf(number: string | null, subject: string, language: Locale): StoredLine {
  const said = language === 'fr' ? 'Avenant, devis' : 'Amendment, quote'
  const name = `${said} ${number ?? ''}${subject ? ` – ${subject}` : ''}`.slice(0, 200)
  return { ...textLine(name), kind: 'section' }
}
