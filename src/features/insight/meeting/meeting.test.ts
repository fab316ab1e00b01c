// Clients side by side: each figure is that of the list that it opens; who sees no costs is told no margin.
import { expect, test } from 'vitest'
import { clientFigures } from '#features/insight/figures/rules/client.ts'
import { queryOf } from '#features/insight/figures/rules/figure.ts'
import { recordPayment } from '#features/sales/payments/contract.ts'
import { day } from '#kernel/day.ts'
import { cents } from '#kernel/money.ts'
import { comparedWith, periodOf } from '#kernel/period.ts'
import { issuedInvoice, newClient, nowhere, sentQuote, signedQuote } from '#test/deal.ts'
import { scene } from '#test/scene.ts'
import { compareCustomers } from './contract.ts'

const today = day('2026-06-30')

test('two clients side by side, each figure being the sum of the list that it opens', () =>
  scene('2025-03-31', async ({ alice, gilles, eve, travel }) => {
    const [one, other] = [
      await newClient(alice),
      await newClient(alice, { name: 'Garage Petit', siren: null, kind: 'person' }),
    ]
    await issuedInvoice(alice, one.id, 600_00)
    travel('2026-03-31')
    const { id } = await issuedInvoice(alice, one.id, 1_200_00)
    await issuedInvoice(alice, other.id, 120_00)
    await signedQuote(alice, one.id)
    await sentQuote(alice, one.id)
    travel('2026-04-20')
    await alice(recordPayment, {
      customer: one.id,
      day: day('2026-04-20'),
      method: 'transfer',
      amount: cents(1_200_00),
      allocations: [{ invoice: id, amount: cents(1_200_00) }],
    })
    travel(today)
    const { columns } = await alice(compareCustomers, { customer: one.id, second: other.id })
    const period = periodOf({ name: 'year12' }, today, 1)
    for (const [at, { id: customer }] of [one, other].entries()) {
      const column = columns[at]!
      expect([column.from, column.to]).toEqual([period.from, period.to])
      const context = {
        today,
        period,
        before: comparedWith(period, 'lastYear', today),
        narrowing: { customer },
      }
      const sumOf = async (figure: keyof typeof clientFigures) => {
        const query = new URLSearchParams(queryOf(clientFigures[figure], context))
        const path = { invoices: 'invoices', quotes: 'quotes', orders: 'orders' }[
          clientFigures[figure].list as 'invoices'
        ]
        const answer = await alice.raw('GET', `/api/v1/${path}?${query}&limit=100`)
        const { total, sums } = (await answer.json()) as {
          total: number
          sums: Record<string, string>
        }
        return { total, sum: Math.round(Number(sums[clientFigures[figure].sum ?? '']) * 100) }
      }
      expect((await sumOf('sales')).sum).toBe(column.sales)
      expect((await sumOf('outstanding')).sum).toBe(column.outstanding)
      expect((await sumOf('overdue')).sum).toBe(column.overdue)
      expect(await sumOf('quotesSent')).toEqual({ total: column.quotes, sum: column.quoted })
    }
    expect(columns[0]).toMatchObject({
      sales: 1_000_00,
      salesBefore: 500_00,
      outstanding: 600_00,
      // One invoice is no habit.
      paysIn: null,
      conversion: null,
      margin: 1_000_00,
    })
    const seen = await gilles(compareCustomers, { customer: one.id })
    expect(seen.columns).toMatchObject([
      { sales: 1_000_00, margin: null, marginRate: null, from: period.from },
      { sales: 500_00, salesBefore: 0, outstanding: null, paysIn: null },
    ])
    const strange = { reason: 'not_found' }
    await expect(eve(compareCustomers, { customer: one.id })).rejects.toMatchObject(strange)
    const none = alice(compareCustomers, { customer: one.id, second: nowhere })
    await expect(none).rejects.toMatchObject(strange)
  }))
