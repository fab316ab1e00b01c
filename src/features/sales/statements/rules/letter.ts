// A statement on paper: the account of a client over a period, and the age of what is due.
import type { Buyer, Seller } from '#features/sales/documents/rules/frozen.ts'
import type { Letter } from '#features/sales/documents/rules/letter.ts'
import { type Formats, formats } from '#kernel/format.ts'
import { type Cents, cents, sum } from '#kernel/money.ts'
import type { TableView } from '#kernel/print.ts'
import type { Locale } from '#kernel/refusal.ts'
import { ages, type Movement, type StatementView } from './statement.ts'
import { dressed, words } from './words.ts'

export type Parties = {
  readonly seller: Seller
  readonly buyer: Buyer
  readonly currency: string
  readonly timeZone: string
}

/** The letter of a statement, in the language of the client. */
export function statementLetter(
  view: StatementView,
  { seller, buyer, currency, timeZone }: Parties,
  locale: Locale,
): Letter {
  const said = words[locale]
  const say = dressed(locale)
  const written = formats(locale, currency, timeZone)
  const { from, to, closing, late } = view
  const theirs = sum([view.onAccount, view.credits])
  const detail = [
    closing > 0 && late > 0 ? say(said.ofWhichLate(written.amount(late))) : '',
    closing > 0 && theirs > 0 ? say(said.unused(written.amount(theirs))) : '',
  ].filter(Boolean)
  return {
    title: said.title,
    number: null,
    day: to,
    seller,
    buyer,
    currency,
    timeZone,
    facts: [{ label: said.period, value: said.until(written.day(from), written.day(to)) }],
    subject: '',
    opening: '',
    table: table(view, locale, written),
    summary: ages.some((age) => view.ageing[age] !== 0)
      ? {
          title: say(said.ageTitle),
          cells: ages.map((age) => ({
            label: say(said.ages[age]),
            value: written.amount(view.ageing[age]),
          })),
        }
      : null,
    totals: [
      {
        label: closing > 0 ? said.due : closing < 0 ? said.inFavour : said.settled,
        amount: written.amount(cents(Math.abs(closing))),
        detail: detail.join(', ') || null,
        weight: 'due',
      },
    ],
    payable: closing > 0,
    closing: '',
    mentions: [],
  }
}

function table(view: StatementView, locale: Locale, written: Formats): TableView {
  const { columns, opening, closing } = words[locale]
  const column = (title: string, align: 'left' | 'right', wide = false) => ({ title, align, wide })
  const symbol = written.amount(cents(0)).replace(/[\d.,\s]/gu, '')
  const money = (title: string) => column(`${title} (${symbol})`, 'right')
  const say = dressed(locale)
  return {
    columns: [
      column(columns.day, 'left'),
      column(columns.piece, 'left'),
      column(columns.label, 'left', true),
      money(columns.debit),
      money(columns.credit),
      money(columns.balance),
    ],
    rows: [
      {
        cells: ['', '', say(opening(written.day(view.from))), '', '', written.bare(view.opening)],
        weight: 'strong',
      },
      ...view.rows.map((row) => ({
        cells: [
          written.day(row.day),
          piece(row),
          say(labelOf(row, locale, written)),
          row.amount > 0 ? written.bare(row.amount) : '',
          row.amount < 0 ? written.bare(cents(-row.amount)) : '',
          written.bare(row.balance),
        ],
        weight: 'plain' as const,
      })),
      {
        cells: [
          '',
          '',
          say(closing(written.day(view.to))),
          blankZero(view.sums.debit, written),
          blankZero(view.sums.credit, written),
          written.bare(view.closing),
        ],
        weight: 'strong',
      },
    ],
  }
}

const blankZero = (amount: Cents, written: Formats): string =>
  amount === 0 ? '' : written.bare(amount)

/** Documents have a number; payments are told by their reference, in the label. */
const piece = ({ kind, label }: Movement): string =>
  kind === 'invoice' || kind === 'credit_note' ? label : ''

/** "Facture, échéance 30/04/2026", "Règlement par chèque, n° 12". */
export function labelOf(row: Movement, locale: Locale, written: Formats): string {
  const { kinds, dueOn, by } = words[locale]
  const isDocument = row.kind === 'invoice' || row.kind === 'credit_note'
  return [
    [kinds[row.kind], row.method ? by[row.method] : ''].filter(Boolean).join(' '),
    row.kind === 'invoice' && row.dueDay ? dueOn(written.day(row.dueDay)) : '',
    isDocument ? '' : row.label,
  ]
    .filter(Boolean)
    .join(', ')
}
