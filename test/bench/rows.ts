// The rows of the bench: each is what a screen or an act asks of the server.
import { randomUUID } from 'node:crypto'

export type Facts = {
  readonly url: string
  readonly company: string
  readonly invoices: number
  readonly headers: Readonly<Record<string, string>>
}

/** Asks the API; throws whatever is not a success. */
export async function ask<T>(
  { url, headers }: Facts,
  method: string,
  path: string,
  body?: unknown,
): Promise<T> {
  const answer = await fetch(`${url}/api/v1${path}`, {
    method,
    headers: {
      ...headers,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      ...(method === 'POST' ? { 'idempotency-key': randomUUID() } : {}),
    },
    body: body === undefined ? null : JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${method} ${path}: ${answer.status} ${await answer.text()}`)
  const type = answer.headers.get('content-type') ?? ''
  return (type.includes('json') ? await answer.json() : await answer.arrayBuffer()) as T
}

type List = { rows: { id: string }[] }

/** The first identifiers of a list, asked once for each company. */
const known = new Map<string, Promise<string>>()
function first(facts: Facts, list: string): Promise<string> {
  const key = `${facts.company} ${list}`
  const asked =
    known.get(key) ?? ask<List>(facts, 'GET', list).then(({ rows }) => rows[0]?.id ?? '')
  known.set(key, asked)
  return asked
}

const get =
  (path: string) =>
  async (facts: Facts): Promise<void> =>
    void (await ask(facts, 'GET', path))

const getOne =
  (list: string, path: (id: string) => string) =>
  async (facts: Facts): Promise<void> =>
    void (await ask(facts, 'GET', path(await first(facts, list))))

const customer = (path: string) => getOne('/customers?limit=1', (id) => `/customers/${id}${path}`)
const invoice = (path: string) => getOne('/invoices?limit=1', (id) => `/invoices/${id}${path}`)

const ago = (days: number): string =>
  new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)
const span = `from=${ago(730)}&to=${ago(0)}`
const quarter = `from=${ago(91)}&to=${ago(0)}`

/** Each row, and how many times fewer it is run where it is heavy. */
export const rows: readonly {
  name: string
  run: (facts: Facts) => Promise<void>
  heavy?: number
}[] = [
  { name: 'home', run: get('/home') },
  { name: 'dashboard of a client', run: customer('/dashboard') },
  { name: 'unpaid invoices, page of 50', run: get('/invoices?payment=unpaid,partial&limit=50') },
  { name: 'all invoices, page of 50', run: get('/invoices?limit=50') },
  { name: 'invoice page', run: invoice('') },
  { name: 'client card', run: customer('') },
  { name: 'clients with what they owe, page of 50', run: get('/customers?limit=50') },
  {
    name: 'turnover of every client',
    run: get('/customers?sort=turnover&direction=desc&limit=50'),
  },
  { name: 'search a client by a fragment', run: get('/customers?q=lefev&limit=20') },
  { name: 'search of the palette', run: get('/search?q=lefev') },
  { name: 'quotes, page of 50', run: get('/quotes?limit=50') },
  {
    name: 'invoices from 100 on, page of 50',
    run: get('/invoices?limit=50&min=100'),
  },
  {
    name: 'invoices from 1,237.50 to 3,333, page of 50',
    run: get('/invoices?limit=50&min=1237.5&max=3333'),
  },
  { name: 'invoices that are rare, page of 50', run: get('/invoices?limit=50&min=200000') },
  { name: 'payments from 100 on, page of 50', run: get('/payments?limit=50&min=100') },
  { name: 'orders with their tiles, page of 50', run: get('/orders?limit=50') },
  { name: 'all documents, page of 50', run: get('/documents?limit=50') },
  { name: 'payments, page of 50', run: get('/payments?limit=50') },
  { name: 'sales by month of two years', run: get(`/analytics?measure=sales&by=month&${span}`) },
  {
    name: 'sales by client, the 100 first',
    run: get(`/analytics?measure=sales&by=client&limit=100&${span}`),
  },
  { name: 'sales by brand', run: get(`/analytics?measure=sales&by=brand&${span}`) },
  { name: 'sales by brand and month', run: get(`/analytics?measure=sales&by=brand,month&${span}`) },
  {
    name: 'sales by client and item of two years, of the lines kept',
    run: get(`/analytics?measure=sales&by=client,item&limit=100&${span}`),
    heavy: 8,
  },
  {
    name: 'sales by week and client of two years, of the invoices',
    run: get(`/analytics?measure=sales&by=week,client&limit=100&${span}`),
    heavy: 8,
  },
  {
    name: 'conversion by month of two years',
    run: get(`/analytics?measure=conversion&by=month&${span}`),
  },
  { name: 'what is due by month', run: get('/analytics?measure=due&by=month') },
  {
    name: 'sales by brand and client, one quarter',
    run: get(`/analytics?measure=sales&by=brand,client&limit=100&${quarter}`),
    heavy: 4,
  },
  { name: 'items, page of 50', run: get('/items?limit=50') },
  { name: 'statement of a client', run: customer('/statement') },
  { name: 'PDF of one invoice, first time', run: printed, heavy: 2 },
  { name: 'CSV of all invoices', run: get('/invoices/export'), heavy: 5 },
]

/** An invoice issued, then its PDF: less the issuing, which the row of the deal has. */
async function printed(facts: Facts): Promise<void> {
  const line = {
    kind: 'item',
    name: 'Article',
    quantity: '2',
    price: '100',
    vat: { category: 'S', rate: '20' },
  }
  const { id } = await ask<Document>(facts, 'POST', '/invoices', {
    customer: await first(facts, '/customers?limit=1'),
    lines: [line, line, line],
  })
  await ask(facts, 'GET', `/invoices/${id}/pdf`)
}

type Document = { id: string; version: number; lines: unknown[]; totals: { gross: string } }

/** Quote → sent → signed → invoice → issued → half paid → the rest paid → its page: eight calls. */
export async function chain(facts: Facts): Promise<void> {
  const customer = await first(facts, '/customers?limit=1')
  const line = {
    kind: 'item',
    name: 'Article',
    quantity: '2',
    price: '100',
    vat: { category: 'S', rate: '20' },
  }
  const quote = await ask<Document>(facts, 'POST', '/quotes', {
    customer,
    lines: [line, line, line],
  })
  await ask(facts, 'POST', `/quotes/${quote.id}/sending`, { how: 'hand' })
  await ask(facts, 'POST', `/quotes/${quote.id}/signature`, { signer: 'Lucie Martin' })
  const invoice = await ask<Document>(facts, 'POST', `/quotes/${quote.id}/invoice`, {})
  await ask(facts, 'POST', `/invoices/${invoice.id}/issuance`, {})
  const half = {
    customer,
    method: 'transfer',
    amount: '360',
    allocations: [{ invoice: invoice.id, amount: '360' }],
  }
  // The same client pays the same amount all along, which is asked about elsewhere.
  await ask(facts, 'POST', '/payments', { ...half, second: true })
  await ask(facts, 'POST', '/payments', { ...half, second: true })
  await ask(facts, 'GET', `/invoices/${invoice.id}`)
}
