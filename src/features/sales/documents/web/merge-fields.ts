import { listStores } from '#features/base/stores/contract.ts'
import { colleagues } from '#features/base/team/contract.ts'
import { show } from '#features/relation/customers/contract.ts'
import type { Cents } from '#kernel/money.ts'
import type { Day } from '#kernel/day.ts'
import { useRead } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import type { MergeField } from '#web/merge.tsx'
import { useWords } from '#web/words.ts'
import { type EditorState, type Head, sumsOf } from './state.ts'
import { documentWords } from './words.ts'

/** An address on one line. */
export const addressLine = (one: Written): string =>
  [one.label, one.street, `${one.postalCode} ${one.city}`.trim()].filter(Boolean).join(', ')

type Written = {
  readonly label: string
  readonly street: string
  readonly postalCode: string
  readonly city: string
}

type Values = Head & { readonly lines: EditorState['lines'] }

/** How the fields that two people changed are named and written, when one must choose. */
export function useMergeFields(
  conflicts: readonly (keyof Head | 'lines')[],
  customer: string | null,
): readonly MergeField<Values>[] {
  const words = useWords(documentWords)
  const formats = useFormats()
  const { data } = useRead(colleagues, {}, { enabled: conflicts.includes('seller') })
  const stores = useRead(listStores, {}, { enabled: conflicts.includes('store') }).data
  const client = useRead(
    show,
    { id: customer ?? '' },
    {
      enabled:
        customer !== null && (conflicts.includes('contact') || conflicts.includes('address')),
    },
  ).data
  const day = (value: Day | null) => (value === null ? '' : formats.day(value))
  const regimes = { company: 'standard', customer: 'domestic' } as const
  const fields: Readonly<Record<keyof Head | 'lines', Omit<MergeField<Values>, 'name'>>> = {
    customer: { label: words.client, show: ({ customer }) => customer?.name ?? '' },
    contact: {
      label: words.contact,
      show: ({ contact }) => {
        const known = client?.contacts.find(({ id }) => id === contact)
        return known ? `${known.firstName} ${known.lastName}`.trim() : words.noContact
      },
    },
    seller: {
      label: words.seller,
      show: ({ seller }) => data?.rows.find(({ id }) => id === seller)?.name ?? seller ?? '',
    },
    store: {
      label: words.store,
      show: ({ store }) => stores?.rows.find(({ id }) => id === store)?.name ?? '',
    },
    subject: { label: words.subject, show: ({ subject }) => subject },
    customerReference: {
      label: words.customerReference,
      show: ({ customerReference }) => customerReference,
    },
    validUntil: { label: words.validUntil, show: ({ validUntil }) => day(validUntil) },
    deliveryDay: { label: words.deliveryDay, show: ({ deliveryDay }) => day(deliveryDay) },
    dueDay: { label: words.dueDay, show: ({ dueDay }) => day(dueDay) },
    address: {
      label: words.address,
      show: ({ address }) => {
        const known = client?.addresses.find(({ id }) => id === address)
        return known ? addressLine(known) : words.usualAddress
      },
    },
    depositRate: {
      label: words.depositRate,
      show: ({ depositRate }) => formats.percent(depositRate),
    },
    fitting: { label: words.fitting, show: ({ fitting }) => words.fittingAsks[fitting] },
    terms: {
      label: words.termDays,
      show: ({ terms }) => words.termsSaid(terms.days, terms.endOfMonth),
    },
    paymentMethod: {
      label: words.method,
      show: ({ paymentMethod }) => words.methods[paymentMethod],
    },
    discount: { label: words.discount, show: ({ discount }) => formats.percent(discount) },
    language: { label: words.language, show: ({ language }) => words.languages[language] },
    note: { label: words.note, show: ({ note }) => note },
    lines: {
      label: words.lines,
      show: ({ lines, ...head }) => {
        const { totals } = sumsOf({ head, lines, regimes })
        // Two sets of lines may come to the same sum: their content tells them apart.
        const names = lines.map((line) => ('name' in line ? line.name : '')).filter(Boolean)
        const told = words.allLines(lines.length, formats.amount(totals.net as Cents))
        return `${told} (${names.slice(0, 3).join(', ')}${names.length > 3 ? '…' : ''})`
      },
    },
  }
  return conflicts.map((name) => ({ name, ...fields[name] }))
}
