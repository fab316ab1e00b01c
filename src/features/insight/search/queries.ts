import { sql } from 'kysely'
import { findNumbering } from '#features/base/company/queries.ts'
import type { NumberedKind } from '#features/base/company/rules.ts'
import { searchItems } from '#features/catalog/items/queries.ts'
import { lookUpCustomers } from '#features/relation/customers/queries/finding.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { grants, type Right } from '#kernel/rights.ts'
import { needle, phoneDigits } from '#kernel/search.ts'
import { type Act, visible } from '#server/act.ts'
import type { search } from './contract.ts'
import { paymentsOf, projectsOf, purchasesOf } from './queries/beside.ts'
import { numbersOf, says, speaksOf } from './rules.ts'

type Found = OutputOf<typeof search>

/** Of each kind, at most. */
const most = 5
/** How many of the best customers are asked for their contacts and their documents. */
const near = 40

/** What best matches a text, among what the role may read. */
export async function searchEverything(
  act: Act,
  { q, part }: InputOf<typeof search>,
): Promise<Found> {
  if (needle(q) === '') return nothing
  const all = part === 'records'
  const asks = (one: typeof part) => part === undefined || part === one
  const [people, documents] = [all || asks('people'), all || asks('documents')]
  const may = (right: Right, asked: boolean) => asked && grants(act.role, right)
  // The numbers that may be meant of a kind; null where it is not looked for.
  const numbers = (right: Right, kinds: Parameters<typeof written>[2]) =>
    may(right, documents) ? written(act, q, kinds) : null
  const inCatalogue = may('items.read', asks('items'))
  const [typed, { rows }, quoted, ordered, carried, invoiced, planned, bought] = await Promise.all([
    inCatalogue ? searchItems(act, q, most, { asTyped: true }) : [],
    people || documents ? lookUpCustomers(act, { q, limit: near }) : { rows: [] },
    numbers('quotes.read', ['quote']),
    numbers('orders.read', ['order']),
    numbers('deliveries.read', ['delivery']),
    numbers('invoices.read', ['invoice', 'credit_note']),
    numbers('projects.read', ['project']),
    numbers('purchases.read', ['purchase_order']),
  ])
  const customers = may('customers.read', people) ? rows : []
  // What resembles costs several times what is there: it is for who has found nothing of that name.
  const named = typed.length > 0 || rows.some(({ name }) => says(name, needle(q)))
  // Documents are found by their client too, unless it is a number that is typed.
  const clients = /\d/.test(q) ? [] : rows.slice(0, most).map((row) => row.id)
  const ids = customers.map((row) => row.id)
  const sought = { q, clients, most }
  const [items, contacts, quotes, orders, deliveries, invoices, ...beside] = await Promise.all([
    inCatalogue && !named ? searchItems(act, q, most) : typed,
    all ? [] : contactsOf(act, ids, needle(q)),
    quoted ? quotesOf(act, quoted, clients) : [],
    ordered ? carriedOf(act, 'customer_order', ordered, clients) : [],
    carried ? carriedOf(act, 'delivery', carried, clients) : [],
    invoiced ? invoicesOf(act, invoiced, clients) : [],
    planned ? projectsOf(act, { ...sought, numbers: planned }) : [],
    bought ? purchasesOf(act, { ...sought, numbers: bought }) : [],
    may('payments.read', all) ? paymentsOf(act, { ...sought, numbers: [] }) : [],
  ])
  const [projects, purchases, payments] = beside
  return {
    customers: customers.slice(0, most),
    contacts,
    items,
    quotes,
    orders,
    deliveries,
    invoices,
    projects,
    purchases,
    payments,
  }
}

const nothing: Found = {
  customers: [],
  contacts: [],
  items: [],
  quotes: [],
  orders: [],
  deliveries: [],
  invoices: [],
  projects: [],
  purchases: [],
  payments: [],
}

async function contactsOf(
  { tx, company }: Act,
  customers: readonly string[],
  sought: string,
): Promise<Found['contacts']> {
  if (customers.length === 0) return []
  const rows = await tx
    .selectFrom('contact as k')
    .innerJoin('customer as c', (join) =>
      join.onRef('c.company_id', '=', 'k.company_id').onRef('c.id', '=', 'k.customer_id'),
    )
    .select(['k.id', 'k.first_name', 'k.last_name', 'k.email', 'k.phone', 'k.mobile'])
    .select(['c.id as customerId', 'c.name as customer'])
    .where('k.company_id', '=', company)
    .where('k.customer_id', 'in', customers)
    .orderBy('k.last_name')
    .orderBy('k.id')
    .execute()
  return rows
    .filter(({ first_name, last_name, email, phone, mobile }) => {
      const numbers = `${phoneDigits(phone)} ${phoneDigits(mobile)}`
      return speaksOf(`${first_name} ${last_name} ${email} ${numbers}`, sought)
    })
    .slice(0, most)
    .map(({ id, first_name, last_name, email, phone, mobile, customerId, customer }) => ({
      id,
      name: `${first_name} ${last_name}`.trim(),
      customer: { id: customerId, name: customer },
      phone: mobile || phone,
      email,
    }))
}

async function written(
  act: Act,
  q: string,
  kinds: readonly Exclude<NumberedKind, 'customer'>[],
): Promise<readonly string[]> {
  const numberings = await Promise.all(kinds.map((kind) => findNumbering(act, kind)))
  return numbersOf(q, numberings, Number(act.today.slice(0, 4)))
}

/** By number first, then those of the clients found, the latest first. */
async function quotesOf(
  act: Act,
  numbers: readonly string[],
  clients: readonly string[],
): Promise<Found['quotes']> {
  if (numbers.length + clients.length === 0) return []
  const rows = await act.tx
    .selectFrom('quote as d')
    .innerJoin('customer as c', (join) =>
      join.onRef('c.company_id', '=', 'd.company_id').onRef('c.id', '=', 'd.customer_id'),
    )
    .select(['d.id', 'd.number', 'd.day', 'd.gross', 'c.id as customerId', 'c.name as customer'])
    .where('d.company_id', '=', act.company)
    .where(visible(act, 'd'))
    .where(isNamed(numbers, clients))
    .orderBy(isNumbered(numbers), 'desc')
    .orderBy('d.day', 'desc')
    .orderBy('d.id', 'desc')
    .limit(most)
    .execute()
  return rows.map(asDocument)
}

type Row = Omit<Found['orders'][number], 'customer'> & { customerId: string; customer: string }

/** Orders, and deliveries, which are told without taxes: they ask for nothing. */
async function carriedOf(
  act: Act,
  table: 'customer_order' | 'delivery',
  numbers: readonly string[],
  clients: readonly string[],
): Promise<Found['orders']> {
  if (numbers.length + clients.length === 0) return []
  const amount = sql.ref(table === 'delivery' ? 'd.net' : 'd.gross')
  const { rows } = await sql<Row>`
    select d.id, d.number, d.day, ${amount} as gross, c.id as "customerId", c.name as customer
    from ${sql.table(table)} d
    join customer c on c.company_id = d.company_id and c.id = d.customer_id
    where d.company_id = ${act.company} and ${visible(act, 'd')} and ${isNamed(numbers, clients)}
    order by ${isNumbered(numbers)} desc, d.day desc, d.id desc limit ${most}`.execute(act.tx)
  return rows.map(asDocument)
}

async function invoicesOf(
  act: Act,
  numbers: readonly string[],
  clients: readonly string[],
): Promise<Found['invoices']> {
  if (numbers.length + clients.length === 0) return []
  const rows = await act.tx
    .selectFrom('invoice as d')
    .innerJoin('customer as c', (join) =>
      join.onRef('c.company_id', '=', 'd.company_id').onRef('c.id', '=', 'd.customer_id'),
    )
    .select(['d.id', 'd.number', 'd.day', 'd.gross', 'd.kind'])
    .select(['c.id as customerId', 'c.name as customer'])
    .where('d.company_id', '=', act.company)
    .where(visible(act, 'd'))
    .where(isNamed(numbers, clients))
    .orderBy(isNumbered(numbers), 'desc')
    .orderBy('d.day', 'desc')
    .orderBy('d.id', 'desc')
    .limit(most)
    .execute()
  return rows.map((row) => ({
    ...asDocument(row),
    kind: row.kind === 'credit_note' ? ('credit_note' as const) : ('invoice' as const),
  }))
}

const isNumbered = (numbers: readonly string[]) =>
  sql<boolean>`coalesce(d.number = any(${numbers}::text[]), false)`
const isNamed = (numbers: readonly string[], clients: readonly string[]) =>
  sql<boolean>`(d.number = any(${numbers}::text[]) or d.customer_id = any(${clients}::uuid[]))`

const asDocument = <T extends { customerId: string; customer: string }>({
  customerId,
  customer,
  ...row
}: T) => ({ ...row, customer: { id: customerId, name: customer } })
