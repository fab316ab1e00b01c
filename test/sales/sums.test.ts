// Whatever people do at the same time, in whatever order, the sums that dashboards read are those of the
// documents: sales, credit notes, deposits, quotes sent, sent again, signed, refused and cancelled, orders,
// money received, paid back and bounced, sales histories imported and taken back. SEED chooses another
// run; SCALE=1 does the fifty thousand acts of the promise.
import { expect, test } from 'vitest'
import { create as createItem } from '#features/catalog/items/contract.ts'
import { rebuildSums } from '#features/insight/checks/queries/rebuild.ts'
import { sums } from '#features/insight/checks/queries/sums.ts'
import { importSales, undoImport } from '#features/insight/imports/contract.ts'
import {
  createInvoice,
  creditInvoice,
  invoiceQuote,
  issueInvoice,
} from '#features/sales/invoices/contract.ts'
import { quoteDeal } from '#features/sales/invoices/contract/deal.ts'
import {
  cancelOrder,
  completeOrder,
  confirmOrder,
  createOrder,
  reopenOrder,
} from '#features/sales/orders/contract.ts'
import { recordPayment, recordRefund, reversePayment } from '#features/sales/payments/contract.ts'
import {
  cancelQuote,
  createQuote,
  refuseQuote,
  reopenQuote,
  sendQuote,
  signQuote,
} from '#features/sales/quotes/contract.ts'
import { addDays, day } from '#kernel/day.ts'
import { bps, cents, price, quantity } from '#kernel/money.ts'
import { line, newClient } from '#test/deal.ts'
import { wrongIn } from '#test/doctor.ts'
import { sized } from '#test/scale.ts'
import { type Refused, type Scene, scene } from '#test/scene.ts'

const seed = Number(process.env['SEED'] ?? 20_261_122)
const acts = sized(50_000, 0.006)
const atOnce = 4

/** Random numbers that can be made again from the same seed (the generator mulberry32). */
function chooser(from: number) {
  let state = from
  const next = (): number => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const int = (min: number, max: number): number => min + Math.floor(next() * (max - min + 1))
  return { int, pick: <T>(from: readonly T[]): T => from[int(0, from.length - 1)]! }
}

type Chooser = ReturnType<typeof chooser>
type Known = Record<'quote' | 'signed' | 'invoice' | 'order' | 'payment' | 'run', string[]>

/** What somebody may do at random, to what there is: it may be refused. */
function doable({ alice, bruno }: Scene, known: Known, choose: Chooser, world: World) {
  const some = (of: keyof Known): { id: string } => ({
    id: choose.pick(known[of].slice(world.scripted ? -1 : -20)),
  })
  const kept = async (of: keyof Known, made: Promise<{ id?: string | undefined }>) => {
    const { id } = await made
    if (id) known[of].push(id)
  }
  const lines = () =>
    Array.from({ length: choose.int(1, 4) }, () =>
      line('Vis', choose.int(1, 90_000), {
        quantity: quantity(choose.int(1, 70_000)),
        discount: bps(choose.pick([0, 0, 1250])),
        ...(choose.int(0, 3) > 0 && { item: choose.pick(world.items) }),
      }),
    )
  const draft = () => ({
    customer: choose.pick(world.customers),
    seller: choose.pick([alice.id, bruno.id, null]),
    discount: bps(choose.pick([0, 0, 333, 1500])),
    lines: lines(),
  })
  const money = (most: number) => ({
    customer: choose.pick(world.customers),
    method: choose.pick(['card', 'cheque'] as const),
    amount: cents(choose.int(1, most)),
    second: true,
  })
  return {
    quote: () => kept('quote', alice(createQuote, draft())),
    send: () => alice(sendQuote, { ...some('quote'), how: 'hand' }),
    sign: () => kept('signed', alice(signQuote, { ...some('quote'), signer: 'S' })),
    refuse: () => alice(refuseQuote, some('quote')),
    reopen: () => alice(reopenQuote, some('quote')),
    cancel: () => alice(cancelQuote, some('quote')),
    invoice: () => kept('invoice', alice(createInvoice, draft())),
    quoted: () => kept('invoice', alice(invoiceQuote, some('signed'))),
    deposit: () =>
      kept('invoice', alice(quoteDeal.invoiceDeposit, { ...some('signed'), percent: bps(3000) })),
    balance: () => kept('invoice', alice(quoteDeal.invoiceBalance, some('signed'))),
    issue: () => alice(issueInvoice, some('invoice')),
    credit: () => kept('invoice', alice(creditInvoice, some('invoice'))),
    order: () => kept('order', alice(createOrder, draft())),
    confirm: () => alice(confirmOrder, some('order')),
    drop: () => alice(cancelOrder, some('order')),
    complete: () => alice(completeOrder, some('order')),
    resume: () => alice(reopenOrder, some('order')),
    pay: () => kept('payment', alice(recordPayment, money(400_000))),
    refund: () => kept('payment', alice(recordRefund, money(5_000))),
    reverse: () => alice(reversePayment, some('payment')),
    bounce: () => alice(reversePayment, { ...some('payment'), reason: 'rejected' }),
    import: () =>
      kept('run', alice(importSales, { name: 'h.csv' } as never, { file: history(choose) })),
    undo: () => alice(undoImport, some('run')),
  }
}

type World = { customers: string[]; items: string[]; scripted: boolean }

/** How the story starts, one act after the other, so that there was one of each whatever chance does. */
const script = (
  'pay quote send sign quoted issue quote send refuse reopen send cancel quote send sign deposit issue ' +
  'balance issue invoice issue credit issue order confirm complete resume drop pay reverse pay bounce ' +
  'pay refund import undo'
).split(' ')

/** A small sales history, with something returned. */
function history(choose: Chooser): Uint8Array {
  const rows = Array.from({ length: choose.int(1, 12) }, () => {
    const back = choose.int(0, 4) === 0
    const number = `${back ? 'C' : ''}${choose.int(100_000, 9_999_999)}`
    const date = `2025-0${choose.int(1, 9)}-1${choose.int(0, 9)} 10:00:00`
    const pieces = (back ? -1 : 1) * choose.int(1, 9)
    const sold = `S${choose.int(1, 9)},Lampe,${pieces},${date},${choose.int(1, 99)}.95`
    return `${number},${sold},${choose.int(1, 6)},France`
  })
  const head = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country'
  return Buffer.from([head, ...rows].join('\n'))
}

/** Acts of which each story has more. */
const weights: Readonly<Record<string, number>> = {
  ...{ quote: 3, send: 5, sign: 4, refuse: 2, reopen: 2, quoted: 2, invoice: 4, issue: 7 },
  ...{ credit: 2, order: 2, confirm: 3, pay: 3, deposit: 2, balance: 2 },
}

/** The sums that are not those of the documents, by name. */
const wrongSums = ({ alice, within }: Scene) =>
  within(alice.company, async (act) => {
    const wrong: string[] = []
    for (const [name, rows] of Object.entries(sums)) {
      const { rows: found } = await rows(act.company).execute(act.tx)
      if (found.some((row) => String(row.stored) !== String(row.expected))) wrong.push(name)
    }
    return wrong
  })

test(
  `${acts} acts, ${atOnce} at once: every sum is that of the documents`,
  { timeout: 7_200_000 },
  () =>
    scene('2026-01-05', async (play) => {
      const { alice, travel, owner } = play
      const choose = chooser(seed)
      const world: World = { customers: [], items: [], scripted: true }
      for (let n = 0; n < 12; n += 1) {
        world.customers.push((await newClient(alice, { name: `C${n}` })).id)
        const item = { name: `A${n}`, brand: `M${n % 4}`, price: price(1_000_000) }
        world.items.push((await alice(createItem, item)).id)
      }
      const known: Known = { quote: [], signed: [], invoice: [], order: [], payment: [], run: [] }
      const doing = doable(play, known, choose, world)
      const names = Object.keys(doing) as (keyof typeof doing)[]
      const drawn = names.flatMap((name) => Array.from({ length: weights[name] ?? 1 }, () => name))
      const done = new Map<string, number>()
      let [today, next] = [day('2026-01-05'), 0]
      for (let step = 0; step < acts; step += world.scripted ? 1 : atOnce) {
        const scripted = script.slice(step, step + 1)
        world.scripted = scripted.length > 0
        const chosen = world.scripted
          ? (scripted as typeof names)
          : Array.from({ length: atOnce }, () => choose.pick(drawn))
        await Promise.all(
          chosen.map((name) =>
            doing[name]().then(
              () => done.set(name, (done.get(name) ?? 0) + 1),
              (error: Refused) =>
                expect(error.status ?? 0, `${name}: ${error.message}`).toBeLessThan(500),
            ),
          ),
        )
        if (choose.int(0, 24) === 0) travel((today = addDays(today, choose.int(1, 5))))
        if (step >= next) {
          next += acts / 8
          expect(await wrongSums(play)).toEqual([])
        }
      }
      expect(names.filter((name) => !done.has(name))).toEqual([])
      expect(await wrongIn(play)).toEqual([])
      // Made again from the documents, they are what they were.
      for (const table of ['turnover_line', 'turnover_day', 'quotes_by_day', 'payments_by_day'])
        await owner.query(`delete from ${table} where company_id = $1`, [alice.company])
      expect(await wrongSums(play)).not.toEqual([])
      const heard: string[] = []
      await play.within(alice.company, (act) => rebuildSums(act, (sum) => void heard.push(sum)))
      expect(new Set(heard)).toEqual(
        new Set(['quotes', 'orders', 'invoices', 'payments', 'turnover']),
      )
      expect(await wrongIn(play)).toEqual([])
    }),
)
