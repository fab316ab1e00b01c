import { describe, expect, test } from 'vitest'
import { create as createItem, show as showItem } from '#features/catalog/items/contract.ts'
import { create as createParty } from '#features/relation/customers/contract.ts'
import { day } from '#kernel/day.ts'
import { bps, price, type Quantity, quantity } from '#kernel/money.ts'
import { newId } from '#server/ids.ts'
import { page } from '#test/deal.ts'
import { readBack } from '#test/read-pdf.ts'
import { sized } from '#test/scale.ts'
import { type Scene, scene, type Someone } from '#test/scene.ts'
import { receive, reverseReceipt } from '../receipts/contract.ts'
import {
  cancelPurchase,
  closePurchase,
  confirmPurchase,
  createPurchase,
  deletePurchase,
  duplicatePurchase,
  listPurchases,
  mailPurchase,
  proposePurchaseMail,
  type PurchaseOrder,
  purchasePdf,
  reopenPurchase,
  sendPurchase,
  showPurchase,
  updatePurchase,
} from './contract.ts'
import { purchaseTiles } from './contract/list.ts'
import { generatePurchases, listNeeds, listSupplied, searchBuyable } from './contract/buying.ts'

const long = { timeout: 600_000 }
const q = (n: number): Quantity => quantity(n * 10_000)
const euros = (n: number) => price(n * 1_000_000)
const vat = { category: 'S', rate: bps(2000) } as const

const newSupplier = (someone: Someone, name = 'Verrerie du Sud') =>
  someone(createParty, {
    name,
    isCustomer: false,
    isSupplier: true,
    email: 'commandes@verrerie.example',
    addresses: [{ street: '3 quai Sud', postalCode: '13002', city: 'Marseille', forBilling: true }],
  })

const newItem = (someone: Someone, name: string, cost: number, supplierId: string | null) =>
  someone(createItem, { name, price: euros(cost * 2), cost: euros(cost), vat, supplierId })

type Ordered = { order: string; lines: string[] }

/** A confirmed order of a client, as the database holds it: its own acts are told elsewhere. */
async function newOrder(
  { owner, alice }: Scene,
  number: string,
  sold: readonly { item: string; name: string; count: number }[],
): Promise<Ordered> {
  const client = await alice(createParty, { name: `Client de ${number}` })
  const order = newId()
  const { company } = alice
  await owner.query(
    `insert into customer_order (company_id, id, number, state, customer_id, day, terms_days,
      terms_end_of_month, payment_method, currency, language, frozen, confirmed_at)
     values ($1, $2, $3, 'confirmed', $4, '2026-03-01', 30, false, 'transfer', 'EUR', 'fr', '{}', now())`,
    [company, order, number, client.id],
  )
  const lines = sold.map(() => newId())
  for (const [rank, { item, name, count }] of sold.entries()) {
    await owner.query(
      `insert into order_line (company_id, order_id, id, rank, kind, item_id, name, quantity, price,
        vat_rate) values ($1, $2, $3, $4, 'item', $5, $6, $7, 1000000, 2000)`,
      [company, order, lines[rank], rank, item, name, q(count)],
    )
  }
  return { order, lines }
}

const sentOrder = async (someone: Someone, supplier: string, item: string, count = 4) => {
  const { id } = await someone(createPurchase, {
    supplier,
    lines: [{ kind: 'item', item, quantity: q(count) }],
  })
  return someone(sendPurchase, { id, how: 'email' })
}

const lineOf = (purchase: PurchaseOrder, at = 0) => {
  const line = purchase.lines[at]
  if (line?.kind !== 'item') throw new Error('no such line')
  return line
}

describe('writing', () => {
  test('a line costs what the supplier asked last, else what the item costs', () =>
    scene('2026-03-02', async ({ alice, travel }) => {
      const { id: supplier } = await newSupplier(alice)
      const { id: item } = await newItem(alice, 'Globe opalin', 40, supplier)
      const first = await alice(createPurchase, { supplier, lines: [{ kind: 'item', item }] })
      expect(lineOf(first)).toMatchObject({ price: euros(40), name: 'Globe opalin' })
      const typed = {
        kind: 'item' as const,
        id: lineOf(first).id,
        price: euros(50),
        discount: bps(1000),
      }
      const { version, id } = first
      const saved = await alice(updatePurchase, {
        ...draftOf(first),
        id,
        version,
        lines: [typed, { kind: 'item', name: 'Port', price: euros(12) }],
      })
      expect(saved.totals?.net).toBe(57_00)
      await alice(sendPurchase, { id, how: 'email' })
      travel('2026-03-10')
      await alice(receive, { id, lines: [{ line: lineOf(saved).id, quantity: q(1) }] })
      const next = await alice(createPurchase, { supplier, lines: [{ kind: 'item', item }] })
      expect(lineOf(next).price).toBe(euros(45))
      const { rows } = await alice(searchBuyable, { q: 'globe', supplier, limit: 8 })
      expect(rows[0]).toMatchObject({ price: euros(45), lastDay: '2026-03-02', leadDays: 8 })
      const supplied = await alice(listSupplied, { supplier, limit: 50 })
      expect(supplied.rows).toMatchObject([
        { id: item, usual: true, price: euros(45), leadDays: 8 },
      ])
    }))

  test('a number when it leaves, never before; then its words no longer change', () =>
    scene('2026-03-02', async ({ alice }) => {
      const { id: supplier } = await newSupplier(alice)
      const { id: item } = await newItem(alice, 'Globe opalin', 40, supplier)
      const empty = await alice(createPurchase, { supplier })
      await expect(alice(sendPurchase, { id: empty.id, how: 'email' })).rejects.toMatchObject({
        reason: 'no_lines',
      })
      const sent = await sentOrder(alice, supplier, item)
      expect(sent).toMatchObject({ number: 'CA-2026-0001', state: 'sent', standing: 'sent' })
      const { id, version } = sent
      await expect(
        alice(updatePurchase, { ...draftOf(sent), id, version, lines: [] }),
      ).rejects.toMatchObject({ reason: 'not_a_draft' })
      await expect(alice(deletePurchase, { id })).rejects.toMatchObject({ reason: 'not_a_draft' })
      const confirmed = await alice(confirmPurchase, {
        id,
        expectedDay: day('2026-03-20'),
        supplierReference: 'AR 1207',
      })
      expect(confirmed).toMatchObject({ state: 'confirmed', standing: 'awaited' })
      const copy = await alice(duplicatePurchase, { id })
      expect(copy).toMatchObject({ number: null, state: 'draft', supplierReference: '' })
      expect(lineOf(copy)).toMatchObject({ price: euros(40), quantity: q(4) })
      await alice(deletePurchase, { id: copy.id })
      await alice(cancelPurchase, { id, reason: 'Rupture' })
      await expect(
        alice(receive, { id, lines: [{ line: lineOf(sent).id, quantity: q(1) }] }),
      ).rejects.toMatchObject({ reason: 'purchase_not_open' })
    }))

  test('what leaves by e-mail goes to the supplier, with its PDF and without the mentions of a sale', () =>
    scene('2026-03-02', async ({ alice }) => {
      const { id: supplier } = await newSupplier(alice)
      const { id: item } = await newItem(alice, 'Globe opalin', 40, supplier)
      const { id } = await alice(createPurchase, {
        supplier,
        wishedDay: day('2026-03-20'),
        lines: [{ kind: 'item', item, quantity: q(4) }],
      })
      const { to, subject, body, attachments } = await alice(proposePurchaseMail, { id })
      expect(to[0]?.address).toBe('commandes@verrerie.example')
      expect(body).toContain('20/03/2026')
      expect(attachments[0]?.name).toContain('Commande d’achat')
      await alice(mailPurchase, { id, to, cc: [], subject, body })
      const sent = await alice(showPurchase, { id })
      expect(sent).toMatchObject({ state: 'sent', sentHow: 'email' })
      const pdf = (await alice(purchasePdf, { id })) as unknown as Uint8Array
      const { text } = await readBack(pdf)
      expect(text).toContain('Commande d’achat')
      expect(text).toContain('CA-2026-0001')
      expect(text).toContain('160,00')
      expect(text).not.toContain('pénalités')
    }))
})

describe('receiving', () => {
  test('in parts, never more than ordered unless accepted, and taken back by its contrary', () =>
    scene('2026-03-02', async ({ alice }) => {
      const { id: supplier } = await newSupplier(alice)
      const { id: item } = await newItem(alice, 'Globe opalin', 40, supplier)
      const { id, ...sent } = await sentOrder(alice, supplier, item)
      const line = lineOf({ id, ...sent }).id
      const took = await alice(receive, { id, lines: [{ line, quantity: q(3) }] })
      expect(took.purchase).toMatchObject({
        state: 'confirmed',
        receivedPercent: 75,
        toInvoice: true,
      })
      await expect(alice(receive, { id, lines: [{ line, quantity: q(2) }] })).rejects.toMatchObject(
        { reason: 'received_beyond' },
      )
      const more = await alice(receive, { id, lines: [{ line, quantity: q(2) }], beyond: true })
      expect(more.purchase).toMatchObject({ standing: 'received', receivedPercent: 100 })
      await expect(alice(cancelPurchase, { id })).rejects.toMatchObject({
        reason: 'purchase_received',
      })
      const { purchase } = await alice(reverseReceipt, { id: took.id, reason: 'Cassé' })
      expect(lineOf(purchase).received).toBe(q(2))
      expect(purchase.receipts).toHaveLength(3)
      await expect(alice(reverseReceipt, { id: took.id })).rejects.toMatchObject({
        reason: 'receipt_reversed',
      })
      await expect(alice(closePurchase, { id })).rejects.toMatchObject({ reason: 'reason_missing' })
      const closed = await alice(closePurchase, { id, reason: 'Fin de série' })
      expect(closed).toMatchObject({ state: 'closed', standing: 'received' })
      expect(await alice(reopenPurchase, { id })).toMatchObject({ standing: 'awaited' })
    }))

  test(
    'races (2,000 with SCALE=1): of those who unload the same lorry, no more is recorded than was ordered',
    long,
    () =>
      scene('2026-03-02', async ({ alice, denis }) => {
        const { id: supplier } = await newSupplier(alice)
        const { id: item } = await newItem(alice, 'Globe opalin', 40, supplier)
        const lorries = sized(200, 0.1)
        // Half of those who unload find something left.
        const ordered = lorries * 5
        const { id, ...sent } = await sentOrder(alice, supplier, item, ordered)
        const line = lineOf({ id, ...sent }).id
        let taken = 0
        for (let lorry = 0; lorry < lorries; lorry += 1) {
          const outcomes = await Promise.allSettled(
            Array.from({ length: 10 }, (_, n) =>
              (n % 2 ? alice : denis)(receive, { id, lines: [{ line, quantity: q(1) }] }),
            ),
          )
          taken += outcomes.filter(({ status }) => status === 'fulfilled').length
        }
        expect(taken).toBe(ordered)
        expect(lineOf(await alice(showPurchase, { id }))).toMatchObject({ received: q(ordered) })
      }),
  )
})

describe('generated', () => {
  test('one draft a supplier, lines of an item together, each with its origins; never twice', () =>
    scene('2026-03-02', async (told) => {
      const { alice } = told
      const [south, north] = [await newSupplier(alice), await newSupplier(alice, 'Fonderie Nord')]
      const { id: globe } = await newItem(alice, 'Globe', 40, south.id)
      const { id: base } = await newItem(alice, 'Socle', 10, north.id)
      const { id: cable } = await newItem(alice, 'Câble', 2, null)
      const one = await newOrder(told, 'CO-2026-0001', [
        { item: globe, name: 'Globe', count: 2 },
        { item: base, name: 'Socle', count: 2 },
      ])
      const two = await newOrder(told, 'CO-2026-0002', [
        { item: globe, name: 'Globe', count: 3 },
        { item: cable, name: 'Câble', count: 5 },
      ])
      const orders = [one.order, two.order]
      const { rows } = await alice(listNeeds, { orders })
      expect(rows.map(({ name, missing, supplier }) => [name, missing, supplier?.name])).toEqual([
        ['Globe', q(2), 'Verrerie du Sud'],
        ['Socle', q(2), 'Fonderie Nord'],
        ['Globe', q(3), 'Verrerie du Sud'],
        ['Câble', q(5), undefined],
      ])
      const lines = rows.map(({ order, orderLine, missing, supplier }) => ({
        order,
        orderLine,
        supplier: supplier?.id ?? north.id,
        quantity: missing,
      }))
      await expect(
        alice(generatePurchases, {
          lines: [{ ...lines[0], quantity: q(3) } as (typeof lines)[number]],
          merge: true,
        }),
      ).rejects.toMatchObject({ reason: 'purchased_beyond' })
      const made = await alice(generatePurchases, { lines, merge: true, keepSuppliers: true })
      expect(made.rows.map((row) => [row.supplier.name, row.lines])).toEqual([
        ['Verrerie du Sud', 1],
        ['Fonderie Nord', 2],
      ])
      const draft = await alice(showPurchase, { id: made.id })
      expect(draft.subject).toBe('CO-2026-0001, CO-2026-0002')
      expect(lineOf(draft)).toMatchObject({ quantity: q(5), price: euros(40) })
      expect(lineOf(draft).needs.map(({ number, quantity: n }) => [number, n])).toEqual([
        ['CO-2026-0001', q(2)],
        ['CO-2026-0002', q(3)],
      ])
      expect(await alice(showItem, { id: cable })).toMatchObject({ supplierId: north.id })
      expect((await alice(listNeeds, { orders })).rows).toEqual([])
      await expect(alice(generatePurchases, { lines, merge: false })).rejects.toMatchObject({
        reason: 'purchased_beyond',
      })
      // A smaller quantity serves who asked first; what is left is to be bought again.
      await alice(updatePurchase, {
        ...draftOf(draft),
        id: draft.id,
        version: draft.version,
        lines: [{ kind: 'item', id: lineOf(draft).id, quantity: q(4) }],
      })
      const left = await alice(listNeeds, { orders })
      expect(left.rows.map(({ number, missing }) => [number, missing])).toEqual([
        ['CO-2026-0002', q(1)],
      ])
      await alice(deletePurchase, { id: draft.id })
      expect((await alice(listNeeds, { orders })).rows).toHaveLength(2)
    }))

  test('closed short, a purchase order frees what has not come', () =>
    scene('2026-03-02', async (told) => {
      const { alice } = told
      const { id: supplier } = await newSupplier(alice)
      const { id: globe } = await newItem(alice, 'Globe', 40, supplier)
      const { order, lines } = await newOrder(told, 'CO-2026-0001', [
        { item: globe, name: 'Globe', count: 4 },
      ])
      const asked = { order, orderLine: lines[0] ?? '', supplier, quantity: q(4) }
      const { id } = await alice(generatePurchases, { lines: [asked], merge: true })
      const sent = await alice(sendPurchase, { id, how: 'email' })
      await alice(receive, { id, lines: [{ line: lineOf(sent).id, quantity: q(3) }] })
      const standing = async () =>
        (
          await told.owner.query(
            `select purchased::int, received::int, cost::int from order_line_purchase
              where company_id = $1 and order_id = $2`,
            [alice.company, order],
          )
        ).rows[0]
      expect(await standing()).toEqual({ purchased: 40_000, received: 30_000, cost: 160_00 })
      await alice(closePurchase, { id, reason: 'Rupture' })
      expect(await standing()).toEqual({ purchased: 30_000, received: 30_000, cost: 120_00 })
      expect((await alice(listNeeds, { orders: [order] })).rows).toMatchObject([{ missing: q(1) }])
    }))

  test('races: an order is bought once, whoever asks at the same time', long, () =>
    scene('2026-03-02', async (told) => {
      const { alice, denis } = told
      const { id: supplier } = await newSupplier(alice)
      const { id: globe } = await newItem(alice, 'Globe', 40, supplier)
      for (let round = 0; round < 10; round += 1) {
        const { order, lines } = await newOrder(told, `CO-2026-1${round}`, [
          { item: globe, name: 'Globe', count: 4 },
        ])
        const asked = { order, orderLine: lines[0] ?? '', supplier, quantity: q(2) }
        const outcomes = await Promise.allSettled(
          Array.from({ length: 6 }, (_, n) =>
            (n % 2 ? alice : denis)(generatePurchases, { lines: [asked], merge: true }),
          ),
        )
        expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(2)
      }
    }),
  )
})

describe('who sees what', () => {
  test('without the right to see costs one receives, and reads no price; the rival reads nothing', () =>
    scene('2026-03-02', async ({ alice, gilles, bruno, eve }) => {
      const { id: supplier } = await newSupplier(alice)
      const { id: item } = await newItem(alice, 'Globe opalin', 40, supplier)
      const { id } = await sentOrder(alice, supplier, item)
      const seen = await gilles(showPurchase, { id })
      expect(seen).toMatchObject({ totals: null, invoices: [] })
      expect(lineOf(seen)).toMatchObject({ price: null, net: null, quantity: q(4) })
      const listed = await gilles(listPurchases, page)
      expect(listed.rows).toMatchObject([{ net: null }])
      expect(listed.sums).toEqual({ net: null, gross: null })
      expect(Object.values(listed.indicators).every(({ amount }) => amount === null)).toBe(true)
      await expect(gilles(listPurchases, { ...page, sort: 'net' })).rejects.toMatchObject({
        reason: 'cost_hidden',
      })
      await expect(gilles(purchasePdf, { id })).rejects.toMatchObject({
        reason: 'purchase_costs_hidden',
      })
      await expect(bruno(showPurchase, { id })).rejects.toMatchObject({ reason: 'forbidden' })
      await expect(eve(showPurchase, { id })).rejects.toMatchObject({ reason: 'not_found' })
    }))

  test('every tile is the sum of the list that it opens, whatever the filters', long, () =>
    scene('2026-03-02', async ({ alice, travel }) => {
      const suppliers = [await newSupplier(alice), await newSupplier(alice, 'Fonderie Nord')]
      const items = [
        await newItem(alice, 'Globe', 10, suppliers[0]?.id ?? null),
        await newItem(alice, 'Socle', 11, suppliers[1]?.id ?? null),
      ]
      for (let n = 0; n < 18; n += 1) {
        travel(`2026-03-${String(2 + n).padStart(2, '0')}`)
        const supplier = suppliers[n % 2]?.id ?? ''
        const { id, lines } = await alice(createPurchase, {
          supplier,
          ...(n % 3 === 0 ? { wishedDay: day('2026-03-12') } : {}),
          lines: [{ kind: 'item', item: items[n % 2]?.id ?? '', quantity: q(1 + n) }],
        })
        if (n % 6 === 0) continue
        await alice(sendPurchase, { id, how: 'email' })
        const line = lines[0]?.id ?? ''
        if (n % 6 > 1) await alice(confirmPurchase, { id, expectedDay: null })
        if (n % 6 > 2) await alice(receive, { id, lines: [{ line, quantity: q(1) }] })
        if (n % 6 === 4) await alice(receive, { id, lines: [{ line, quantity: q(n) }] })
        if (n % 6 === 5) await alice(closePurchase, { id, reason: 'Rupture' })
      }
      const filters = [
        {},
        { supplier: suppliers[0]?.id ?? '' },
        { from: day('2026-03-08') },
        { to: day('2026-03-10') },
        { week: '2026-W11' },
        { q: 'fonderie' },
        { toInvoice: 'true' as const },
        { toInvoice: 'false' as const, q: 'verrerie' },
      ]
      for (const filter of filters) {
        const { indicators } = await alice(listPurchases, { ...page, ...filter })
        for (const [tile, { filter: opened }] of Object.entries(purchaseTiles)) {
          const { rows, total, sums } = await alice(listPurchases, {
            ...page,
            ...filter,
            ...opened,
            limit: 200,
          })
          const said = `${JSON.stringify(filter)} ${tile}`
          expect(rows.length, said).toBe(total)
          expect(indicators[tile], said).toEqual({ count: total, amount: sums['net'], sums })
          expect(
            rows.reduce((n, row) => n + (row.net ?? 0), 0),
            said,
          ).toBe(sums['net'])
          // The list and the record say the same of each: once is enough.
          if (Object.keys(filter).length > 0) continue
          for (const row of rows) {
            const { standing, toInvoice, receivedPercent } = await alice(showPurchase, row)
            expect({ standing, toInvoice, receivedPercent }, said).toEqual({
              standing: row.standing,
              toInvoice: row.toInvoice,
              receivedPercent: row.receivedPercent,
            })
          }
        }
      }
    }),
  )
})

const draftOf = (purchase: PurchaseOrder) => ({
  supplier: purchase.supplier.id,
  contact: purchase.contact?.id ?? null,
  buyer: purchase.buyer?.id ?? null,
  store: purchase.store?.id ?? null,
  subject: purchase.subject,
  supplierReference: purchase.supplierReference,
  wishedDay: purchase.wishedDay,
  terms: purchase.terms,
  paymentMethod: purchase.paymentMethod,
  discount: purchase.discount,
  language: purchase.language,
  note: purchase.note,
})
