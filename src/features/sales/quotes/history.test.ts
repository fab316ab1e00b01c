import { expect, test } from 'vitest'
import { invoiceHistory } from '#features/sales/invoices/contract/history.ts'
import { invoiceQuote, issueInvoice } from '#features/sales/invoices/contract.ts'
import { recordPayment } from '#features/sales/payments/contract.ts'
import { mailQuote, proposeQuoteMail } from '#features/sales/signatures/contract.ts'
import { line, newClient } from '#test/deal.ts'
import { scene } from '#test/scene.ts'
import { createQuote, signQuote } from './contract.ts'
import { quoteHistory } from './contract/history.ts'

test('a quote tells its own story and that of what came of it, the latest first', () =>
  scene('2026-03-31', async ({ alice, eve }) => {
    const { id: customer } = await newClient(alice, { email: 'compta@martin.example' })
    const { id } = await alice(createQuote, { customer, lines: [line('Pose', 100_00)] })
    const { to, subject, body } = await alice(proposeQuoteMail, { id })
    await alice(mailQuote, { id, to, cc: [], subject, body })
    await alice(signQuote, { id, signer: 'Lucie' })
    const invoice = await alice(invoiceQuote, { id })
    const { payable: amount } = await alice(issueInvoice, { id: invoice.id })
    const allocations = [{ invoice: invoice.id, amount }]
    await alice(recordPayment, { customer, method: 'transfer', amount, allocations })

    const { rows } = await alice(quoteHistory, { id })
    expect(rows.map(({ action }) => action)).toEqual([
      'payment.recorded',
      'invoice.issued',
      'quote.signed',
      'mail.written',
      'quote.linked',
      'quote.sent',
      'quote.drafted',
    ])
    expect(rows[0]?.amount).toBe(amount)
    expect(rows.every(({ person }) => person === 'Alice Garnier')).toBe(true)
    const of = await alice(invoiceHistory, { id: invoice.id })
    expect(of.rows.map(({ action }) => action)).toEqual([
      'payment.recorded',
      'invoice.issued',
      'invoice.drafted',
    ])
    await expect(eve(quoteHistory, { id })).rejects.toMatchObject({ reason: 'not_found' })
  }))
