// L’histoire d’une affaire vue de son projet : un devis signé est commandé pour un chantier, contrôlé,
// acheté, reçu, facturé par le fournisseur un peu plus cher, et posé. Chaque chiffre du projet est relu.
import { expect, test } from 'vitest'
import { create as createItem } from '#features/catalog/items/contract.ts'
import { create as createCustomer } from '#features/relation/customers/contract.ts'
import { writeNote } from '#features/relation/activities/contract.ts'
import { createAppointment, holdAppointment } from '#features/relation/appointments/contract.ts'
import { sendPurchase, showPurchase } from '#features/purchasing/purchase-orders/contract.ts'
import {
  generatePurchases,
  listNeeds,
} from '#features/purchasing/purchase-orders/contract/buying.ts'
import { purchaseHistory } from '#features/purchasing/purchase-orders/contract/history.ts'
import { receive } from '#features/purchasing/receipts/contract.ts'
import {
  attachInvoiceFile,
  recordSupplierInvoice,
  showSupplierInvoice,
} from '#features/purchasing/supplier-invoices/contract.ts'
import { keepSupply, listSupplies } from '#features/purchasing/supplies/contract.ts'
import {
  cancelOrder,
  confirmOrder,
  listOrders,
  showOrder,
  updateOrder,
} from '#features/sales/orders/contract.ts'
import { changeOrderRules, reviewOrder } from '#features/sales/orders/contract/control.ts'
import { orderHistory } from '#features/sales/orders/contract/history.ts'
import { orderQuote, showOrdering } from '#features/sales/orders/contract/quoted.ts'
import {
  attachDocument,
  createProject,
  listProjects,
  moveProject,
  showProject,
} from '#features/sales/projects/contract.ts'
import {
  addProjectFile,
  listProjectFiles,
  projectHistory,
  removeProjectFile,
} from '#features/sales/projects/contract/history.ts'
import { createQuote, sendQuote, signQuote } from '#features/sales/quotes/contract.ts'
import { day } from '#kernel/day.ts'
import { bps, cents, centsAsPrice, quantity } from '#kernel/money.ts'
import { line, page, vat20 } from '#test/deal.ts'
import { type Refused, scene } from '#test/scene.ts'

test('devis → projet → commande du chantier → achats → réception → facture → pose → marge', () =>
  scene('2026-03-02', async ({ alice, gilles, travel }) => {
    await alice(changeOrderRules, {
      overdueDays: null,
      overdueAllowed: cents(0),
      creditLimit: null,
      depositRate: bps(0),
      checks: [],
    })
    const address = { street: '8 cours Lafayette', postalCode: '69003', city: 'Lyon' }
    const site = { label: 'Chantier', street: '2 quai Perrache', postalCode: '69002', city: 'Lyon' }
    const client = await alice(createCustomer, {
      name: 'Hôtel du Parc',
      siren: '552100554',
      addresses: [address, site],
    })
    const supplier = await alice(createCustomer, {
      name: 'Verrerie Ferrand',
      isCustomer: false,
      isSupplier: true,
    })
    const lamp = await alice(createItem, {
      reference: 'SUS-1',
      name: 'Suspension',
      price: centsAsPrice(cents(120_00)),
      cost: centsAsPrice(cents(50_00)),
      supplierId: supplier.id,
      vat: vat20,
      fitted: true,
    })
    const supply = { id: lamp.id, supplier: supplier.id, reference: 'VF-88', leadDays: 15 }
    await expect(alice(keepSupply, { ...supply, minimum: quantity(0) })).rejects.toMatchObject({
      reason: 'minimum_not_positive',
    })
    await alice(keepSupply, { ...supply, minimum: quantity(50_000) })

    // 2 mars : dix suspensions et leur mise en service, 1 300 € HT, pour 500 € de fournitures.
    const { id: quote } = await alice(createQuote, {
      customer: client.id,
      lines: [
        { kind: 'item', item: lamp.id, quantity: quantity(100_000) },
        line('Mise en service', 100_00, { nature: 'service' }),
      ],
    })
    await alice(sendQuote, { id: quote, how: 'email' })
    await alice(signQuote, { id: quote, signer: 'Claire Hébert' })
    const { id: project } = await alice(createProject, {
      customer: client.id,
      name: 'Hall de l’hôtel',
    })
    await alice(attachDocument, { id: project, kind: 'quote', document: quote })

    // La commande va au chantier ; confirmée par erreur, elle est rendue au devis et refaite.
    const wrong = await alice(confirmOrder, { id: (await alice(orderQuote, { id: quote })).id })
    await alice(cancelOrder, { id: wrong.id })
    expect((await alice(showOrdering, { id: quote })).lines.map(({ left }) => left)).toEqual([
      100_000, 10_000,
    ])
    const draft = await alice(orderQuote, { id: quote })
    const at = client.addresses.find(({ label }) => label === 'Chantier')!.id
    const { customer, contact, seller, store, terms, lines, ...rest } = draft
    const ordered = await alice(updateOrder, {
      ...rest,
      customer: customer.id,
      contact: contact?.id ?? null,
      seller: seller?.id ?? null,
      store: store?.id ?? null,
      terms,
      address: at,
      fitting: 'items',
      lines: lines as never,
    })
    expect(ordered.place).toBe('2 quai Perrache, 69002 Lyon')
    const order = await alice(confirmOrder, { id: draft.id })
    await alice(reviewOrder, { id: order.id, reviewed: true })
    const ready = await alice(showOrder, { id: order.id })
    expect([ready.control, ready.fitting.state, ready.margin]).toEqual([
      'purchasable',
      'to_plan',
      800_00,
    ])
    const toFit = await alice(listOrders, { ...page, todo: ['to_fit'] })
    expect(toFit.rows.map(({ id }) => id)).toEqual([order.id])

    // 4 mars : achetée sous la référence du fournisseur, au coût connu.
    travel('2026-03-04')
    const { rows: needs } = await alice(listNeeds, { orders: [order.id] })
    expect(needs[0]).toMatchObject({ minimum: 50_000, leadDays: 15, supplierReference: 'VF-88' })
    const bought = await alice(generatePurchases, {
      merge: true,
      lines: [
        {
          order: order.id,
          orderLine: needs[0]!.orderLine,
          supplier: supplier.id,
          quantity: quantity(100_000),
        },
      ],
    })
    const purchase = await alice(sendPurchase, { id: bought.id, how: 'email' })
    expect(purchase.lines[0]).toMatchObject({ reference: 'VF-88' })
    expect(purchase.documents).toMatchObject([{ kind: 'order', id: order.id }])

    // 18 mars : reçue, puis facturée 55 € la pièce ; la marge de la commande et du projet suivent.
    travel('2026-03-18')
    const [got] = purchase.lines
    const came = [{ line: got!.id, quantity: quantity(100_000) }]
    await alice(receive, { id: purchase.id, deliveryNote: 'BL 7', lines: came })
    const billed = await alice(recordSupplierInvoice, {
      id: purchase.id,
      number: 'F-12',
      day: day('2026-03-18'),
      dueDay: day('2026-04-17'),
      lines: [{ ...came[0]!, price: centsAsPrice(cents(55_00)) }],
      reason: 'Hausse annoncée',
    })
    const paper = { file: Buffer.from('%PDF-1.7 facture') }
    await alice(attachInvoiceFile, { id: billed.id, name: 'F-12.pdf' }, paper)
    const invoice = await alice(showSupplierInvoice, { id: billed.id })
    expect(invoice.file?.name).toBe('F-12.pdf')
    expect(invoice.documents.map(({ kind }) => kind)).toEqual(['order', 'purchase_order'])
    expect(invoice.receipts).toMatchObject([{ deliveryNote: 'BL 7', reversed: false }])
    const paid = await alice(showOrder, { id: order.id })
    expect([paid.control, paid.boughtCost, paid.plannedMargin, paid.margin]).toEqual([
      'purchased',
      550_00,
      800_00,
      750_00,
    ])
    const { rows: supplies } = await alice(listSupplies, { id: lamp.id })
    expect(supplies).toMatchObject([{ usual: true, tookDays: 14, price: 50_000_000 }])

    // 25 mars : la pose est planifiée, puis faite.
    travel('2026-03-25')
    const fitting = await alice(createAppointment, {
      kind: 'fitting',
      title: 'Pose',
      startsAt: '2026-03-26T07:00:00Z',
      endsAt: '2026-03-26T11:00:00Z',
      about: { type: 'order', id: order.id },
    })
    expect((await alice(showOrder, { id: order.id })).fitting).toMatchObject({
      state: 'planned',
      day: '2026-03-26',
    })
    await alice(holdAppointment, { id: fitting.id })
    expect((await alice(listOrders, { ...page, todo: ['to_fit'] })).total).toBe(0)

    // Le projet dit tout : ce qui fut acheté, ce qui reste, et ce qui s’est passé.
    const whole = await alice(showProject, { id: project })
    expect(whole.money).toMatchObject({
      agreed: 1_300_00,
      ordered: 1_300_00,
      purchased: 550_00,
      invoiced: 0,
      margin: 750_00,
    })
    expect(whole.documents.map(({ kind }) => kind)).toEqual([
      'quote',
      'order',
      'order',
      'purchase_order',
    ])
    const listed = await alice(listProjects, page)
    expect(listed.rows[0]).toMatchObject({ agreed: 1_300_00, due: 0 })
    await alice(writeNote, {
      kind: 'note',
      about: { type: 'purchase_order', id: purchase.id },
      body: 'Verres plus épais',
    })
    const acts = async (read: typeof projectHistory, id: string) =>
      (await alice(read, { id })).rows.map(({ action, detail }) => `${action} ${detail}`.trim())
    expect(await acts(projectHistory, project)).toEqual(
      expect.arrayContaining(['purchase_order.received', 'order.confirmed', 'quote.signed']),
    )
    expect(await acts(orderHistory as never, order.id)).toEqual(
      expect.arrayContaining(['order.purchased', 'order.reviewed']),
    )
    expect(await acts(purchaseHistory as never, purchase.id)).toContain('supplier_invoice.recorded')

    // Ses fichiers se gardent et s’ôtent ; archivé, il laisse sa trace.
    const plan = await alice(addProjectFile, { id: project, name: 'plan.pdf' }, paper)
    expect((await alice(listProjectFiles, { id: project })).rows).toHaveLength(1)
    await alice(removeProjectFile, { id: project, file: plan.id })
    await alice(moveProject, { id: project, step: 'archived' })
    expect(await acts(projectHistory, project)).toContain('project.moved Archivé')

    // Sans le droit de voir les coûts, ni achats ni marge.
    const seen = await gilles(showPurchase, { id: purchase.id })
    expect(seen.documents.filter(({ kind }) => kind === 'supplier_invoice')).toEqual([])
    await expect(gilles(showSupplierInvoice, { id: billed.id })).rejects.toMatchObject({
      reason: 'purchase_costs_hidden',
    } satisfies Partial<Refused>)
  }))
