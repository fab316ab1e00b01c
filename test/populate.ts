// A company with something of everything, made through the API: every text holds a canary, so that a
// byte of it that leaves for someone else is seen.
import { addFile } from '#features/relation/customers/contract/papers.ts'
import { writeNote } from '#features/relation/activities/contract.ts'
import { createAppointment, makeFeed } from '#features/relation/appointments/contract.ts'
import { createTask } from '#features/relation/tasks/contract.ts'
import { addKey } from '#features/base/api-keys/contract.ts'
import { invite } from '#features/base/invitations/contract.ts'
import { saveMailbox } from '#features/base/replies/contract.ts'
import { listNotifications } from '#features/base/notifications/contract.ts'
import { startBulk } from '#features/base/bulk/contract.ts'
import { createTag } from '#features/base/tags/contract.ts'
import { createView } from '#features/base/views/contract.ts'
import { addStore } from '#features/base/stores/contract.ts'
import { addRole, listRoles } from '#features/base/team/contract.ts'
import { create as createItem } from '#features/catalog/items/contract.ts'
import {
  createInvoice,
  creditInvoice,
  invoiceQuote,
  issueInvoice,
} from '#features/sales/invoices/contract.ts'
import { confirmOrder, createOrder } from '#features/sales/orders/contract.ts'
import { changeOrderRules, holdOrder } from '#features/sales/orders/contract/control.ts'
import { createPurchase, sendPurchase } from '#features/purchasing/purchase-orders/contract.ts'
import { receive } from '#features/purchasing/receipts/contract.ts'
import {
  attachInvoiceFile,
  recordSupplierInvoice,
} from '#features/purchasing/supplier-invoices/contract.ts'
import { keepSupply } from '#features/purchasing/supplies/contract.ts'
import { recordPayment } from '#features/sales/payments/contract.ts'
import { createQuote, refuseQuote, sendQuote, signQuote } from '#features/sales/quotes/contract.ts'
import { addPerson, attachDocument, createProject } from '#features/sales/projects/contract.ts'
import { addProjectFile } from '#features/sales/projects/contract/history.ts'
import { addKind, addVenue } from '#features/sales/projects/contract/settings.ts'
import { askAboutQuote, mailQuote, makeQuoteLink } from '#features/sales/signatures/contract.ts'
import { day } from '#kernel/day.ts'
import { bps, centsAsPrice, cents, price, quantity } from '#kernel/money.ts'
import { line, newClient, vat20 } from './deal.ts'
import { orderBilling } from '#features/sales/billing/contract.ts'
import { billingOf, remindersOf } from './populate/billed.ts'
import { deliveriesOf } from './populate/deliveries.ts'
import type { Someone } from './scene.ts'

/** Fills a company: people's things, a customer, an item, quotes and invoices in each state, an import. */
export async function populate(someone: Someone, canary: string) {
  const team = await peopleOf(someone, canary)
  const customer = await newClient(someone, {
    name: `${canary} client`,
    email: `${canary}@example.test`.toLowerCase(),
    note: `${canary} note`,
    addresses: [{ street: `4 place ${canary}`, postalCode: '69001', city: 'Lyon' }],
    contacts: [{ lastName: canary, firstName: 'Lucie', forBilling: true }],
  })
  const item = await someone(createItem, {
    reference: canary,
    name: `${canary} article`,
    price: centsAsPrice(cents(120_50)),
    cost: centsAsPrice(cents(77_70)),
    vat: vat20,
  })
  await someone.raw('POST', `/api/v1/items/${item.id}/photo`, { file: onePixel })
  const lines = [{ kind: 'item', item: item.id } as const, line(`${canary} pose`, 450_00)]
  const draft = { customer: customer.id, subject: `${canary} objet`, lines }
  const drafted = await someone(createQuote, draft)
  const option = line(`${canary} option`, 30_00, { optional: true })
  const sent = await quoteSent(someone, { ...draft, lines: [...lines, option] })
  await someone(saveMailbox, {
    address: `${canary}@example.test`.toLowerCase(),
    host: 'imap.example.test',
    port: 993,
    security: 'tls',
    user: canary,
    password: `${canary} secret`,
    folder: `${canary} folder`,
  })
  const mail = await someone(mailQuote, {
    id: sent.id,
    to: [{ address: `${canary}@example.test`.toLowerCase(), name: canary }],
    cc: [],
    subject: `${canary} devis`,
    body: `${canary} bonjour`,
  })
  const link = await someone(makeQuoteLink, { id: sent.id })
  const token = link.link?.split('/').at(-1) ?? ''
  await someone(askAboutQuote, { token, question: `${canary} question`, name: canary })
  const told = await someone(listNotifications, { offset: 0, limit: 1 })
  const refused = await quoteSent(someone, draft)
  await someone(refuseQuote, { id: refused.id, reason: `${canary} trop cher` })
  const signed = await quoteSent(someone, draft)
  await someone(signQuote, { id: signed.id, signer: `${canary} signataire` })
  const [billingStep] = await billingOf(someone, signed.id, canary)
  const invoice = await someone(invoiceQuote, { id: signed.id })
  await someone(issueInvoice, { id: invoice.id })
  const credited = await someone(createInvoice, draft)
  await someone(issueInvoice, { id: credited.id })
  const creditNote = await someone(creditInvoice, { id: credited.id })
  const mistaken = await someone(createInvoice, draft)
  await someone(issueInvoice, { id: mistaken.id })
  const issuedNote = await someone(creditInvoice, { id: mistaken.id })
  await someone(issueInvoice, { id: issuedNote.id })
  const draftInvoice = await someone(createInvoice, draft)
  const payment = await someone(recordPayment, {
    customer: customer.id,
    method: 'transfer',
    amount: cents(500_00),
    reference: `${canary} virement`,
    allocations: [{ invoice: invoice.id, amount: cents(200_00) }],
  })
  const file = await someone(
    addFile,
    { id: customer.id, name: `${canary} contrat.pdf` },
    { file: Buffer.from(`%PDF-1.7 ${canary}`) },
  )
  const imported = await importedHistory(someone, canary)
  const bulk = await someone(startBulk, {
    act: 'quotes.send',
    selection: { ids: [drafted.id] },
  })
  const about = { type: 'customer' as const, id: customer.id }
  const task = await someone(createTask, {
    title: `${canary} tâche`,
    description: `${canary} à faire`,
    about,
  })
  const appointment = await someone(createAppointment, {
    title: `${canary} rendez-vous`,
    description: `${canary} prévu`,
    place: `${canary} lieu`,
    startsAt: '2026-04-02T08:00:00Z',
    endsAt: '2026-04-02T09:00:00Z',
    about,
    contacts: customer.contacts.map(({ id }) => id),
  })
  const feed = await someone(makeFeed, {})
  const note = await someone(writeNote, { kind: 'note', about, body: `${canary} dit` })
  const ordered = await ordersOf(someone, { ...draft, canary })
  const carried = await deliveriesOf(someone, { ...draft, canary, photo: onePixel })
  const bought = await purchasesOf(someone, canary, item.id)
  const chased = await remindersOf(someone, canary, invoice.id, sent.id)
  const deal = await projectOf(someone, canary, { customer: customer.id, quote: sent.id })
  return {
    bulk,
    ...team,
    ...chased,
    ...deal,
    ...bought,
    ...ordered,
    ...carried,
    customer,
    item,
    drafted,
    sent,
    mail,
    link,
    notice: told.rows[0]!,
    refused,
    signed,
    billingStep,
    invoice,
    credited,
    creditNote,
    issuedNote,
    draftInvoice,
    payment,
    file,
    imported,
    task,
    note,
    appointment,
    feed,
  }
}

/** An order in draft, one confirmed, a signed quote to order, and what is checked. */
async function ordersOf(
  someone: Someone,
  { canary, ...draft }: Parameters<typeof someone<typeof createQuote>>[1] & { canary: string },
) {
  await someone(changeOrderRules, {
    ...{ overdueDays: null, overdueAllowed: cents(0), creditLimit: null, depositRate: bps(0) },
    checks: [{ name: `${canary} contrôle`, required: true }],
  })
  const draftOrder = await someone(createOrder, draft)
  const { id } = await someone(createOrder, draft)
  const order = await someone(confirmOrder, { id })
  const [orderStep] = await billingOf(someone, id, canary, orderBilling)
  const held = { reason: `${canary} attend`, until: null }
  await someone(holdOrder, { id, ...held })
  const toOrder = await quoteSent(someone, draft)
  await someone(signQuote, { id: toOrder.id, signer: `${canary} signataire` })
  return { draftOrder, order, orderStep, toOrder }
}

/** A supplier, a purchase order in draft, one of which something came. */
async function purchasesOf(someone: Someone, canary: string, item: string) {
  const supplier = await newClient(someone, {
    name: `${canary} fournisseur`,
    email: `achats.${canary}@example.test`.toLowerCase(),
    isCustomer: false,
    isSupplier: true,
    contacts: [{ lastName: canary }],
  })
  const count = quantity(20_000)
  const draft = {
    supplier: supplier.id,
    subject: `${canary} achat`,
    lines: [{ kind: 'item' as const, item, quantity: count, price: price(3_000_000) }],
  }
  const draftPurchase = await someone(createPurchase, draft)
  const { id } = await someone(createPurchase, draft)
  const purchase = await someone(sendPurchase, { id, how: 'post' })
  const came = [{ line: purchase.lines[0]?.id ?? '', quantity: quantity(10_000) }]
  const receipt = await someone(receive, { id, deliveryNote: canary, lines: came })
  const billed = await someone(recordSupplierInvoice, {
    id,
    number: `${canary} F-12`,
    day: day('2026-03-31'),
    dueDay: day('2026-04-30'),
    lines: [
      { line: purchase.lines[0]?.id ?? '', quantity: quantity(5_000), price: price(4_000_000) },
    ],
    reason: `${canary} hausse`,
  })
  const paper = { file: Buffer.from(`%PDF-1.7 ${canary}`) }
  await someone(attachInvoiceFile, { id: billed.id, name: `${canary}.pdf` }, paper)
  const asked = { reference: `${canary} réf.`, minimum: quantity(50_000), leadDays: 12 }
  await someone(keepSupply, { id: item, supplier: supplier.id, ...asked })
  return { supplier, draftPurchase, purchase, receipt, billed }
}

/** A project with someone on it and a quote, and what it is filed under. */
async function projectOf(
  someone: Someone,
  canary: string,
  { customer, quote }: { customer: string; quote: string },
) {
  const kind = await someone(addKind, { name: `${canary} genre` })
  const venue = await someone(addVenue, {
    ...{ street: '', street2: '', postalCode: '', city: '', country: 'FR', phone: '' },
    name: `${canary} lieu`,
    access: `${canary} code`,
  })
  const { id } = await someone(createProject, {
    customer,
    name: `${canary} projet`,
    kind: kind.id,
    venue: venue.id,
  })
  await someone(attachDocument, { id, kind: 'quote', document: quote })
  const on = { role: 'manager', kind: 'person', of: someone.id } as const
  const plan = { file: Buffer.from(`%PDF-1.7 ${canary}`) }
  const projectFile = await someone(addProjectFile, { id, name: `${canary}.pdf` }, plan)
  const tag = await someone(createTag, { name: `${canary} étiquette` })
  return { kind, venue, tag, projectFile, project: await someone(addPerson, { id, ...on }) }
}

async function peopleOf(someone: Someone, canary: string) {
  const nowhere = { street: '', street2: '', postalCode: '', city: '', phone: '', email: '' }
  const store = await someone(addStore, { ...nowhere, name: `${canary} magasin`, country: 'FR' })
  const { rows } = await someone(listRoles, {})
  const { levels, scope, seesCosts, issues, deletesDrafts } = rows[0]!
  const rights = { levels, scope, seesCosts, issues, deletesDrafts }
  const role = await someone(addRole, { ...rights, name: `${canary} rôle` })
  const email = `invite.${canary}@example.test`.toLowerCase()
  const invitation = await someone(invite, { email, roleId: role.id, stores: [store.id] })
  const key = await someone(addKey, { name: `${canary} clé`, roleId: role.id })
  await someone.raw('POST', '/api/v1/company/logo?name=logo.png', { file: onePixel })
  const view = await someone(createView, {
    list: 'quotes',
    name: `${canary} vue`,
    query: { q: canary },
    layout: {},
    shared: false,
  })
  return { store, role, invitation, key, view }
}

async function quoteSent(
  someone: Someone,
  draft: Parameters<typeof someone<typeof createQuote>>[1],
) {
  const { id } = await someone(createQuote, draft)
  return someone(sendQuote, { id, how: 'hand' })
}

/** A sales history of three lines, one of which no document can carry. */
async function importedHistory(someone: Someone, canary: string): Promise<{ id: string }> {
  const history = [
    'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country',
    `${canary}-1,${canary}-A,${canary} lampe,2,2025-03-12,10.00,${canary}-C,France`,
    `${canary}-2,${canary}-B,${canary} abat-jour,1,2025-03-13,7.50,${canary}-C,France`,
    `${canary}-3,${canary}-B,${canary} perdu,un,2025-03-13,7.50,${canary}-C,France`,
  ].join('\n')
  const answer = await someone.raw('POST', '/api/v1/imports/sales-history?name=histoire.csv', {
    file: Buffer.from(history),
  })
  if (answer.status !== 201) throw new Error(await answer.text())
  return (await answer.json()) as { id: string }
}

const onePixel = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
