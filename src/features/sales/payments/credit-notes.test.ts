// A credit note is used: on the invoice that it corrects, on others of the same client, or paid back.
import { expect, test } from 'vitest'
import { listEntries } from '#features/base/journal/contract.ts'
import {
  creditInvoice,
  issueInvoice,
  listInvoices,
  showInvoice,
} from '#features/sales/invoices/contract.ts'
import { showStatement } from '#features/sales/statements/contract.ts'
import { cents } from '#kernel/money.ts'
import { issuedInvoice, newClient, page } from '#test/deal.ts'
import { wrongIn } from '#test/doctor.ts'
import { scene, type Someone } from '#test/scene.ts'
import {
  allocateCreditNote,
  customerBalance,
  customerOutstanding,
  recordPayment,
  recordRefund,
  releaseCreditNote,
} from './contract.ts'

/** A credit note of an amount of an invoice, kept on account. */
async function creditOnAccount(someone: Someone, invoice: string, amount: number) {
  const { id } = await someone(creditInvoice, { id: invoice, amount: cents(amount) })
  return someone(issueInvoice, { id, onAccount: true })
}

test('a credit note settles other invoices of its client, oldest due first, and the rest stays', () =>
  scene('2026-03-31', async (play) => {
    const { alice, travel } = play
    const { id: customer } = await newClient(alice)
    const paid = await issuedInvoice(alice, customer, 600_00)
    await alice(recordPayment, { customer, method: 'card', amount: cents(600_00) })
    travel('2026-04-02')
    const second = await issuedInvoice(alice, customer, 120_00)
    travel('2026-04-09')
    const third = await issuedInvoice(alice, customer, 240_00)
    const note = await creditOnAccount(alice, paid.id, 300_00)
    expect(note.outstanding).toBe(-300_00)

    const used = await alice(allocateCreditNote, { id: note.id, version: note.version })
    expect(used.outstanding).toBe(0)
    expect(used.settlements).toMatchObject([
      { kind: 'invoice', id: second.id, amount: -120_00 },
      { kind: 'invoice', id: third.id, amount: -180_00 },
    ])
    expect(await alice(showInvoice, { id: second.id })).toMatchObject({ payment: 'settled' })
    const rest = await alice(showInvoice, { id: third.id })
    expect(rest).toMatchObject({ payment: 'partial', outstanding: 60_00 })
    expect(rest.settlements).toMatchObject([{ kind: 'credit_note', id: note.id, amount: 180_00 }])

    // An imputation moves no money: the balance is what it was, and what is owed with it.
    const owed = await alice(customerOutstanding, { id: customer })
    expect(owed).toMatchObject({ outstanding: 60_00, balance: 60_00, owed: 0, creditNotes: [] })
    expect(await alice(customerBalance, { id: customer })).toMatchObject({
      invoiced: 960_00,
      credited: 300_00,
      received: 600_00,
      balance: 60_00,
    })
    const statement = await alice(showStatement, { id: customer })
    expect(statement).toMatchObject({ closing: 60_00 })
    const { indicators } = await alice(listInvoices, { ...page, customer })
    expect(indicators['partial']).toMatchObject({ count: 1, amount: 60_00 })
    const { rows } = await alice(listEntries, { limit: 5, offset: 0 })
    expect(rows[0]).toMatchObject({ action: 'credit_note.allocated', label: note.number })
    expect(await wrongIn(play)).toEqual([])
  }))

test('part of it on one invoice, part paid back, and a wrong one is taken off again', () =>
  scene('2026-03-31', async (play) => {
    const { alice } = play
    const { id: customer } = await newClient(alice)
    const paid = await issuedInvoice(alice, customer, 600_00)
    await alice(recordPayment, { customer, method: 'card', amount: cents(600_00) })
    const other = await issuedInvoice(alice, customer, 120_00)
    const note = await creditOnAccount(alice, paid.id, 300_00)
    const allocations = [{ invoice: other.id, amount: cents(50_00) }]
    await alice(allocateCreditNote, { id: note.id, allocations })
    await alice(recordRefund, {
      customer,
      method: 'transfer',
      amount: cents(200_00),
      sources: [{ kind: 'credit_note', id: note.id, amount: cents(200_00) }],
    })
    expect((await alice(showInvoice, { id: note.id })).outstanding).toBe(-50_00)

    const released = await alice(releaseCreditNote, { id: note.id, invoice: other.id })
    expect(released.outstanding).toBe(-100_00)
    expect(await alice(showInvoice, { id: other.id })).toMatchObject({
      payment: 'unpaid',
      outstanding: 120_00,
    })
    await expect(
      alice(releaseCreditNote, { id: note.id, invoice: other.id }),
    ).rejects.toMatchObject({ reason: 'not_settled_by' })
    const { balance, owed } = await alice(customerOutstanding, { id: customer })
    expect({ balance, owed }).toEqual({ balance: 20_00, owed: 100_00 })
    expect(await wrongIn(play)).toEqual([])
  }))

test('it is used up to what is left, for its own client, and by whoever may', () =>
  scene('2026-03-31', async ({ alice, claire, gilles, eve }) => {
    const { id: customer } = await newClient(alice)
    const { id: stranger } = await newClient(alice, { name: 'Garage du Lac', siren: '732829320' })
    const invoice = await issuedInvoice(alice, customer, 120_00)
    const foreign = await issuedInvoice(alice, stranger, 120_00)
    const note = await creditOnAccount(alice, invoice.id, 60_00)
    const use = (by: Someone, on: string, amount: number, id = note.id) =>
      by(allocateCreditNote, { id, allocations: [{ invoice: on, amount: cents(amount) }] })
    const refusals: [() => Promise<unknown>, string][] = [
      [() => use(alice, invoice.id, 60_01), 'beyond_credit_note'],
      [() => use(alice, foreign.id, 10_00), 'other_customer'],
      [() => use(alice, note.id, 10_00), 'other_customer'],
      [() => use(alice, invoice.id, 0), 'allocation_not_positive'],
      [() => use(alice, invoice.id, 10_00, foreign.id), 'not_a_credit_note'],
      [() => use(gilles, invoice.id, 10_00), 'forbidden'],
      [() => use(eve, invoice.id, 10_00), 'not_found'],
      [() => alice(allocateCreditNote, { id: note.id, version: 99 }), 'changed_meanwhile'],
    ]
    for (const [asked, reason] of refusals) await expect(asked()).rejects.toMatchObject({ reason })
    const small = await issuedInvoice(alice, customer, 12_00)
    await expect(use(alice, small.id, 12_01)).rejects.toMatchObject({
      reason: 'beyond_outstanding',
      problem: { param: 'allocations.0.amount' },
    })
    // The invoice that it corrects is one like the others.
    expect((await use(claire, invoice.id, 60_00)).outstanding).toBe(0)
    expect((await alice(showInvoice, { id: invoice.id })).outstanding).toBe(60_00)
  }))
