// The lines of a deposit: one by rate of VAT (and by nature, which the law wants said), under a line
// that names the quote or the order that it is asked on.
import type { StoredLine } from '#features/sales/quotes/rules/stored.ts'
import type { Day } from '#kernel/day.ts'
import type { Formats } from '#kernel/format.ts'
import { bps, type Cents, centsAsPrice, quantity, split, sum, zero } from '#kernel/money.ts'
import type { Locale } from '#kernel/refusal.ts'
import type { Vat, VatGroup } from '#kernel/vat.ts'
import type { DepositAsked } from './deposit.ts'

export type DepositText = {
  readonly asked: DepositAsked
  /** What it is asked on. */
  readonly agreed: {
    readonly kind: 'quote' | 'order'
    readonly number: string
    readonly day: Day
    readonly gross: Cents
  }
  readonly locale: Locale
  readonly written: Formats
}

type Line = Omit<StoredLine, 'id' | 'rank'>

export function depositLines(
  vat: readonly VatGroup[],
  signed: readonly StoredLine[],
  text: DepositText,
): Line[] {
  const named = { ...blank, kind: 'text', name: sentence(text) }
  return [named, ...vat.flatMap((group) => linesOf(group, signed, text))]
}

function linesOf(group: VatGroup, signed: readonly StoredLine[], text: DepositText): Line[] {
  const parts = byNature(group, signed)
  return parts.map(({ nature, net }) => ({
    ...blank,
    kind: 'item',
    name: nameOf(group, parts.length > 1 ? nature : null, text),
    nature,
    quantity: quantity(10_000),
    price: centsAsPrice(net),
    vat_category: group.category,
    vat_rate: group.rate,
    net,
  }))
}

/** The base of a rate over goods and services, in proportion to what was signed of each. */
export function byNature(
  { base, ...vat }: Vat & { readonly base: Cents },
  signed: readonly {
    readonly kind?: string
    readonly nature: string
    readonly vat_category: string
    readonly vat_rate: number
    readonly net: Cents
  }[],
): { nature: 'goods' | 'service'; net: Cents }[] {
  const own = signed.filter(
    (line) =>
      line.kind !== 'text' && line.vat_category === vat.category && line.vat_rate === vat.rate,
  )
  const netOf = (nature: string) =>
    sum(own.filter((line) => line.nature === nature).map(({ net }) => net))
  const [goods, service] = [netOf('goods'), netOf('service')]
  if (goods > 0 && service > 0) {
    const [first = zero, second = zero] = split(base, [goods, service])
    const both = [
      { nature: 'goods' as const, net: first },
      { nature: 'service' as const, net: second },
    ]
    return both.filter(({ net }) => net !== 0)
  }
  return [{ nature: service > goods ? 'service' : 'goods', net: base }]
}

function nameOf(
  { category, rate }: VatGroup,
  nature: 'goods' | 'service' | null,
  { locale, written }: DepositText,
): string {
  const natures = {
    fr: { goods: 'fournitures', service: 'prestations' },
    en: { goods: 'goods', service: 'services' },
  }
  const said = nature ? `, ${natures[locale][nature]}` : ''
  const at = category === 'S' ? written.percent(rate) : ''
  if (locale === 'fr') return at ? `Acompte, part à ${at}${said}` : `Acompte${said}`
  return at ? `Deposit, part at ${at}${said}` : `Deposit${said}`
}

function sentence({ asked, agreed, locale, written }: DepositText): string {
  const day = written.day(agreed.day)
  const gross = written.amount(agreed.gross)
  const part =
    'percent' in asked ? written.percent(asked.percent) : `${written.amount(asked.amount)} TTC`
  if (locale === 'fr') {
    const said = agreed.kind === 'quote' ? 'le devis' : 'la commande'
    return `Acompte de ${part} sur ${said} n°\u00a0${agreed.number} du ${day}, d’un montant de ${gross} TTC`
  }
  const share =
    'percent' in asked
      ? written.percent(asked.percent)
      : `${written.amount(asked.amount)} incl. VAT`
  return `Deposit of ${share} on ${agreed.kind} ${agreed.number} of ${day}, which comes to ${gross} incl. VAT`
}

const blank = {
  item_id: null,
  reference: '',
  name: '',
  description: '',
  nature: 'goods',
  quantity: quantity(0),
  unit: '',
  price: centsAsPrice(zero),
  discount: bps(0),
  vat_category: 'S',
  vat_rate: bps(0),
  cost: null,
  net: zero,
} as const
