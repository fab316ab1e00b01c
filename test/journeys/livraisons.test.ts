// L’histoire d’une livraison : un devis signé est commandé, livré en deux fois (deux lampes manquent au
// premier camion), facturé une fois par mois, puis une table revient et fait l’objet d’un avoir.
import { expect, test } from 'vitest'
import { create as createCustomer } from '#features/relation/customers/contract.ts'
import {
  createDelivery,
  deliver,
  listDeliveries,
  prepareDelivery,
  returnDelivery,
  shipDelivery,
  showDelivery,
} from '#features/sales/deliveries/contract.ts'
import { invoiceDeliveries } from '#features/sales/deliveries/contract/ordered.ts'
import { creditInvoice, issueInvoice, showInvoice } from '#features/sales/invoices/contract.ts'
import { invoiceOrders } from '#features/sales/invoices/contract/ordered.ts'
import { completeOrder, confirmOrder, showOrder } from '#features/sales/orders/contract.ts'
import { orderQuote } from '#features/sales/orders/contract/quoted.ts'
import { customerBalance } from '#features/sales/payments/contract.ts'
import { createQuote, sendQuote, showQuote, signQuote } from '#features/sales/quotes/contract.ts'
import { quantity } from '#kernel/money.ts'
import { line, page, vat10 } from '#test/deal.ts'
import { scene } from '#test/scene.ts'

const q = (count: number) => quantity(count * 10_000)

test('devis signé → commande → deux livraisons → facture du mois → retour → avoir', () =>
  scene('2026-03-02', async ({ alice, travel }) => {
    const { id: customer } = await alice(createCustomer, {
      name: 'Hôtel du Parc',
      siren: '552100554',
      addresses: [{ street: '8 cours Lafayette', postalCode: '69003', city: 'Lyon' }],
    })
    // 2 mars : dix lampes à 80 €, deux tables à 250 € et six heures de pose à 50 €.
    const { id } = await alice(createQuote, {
      customer,
      lines: [
        line('Lampe', 80_00, { quantity: q(10) }),
        line('Table', 250_00, { quantity: q(2) }),
        line('Pose', 50_00, { quantity: q(6), vat: vat10, nature: 'service' }),
      ],
    })
    await alice(sendQuote, { id, how: 'email' })
    travel('2026-03-05')
    await alice(signQuote, { id, signer: 'Claire Hébert' })
    const drafted = await alice(orderQuote, { id })
    const order = await alice(confirmOrder, { id: drafted.id })
    expect(order.goodsNet).toBe(1_300_00)

    // 12 mars : tout part ; le client ne prend que huit lampes, deux manquent au camion.
    travel('2026-03-12')
    const first = await alice(createDelivery, { orders: [order.id] })
    const ready = await alice(prepareDelivery, { id: first.id })
    expect(ready.number).toBe('BL-2026-0001')
    await alice(shipDelivery, { id: first.id })
    const [lamp, table] = ready.lines
    const received = await alice(deliver, {
      id: first.id,
      signer: 'Claire Hébert',
      lines: [
        { line: lamp!.id, quantity: q(8) },
        { line: table!.id, quantity: q(2) },
      ],
    })
    expect([received.net, received.leftToInvoice]).toEqual([1_140_00, 1_140_00])
    expect((await alice(showOrder, { id: order.id })).delivering).toBe('partial')

    // 19 mars : le reliquat, d’un geste.
    travel('2026-03-19')
    const rest = await alice(createDelivery, { orders: [order.id] })
    expect(rest.lines.map((one) => [one.name, one.quantity])).toEqual([['Lampe', q(2)]])
    await alice(prepareDelivery, { id: rest.id })
    await alice(deliver, { id: rest.id })
    const whole = await alice(showOrder, { id: order.id })
    expect([whole.delivering, whole.notDelivered, whole.toDeliver]).toEqual(['whole', 0, false])

    // 31 mars : une facture pour les deux livraisons du mois, l’autre pour la pose.
    travel('2026-03-31')
    const { indicators } = await alice(listDeliveries, page)
    expect(indicators['to_invoice']).toMatchObject({ count: 2, amount: 1_300_00 })
    const bill = await alice(invoiceDeliveries, { deliveries: [first.id, rest.id] })
    const issued = await alice(issueInvoice, { id: bill.id })
    expect([issued.totals.net, issued.totals.gross]).toEqual([1_300_00, 1_560_00])
    expect((await alice(listDeliveries, page)).indicators['to_invoice']).toMatchObject({ count: 0 })
    const service = await alice(invoiceOrders, { orders: [order.id] })
    await alice(issueInvoice, { id: service.id })
    expect(service.totals.gross).toBe(330_00)
    expect((await alice(showQuote, { id })).invoicing).toBe('whole')
    await expect(alice(invoiceOrders, { orders: [order.id] })).rejects.toMatchObject({
      reason: 'order_invoiced',
    })

    // 7 avril : une table revient ; elle était facturée, un avoir la rend.
    travel('2026-04-07')
    const back = await alice(returnDelivery, {
      id: first.id,
      lines: [{ line: table!.id, quantity: q(1) }],
      reason: 'Pied fendu',
    })
    expect([back.state, back.net]).toEqual(['delivered', 890_00])
    expect(back.lines[1]).toMatchObject({ delivered: q(2), returned: q(1) })
    const sold = (await alice(showInvoice, { id: bill.id })).lines.find(
      (one) => one.kind === 'item' && one.name === 'Table',
    )
    const credit = await alice(creditInvoice, {
      id: bill.id,
      lines: [{ line: sold!.id, quantity: q(1) }],
    })
    await alice(issueInvoice, { id: credit.id })
    expect((await alice(customerBalance, { id: customer })).balance).toBe(1_590_00)

    // Elle est à livrer à nouveau ; le client y renonce, et la commande se termine.
    const after = await alice(showOrder, { id: order.id })
    expect([after.delivering, after.leftToDeliver]).toEqual(['partial', 250_00])
    expect((await alice(showDelivery, { id: first.id })).leftToInvoice).toBe(0)
    await alice(completeOrder, { id: order.id })
    await expect(alice(createDelivery, { orders: [order.id] })).rejects.toMatchObject({
      reason: 'order_not_confirmed',
    })
  }))
