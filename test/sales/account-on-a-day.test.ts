// The account of a client on any day: what their page tells is what the statement tells, to the cent.
import { expect, test } from 'vitest'
import { creditInvoice, issueInvoice } from '#features/sales/invoices/contract.ts'
import { customerTransactions, recordPayment } from '#features/sales/payments/contract.ts'
import { showStatement } from '#features/sales/statements/contract.ts'
import { addDays, day } from '#kernel/day.ts'
import { cents } from '#kernel/money.ts'
import { issuedInvoice, newClient, page } from '#test/deal.ts'
import { scene } from '#test/scene.ts'

test('the balance on each day, and the movements before and after it, are those of the statement', () =>
  scene('2026-03-01', async ({ alice, travel }) => {
    const first = day('2026-03-01')
    const { id } = await newClient(alice)
    const { id: invoice } = await issuedInvoice(alice, id, 600_00)
    travel(addDays(first, 4))
    const pay = { customer: id, day: addDays(first, 4), method: 'transfer' as const }
    const allocations = [{ invoice, amount: cents(333_33) }]
    await alice(recordPayment, { ...pay, amount: cents(400_00), allocations })
    travel(addDays(first, 9))
    const { id: other } = await issuedInvoice(alice, id, 120_06)
    const { id: credit } = await alice(creditInvoice, { id: other })
    await alice(issueInvoice, { id: credit })
    travel(addDays(first, 20))
    for (let at = 0; at <= 20; at += 1) {
      const on = addDays(first, at)
      const before = await alice(customerTransactions, { ...page, id, to: on })
      const statement = await alice(showStatement, { id, from: first, to: on })
      expect(before.closing).toBe(statement.closing)
      expect(before.rows.map((row) => [row.id, row.balance])).toEqual(
        statement.rows.map((row) => [row.id, row.balance]),
      )
      const after = await alice(customerTransactions, { ...page, id, from: addDays(on, 1) })
      expect(after.opening).toBe(before.closing)
      expect(after.total + before.total).toBe(4)
    }
  }))
