// A letter about documents: a statement, a reminder. Its head and its foot are those of an invoice; its
// table and its words come from the feature that writes it.
import type { Day } from '#kernel/day.ts'
import { formats } from '#kernel/format.ts'
import { formatIban } from '#kernel/identifiers.ts'
import type { Fact, LetterView, Picture, TableView, TotalView } from '#kernel/print.ts'
import type { Locale } from '#kernel/refusal.ts'
import { onWhite } from './colour.ts'
import type { Buyer, Seller } from './frozen.ts'
import { buyerView, legalIdentity, sellerView } from './parties.ts'
import { words } from './words.ts'

/** What a letter says; texts are in the reader’s language already, '' where there is nothing to say. */
export type Letter = {
  /** "Relevé de compte", "Relance". */
  readonly title: string
  /** What stands beside the title, as a number would: the period, the level. */
  readonly number: string | null
  readonly day: Day
  readonly seller: Seller
  readonly buyer: Buyer
  readonly currency: string
  readonly timeZone: string
  /** After the day of the letter and the client’s code. */
  readonly facts: readonly Fact[]
  readonly subject: string
  readonly opening: string
  readonly table: TableView
  readonly summary: LetterView['summary']
  readonly totals: readonly TotalView[]
  /** Whether to say to which account money is to be sent. */
  readonly payable: boolean
  readonly closing: string
  readonly mentions: readonly string[]
}

/** What is printed of a letter, in the language asked. */
export function letterView(
  letter: Letter,
  locale: Locale,
  logo: Picture | null = null,
): LetterView {
  const said = words[locale]
  const { seller, buyer, title, day } = letter
  const code: Fact[] = buyer.code ? [{ label: said.facts.clientCode, value: buyer.code }] : []
  return {
    language: locale,
    created: day,
    name: [title, letter.number, buyer.name].filter(Boolean).join(' – '),
    title,
    number: letter.number ?? '',
    watermark: null,
    accent: onWhite(seller.colour),
    seller: sellerView(letter, locale, logo),
    buyer: buyerView({ ...letter, kind: 'letter' }, locale),
    delivery: null,
    facts: [
      {
        label: said.facts.quoteDay,
        value: formats(locale, 'EUR', letter.timeZone).day(day),
      },
      ...code,
      ...letter.facts,
    ],
    subject: letter.subject ? { label: said.subject, value: letter.subject } : null,
    opening: letter.opening || null,
    table: letter.table,
    summary: letter.summary,
    totals: letter.totals,
    payment: letter.payable ? account(seller, locale) : null,
    closing: letter.closing || null,
    mentions: letter.mentions,
    footer: legalIdentity(letter, locale),
    page: said.page,
  }
}

/** Where to pay: null where the seller has told no account. */
function account({ bankName, iban, bic }: Seller, locale: Locale): LetterView['payment'] {
  if (!iban) return null
  const { title, bank, method } = words[locale].payment
  return {
    title,
    facts: [
      { label: method, value: words[locale].methods.transfer },
      { label: bank, value: bankName },
      { label: 'IBAN', value: formatIban(iban) },
      { label: 'BIC', value: bic },
    ].filter(({ value }) => value !== ''),
  }
}
