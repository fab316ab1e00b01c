// Every tile of every list tells what the list that it opens adds up to: its number, and each of its sums,
// with and without taxes; whatever the filters, in a company with something of everything.
import { expect, test } from 'vitest'
import { z } from 'zod'
import { addStore } from '#features/base/stores/contract.ts'
import { createTag } from '#features/base/tags/contract.ts'
import { putTag } from '#features/base/tags/queries.ts'
import { create as createItem } from '#features/catalog/items/contract.ts'
import { listRegister, registerTiles } from '#features/insight/register/contract.ts'
import { list as listCustomers } from '#features/relation/customers/contract.ts'
import { customerTiles } from '#features/relation/customers/contract/listed.ts'
import {
  confirmPurchase,
  createPurchase,
  listPurchases,
  sendPurchase,
} from '#features/purchasing/purchase-orders/contract.ts'
import { purchaseTiles } from '#features/purchasing/purchase-orders/contract/list.ts'
import { receive } from '#features/purchasing/receipts/contract.ts'
import {
  createDelivery,
  deliver,
  listDeliveries,
  prepareDelivery,
  shipDelivery,
} from '#features/sales/deliveries/contract.ts'
import { deliveryTiles } from '#features/sales/deliveries/contract/list.ts'
import {
  createInvoice,
  creditInvoice,
  issueInvoice,
  listInvoices,
} from '#features/sales/invoices/contract.ts'
import { orderBilling, quoteBilling } from '#features/sales/billing/contract.ts'
import { invoiceTiles } from '#features/sales/invoices/contract/list.ts'
import { invoiceOrders } from '#features/sales/invoices/contract/ordered.ts'
import { confirmOrder, createOrder, listOrders } from '#features/sales/orders/contract.ts'
import { orderTiles } from '#features/sales/orders/contract/list.ts'
import { blockOrder, holdOrder, reviewOrder } from '#features/sales/orders/contract/control.ts'
import { orderQuote } from '#features/sales/orders/contract/quoted.ts'
import { lookAgain } from '#features/sales/orders/queries/kept.ts'
import { listPayments, recordPayment } from '#features/sales/payments/contract.ts'
import { paymentTiles } from '#features/sales/payments/contract/list.ts'
import {
  attachDocument,
  createProject,
  listProjects,
  projectTiles,
} from '#features/sales/projects/contract.ts'
import { addKind } from '#features/sales/projects/contract/settings.ts'
import {
  createQuote,
  listQuotes,
  quoteTiles,
  refuseQuote,
  sendQuote,
  signQuote,
} from '#features/sales/quotes/contract.ts'
import { addDays, type Day, day } from '#kernel/day.ts'
import type { Endpoint } from '#kernel/endpoint.ts'
import { bps, cents, centsAsPrice, quantity } from '#kernel/money.ts'
import type { Tiles } from '#kernel/tiles.ts'
import { line, newClient, vat10, vat20 } from '#test/deal.ts'
import { wrongIn } from '#test/doctor.ts'
import { sized } from '#test/scale.ts'
import { type Scene, scene, type Someone } from '#test/scene.ts'

const today = day('2026-03-31')
const whole = { offset: 0, limit: 200 }

/** The lists that have tiles, with what their rows call each sum. */
const lists: readonly { readonly list: Endpoint; readonly tiles: Tiles }[] = [
  { list: listQuotes, tiles: quoteTiles },
  { list: listOrders, tiles: orderTiles },
  { list: listDeliveries, tiles: deliveryTiles },
  { list: listInvoices, tiles: invoiceTiles },
  { list: listPayments, tiles: paymentTiles },
  { list: listPurchases, tiles: purchaseTiles },
  { list: listProjects, tiles: projectTiles },
  { list: listRegister, tiles: registerTiles },
  { list: listCustomers, tiles: customerTiles },
]

type Answer = {
  rows: Record<string, unknown>[]
  total: number
  sums: Record<string, number | null>
  indicators: Record<string, { count: number; amount: number | null; sums?: unknown }>
  groups?: { count: number; sums: Record<string, number> }[]
}
type Filters = Readonly<Record<string, unknown>>

test(
  'every tile equals the list that it opens, for 20 random filters each',
  { timeout: 600_000 },
  () =>
    scene(today, async (play) => {
      const values = await populated(play)
      // A filter without values is told at once, and not on the day when it happens to be drawn.
      for (const { list } of lists) for (const name of namesOf(list)) valuesOf(list, name, values)
      const random = seeded(29)
      for (const { list, tiles } of lists) {
        const drawn = Array.from({ length: sized(20, 0.3) }, () => filtersOf(list, values, random))
        const opened = new Map<string, Promise<Answer>>()
        const open = (by: Someone, filters: Filters): Promise<Answer> => {
          const key = `${by.id} ${JSON.stringify(Object.entries(filters).toSorted())}`
          const asked = opened.get(key) ?? (by(list, { ...whole, ...filters } as never) as never)
          opened.set(key, asked)
          return asked
        }
        let told = 0
        for (const [n, filters] of [{}, ...drawn].entries()) {
          // One who sees what is theirs alone, every third time, where they may look at all.
          const by = n % 3 === 2 && list !== listPurchases ? play.bruno : play.alice
          const answer = await open(by, filters)
          const said = `${list.path} ${JSON.stringify(filters)}`
          sameAsRows(answer, said)
          await sameAsGroups(by, list, filters, n, answer)
          expect(Object.keys(answer.indicators).sort(), said).toEqual(Object.keys(tiles).sort())
          for (const [name, tile] of Object.entries(tiles)) {
            const behind = await open(by, { ...filters, ...tile.filter })
            const { count, amount, sums } = answer.indicators[name]!
            expect({ count, sums }, `${said} ${name}`).toEqual({
              count: behind.total,
              sums: behind.sums,
            })
            if (tile.amount) expect(amount, `${said} ${name}`).toBe(behind.sums[tile.amount])
            if (count > 0) told += 1
          }
        }
        // The filters leave something to look at.
        expect(told, list.path).toBeGreaterThan(drawn.length / 2)
      }
      await inTheirProjects(play.alice, values['project'] as readonly string[])
      expect(await wrongIn(play)).toEqual([])
    }),
)

/** The project that a document shows is one of those whose filter keeps it. */
async function inTheirProjects(by: Someone, projects: readonly string[]): Promise<void> {
  const all = (await by(listRegister, whole)).rows
  const held = new Set<string>()
  for (const project of projects) {
    const kept = new Set((await by(listRegister, { ...whole, project })).rows.map(({ id }) => id))
    const shown = all.filter((row) => row.project?.id === project)
    expect(shown.filter(({ id }) => !kept.has(id))).toEqual([])
    for (const id of kept) held.add(id)
  }
  expect(held.size).toBeGreaterThan(3)
  expect(new Set(all.flatMap(({ id, project }) => (project ? id : [])))).toEqual(held)
}

/** The sums of a list are those of its rows, all of which are there. */
function sameAsRows({ rows, total, sums }: Answer, said: string): void {
  expect(rows.length, said).toBe(total)
  const added = Object.keys(sums).map((name) => [
    name,
    // No sum where no row has it: nothing to add up is nothing.
    sums[name] === null ? null : rows.reduce((n, row) => n + Number(row[name] ?? 0), 0),
  ])
  expect(sums, said).toEqual(Object.fromEntries(added))
}

/** The groups of a list add up to it: one way of grouping after the other. */
async function sameAsGroups(by: Someone, list: Endpoint, filters: Filters, n: number, of: Answer) {
  const ways = optionsOf((list.input as unknown as z.ZodObject).shape['group'])
  if (!ways) return
  const group = ways[n % ways.length]
  const asked = { ...filters, group, heads: 'true', offset: 0, limit: 200 }
  const { groups = [], rows } = (await by(list, asked as never)) as unknown as Answer
  const said = `${list.path} by ${String(group)} ${JSON.stringify(filters)}`
  expect(rows.length, said).toBe(of.total)
  expect(
    groups.reduce((sum, { count }) => sum + count, 0),
    said,
  ).toBe(of.total)
  for (const [name, sum] of Object.entries(of.sums)) {
    if (sum !== null)
      expect(
        groups.reduce((add, one) => add + one.sums[name]!, 0),
        said,
      ).toBe(sum)
  }
}

type Values = Readonly<Record<string, readonly unknown[]>>

const shapeOf = ({ input }: Endpoint) => (input as unknown as z.ZodObject).shape
const namesOf = (list: Endpoint): string[] =>
  Object.keys(shapeOf(list)).filter((name) => !beside.has(name))

/** What a filter may hold: none that the contract has is left without. */
function valuesOf(list: Endpoint, name: string, values: Values): readonly unknown[] {
  const { path } = list
  const known = values[`${path} ${name}`] ?? values[name] ?? optionsOf(shapeOf(list)[name])
  if (!known) throw new Error(`what does ${path} filter by ${name}? tell it in populated()`)
  return known
}

/** One or two filters of a list, among all that its contract has. */
function filtersOf(list: Endpoint, values: Values, random: () => number): Filters {
  const names = namesOf(list)
  const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!
  const chosen = Array.from({ length: 1 + Math.floor(random() * 2) }, () => pick(names))
  return Object.fromEntries(chosen.map((name) => [name, pick(valuesOf(list, name, values))]))
}

const beside = new Set(['offset', 'limit', 'sort', 'direction', 'group', 'heads'])

/** What a filter over words may hold: each alone, and the first two. */
function optionsOf(schema: unknown): readonly unknown[] | undefined {
  if (!schema) return undefined
  const inner = (schema as z.ZodOptional).unwrap() as z.ZodType
  if (inner instanceof z.ZodEnum) return inner.options
  if (!(inner instanceof z.ZodCodec)) return undefined
  const words = (inner.def.out as z.ZodArray<z.ZodEnum>).element?.options
  return words && [...words.map((word) => [word]), words.slice(0, 2)]
}

/** Always the same numbers, between 0 and 1 (mulberry32). */
function seeded(seed: number): () => number {
  let at = seed
  return () => {
    at = (at + 0x6d2b79f5) | 0
    let t = Math.imul(at ^ (at >>> 15), 1 | at)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** A company with a few of everything, in every state; and what may be filtered by. */
async function populated(play: Scene): Promise<Values> {
  const { alice, bruno, travel } = play
  const nowhere = { street: '', street2: '', postalCode: '', city: '', phone: '', email: '' }
  const { id: store } = await alice(addStore, { ...nowhere, name: 'Entrepôt', country: 'FR' })
  const clients = [
    await newClient(alice, { sellerId: bruno.id }),
    await newClient(alice, { name: 'Garage Petit', siren: '732829320', sellerId: bruno.id }),
  ].map(({ id }) => id)
  const supplier = await newClient(alice, {
    name: 'Fonderie Durand',
    isCustomer: false,
    isSupplier: true,
  })
  const item = await alice(createItem, {
    ...{ reference: 'LAMP', name: 'Lampadaire', vat: vat20, supplier: supplier.id },
    price: centsAsPrice(cents(210_00)),
    cost: centsAsPrice(cents(90_00)),
  })
  const kind = await alice(addKind, { name: 'Salon' })
  const tag = await alice(createTag, { name: 'Urgent' })
  const projects: string[] = []
  for (const [n, customer] of clients.entries()) {
    const about = n === 0 ? { kind: kind.id, nextOn: day('2026-03-20'), nextStep: 'Relancer' } : {}
    const made = await alice(createProject, {
      ...{ customer, name: `Projet ${n}`, startsOn: day('2026-03-10'), seller: bruno.id },
      ...about,
    })
    projects.push(made.id)
  }
  const tagged: [Parameters<typeof putTag>[1], string][] = [['project', projects[0]!]]
  for (let n = 0; n < 16; n += 1) {
    travel(addDays(today, n - 40))
    const by = n % 3 ? alice : bruno
    const customer = clients[n % 2]!
    const lines = [
      { kind: 'item' as const, item: item.id, quantity: quantity(10_000 * (1 + (n % 4))) },
      line(n % 2 ? 'Pose soignée' : 'Étude', 45_00 + n, { nature: 'service', vat: vat10 }),
    ]
    const draft = { customer, lines, subject: `Affaire ${n}`, ...(n % 4 === 1 ? { store } : {}) }
    const quote = await by(createQuote, {
      ...draft,
      validUntil: n % 4 === 3 ? null : addDays(today, 4 * (n - 8)),
    })
    if (n % 5 === 0) tagged.push(['quote', quote.id])
    if (n % 6 === 0) {
      await alice(attachDocument, { id: projects[n % 2]!, kind: 'quote', document: quote.id })
    }
    if (n % 8 === 7) continue
    await by(sendQuote, { id: quote.id, how: 'hand' })
    if (n % 8 === 5) await by(refuseQuote, { id: quote.id })
    if (n % 2) continue
    await by(signQuote, { id: quote.id, signer: 'Sophie Martin' }).catch(() => null)
  }
  await orders(play, { clients, item: item.id, store, tagged, projects })
  // Where orders stand is kept from here on, but of those that what follows touches.
  await play.within(alice.company, lookAgain)
  await invoices(play, { clients, store, tagged })
  await purchases(play, { supplier: supplier.id, item: item.id, store, tagged })
  travel(today)
  await play.as('alice', async (act) => {
    for (const [of, id] of tagged) await putTag(act, of, id, tag.id)
  })
  const days = [-45, -30, -20, -10, 0].map((n) => addDays(today, n))
  return {
    customer: clients,
    supplier: [supplier.id],
    seller: [alice.id, bruno.id],
    person: [alice.id, bruno.id],
    driver: [alice.id, bruno.id],
    distributor: clients,
    store: [store],
    project: projects,
    projectKind: [kind.id],
    '/projects kind': [kind.id],
    tag: [tag.id],
    city: ['Lyon', 'Nulle part'],
    country: ['FR', 'BE'],
    venue: [kind.id],
    step: ['identified', 'fitting'],
    projectStep: ['identified', 'fitting'],
    item: [item.id],
    order: (await alice(listOrders, whole)).rows.map(({ id }) => id),
    quote: (await alice(listQuotes, whole)).rows.map(({ id }) => id),
    q: [
      ...['garage', 'lampadaire', 'pose soign', 'affaire 1', 'CO-2026', '271,50', 'rien de tel'],
      // One word in the document or on its lines, the other in its client; and two in the client.
      ...['petit lampadaire', 'garage 2026 pose', 'garage petit', 'et soign'],
    ],
    week: ['2026-W09', '2026-W11', '2026-W14'],
    min: [cents(0), cents(300_00), cents(600_00)],
    max: [cents(300_00), cents(700_00)],
    ...Object.fromEntries(dayFilters.map((name) => [name, days])),
  }
}

const dayFilters = [
  ...['from', 'to', 'validFrom', 'validTo', 'dueFrom', 'dueTo'],
  ...['deliveryFrom', 'deliveryTo', 'expectedFrom', 'expectedTo', 'wishedFrom', 'wishedTo'],
  ...['deliveredFrom', 'deliveredTo', 'createdFrom', 'createdTo'],
]

type Made = {
  readonly clients: readonly string[]
  readonly item: string
  readonly supplier: string
  readonly store: string
  readonly projects: readonly string[]
  readonly tagged: [Parameters<typeof putTag>[1], string][]
}

/** Orders at every control. */
async function orders(
  { alice, bruno, travel }: Scene,
  { clients, item, store, tagged, projects }: Omit<Made, 'supplier'>,
): Promise<void> {
  const signed = (await alice(listQuotes, { ...whole, validity: ['signed'] })).rows
  for (let n = 0; n < 12; n += 1) {
    travel(addDays(today, n - 20))
    const by = n % 3 ? alice : bruno
    const lines = [
      { kind: 'item' as const, item, quantity: quantity(10_000 * (1 + (n % 3))) },
      line('Livraison', 30_00 + n, { nature: n % 4 ? 'service' : 'goods' }),
    ]
    const quote = signed[n]
    const { id } = quote
      ? await alice(orderQuote, { id: quote.id })
      : await by(createOrder, {
          ...{ customer: clients[n % 2]!, lines, deliveryDay: addDays(today, n - 4) },
          ...(n % 4 === 1 ? { store } : {}),
        })
    if (n % 4 === 0) tagged.push(['order', id])
    if (n === 9) await alice(attachDocument, { id: projects[1]!, kind: 'order', document: id })
    if (n % 6 === 5) continue
    await alice(confirmOrder, { id })
    if (n % 6 === 1) await alice(blockOrder, { id, reason: 'Litige' })
    if (n % 6 === 2) await alice(holdOrder, { id, reason: 'Chantier', until: null })
    if (n % 2 === 0) await alice(reviewOrder, { id, reviewed: true }).catch(() => null)
    if (n % 6 === 4) await alice(invoiceOrders, { orders: [id] })
    if (n % 3 === 0) await delivered(alice, id, n, tagged)
    if (n % 3 === 1) await planned(alice, quote?.id ?? null, id)
  }
}

/** A deal of which a step is due, and another not. */
const planned = (someone: Someone, quote: string | null, order: string) =>
  someone((quote ? quoteBilling : orderBilling).savePlan, {
    ...{ id: quote ?? order, version: 0, recovery: 'progress', retention: bps(0), bond: '' },
    steps: [
      { ...step, kind: 'deposit', trigger: 'signature', percent: bps(1000) },
      { ...step, kind: 'balance', trigger: 'date', day: addDays(today, 9) },
    ],
  })
const step = { day: null, percent: null, amount: null, label: '' } as const

/** A delivery of an order, as far as its number says. */
async function delivered(someone: Someone, order: string, n: number, tagged: Made['tagged']) {
  const made = await someone(createDelivery, {
    orders: [order],
    wishedDay: addDays(today, n - 8),
  }).catch(() => null)
  if (!made) return
  const { id } = made
  tagged.push(['delivery', id])
  if (n % 2) return
  await someone(prepareDelivery, { id })
  await someone(shipDelivery, { id })
  if (n > 2) await someone(deliver, { id, signer: 'Sophie Martin' } as never)
}

/** Invoices in every colour, credit notes, and payments that are allocated, in part or not at all. */
async function invoices(
  { alice, bruno, travel }: Scene,
  { clients, store, tagged }: Pick<Made, 'clients' | 'store' | 'tagged'>,
): Promise<void> {
  for (let n = 0; n < 12; n += 1) {
    travel(addDays(today, n - 30))
    const by = n % 3 ? alice : bruno
    const customer = clients[n % 2]!
    const { id } = await by(createInvoice, {
      ...{ customer, lines: [line('Lampadaire', 226_25 + 100 * n)] },
      terms: { days: n % 2 ? 0 : 60, endOfMonth: false },
      ...(n % 4 === 1 ? { store } : {}),
    })
    if (n % 5 === 0) tagged.push(['invoice', id])
    if (n % 6 === 5) continue
    const { totals } = await alice(issueInvoice, { id })
    if (n % 4 === 3) await alice(creditInvoice, { id })
    if (n % 3 === 2) continue
    const part = n % 3 ? totals.gross : Math.round(totals.gross / 3)
    await alice(recordPayment, {
      ...{ customer, method: n % 2 ? 'card' : 'transfer', amount: cents(part + (n % 4)) },
      ...(n % 6 === 0
        ? { allocations: [] }
        : { allocations: [{ invoice: id, amount: cents(part) }] }),
    }).catch(() => null)
  }
}

/** Purchase orders from draft to received. */
async function purchases(
  { alice, travel }: Scene,
  { supplier, item, store, tagged }: Pick<Made, 'supplier' | 'item' | 'store' | 'tagged'>,
): Promise<void> {
  for (let n = 0; n < 8; n += 1) {
    travel(addDays(today, n - 25))
    const lines = [{ kind: 'item' as const, item, quantity: quantity(10_000 * (1 + n)) }]
    const wished: { wishedDay?: Day } = n % 3 ? {} : { wishedDay: addDays(today, n - 6) }
    const purchase = await alice(createPurchase, {
      ...{ supplier, lines, ...wished },
      ...(n % 4 === 1 ? { store } : {}),
    })
    if (n % 3 === 0) tagged.push(['purchase', purchase.id])
    if (n % 4 === 0) continue
    await alice(sendPurchase, { id: purchase.id, how: 'post' })
    if (n % 4 > 1) await alice(confirmPurchase, { id: purchase.id, expectedDay: null })
    const came = [{ line: purchase.lines[0]!.id, quantity: quantity(10_000) }]
    if (n % 4 > 2) await alice(receive, { id: purchase.id, lines: came })
  }
}
