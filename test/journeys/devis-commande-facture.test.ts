// L’histoire d’une commande : un devis signé est commandé en deux fois, contrôlé, bloqué faute
// d’acompte, débloqué par son règlement, facturé en partie puis pour solde. Chaque chiffre est relu.
import { expect, test } from 'vitest'
import { create as createCustomer } from '#features/relation/customers/contract.ts'
import { issueInvoice, showInvoice } from '#features/sales/invoices/contract.ts'
import { quoteDeal } from '#features/sales/invoices/contract/deal.ts'
import { invoiceOrders } from '#features/sales/invoices/contract/ordered.ts'
import {
  completeOrder,
  confirmOrder,
  listOrders,
  showOrder,
} from '#features/sales/orders/contract.ts'
import {
  changeOrderRules,
  reviewOrder,
  tickCheck,
} from '#features/sales/orders/contract/control.ts'
import { orderQuote } from '#features/sales/orders/contract/quoted.ts'
import { customerBalance, recordPayment } from '#features/sales/payments/contract.ts'
import { createQuote, sendQuote, showQuote, signQuote } from '#features/sales/quotes/contract.ts'
import { bps, cents, quantity } from '#kernel/money.ts'
import { line, page, vat10 } from '#test/deal.ts'
import { scene } from '#test/scene.ts'

const { invoiceBalance, invoiceDeposit } = quoteDeal

test('devis signé → deux commandes contrôlées → acompte → facture partielle → solde', () =>
  scene('2026-03-02', async ({ alice, travel }) => {
    await alice(changeOrderRules, {
      overdueDays: 30,
      overdueAllowed: cents(0),
      creditLimit: null,
      depositRate: bps(3000),
      checks: [{ name: 'Teintes confirmées', required: true }],
    })
    const { id: customer } = await alice(createCustomer, {
      name: 'Hôtel du Parc',
      siren: '552100554',
      addresses: [{ street: '8 cours Lafayette', postalCode: '69003', city: 'Lyon' }],
    })
    // 2 mars : dix suspensions à 120 € et douze heures de pose à 50 €, signés le 9.
    const { id } = await alice(createQuote, {
      customer,
      lines: [
        line('Suspension', 120_00, { quantity: quantity(100_000) }),
        line('Pose', 50_00, { quantity: quantity(120_000), vat: vat10, nature: 'service' }),
      ],
    })
    await alice(sendQuote, { id, how: 'email' })
    travel('2026-03-09')
    const quote = await alice(signQuote, { id, signer: 'Claire Hébert' })
    expect(quote.totals.gross).toBe(2_100_00)

    // Six suspensions d’abord, le reste ensuite : les deux commandes font le devis.
    const lamp = quote.lines[0]!.id
    const part = await alice(orderQuote, {
      id,
      lines: [{ line: lamp, quantity: quantity(60_000) }],
    })
    const first = await alice(confirmOrder, { id: part.id })
    const second = await alice(confirmOrder, { id: (await alice(orderQuote, { id })).id })
    expect([first.number, second.number]).toEqual(['CO-2026-0001', 'CO-2026-0002'])
    expect([first.totals.gross, second.totals.gross]).toEqual([864_00, 1_236_00])

    // Contrôlées, elles restent bloquées : 30 % du total n’est pas réglé.
    for (const order of [first, second]) {
      const [check] = order.checks
      await alice(tickCheck, { id: order.id, check: check!.id, ticked: true })
      await alice(reviewOrder, { id: order.id, reviewed: true })
    }
    expect((await alice(showOrder, { id: first.id })).blocks).toEqual([
      { code: 'deposit', amount: 259_20 },
    ])
    const { indicators } = await alice(listOrders, page)
    expect(indicators['blocked']).toMatchObject({
      count: 2,
      amount: 2_100_00,
      sums: { net: 1_800_00, gross: 2_100_00 },
    })
    const deposit = await alice(invoiceDeposit, { id, percent: bps(3000) })
    const asked = await alice(issueInvoice, { id: deposit.id })
    expect(asked.payable).toBe(630_00)
    await alice(recordPayment, {
      customer,
      method: 'transfer',
      amount: cents(630_00),
      allocations: [{ invoice: asked.id, amount: cents(630_00) }],
    })
    expect((await alice(showOrder, { id: first.id })).control).toBe('incomplete')

    // 20 mars : quatre suspensions de la première commande ; le 31, le solde du devis.
    travel('2026-03-20')
    const [ordered] = first.lines
    const some = await alice(invoiceOrders, {
      orders: [first.id],
      lines: [{ line: ordered!.id, quantity: quantity(40_000) }],
    })
    await alice(issueInvoice, { id: some.id })
    expect((await alice(showOrder, { id: first.id })).leftToInvoice).toBe(240_00)
    travel('2026-03-31')
    const balance = await alice(invoiceBalance, { id })
    await alice(issueInvoice, { id: balance.id })
    const paid = [asked, some, balance].map(({ payable }) => payable)
    expect(paid).toEqual([630_00, 576_00, 894_00])
    for (const { id: order } of [first, second]) {
      expect((await alice(showOrder, { id: order })).invoicing).toBe('whole')
      expect((await alice(completeOrder, { id: order })).state).toBe('completed')
    }
    expect((await alice(showInvoice, { id: balance.id })).documents).toHaveLength(3)
    expect((await alice(showQuote, { id })).invoicing).toBe('whole')
    expect((await alice(customerBalance, { id: customer })).balance).toBe(2_100_00 - 630_00)
  }))
