// What the server found, as lines of the palette: the record, and what one does with it.
import {
  Box,
  ClipboardCheck,
  ClipboardList,
  FileText,
  FolderKanban,
  PackageCheck,
  PackageOpen,
  HandCoins,
  Receipt,
  ReceiptText,
  Truck,
  User,
  Users,
} from 'lucide-react'
import type { OutputOf } from '#kernel/endpoint.ts'
import { type Formats, formats } from '#kernel/format.ts'
import { formatPhone } from '#kernel/identifiers.ts'
import type { Locale } from '#kernel/refusal.ts'
import { grants, type Right } from '#kernel/rights.ts'
import { call } from '#web/api.ts'
import type { PaletteItem } from '#web/palette.ts'
import { queries } from '#web/queries.ts'
import { type Me, sessionKey } from '#web/session.ts'
import { to } from '#web/site.ts'
import { wordsIn } from '#web/words.ts'
import { search, type searchParts } from '../contract.ts'
import { both } from './words.ts'

type Found = OutputOf<typeof search>
type Tools = {
  readonly words: (typeof both)['fr']
  readonly formats: Formats
  readonly can: (right: Right) => boolean
}

/** Out of a component: the session that the shell has read. */
function toolsOf(locale: Locale): Tools | null {
  const company = queries.getQueryData<Me>(sessionKey)?.company
  if (!company) return null
  const { currency, timeZone, role } = company
  return {
    words: wordsIn(both, locale),
    formats: formats(locale, currency, timeZone),
    can: (right) => grants(role, right),
  }
}

export async function find(
  typed: string,
  part: (typeof searchParts)[number] | undefined,
  { signal, locale }: { signal: AbortSignal; locale: Locale },
): Promise<readonly PaletteItem[]> {
  const tools = toolsOf(locale)
  if (tools === null || typed.trim() === '') return []
  const found = await call(search, { q: typed.slice(0, 100), part }, { signal })
  return [
    ...found.customers.map((one) => customerItem(one, tools)),
    ...found.contacts.map((one) => contactItem(one, tools)),
    ...found.quotes.map((one) => documentItem(one, 'quote', tools)),
    ...found.orders.map((one) => documentItem(one, 'order', tools)),
    ...found.deliveries.map((one) => documentItem(one, 'delivery', tools)),
    ...found.invoices.map((one) => documentItem(one, one.kind, tools)),
    ...found.projects.map((one) => projectItem(one, tools)),
    ...found.purchases.map((one) => documentItem(one, 'purchase', tools)),
    ...found.items.map((one) => itemItem(one, tools)),
  ]
}

function customerItem(one: Found['customers'][number], { words, can }: Tools): PaletteItem {
  const { id, isCustomer } = one
  const group = isCustomer ? words.customers : words.suppliers
  const client = { client: id }
  const acts = [
    {
      right: 'quotes.write',
      label: words.newQuote,
      icon: FileText,
      href: to('/devis/nouveau', {}, client),
    },
    {
      right: 'invoices.write',
      label: words.newInvoice,
      icon: Receipt,
      href: to('/factures/nouvelle', {}, client),
    },
    {
      right: 'payments.write',
      label: words.newPayment,
      icon: HandCoins,
      href: to('/reglements/nouveau', {}, client),
    },
    {
      right: 'customers.read',
      label: words.meeting,
      icon: ClipboardList,
      href: to('/clients/:id/rendez-vous', { id }),
    },
  ] as const
  return {
    id: `customer ${id}`,
    label: one.name,
    hint: [one.city, one.code].filter(Boolean).join(' · '),
    icon: isCustomer ? Users : Truck,
    group,
    href: isCustomer ? to('/clients/:id', { id }) : to('/fournisseurs/:id', { id }),
    acts: acts
      .filter(({ right }) => isCustomer && can(right))
      .map(({ label, icon, href }) => ({
        id: `${href} ${id}`,
        label,
        icon,
        href,
        group: one.name,
      })),
  }
}

const contactItem = (one: Found['contacts'][number], { words }: Tools): PaletteItem => ({
  id: `contact ${one.id}`,
  label: one.name,
  hint: [one.customer.name, formatPhone(one.phone)].filter(Boolean).join(' · '),
  icon: User,
  group: words.contacts,
  href: to('/clients/:id', { id: one.customer.id }, { onglet: 'contacts' }),
})

function documentItem(
  one: Found['quotes'][number],
  kind: 'quote' | 'order' | 'delivery' | 'invoice' | 'credit_note' | 'purchase',
  { words, formats: written }: Tools,
): PaletteItem {
  const { id } = one
  const at = {
    quote: { icon: FileText, group: words.quotes, href: to('/devis/:id', { id }) },
    order: { icon: ClipboardCheck, group: words.orders, href: to('/commandes/:id', { id }) },
    delivery: {
      icon: PackageCheck,
      group: words.deliveries,
      href: to('/bons-de-livraison/:id', { id }),
    },
    invoice: { icon: Receipt, group: words.invoices, href: to('/factures/:id', { id }) },
    purchase: {
      icon: PackageOpen,
      group: words.purchases,
      href: to('/commandes-achat/:id', { id }),
    },
    credit_note: { icon: ReceiptText, group: words.invoices, href: to('/avoirs/:id', { id }) },
  }[kind]
  return {
    id: `${kind} ${id}`,
    label: one.number ?? words.draft,
    hint: `${one.customer.name} · ${written.amount(one.gross)}`,
    ...at,
  }
}

const projectItem = (one: Found['projects'][number], { words }: Tools): PaletteItem => ({
  id: `project ${one.id}`,
  label: one.name,
  hint: `${one.number} · ${one.customer.name}`,
  icon: FolderKanban,
  group: words.projects,
  href: to('/projets/:id', { id: one.id }),
})

const itemItem = (
  one: Found['items'][number],
  { words, formats: written }: Tools,
): PaletteItem => ({
  id: `item ${one.id}`,
  label: one.name,
  hint: `${one.reference} · ${written.price(one.price)}`,
  icon: Box,
  group: words.items,
  href: to('/articles/:id', { id: one.id }),
})
