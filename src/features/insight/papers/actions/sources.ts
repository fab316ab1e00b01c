// Where papers come from: each list of documents, what its rows are as papers, and their PDFs; and the
// list of all of them, where each is what it is in its own.
import { type Chosen } from '#features/base/bulk/actions.ts'
import { listRegister } from '#features/insight/register/contract.ts'
import { registerRows } from '#features/insight/register/queries.ts'
import type { RegisterKind } from '#features/insight/register/rules.ts'
import { purchasePdf } from '#features/purchasing/purchase-orders/actions/print.ts'
import { listPurchases } from '#features/purchasing/purchase-orders/contract.ts'
import { purchaseRows } from '#features/purchasing/purchase-orders/queries/list.ts'
import { deliveryPdf } from '#features/sales/deliveries/actions/print.ts'
import { listDeliveries } from '#features/sales/deliveries/contract.ts'
import { deliveryRows } from '#features/sales/deliveries/queries/list.ts'
import { invoicePdf } from '#features/sales/invoices/actions/print.ts'
import { listInvoices } from '#features/sales/invoices/contract.ts'
import { invoiceRows } from '#features/sales/invoices/queries/list.ts'
import { orderPdf } from '#features/sales/orders/actions/print.ts'
import { listOrders } from '#features/sales/orders/contract.ts'
import { orderRows } from '#features/sales/orders/queries/list.ts'
import { quotePdf } from '#features/sales/quotes/actions/print.ts'
import { listQuotes } from '#features/sales/quotes/contract.ts'
import { findThreshold, quoteRows } from '#features/sales/quotes/queries/list.ts'
import type { Endpoint } from '#kernel/endpoint.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Right } from '#kernel/rights.ts'
import type { Act } from '#server/act.ts'
import type { FileAnswer } from '#server/http/answers.ts'
import type { Paper } from '../rules.ts'

/** A list of documents, as far as they are papers. */
export type PaperSource<L extends Endpoint = Endpoint> = {
  /** As acts on its selections are named: `quotes.print`. */
  readonly name: string
  readonly rights: Rights
  readonly list: L
  /** The papers of a selection, in the order of the list. */
  readonly find: (act: Act, asked: Chosen<L>) => Promise<readonly Paper[]>
  readonly pdf: (act: Act, id: string) => Promise<FileAnswer>
}

/** Who reads a list and who writes there; where kinds are mixed, each has its own beside. */
export type Rights = { readonly read: Right; readonly write: Right }
const member: Rights = { read: 'member', write: 'member' }

const source = <L extends Endpoint>(about: PaperSource<L>): PaperSource =>
  about as unknown as PaperSource

const ofOneKind: readonly PaperSource[] = [
  source({
    name: 'quotes',
    rights: { read: 'quotes.read', write: 'quotes.write' },
    list: listQuotes,
    find: async (act, asked) =>
      (await quoteRows(act, asked, await findThreshold(act))).map((row) => ({
        ...paperOf(row),
        kind: 'quote',
        due: row.validUntil,
        amount: row.gross,
      })),
    pdf: quotePdf,
  }),
  source({
    name: 'orders',
    rights: { read: 'orders.read', write: 'orders.write' },
    list: listOrders,
    find: async (act, asked) =>
      (await orderRows(act, asked)).map((row) => ({
        ...paperOf(row),
        kind: 'order',
        due: row.deliveryDay,
        amount: row.gross,
      })),
    pdf: orderPdf,
  }),
  source({
    name: 'deliveries',
    rights: { read: 'deliveries.read', write: 'deliveries.write' },
    list: listDeliveries,
    find: async (act, asked) =>
      (await deliveryRows(act, asked)).map((row) => ({
        ...paperOf({ ...row, subject: '' }),
        kind: 'delivery',
        due: row.wishedDay,
        // A delivery note may be without its prices.
        amount: null,
      })),
    pdf: deliveryPdf,
  }),
  source({
    name: 'invoices',
    rights: { read: 'invoices.read', write: 'invoices.write' },
    list: listInvoices,
    find: async (act, asked) =>
      (await invoiceRows(act, asked)).map((row) => ({
        ...paperOf(row),
        kind: row.kind === 'credit_note' ? 'credit_note' : 'invoice',
        imported: row.imported,
        due: row.dueDay,
        amount: row.gross,
      })),
    pdf: invoicePdf,
  }),
  source({
    name: 'purchases',
    rights: { read: 'purchases.read', write: 'purchases.write' },
    list: listPurchases,
    find: async (act, asked) =>
      (await purchaseRows(act, asked)).map((row) => ({
        ...paperOf({ ...row, customer: row.supplier, seller: row.buyer }),
        kind: 'purchase_order',
        due: row.wishedDay,
        amount: row.net,
      })),
    pdf: purchasePdf,
  }),
]

const listOf: Readonly<Record<RegisterKind, string>> = {
  quote: 'quotes',
  order: 'orders',
  delivery: 'deliveries',
  invoice: 'invoices',
  credit_note: 'invoices',
  purchase: 'purchases',
}

/** The papers of the list of all documents: each as the list of its own kind says it. */
async function findAll(act: Act, asked: Chosen<typeof listRegister>): Promise<readonly Paper[]> {
  const rows = await registerRows(act, asked)
  const found = new Map<string, Paper>()
  for (const { name, find } of ofOneKind) {
    const ids = rows.filter(({ kind }) => listOf[kind] === name).map(({ id }) => id)
    if (ids.length === 0) continue
    const papers = await find(act, { ids, offset: 0, limit: ids.length } as never)
    for (const paper of papers) found.set(paper.id, paper)
  }
  return rows.flatMap(({ id }) => found.get(id) ?? [])
}

async function pdfOfAny(act: Act, id: string): Promise<FileAnswer> {
  const [row] = await registerRows(act, { ids: [id], offset: 0, limit: 1 })
  const own = ofOneKind.find(({ name }) => row && name === listOf[row.kind])
  return own ? own.pdf(act, id) : refuse('not_found')
}

export const paperSources: readonly PaperSource[] = [
  ...ofOneKind,
  source({ name: 'documents', rights: member, list: listRegister, find: findAll, pdf: pdfOfAny }),
]

type Row = Pick<Paper, 'id' | 'number' | 'customer' | 'day' | 'subject'> & {
  readonly state: string
  readonly seller: { readonly id: string } | null
  readonly store: { readonly id: string } | null
}

/** What every list of documents says of a row. */
const paperOf = (row: Row) => ({
  id: row.id,
  number: row.number,
  isDraft: row.state === 'draft',
  imported: false,
  customer: row.customer,
  seller: row.seller?.id ?? null,
  store: row.store?.id ?? null,
  day: row.day,
  subject: row.subject,
})
