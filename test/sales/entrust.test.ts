// Documents and projects that change of seller or of store by a selection: who is concerned, what
// stays, and that it is taken back.
import { expect, test } from 'vitest'
import { startBulk, tryBulk, undoBulk } from '#features/base/bulk/contract.ts'
import { addStore } from '#features/base/stores/contract.ts'
import { checkBooks } from '#features/insight/checks/queries.ts'
import {
  createPurchase,
  sendPurchase,
  showPurchase,
  viewPurchase,
} from '#features/purchasing/purchase-orders/contract.ts'
import {
  createDelivery,
  prepareDelivery,
  showDelivery,
  viewDelivery,
} from '#features/sales/deliveries/contract.ts'
import {
  createInvoice,
  creditInvoice,
  listInvoices,
  showInvoice,
  viewInvoice,
} from '#features/sales/invoices/contract.ts'
import { confirmOrder, createOrder, completeOrder } from '#features/sales/orders/contract.ts'
import { showOrder, viewOrder } from '#features/sales/orders/contract.ts'
import {
  listPayments,
  recordPayment,
  reversePayment,
  showPayment,
} from '#features/sales/payments/contract.ts'
import { createProject, listProjects, showProject } from '#features/sales/projects/contract.ts'
import { createQuote, listQuotes, showQuote, viewQuote } from '#features/sales/quotes/contract.ts'
import { cents } from '#kernel/money.ts'
import { issuedInvoice, line, newClient, page, sentQuote, signedQuote } from '#test/deal.ts'
import { scene } from '#test/scene.ts'
import { ended } from '#test/bulk.ts'
import { withWorkers } from '#test/mailbox.ts'

const lines = [line('Lampe', 10_00)]
const bare = { street: '', street2: '', postalCode: '', city: '', phone: '', email: '' } as const

test('quotes and orders change of seller while they are open; what has left says the same', () =>
  scene('2026-03-02', async (play) => {
    const { alice, bruno, as } = play
    const { id: customer } = await newClient(alice)
    const { id: draft } = await alice(createQuote, { customer, lines })
    const { id: sent } = await sentQuote(alice, customer, lines)
    const { id: signed } = await signedQuote(alice, customer, lines)
    const paper = await alice(viewQuote, { id: sent })
    const { id } = await alice(createOrder, { customer, lines })
    const order = await alice(confirmOrder, { id })
    const ordered = await alice(viewOrder, { id })
    const over = await alice(createOrder, { customer, lines })
    await alice(confirmOrder, { id: over.id })
    await alice(completeOrder, { id: over.id })

    const quotes = {
      act: 'quotes.seller',
      selection: { ids: [draft, sent, signed] },
      options: { seller: bruno.id },
    }
    const tried = await alice(tryBulk, quotes)
    expect([tried.concerned, tried.excluded.map(({ record }) => record)]).toEqual([2, [signed]])
    const orders = {
      act: 'orders.seller',
      selection: { ids: [id, over.id] },
      options: { seller: bruno.id },
    }
    expect((await alice(tryBulk, orders)).excluded).toMatchObject([{ record: over.id }])
    await withWorkers(play, undefined, async () => {
      const [first, second] = [await alice(startBulk, quotes), await alice(startBulk, orders)]
      expect((await ended(play, first)).rows).toMatchObject({ done: 2, refused: 0 })
      expect((await ended(play, second)).rows).toMatchObject({ done: 1, refused: 0 })
      expect((await alice(showQuote, { id: sent })).seller?.id).toBe(bruno.id)
      expect((await alice(showQuote, { id: signed })).seller?.id).toBe(alice.id)
      expect((await alice(showOrder, { id })).seller?.id).toBe(bruno.id)
      expect(await alice(viewQuote, { id: sent })).toEqual(paper)
      expect(await alice(viewOrder, { id })).toEqual(ordered)
      // The tiles follow whose they are.
      const mine = await alice(listQuotes, { ...page, seller: bruno.id })
      expect([mine.total, mine.sums.gross]).toEqual([2, 24_00])
      await ended(play, await alice(undoBulk, { id: first.id }))
      await ended(play, await alice(undoBulk, { id: second.id }))
      expect((await alice(showQuote, { id: sent })).seller?.id).toBe(alice.id)
      expect((await alice(showOrder, { id: order.id })).seller?.id).toBe(alice.id)
    })
    await as('alice', async (act) => {
      for (const check of await checkBooks(act)) expect(check.examples, check.name).toEqual([])
    })
  }))

test('deliveries, purchase orders and drafts of invoices and credit notes too; what is issued stays', () =>
  scene('2026-03-02', async (play) => {
    const { alice, bruno, as } = play
    const { id: customer } = await newClient(alice)
    const { id: order } = await alice(createOrder, { customer, lines })
    await alice(confirmOrder, { id: order })
    const { id: delivery } = await alice(createDelivery, { orders: [order] })
    await alice(prepareDelivery, { id: delivery })
    const { id: supplier } = await newClient(alice, {
      ...{ name: 'Fonderie', siren: null, isCustomer: false, isSupplier: true },
    })
    const { id: purchase } = await alice(createPurchase, { supplier, lines })
    await alice(sendPurchase, { id: purchase, how: 'email' })
    const { id: draft } = await alice(createInvoice, { customer, lines })
    const { id: issued } = await issuedInvoice(alice, customer, 120_00)
    const { id: credit } = await alice(creditInvoice, { id: issued })
    const papers = async () => [
      await alice(viewDelivery, { id: delivery }),
      await alice(viewPurchase, { id: purchase }),
      await alice(viewInvoice, { id: issued }),
    ]
    const before = await papers()
    const asked = (list: string, ...ids: string[]) => ({
      act: `${list}.seller`,
      selection: { ids },
      options: { seller: bruno.id },
    })
    const invoices = asked('invoices', draft, issued, credit)
    expect((await alice(tryBulk, invoices)).excluded).toMatchObject([
      {
        record: issued,
        reason: expect.stringContaining('Ce qui est émis ne change jamais'),
      },
    ])
    const whose = async () => [
      (await alice(showDelivery, { id: delivery })).seller?.id,
      (await alice(showPurchase, { id: purchase })).buyer?.id,
      (await alice(showInvoice, { id: draft })).seller?.id,
      (await alice(showInvoice, { id: credit })).seller?.id,
      (await alice(showInvoice, { id: issued })).seller?.id,
    ]
    await withWorkers(play, undefined, async () => {
      const runs = []
      for (const each of [asked('deliveries', delivery), asked('purchases', purchase), invoices]) {
        const run = await alice(startBulk, each)
        expect((await ended(play, run)).rows, each.act).toMatchObject({ refused: 0 })
        runs.push(run)
      }
      expect(await whose()).toEqual([bruno.id, bruno.id, bruno.id, bruno.id, alice.id])
      // Neither what was printed nor the sums differ for it.
      expect(await papers()).toEqual(before)
      expect((await alice(listInvoices, { ...page, seller: bruno.id })).total).toBe(2)
      await as('alice', async (act) => {
        for (const check of await checkBooks(act)) expect(check.examples, check.name).toEqual([])
      })
      for (const { id } of runs) await ended(play, await alice(undoBulk, { id }))
      expect(await whose()).toEqual(Array.from({ length: 5 }, () => alice.id))
    })
  }))

test('projects change of step, seller and store by a selection, and are given back', () =>
  scene('2026-03-02', async (play) => {
    const { alice, bruno } = play
    const { id: customer } = await newClient(alice)
    const ids: string[] = []
    for (const name of ['Boulangerie', 'Salle des fêtes']) {
      ids.push((await alice(createProject, { name, customer })).id)
    }
    const [first, second] = ids as [string, string]
    const before = await alice(showProject, { id: first })
    const asked = (of: string, to: string | null) => ({
      act: `projects.${of}`,
      selection: { all: {}, except: [] },
      options: { [of]: to },
    })
    await withWorkers(play, undefined, async () => {
      const step = await alice(startBulk, asked('step', 'fitting'))
      expect((await ended(play, step)).rows).toMatchObject({ done: 2, refused: 0 })
      const seller = await alice(startBulk, asked('seller', bruno.id))
      await ended(play, seller)
      const store = await alice(startBulk, asked('store', null))
      await ended(play, store)
      const moved = await alice(showProject, { id: first })
      expect([moved.step.id, moved.seller?.id, moved.store]).toEqual(['fitting', bruno.id, null])
      // What is there already is left out, and says so.
      const again = await alice(tryBulk, asked('seller', bruno.id))
      expect([again.concerned, again.excluded.length]).toEqual([0, 2])
      for (const run of [store, seller, step])
        await ended(play, await alice(undoBulk, { id: run.id }))
      expect(await alice(showProject, { id: first })).toMatchObject({
        step: { id: before.step.id },
        seller: before.seller,
        store: before.store,
      })
      expect((await alice(listProjects, page)).total).toBe(2)
      expect((await alice(showProject, { id: second })).step.id).toBe(before.step.id)
    })
  }))

test('payments change of seller and store; what undoes another stays with it; sums follow', () =>
  scene('2026-03-02', async (play) => {
    const { alice, bruno, denis, as } = play
    const { id: customer } = await newClient(alice)
    await issuedInvoice(alice, customer, 120_00)
    const pay = (amount: number, reference: string) =>
      alice(recordPayment, { customer, method: 'transfer', amount: cents(amount), reference })
    const [first, second, wrong] = [
      await pay(80_00, 'A'),
      await pay(70_00, 'B'),
      await pay(5_00, 'C'),
    ]
    const counter = await alice(reversePayment, { id: wrong.id })
    const far = await alice(addStore, { ...bare, name: 'Grenoble', country: 'FR' })

    const all = [first.id, second.id, wrong.id, counter.id]
    const asked = (of: 'seller' | 'store', to: string, ids = all) => ({
      act: `payments.${of}`,
      selection: { ids },
      options: { [of]: to },
    })
    const tried = await alice(tryBulk, asked('seller', bruno.id))
    expect([tried.concerned, tried.excluded.map(({ record }) => record).toSorted()]).toEqual([
      2,
      [wrong.id, counter.id].toSorted(),
    ])
    expect(tried.excluded[0]?.reason).toContain('il ne bouge plus')
    expect(tried.taken.map(({ label }) => label)).toContainEqual(expect.stringMatching(/80,00\s€/u))
    // Denis may write payments, of his stores alone; Bruno reads only.
    const lost = await denis(tryBulk, asked('store', far.id, [first.id]))
    expect([lost.concerned, lost.excluded[0]?.reason]).toEqual([
      0,
      expect.stringContaining('ne permet pas de confier'),
    ])
    await expect(bruno(tryBulk, asked('seller', bruno.id))).rejects.toMatchObject({
      reason: 'forbidden',
    })

    const received = async (filter: { seller?: string; store?: string }) => {
      const { total, sums, indicators } = await alice(listPayments, { ...page, ...filter })
      const counted = Object.values(indicators).reduce((n, { count }) => n + count, 0)
      expect(counted).toBe(total)
      return [total, sums.amount]
    }
    await withWorkers(play, undefined, async () => {
      const seller = await alice(startBulk, asked('seller', bruno.id))
      expect((await ended(play, seller)).rows).toMatchObject({ done: 2, refused: 0, excluded: 2 })
      const store = await alice(startBulk, asked('store', far.id))
      expect((await ended(play, store)).rows).toMatchObject({ done: 2, refused: 0, excluded: 2 })
      expect(await alice(showPayment, { id: first.id })).toMatchObject({
        seller: { id: bruno.id },
        store: { name: 'Grenoble' },
        allocations: [{ amount: 80_00 }],
      })
      expect(await received({ seller: bruno.id })).toEqual([2, 150_00])
      expect(await received({ seller: alice.id })).toEqual([2, 0])
      expect(await received({ store: far.id })).toEqual([2, 150_00])
      await expect(denis(tryBulk, asked('seller', denis.id))).resolves.toMatchObject({ total: 2 })
      const sound = () =>
        as('alice', async (act) => {
          for (const check of await checkBooks(act)) expect(check.examples, check.name).toEqual([])
        })
      await sound()
      // One that is reversed meanwhile stays where it is, and its counter-entry with it.
      await alice(reversePayment, { id: second.id })
      await ended(play, await alice(undoBulk, { id: store.id }))
      const undone = await ended(play, await alice(undoBulk, { id: seller.id }))
      expect(undone.rows).toMatchObject({ undone: 1, kept: 1 })
      expect(await received({ seller: bruno.id })).toEqual([2, 0])
      expect(await alice(showPayment, { id: first.id })).toMatchObject({ seller: { id: alice.id } })
      await sound()
    })
  }))
