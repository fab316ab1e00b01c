import { describe, expect, test } from 'vitest'
import { showInvoice } from '#features/sales/invoices/contract.ts'
import { addDays, day } from '#kernel/day.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { cents } from '#kernel/money.ts'
import { grants, presets } from '#kernel/rights.ts'
import { issuedInvoice, newClient, nowhere, page } from '#test/deal.ts'
import { type Refused, scene, type Someone } from '#test/scene.ts'
import { cast, type CastName } from '#test/world.ts'
import {
  allocatePayment,
  customerBalance,
  customerOutstanding,
  customerTransactions,
  listPayments,
  type Payment,
  recordPayment,
  reversePayment,
  showPayment,
} from './contract.ts'
import { allocationOf, allocationStates } from './rules/allocate.ts'

const standingFlags = ({ standing }: Pick<Payment, 'standing'>) => ({
  reversed: standing === 'reversed' || standing === 'rejected',
  rejected: standing === 'rejected',
})

const long = { timeout: 60_000 }

describe('receiving', () => {
  test('one payment over several invoices, oldest due first; the remainder is on account', () =>
    scene('2026-03-31', async ({ alice }) => {
      const { id: customer } = await newClient(alice)
      const [b, a, c] = [
        await issuedInvoice(alice, customer, 240_00, { dueDay: day('2026-05-10') }),
        await issuedInvoice(alice, customer, 120_00, { dueDay: day('2026-04-10') }),
        await issuedInvoice(alice, customer, 60_00, { dueDay: day('2026-06-10') }),
      ]
      const half = await alice(recordPayment, {
        customer,
        method: 'transfer',
        amount: cents(200_00),
      })
      expect(
        half.allocations.map(({ number, amount, outstanding }) => [number, amount, outstanding]),
      ).toEqual([
        [a.number, 120_00, 0],
        [b.number, 80_00, 160_00],
      ])
      const more = await alice(recordPayment, { customer, method: 'card', amount: cents(300_00) })
      expect(more).toMatchObject({ allocated: 220_00, remaining: 80_00, allocation: 'partial' })
      for (const { id } of [a, b, c]) {
        expect(await alice(showInvoice, { id })).toMatchObject({ payment: 'settled' })
      }
      // The money on account pays the next one.
      const next = await issuedInvoice(alice, customer, 120_00)
      const used = await alice(allocatePayment, { id: more.id })
      expect(used).toMatchObject({ allocated: 300_00, remaining: 0, allocation: 'allocated' })
      expect(await alice(showInvoice, { id: next.id })).toMatchObject({
        payment: 'partial',
        outstanding: 40_00,
        settlements: [{ kind: 'payment', id: more.id, label: 'card', amount: 80_00 }],
      })
    }))

  test('as one says, or all on account', () =>
    scene('2026-03-31', async ({ alice }) => {
      const { id: customer } = await newClient(alice)
      const old = await issuedInvoice(alice, customer, 120_00, { dueDay: day('2026-04-01') })
      const young = await issuedInvoice(alice, customer, 120_00, { dueDay: day('2026-06-01') })
      const chosen = await alice(recordPayment, {
        customer,
        method: 'cheque',
        amount: cents(100_00),
        allocations: [{ invoice: young.id, amount: cents(60_00) }],
      })
      expect(chosen).toMatchObject({ allocated: 60_00, remaining: 40_00 })
      const kept = await alice(recordPayment, {
        customer,
        method: 'cash',
        amount: cents(10_00),
        allocations: [],
      })
      expect(kept).toMatchObject({ allocated: 0, remaining: 10_00, allocation: 'unallocated' })
      expect(await alice(showInvoice, { id: old.id })).toMatchObject({ settled: 0 })
      expect(await alice(customerOutstanding, { id: customer })).toMatchObject({
        outstanding: 180_00,
        late: 0,
        onAccount: 50_00,
        balance: 130_00,
        invoices: [
          { id: old.id, outstanding: 120_00, lateDays: null },
          { id: young.id, outstanding: 60_00 },
        ],
        payments: [
          { id: chosen.id, remaining: 40_00 },
          { id: kept.id, remaining: 10_00 },
        ],
      })
    }))

  test('never beyond what is due, nor beyond the payment, nor to another client', () =>
    scene('2026-03-31', async ({ alice, eve, owner, companies }) => {
      const { id: customer } = await newClient(alice)
      const { id: other } = await newClient(alice, { name: 'Garage du Lac' })
      const foreign = await newClient(eve)
      const invoice = await issuedInvoice(alice, customer, 120_00)
      const others = await issuedInvoice(alice, other, 120_00)
      const theirs = await issuedInvoice(eve, foreign.id, 120_00)
      const pay = (over: Partial<InputOf<typeof recordPayment>>) =>
        alice(recordPayment, { customer, method: 'card', amount: cents(200_00), ...over })
      const to = (id: string, amount: number) => ({
        allocations: [{ invoice: id, amount: cents(amount) }],
      })
      const refusals: [Partial<InputOf<typeof recordPayment>>, string, string][] = [
        [to(invoice.id, 120_01), 'beyond_outstanding', 'allocations.0.amount'],
        [{ ...to(invoice.id, 110_00), amount: cents(100_00) }, 'beyond_payment', 'allocations'],
        [to(others.id, 1), 'other_customer', 'allocations.0.invoice'],
        [to(theirs.id, 1), 'other_customer', 'allocations.0.invoice'],
        [to(nowhere, 1), 'other_customer', 'allocations.0.invoice'],
        [to(invoice.id, 0), 'allocation_not_positive', 'allocations.0.amount'],
        [{ amount: cents(0) }, 'amount_not_positive', 'amount'],
        [{ amount: cents(-5) }, 'amount_not_positive', 'amount'],
        [{ day: day('2026-04-01') }, 'day_ahead', 'day'],
        [{ customer: foreign.id }, 'not_found', 'customer'],
        [{ customer: nowhere }, 'not_found', 'customer'],
      ]
      for (const [given, reason, param] of refusals) {
        await expect(pay(given), reason).rejects.toMatchObject({ reason, problem: { param } })
      }
      const { rows } = await owner.query('select count(*) from payment where company_id = $1', [
        companies.lumiere,
      ])
      expect(rows).toEqual([{ count: '0' }])
    }))
})

describe('reversing', () => {
  test('a counter-entry, once: the invoices are due again, and nothing is on account', () =>
    scene('2026-03-31', async ({ alice, travel }) => {
      const { id: customer } = await newClient(alice)
      const first = await issuedInvoice(alice, customer, 120_00)
      const second = await issuedInvoice(alice, customer, 60_00)
      const cheque = await alice(recordPayment, {
        customer,
        method: 'cheque',
        amount: cents(200_00),
      })
      travel('2026-04-08')
      const counter = await alice(reversePayment, { id: cheque.id, note: 'Impayé' })
      expect(counter).toMatchObject({
        standing: 'reversal',
        day: '2026-04-08',
        amount: -200_00,
        allocated: -180_00,
        reversalOf: cheque.id,
        note: 'Impayé',
      })
      expect(await alice(showPayment, { id: cheque.id })).toMatchObject({
        standing: 'reversed',
        allocation: 'reversed',
        reversedBy: counter.id,
      })
      for (const { id, totals } of [first, second]) {
        expect(await alice(showInvoice, { id })).toMatchObject({
          payment: 'unpaid',
          settled: 0,
          outstanding: totals.gross,
          settlements: [{ amount: totals.gross }, { amount: -totals.gross }],
        })
      }
      expect(await alice(customerOutstanding, { id: customer })).toMatchObject({
        outstanding: 180_00,
        onAccount: 0,
        balance: 180_00,
        payments: [],
      })
      for (const id of [cheque.id, counter.id]) {
        await expect(alice(reversePayment, { id })).rejects.toMatchObject({
          reason: 'not_reversible',
        })
        await expect(alice(allocatePayment, { id })).rejects.toMatchObject({
          reason: 'not_reversible',
        })
      }
      const on = async (at: string) =>
        (await alice(customerBalance, { id: customer, on: day(at) })).balance
      expect([await on('2026-04-07'), await on('2026-04-08')]).toEqual([-20_00, 180_00])
    }))
})

describe('the account of a client', () => {
  test('runs from its opening to its closing, page by page', () =>
    scene('2026-01-05', async ({ alice, travel }) => {
      const { id: customer } = await newClient(alice)
      const balances: number[] = []
      let balance = 0
      for (let n = 0; n < 6; n += 1) {
        travel(addDays(day('2026-01-05'), n * 20))
        await issuedInvoice(alice, customer, 60_00 * (n + 1))
        balances.push((balance += 60_00 * (n + 1)))
        await alice(recordPayment, { customer, method: 'card', amount: cents(50_00) })
        balances.push((balance -= 50_00))
      }
      const all = await alice(customerTransactions, { id: customer, ...page })
      expect(all.rows.map((row) => row.balance)).toEqual(balances)
      expect(all).toMatchObject({
        opening: 0,
        total: 12,
        closing: balance,
        sums: { debit: 1260_00, credit: 300_00 },
      })
      const later = await alice(customerTransactions, {
        id: customer,
        from: day('2026-02-01'),
        to: day('2026-03-15'),
        offset: 1,
        limit: 2,
      })
      expect(later).toMatchObject({ opening: balances[3], total: 4, closing: balances[7] })
      expect(later.rows.map((row) => row.balance)).toEqual(balances.slice(5, 7))
      // Of one kind alone: the balance beside each stays that of the account.
      const paid = await alice(customerTransactions, { id: customer, ...page, kind: 'payment' })
      expect(paid).toMatchObject({
        total: all.rows.filter(({ kind }) => kind === 'payment').length,
      })
      expect(paid.closing).toBe(balance)
      for (const row of paid.rows) expect(all.rows).toContainEqual(row)
      await expect(alice(customerTransactions, { id: nowhere, ...page })).rejects.toMatchObject({
        reason: 'not_found',
      })
    }))

  test('leaves imported history out: nobody has told what was paid of it', () =>
    scene('2026-03-31', async ({ alice, owner, companies }) => {
      const { id: customer } = await newClient(alice)
      const { rows } = await owner.query(
        `insert into invoice (company_id, id, kind, number, imported, state, customer_id, day,
           terms_days, terms_end_of_month, payment_method, currency, language, net, gross, settled)
         values ($1, gen_random_uuid(), 'invoice', '536365', true, 'issued', $2, '2025-01-01', 0,
           false, 'card', 'EUR', 'fr', 9900, 9900, 0) returning id`,
        [companies.lumiere, customer],
      )
      expect((await alice(customerBalance, { id: customer })).balance).toBe(0)
      expect((await alice(customerOutstanding, { id: customer })).invoices).toEqual([])
      const paid = await alice(recordPayment, { customer, method: 'card', amount: cents(100_00) })
      expect(paid.allocated).toBe(0)
      await expect(
        alice(allocatePayment, {
          id: paid.id,
          allocations: [{ invoice: rows[0].id, amount: cents(1) }],
        }),
      ).rejects.toMatchObject({ reason: 'beyond_outstanding' })
    }))
})

describe('the list', () => {
  test('filters, tiles, sorting; what SQL tells of the allocation is what the rule tells', () =>
    scene('2026-03-01', async ({ alice, travel }) => {
      const { id: martin } = await newClient(alice)
      const { id: lac } = await newClient(alice, { name: 'Garage du Lac' })
      await issuedInvoice(alice, martin, 120_00)
      const pay = (given: Partial<InputOf<typeof recordPayment>>) =>
        alice(recordPayment, { customer: martin, method: 'card', amount: cents(100_00), ...given })
      const allocated = await pay({ reference: 'VIR 1' })
      travel('2026-03-10')
      const partial = await pay({ method: 'transfer' })
      const loose = await pay({ customer: lac, reference: 'Chèque été', method: 'cheque' })
      const wrong = await pay({ customer: lac })
      const counter = await alice(reversePayment, { id: wrong.id })
      const list = (given: Partial<InputOf<typeof listPayments>>) =>
        alice(listPayments, { ...page, ...given })
      const ids = async (given: Parameters<typeof list>[0]) =>
        (await list(given)).rows.map(({ id }) => id)
      expect(await ids({})).toEqual([counter.id, wrong.id, loose.id, partial.id, allocated.id])
      expect(await ids({ allocation: ['unallocated', 'partial'] })).toEqual([loose.id, partial.id])
      expect(await ids({ customer: lac, allocation: ['reversed'] })).toEqual([counter.id, wrong.id])
      expect(await ids({ method: ['cheque', 'transfer'] })).toEqual([loose.id, partial.id])
      expect(await ids({ to: day('2026-03-09') })).toEqual([allocated.id])
      expect(await ids({ from: day('2026-03-10'), q: 'ete cheque' })).toEqual([loose.id])
      expect(
        await ids({ sort: 'remaining', allocation: ['unallocated', 'partial', 'allocated'] }),
      ).toEqual([loose.id, partial.id, allocated.id])
      const { total, sums, indicators, rows } = await list({})
      expect({ total, sums }).toEqual({ total: 5, sums: { amount: 300_00, remaining: 180_00 } })
      expect(indicators).toMatchObject({
        unallocated: { count: 1, amount: 100_00 },
        partial: { count: 1, amount: 80_00 },
        allocated: { count: 1, amount: 100_00 },
        rejected: { count: 0, amount: 0 },
        reversed: { count: 2, amount: 0 },
      })
      for (const state of allocationStates) {
        const kept = await ids({ allocation: [state] })
        const told = rows.filter((row) => allocationOf({ ...row, ...standingFlags(row) }) === state)
        expect(kept).toEqual(told.map(({ id }) => id))
      }
    }))

  test('every act by everyone: done, or refused for the right reason', long, () =>
    scene('2026-03-31', async (play) => {
      const { alice } = play
      const { id: customer } = await newClient(alice)
      const acts = {
        record: (by: Someone) =>
          by(recordPayment, {
            customer,
            method: 'card',
            amount: cents(1_00),
            allocations: [],
            second: true,
          }),
        allocate: (by: Someone, p: Payment) => by(allocatePayment, { id: p.id }),
        reverse: (by: Someone, p: Payment) => by(reversePayment, { id: p.id }),
        show: (by: Someone, p: Payment) => by(showPayment, { id: p.id }),
        balance: (by: Someone) => by(customerBalance, { id: customer }),
        outstanding: (by: Someone) => by(customerOutstanding, { id: customer }),
        transactions: (by: Someone) => by(customerTransactions, { id: customer, ...page }),
      }
      for (const name of Object.keys(cast) as CastName[]) {
        const payment = await acts.record(alice)
        const role = presets[cast[name].role]
        for (const act of Object.keys(acts) as (keyof typeof acts)[]) {
          const outcome = await acts[act](play[name], payment).then(
            () => null,
            (error: Refused) => error,
          )
          const right = ['record', 'allocate', 'reverse'].includes(act) ? 'write' : 'read'
          const allowed = grants(role, `payments.${right as 'read' | 'write'}`)
          const expected = !allowed
            ? 'forbidden'
            : name === 'eve' || role.scope === 'own'
              ? 'not_found'
              : 'done'
          // A reversed payment still shows, but no longer moves: each act gets its own order above.
          expect(outcome?.reason ?? 'done', `${name} ${act}`).toBe(expected)
        }
      }
    }),
  )
})
