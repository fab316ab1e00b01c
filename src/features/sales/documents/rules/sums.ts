import { type Formats, formats } from '#kernel/format.ts'
import { minus, subtract, sum, zero } from '#kernel/money.ts'
import type { TotalView, VatTableView } from '#kernel/print.ts'
import type { Locale } from '#kernel/refusal.ts'
import type { VatCategory } from '#kernel/vat.ts'
import type { FrozenDocument } from './frozen.ts'
import { isAgreement } from './kinds.ts'
import { isUntaxed, vatLabel } from './lines.ts'
import { words } from './words.ts'

/** The totals, from the sum of the lines to what is to be paid. */
export function totalsView(
  document: FrozenDocument,
  locale: Locale,
  written: Formats,
): TotalView[] {
  const { totals: labels, discount } = words[locale]
  const { totals } = document
  const untaxed = isUntaxed(document)
  const isQuote = isAgreement(document.kind)
  const rows: TotalView[] = []
  if (document.discount !== 0) {
    rows.push(row(labels.lines, written.amount(totals.lines)))
    rows.push(
      row(discount(written.percent(document.discount)), written.amount(minus(totals.discount))),
    )
  }
  if (untaxed) {
    const [group] = totals.vat
    const why = group ? whyUntaxed(document, group.category, locale) : null
    rows.push(row(labels.untaxed, written.amount(totals.net), isQuote ? 'due' : 'strong', why))
  } else {
    rows.push(row(labels.net, written.amount(totals.net)))
    rows.push(...taxRows(document, locale, written))
    const aside = isQuote ? notTaken(document, locale, written) : null
    rows.push(row(labels.gross, written.amount(totals.gross), isQuote ? 'due' : 'strong', aside))
  }
  if (!isQuote) rows.push(...paidRows(document, locale, written))
  return rows
}

/** What the options that are left out would add, or null where there is none. */
function notTaken(document: FrozenDocument, locale: Locale, written: Formats): string | null {
  const left = document.lines.filter((line) => line.kind === 'item').filter((line) => !line.chosen)
  if (left.length === 0) return null
  return words[locale].notTaken(written.amount(sum(left.map(({ net }) => net))))
}

/** VAT rate by rate where there are several, with the article that exempts. */
export function vatTable(
  document: FrozenDocument,
  locale: Locale,
  written: Formats,
): VatTableView | null {
  const groups = document.totals.vat
  if (groups.length < 2) return null
  const { title, rate, base, tax } = words[locale].vatTable
  return {
    title,
    columns: { rate, base, tax },
    rows: groups.map((group) => ({
      rate: vatLabel(group, locale, written),
      base: written.amount(group.base),
      tax: written.amount(group.tax),
      mention: whyUntaxed(document, group.category, locale),
    })),
  }
}

function taxRows(document: FrozenDocument, locale: Locale, written: Formats): TotalView[] {
  const { totals: labels, vatAt, taxInEuros } = words[locale]
  const { totals, exchange, currency } = document
  const [only, other] = totals.vat
  const label = only && !other ? vatAt(vatLabel(only, locale, written)) : labels.tax
  const rows = [row(label, written.amount(totals.tax))]
  if (exchange && document.taxInEuros !== null) {
    const euros = formats(locale, 'EUR', document.timeZone)
    const said = taxInEuros(currency, euros.price(exchange.rate), written.day(exchange.day))
    rows.push(row(said, euros.amount(document.taxInEuros)))
  }
  return rows
}

function paidRows(document: FrozenDocument, locale: Locale, written: Formats): TotalView[] {
  const { totals: labels, deposit, invoiced, depositDetail } = words[locale]
  const deducted = document.deposits.map((one) =>
    row(
      one.kind === 'invoice' ? invoiced(one.number) : deposit(one.number),
      written.amount(minus(one.gross)),
      'plain',
      depositDetail(written.day(one.day), written.amount(one.net), written.amount(one.tax)),
    ),
  )
  const paid =
    document.alreadyPaid === zero
      ? []
      : [row(labels.paid, written.amount(minus(document.alreadyPaid)))]
  const last = document.kind === 'credit_note' ? labels.credit : labels.payable
  const { retention } = document
  if (!retention || document.kind === 'credit_note') {
    return [...deducted, ...paid, row(last, written.amount(document.payable), 'due')]
  }
  const { retention: held, retentionDue } = words[locale]
  const known = retention.day && written.day(retention.day)
  const now = subtract(document.payable, retention.amount)
  return [
    ...deducted,
    ...paid,
    ...(deducted.length + paid.length > 0
      ? [row(labels.due, written.amount(document.payable))]
      : []),
    row(
      held(written.percent(retention.rate)),
      written.amount(minus(retention.amount)),
      'plain',
      retentionDue(known),
    ),
    row(last, written.amount(now), 'due'),
  ]
}

const whyUntaxed = (
  document: FrozenDocument,
  category: VatCategory,
  locale: Locale,
): string | null =>
  document.mentions.find((mention) => mention.category === category)?.text[locale] ?? null

const row = (
  label: string,
  amount: string,
  weight: TotalView['weight'] = 'plain',
  detail: string | null = null,
): TotalView => ({ label, amount, detail, weight })
