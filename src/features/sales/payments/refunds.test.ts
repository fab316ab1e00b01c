import { describe, expect, test } from 'vitest'
import { creditInvoice, issueInvoice, showInvoice } from '#features/sales/invoices/contract.ts'
import { day } from '#kernel/day.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { cents } from '#kernel/money.ts'
import { issuedInvoice, newClient, nowhere, page } from '#test/deal.ts'
import { scene, type Someone } from '#test/scene.ts'
import {
  allocatePayment,
  customerBalance,
  customerOutstanding,
  customerTransactions,
  listPayments,
  recordPayment,
  recordRefund,
  reversePayment,
  showPayment,
} from './contract.ts'

/** Money of the client's: 80,00 € on account of a cheque, and a credit note of 60,00 €. */
async function overpaid(alice: Someone) {
  const { id: customer } = await newClient(alice)
  await issuedInvoice(alice, customer, 120_00)
  const cheque = await alice(recordPayment, {
    customer,
    method: 'cheque',
    amount: cents(200_00),
    reference: 'Chèque 12',
  })
  const wrong = await issuedInvoice(alice, customer, 60_00)
  const paid = await alice(recordPayment, {
    customer,
    method: 'card',
    amount: cents(60_00),
    allocations: [{ invoice: wrong.id, amount: cents(60_00) }],
  })
  const { id } = await alice(creditInvoice, { id: wrong.id })
  const note = await alice(issueInvoice, { id })
  return { customer, cheque, paid, note }
}

describe('paying back', () => {
  test('of what is on account and of credit notes, oldest first, and no more', () =>
    scene('2026-03-31', async ({ alice, travel }) => {
      const { customer, cheque, note } = await overpaid(alice)
      const on = async (at: string) =>
        (await alice(customerBalance, { id: customer, on: day(at) })).balance
      expect(await alice(customerOutstanding, { id: customer })).toMatchObject({
        outstanding: 0,
        onAccount: 80_00,
        owed: 140_00,
        balance: -140_00,
        creditNotes: [{ id: note.id, number: note.number, remaining: 60_00 }],
      })
      travel('2026-04-10')
      const refund = (over: Partial<InputOf<typeof recordRefund>> = {}) =>
        alice(recordRefund, { customer, method: 'transfer', amount: cents(100_00), ...over })
      await expect(refund({ amount: cents(140_01) })).rejects.toMatchObject({
        reason: 'beyond_owed',
        problem: { param: 'amount', detail: expect.stringContaining('140,00') },
      })
      const first = await refund({ reference: 'VIR 1' })
      expect(first).toMatchObject({
        kind: 'refund',
        standing: 'recorded',
        allocation: 'allocated',
        amount: -100_00,
        allocated: -100_00,
        remaining: 0,
        allocations: [{ invoice: note.id, number: note.number, amount: -60_00, outstanding: 0 }],
        returns: [{ payment: cheque.id, amount: 40_00 }],
      })
      expect(await alice(showPayment, { id: cheque.id })).toMatchObject({
        allocated: 160_00,
        remaining: 40_00,
        returns: [{ payment: first.id, reference: 'VIR 1', amount: 40_00 }],
      })
      expect(await alice(showInvoice, { id: note.id })).toMatchObject({
        payment: 'settled',
        outstanding: 0,
      })
      await expect(refund({ amount: cents(40_01) })).rejects.toMatchObject({
        reason: 'beyond_owed',
      })
      const second = await refund({ amount: cents(40_00) })
      expect(second.allocations).toEqual([])
      expect(await alice(customerOutstanding, { id: customer })).toMatchObject({
        owed: 0,
        onAccount: 0,
        balance: 0,
        payments: [],
        creditNotes: [],
      })
      await expect(refund({ amount: cents(1) })).rejects.toMatchObject({ reason: 'beyond_owed' })
      expect([await on('2026-04-09'), await on('2026-04-10')]).toEqual([-140_00, 0])
      const { rows } = await alice(customerTransactions, { id: customer, ...page })
      expect(rows.slice(-2).map((row) => [row.kind, row.amount, row.balance])).toEqual([
        ['refund', 100_00, -40_00],
        ['refund', 40_00, 0],
      ])
      const list = await alice(listPayments, { ...page, kind: 'refund' })
      expect(list.rows.map(({ id }) => id)).toEqual([second.id, first.id])
      expect(list.sums).toEqual({ amount: -140_00, remaining: 0 })
    }))

  test('of what is named, for the right client, day and amount', () =>
    scene('2026-03-31', async ({ alice, travel }) => {
      const { customer, cheque, note } = await overpaid(alice)
      const { id: other } = await newClient(alice, { name: 'Garage du Lac' })
      const early = day('2026-03-30')
      travel('2026-04-10')
      const refund = (over: Partial<InputOf<typeof recordRefund>>) =>
        alice(recordRefund, { customer, method: 'transfer', amount: cents(10_00), ...over })
      const source = (kind: 'payment' | 'credit_note', id: string, amount = 10_00) => ({
        sources: [{ kind, id, amount: cents(amount) }],
      })
      const refusals: [Partial<InputOf<typeof recordRefund>>, string, string][] = [
        [{ amount: cents(0) }, 'amount_not_positive', 'amount'],
        [{ amount: cents(-5) }, 'amount_not_positive', 'amount'],
        [{ day: day('2026-04-11') }, 'day_ahead', 'day'],
        [{ day: early }, 'beyond_owed', 'amount'],
        [{ customer: other }, 'beyond_owed', 'amount'],
        [{ customer: nowhere }, 'not_found', 'customer'],
        [source('payment', nowhere), 'not_to_give_back', 'sources.0'],
        [source('payment', note.id), 'not_to_give_back', 'sources.0'],
        [source('payment', cheque.id, 9_00), 'not_all_given_back', 'sources'],
        [
          { amount: cents(90_00), ...source('payment', cheque.id, 90_00) },
          'beyond_source',
          'sources.0.amount',
        ],
      ]
      for (const [given, reason, param] of refusals) {
        await expect(refund(given), reason).rejects.toMatchObject({ reason, problem: { param } })
      }
      const named = await refund(source('payment', cheque.id))
      expect(named).toMatchObject({
        returns: [{ payment: cheque.id, amount: 10_00 }],
        allocations: [],
      })
      expect(await alice(customerOutstanding, { id: customer })).toMatchObject({
        owed: 130_00,
        onAccount: 70_00,
      })
    }))

  test('a refund that comes back gives back nothing: all is the client’s again', () =>
    scene('2026-03-31', async ({ alice }) => {
      const { customer, cheque, note } = await overpaid(alice)
      const refund = await alice(recordRefund, {
        customer,
        method: 'transfer',
        amount: cents(140_00),
      })
      const counter = await alice(reversePayment, { id: refund.id, reason: 'rejected' })
      expect(counter).toMatchObject({ kind: 'refund', standing: 'reversal', amount: 140_00 })
      expect(await alice(showPayment, { id: refund.id })).toMatchObject({
        standing: 'rejected',
        allocation: 'rejected',
        reversedBy: counter.id,
      })
      expect(await alice(showPayment, { id: cheque.id })).toMatchObject({ remaining: 80_00 })
      expect(await alice(showInvoice, { id: note.id })).toMatchObject({ outstanding: -60_00 })
      expect(await alice(customerOutstanding, { id: customer })).toMatchObject({
        owed: 140_00,
        balance: -140_00,
      })
    }))

  test('of a payment that bounces after: the client owes it, until something covers it', () =>
    scene('2026-03-31', async ({ alice, travel }) => {
      const { id: customer } = await newClient(alice)
      const invoice = await issuedInvoice(alice, customer, 120_00)
      const cheque = await alice(recordPayment, {
        customer,
        method: 'cheque',
        amount: cents(200_00),
      })
      const refund = await alice(recordRefund, {
        customer,
        method: 'transfer',
        amount: cents(80_00),
      })
      travel('2026-04-08')
      const counter = await alice(reversePayment, { id: cheque.id, reason: 'rejected' })
      expect(counter).toMatchObject({ amount: -200_00, allocated: -200_00, remaining: 0 })
      expect(await alice(showPayment, { id: refund.id })).toMatchObject({
        standing: 'recorded',
        allocated: 0,
        remaining: -80_00,
      })
      expect(await alice(customerOutstanding, { id: customer })).toMatchObject({
        outstanding: 120_00,
        onAccount: -80_00,
        owed: 0,
        balance: 200_00,
        invoices: [{ id: invoice.id, outstanding: 120_00 }],
      })
      // He pays all of it by card: the refund is covered by what is left of it.
      await alice(recordPayment, { customer, method: 'card', amount: cents(200_00) })
      expect(await alice(customerOutstanding, { id: customer })).toMatchObject({
        owed: 0,
        balance: 0,
      })
      await expect(
        alice(recordRefund, { customer, method: 'transfer', amount: cents(1) }),
      ).rejects.toMatchObject({ reason: 'beyond_owed' })
      expect(await alice(allocatePayment, { id: refund.id })).toMatchObject({
        allocated: -80_00,
        remaining: 0,
        allocation: 'allocated',
      })
      expect(await alice(customerOutstanding, { id: customer })).toMatchObject({
        onAccount: 0,
        payments: [],
      })
    }))
})

test('a payment sent back by the bank is unpaid, and the invoices are due again', () =>
  scene('2026-03-31', async ({ alice, travel }) => {
    const { id: customer } = await newClient(alice)
    const invoice = await issuedInvoice(alice, customer, 120_00)
    const pay = (method: 'direct_debit' | 'cash') =>
      alice(recordPayment, { customer, method, amount: cents(60_00) })
    const [debit, cash] = [await pay('direct_debit'), await pay('cash')]
    travel('2026-04-04')
    const reverse = (id: string, over: object) => alice(reversePayment, { id, ...over })
    await expect(reverse(cash.id, { reason: 'rejected' })).rejects.toMatchObject({
      reason: 'never_bounces',
    })
    await expect(reverse(debit.id, { day: day('2026-03-30') })).rejects.toMatchObject({
      reason: 'before_payment',
      problem: { param: 'day' },
    })
    await reverse(debit.id, { reason: 'rejected', note: 'Provision insuffisante' })
    expect(await alice(showInvoice, { id: invoice.id })).toMatchObject({
      payment: 'partial',
      outstanding: 60_00,
    })
    const { indicators, rows } = await alice(listPayments, { ...page, allocation: ['rejected'] })
    expect(rows.map(({ id }) => id)).toEqual([debit.id])
    expect(indicators['rejected']).toMatchObject({ count: 1, amount: 60_00 })
  }))

describe('a payment recorded twice', () => {
  const same = { method: 'transfer', amount: cents(120_00), reference: 'VIR MARTIN' } as const

  test('needs a word, unless it is another, or later', () =>
    scene('2026-03-31', async ({ alice, travel }) => {
      const { id: customer } = await newClient(alice)
      const { id: other } = await newClient(alice, { name: 'Garage du Lac' })
      const pay = (over: Partial<InputOf<typeof recordPayment>> = {}) =>
        alice(recordPayment, { customer, ...same, ...over })
      const first = await pay()
      await expect(pay()).rejects.toMatchObject({
        status: 409,
        reason: 'same_payment',
        problem: { existing: first.id },
      })
      for (const over of [
        { customer: other },
        { amount: cents(120_01) },
        { method: 'card' as const },
        { reference: 'VIR MARTIN 2' },
        { day: day('2026-03-30') },
      ]) {
        expect((await pay(over)).id).not.toBe(first.id)
      }
      const second = await pay({ second: true })
      expect(second.remaining).toBe(120_00)
      // One that was reversed is there no more.
      await alice(reversePayment, { id: first.id })
      await expect(pay()).rejects.toMatchObject({ reason: 'same_payment' })
      await alice(reversePayment, { id: second.id })
      await pay()
      travel('2026-04-01')
      await pay({ day: day('2026-03-31') })
      const back = { customer, method: 'transfer', amount: cents(30_00) } as const
      await alice(recordRefund, back)
      await expect(alice(recordRefund, back)).rejects.toMatchObject({ reason: 'same_payment' })
      await alice(recordRefund, { ...back, second: true })
    }))
})
