// What a situation says on paper, read back by another program: previous, this one, cumulated, retained.
import { expect, test } from 'vitest'
import { invoicePdf, issueInvoice } from '#features/sales/invoices/contract.ts'
import { orderDeal } from '#features/sales/invoices/contract/deal.ts'
import { confirmOrder, createOrder } from '#features/sales/orders/contract.ts'
import { bps, quantity } from '#kernel/money.ts'
import { line, newClient, vat10 } from '#test/deal.ts'
import { readBack } from '#test/read-pdf.ts'
import { scene } from '#test/scene.ts'
import { orderBilling } from './contract.ts'

test('the paper of a situation: what was done before, now and in all, its VAT, what is held back', () =>
  scene('2026-03-02', async ({ alice }) => {
    const { id: customer } = await newClient(alice)
    const lines = [
      line('Menuiseries', 1_000_00, { quantity: quantity(80_000) }),
      line('Pose', 50_00, { quantity: quantity(400_000), vat: vat10, nature: 'service' }),
    ]
    const { id } = await alice(createOrder, { customer, lines })
    await alice(confirmOrder, { id })
    const terms = { recovery: 'progress', retention: bps(500), bond: '' } as const
    await alice(orderBilling.savePlan, { id, version: 0, ...terms, steps: [] })
    const situation = async (percent: number) => {
      const draft = await alice(orderDeal.invoiceSituation, { id, percent: bps(percent) })
      return alice(issueInvoice, { id: draft.id })
    }
    await situation(3000)
    const second = await situation(6000)
    expect(second.totals).toMatchObject({ net: 3_000_00, tax: 540_00, gross: 3_540_00 })

    const { text } = await readBack((await alice(invoicePdf, { id: second.id })) as Uint8Array)
    const said = text.replace(/[\u00a0\u202f]/g, ' ')
    // The work, line by line: all of it, what is done of it, what was before, and this period.
    for (const amount of ['8 000,00', '4 800,00', '2 400,00', '2 000,00', '1 200,00', '600,00']) {
      expect(said, amount).toContain(amount)
    }
    // The period alone is totalled, with the VAT of each rate and what is held back of it.
    for (const amount of ['3 000,00', '480,00', '60,00', '3 540,00', '177,00', '3 363,00']) {
      expect(said, amount).toContain(amount)
    }
    expect(said).toContain('60 %')
    expect(said).toMatch(/[Rr]etenue de garantie/)
    expect(said).toContain(second.number)
  }))
