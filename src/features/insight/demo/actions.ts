import type { z } from 'zod'
import { personOf } from '#features/base/account/actions.ts'
import { editCompany } from '#features/base/company/actions.ts'
import { findCompany } from '#features/base/company/queries.ts'
import type { setUpDemo } from '#features/base/setup/contract.ts'
import { firstStart } from '#features/base/setup/actions.ts'
import { readStores } from '#features/base/stores/queries.ts'
import { foundCompany } from '#features/base/team/actions.ts'
import { createItem } from '#features/catalog/items/actions.ts'
import { createCustomer } from '#features/relation/customers/actions.ts'
import { invoiceQuote } from '#features/sales/invoices/actions/part.ts'
import { issueInvoice } from '#features/sales/invoices/actions/issue.ts'
import { recordPayment } from '#features/sales/payments/actions/record.ts'
import { createQuote } from '#features/sales/quotes/actions/draft.ts'
import { refuseQuote, sendQuote } from '#features/sales/quotes/actions/life.ts'
import { signQuote } from '#features/sales/quotes/actions/sign.ts'
import { addDays, type Day } from '#kernel/day.ts'
import { vatNumberOfSiren } from '#kernel/identifiers.ts'
import { cents, roundedRatio } from '#kernel/money.ts'
import { refuse } from '#kernel/refusal.ts'
import { presets } from '#kernel/rights.ts'
import type { Act } from '#server/act.ts'
import { inCompany } from '#server/elsewhere.ts'
import { newId } from '#server/ids.ts'
import { eraseCompany } from './queries.ts'
import {
  clients,
  type Deal,
  deals,
  fictionalSiren,
  items,
  suppliers,
  workingDaysBack,
} from './rules.ts'

/** The first start with a demonstration: the account, and a company full of deals, at once. */
export const startWithDemo = (act: Act, given: z.output<typeof setUpDemo.input>) =>
  firstStart(act, given, (inner) => tellDemo(inner))

/** A demonstration for someone who has an account, beside their companies. */
export async function openDemoCompany(act: Act): Promise<{ id: string }> {
  const person = act.person ?? refuse('people_only')
  const company = newId(act.now.getTime())
  await inCompany(act, { company, person }, (inner) => tellDemo(inner))
  return { id: company }
}

/** Erases the demonstration in which one is; a real company is never erased. */
export async function eraseDemoCompany(act: Act): Promise<{ done: true }> {
  if (!(await findCompany(act)).demo) refuse('not_a_demo')
  await eraseCompany(act)
  return { done: true }
}

/**
 * Makes the demonstration through the same actions as a person would: a company, its suppliers, items
 * and clients, and six months of deals that end today, in every state.
 */
export async function tellDemo(inner: Act, seed = 42): Promise<void> {
  personOf(inner)
  const manager = { role: presets.manager, currency: 'EUR', timeZone: 'Europe/Paris', stores: [] }
  await foundCompany({ ...inner, ...manager }, { ...atelier, demo: true })
  const stores = (await readStores(inner)).rows.map((store) => store.id)
  const act: Act = { ...inner, ...manager, stores }
  await editCompany(act, { ...settings, version: 1 })
  const supplied = await makeSuppliers(act)
  const sold = await makeItems(act, supplied)
  const bought = await makeClients(act)
  await playDeals(act, deals(seed), sold, bought)
}

const name = 'Atelier Lumière (démonstration)'
const atelier = {
  name,
  country: 'FR',
  currency: 'EUR',
  locale: 'fr',
  time_zone: 'Europe/Paris',
  street: '12 rue de la République',
  postal_code: '69002',
  city: 'Lyon',
} as const

const siren = fictionalSiren(1)
const settings = {
  name,
  legalForm: 'SARL',
  capital: cents(2_000_000),
  siren,
  siret: null,
  vatNumber: vatNumberOfSiren(siren),
  registry: `RCS Lyon ${siren}`,
  street: atelier.street,
  street2: '',
  postalCode: atelier.postal_code,
  city: atelier.city,
  email: 'bonjour@atelier-lumiere.example',
  phone: '04 78 00 00 01',
  website: '',
  vatRegime: 'standard',
  vatOnDebits: false,
  colour: '#1f4d46',
  termsDays: 30,
  termsEndOfMonth: false,
  paymentMethod: 'transfer',
  bankName: 'Banque du Rhône',
  iban: 'FR7630006000011234567890189',
  bic: 'AGRIFRPP',
  latePenalty: '',
  earlyDiscount: '',
  quoteValidityDays: 30,
  quoteExpiringDays: 10,
  documentNote: '',
  insurance: '',
  mediator: '',
  saleConditions: '',
  quoteAgreement: true,
  printPhotos: false,
} as const

async function makeSuppliers(act: Act): Promise<Map<string, string>> {
  const made = new Map<string, string>()
  for (const name of suppliers) {
    const { id } = await createCustomer(act, { name, isCustomer: false, isSupplier: true })
    made.set(name, id)
  }
  return made
}

async function makeItems(act: Act, supplied: Map<string, string>): Promise<string[]> {
  const made: string[] = []
  for (const { rate, cost, ...item } of items) {
    const { id } = await createItem(act, {
      ...item,
      vat: { category: 'S', rate },
      cost: cost === 0 ? null : cost,
      supplierId: supplied.get(item.brand) ?? null,
    })
    made.push(id)
  }
  return made
}

async function makeClients(act: Act): Promise<string[]> {
  const made: string[] = []
  for (const { contact, street, postalCode, city, ...client } of clients) {
    const [firstName, lastName] = contact
    const { id } = await createCustomer(act, {
      ...client,
      vatNumber: client.siren && vatNumberOfSiren(client.siren),
      addresses: [{ street, postalCode, city, country: 'FR', forBilling: true, forDelivery: true }],
      contacts: [{ firstName, lastName, email: client.email, forBilling: true, forDecision: true }],
    })
    made.push(id)
  }
  return made
}

/** One thing that happens, so many days ago. */
type Event = { readonly daysAgo: number; readonly happen: (on: Act) => Promise<void> }

/** Plays the deals in the order of their days, as numbers demand, each act on its own day. */
async function playDeals(
  act: Act,
  told: readonly Deal[],
  sold: readonly string[],
  bought: readonly string[],
): Promise<void> {
  const events = told.flatMap((deal) => eventsOf(deal, sold, bought))
  events.sort((a, b) => b.daysAgo - a.daysAgo)
  for (const { daysAgo, happen } of events) {
    await happen(onDay(act, workingDaysBack(act.today, daysAgo)))
  }
}

const millisecondsADay = 86_400_000

/** The same act, so many days earlier. */
const onDay = (act: Act, daysAgo: number): Act => ({
  ...act,
  now: new Date(act.now.getTime() - daysAgo * millisecondsADay),
  today: addDays(act.today, -daysAgo),
})

/** What happens in a deal: the quote, then as much of what follows as its outcome tells. */
function eventsOf(deal: Deal, sold: readonly string[], bought: readonly string[]): Event[] {
  const { daysAgo, outcome } = deal
  const made = { quote: '', invoice: '', gross: 0 }
  const customer = bought[deal.client] ?? ''
  const lines = deal.lines.map(({ item, quantity, discount }) => ({
    kind: 'item' as const,
    item: sold[item] ?? null,
    quantity,
    discount,
  }))
  const at = (after: number, happen: Event['happen']): Event => ({
    daysAgo: Math.max(0, daysAgo - after),
    happen,
  })
  const quoted = at(0, async (on) => {
    const validUntil = validity(on.today, outcome)
    const quote = await createQuote(on, {
      customer,
      subject: deal.subject,
      lines,
      ...(validUntil ? { validUntil } : {}),
    })
    made.quote = quote.id
    if (outcome !== 'draft') await sendQuote(on, { id: quote.id, how: 'email' })
  })
  if (['draft', 'sent', 'expiring', 'expired'].includes(outcome)) return [quoted]
  if (outcome === 'refused') {
    const reason = 'Projet reporté'
    return [quoted, at(8, async (on) => void (await refuseQuote(on, { id: made.quote, reason })))]
  }
  const signer = `${clients[deal.client]?.contact.join(' ') ?? ''}`
  const signed = at(4, async (on) => void (await signQuote(on, { id: made.quote, signer })))
  if (outcome === 'signed') return [quoted, signed]
  const drafted = at(9, async (on) => {
    made.invoice = (await invoiceQuote(on, { id: made.quote })).id
    if (outcome === 'drafted') return
    const { totals } = await issueInvoice(on, { id: made.invoice })
    made.gross = totals.gross
  })
  if (outcome === 'drafted' || outcome === 'issued' || outcome === 'late') {
    return [quoted, signed, drafted]
  }
  const share = outcome === 'paid' ? 100 : 40
  const paid = at(35, async (on) => {
    const amount = cents(Number(roundedRatio(BigInt(made.gross) * BigInt(share), 100n)))
    const allocations = [{ invoice: made.invoice, amount }]
    await recordPayment(on, { customer, method: 'transfer', amount, allocations })
  })
  return [quoted, signed, drafted, paid]
}

/** Quotes that are told to expire soon do; the others have the company's usual validity. */
const validity = (today: Day, outcome: Deal['outcome']): Day | null =>
  outcome === 'expiring' ? addDays(today, 31) : null
