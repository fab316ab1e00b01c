// Every screen that there is, at an address where it has something to show. The list is that of the
// site and of the features' own tables: a screen that is added is tested, or this says what it lacks.
import { readdirSync, readFileSync } from 'node:fs'
import type { BrowserContext } from '@playwright/test'
import { listPages } from '#web/list-pages.ts'
import { site } from '#web/site.ts'
import type { SitePage } from '#web/site/page.ts'
import { api, type Demo } from './installation.ts'

/** The paths of the site that have a screen; `/parametres` alone leads to another. */
export const paths: readonly string[] = readdirSync('src/features', {
  recursive: true,
  encoding: 'utf8',
})
  .filter((file) => file.endsWith('screens.tsx'))
  .map((file) => `src/features/${file}`)
  .flatMap((file) => [...readFileSync(file, 'utf8').matchAll(/screen\(\s*'([^']+)'/g)])
  .map(([, path]) => path!)
  .filter((path) => path in site && path !== '/parametres')
  .toSorted()

/** What anyone may open, before signing in. */
export const isDoor = (path: string): boolean =>
  path in site && site[path as keyof typeof site].right === 'public'

/** What shows no records: doors, settings, blank forms. The quote of a client is a record. */
export const isOfOneself = (path: string): boolean => {
  const page: SitePage | undefined = path in site ? site[path as keyof typeof site] : undefined
  const isBlank = /\/nouve(?:au|lle)$/.test(path)
  return isBlank || page?.settings !== undefined || (isDoor(path) && !path.includes('devis'))
}

/** The lists whose rows are seen beside them on Space. */
const besides: readonly string[] = [
  ...Object.values(listPages).filter((path) => path !== '/analyses'),
  '/documents',
  '/portefeuille',
  '/promesses',
]
export const isBeside = (address: string): boolean => besides.includes(address)

type Row = {
  id: string
  validity?: string
  control?: string
  payment?: string
  state?: string
  standing?: string
  due?: string
}
type Rows = { rows: Row[] }

const near = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

/** Where to find records, and which of them look different enough to be looked at each. */
const records: Record<string, { list: string; by?: keyof Row; wanted?: readonly string[] }> = {
  '/clients/:id': { list: '/customers?role=customer' },
  '/clients/:id/releve': { list: '/customers?role=customer' },
  '/clients/:id/rendez-vous': { list: '/customers?role=customer' },
  '/fournisseurs/:id': { list: '/customers?role=supplier' },
  '/articles/:id': { list: '/items' },
  '/devis/:id': { list: '/quotes', by: 'validity', wanted: ['draft', 'valid', 'signed'] },
  '/commandes/:id': {
    list: '/orders',
    by: 'control',
    wanted: ['draft', 'blocked', 'on_hold', 'purchased'],
  },
  '/bons-de-livraison/:id': {
    list: '/deliveries',
    by: 'state',
    wanted: ['draft', 'shipped', 'delivered'],
  },
  '/bons-de-livraison/:id/remise': { list: '/deliveries?state=shipped,ready' },
  '/commandes-achat/:id': {
    list: '/purchase-orders',
    by: 'standing',
    wanted: ['draft', 'late', 'received'],
  },
  '/factures-fournisseurs/:id': { list: '/supplier-invoices', by: 'due', wanted: ['due', 'paid'] },
  '/factures/:id': {
    list: '/invoices?kind=invoice',
    by: 'payment',
    wanted: ['draft', 'partial', 'settled'],
  },
  '/avoirs/:id': { list: '/invoices?kind=credit_note' },
  '/reglements/:id': { list: '/payments' },
  '/messages/:id': { list: '/mails' },
  '/imports/:id': { list: '/imports' },
  '/projets/:id': { list: '/projects' },
  '/agenda/:id': {
    list: `/appointments?from=${near(-8)}&to=${near(8)}&everyone=true`,
    by: 'state',
    wanted: ['planned', 'held'],
  },
  '/traitements/:id': { list: '/bulk-runs' },
  '/taches/:id': { list: '/tasks', by: 'state', wanted: ['open', 'done'] },
  '/parametres/roles/:id': { list: '/team/roles' },
}
const tabs = [
  ...['compte', 'documents', 'messages', 'contacts', 'adresses', 'conditions', 'fichiers'],
  'historique',
]
/** What else a screen shows, by the query of its address. */
const faces: Readonly<Record<string, readonly string[]>> = {
  '/accueil': ['', 'tab=sales', 'tab=billing', 'tab=activity'],
  '/analyses': ['', 'measure=conversion&by=seller', 'by=family,quarter'],
}

/** The addresses of a path: itself, or one for each record and state that it may show. */
export async function addressesOf(
  path: string,
  context: BrowserContext,
  demo: Demo,
): Promise<string[]> {
  if (path === '/clients/comparer') {
    const { rows } = await api<Rows>(context, demo, '/customers?role=customer&limit=3')
    return [path, `${path}?clients=${rows.map(({ id }) => id).join(',')}`]
  }
  if (!path.includes(':'))
    return (faces[path] ?? ['']).map((face) => (face ? `${path}?${face}` : path))
  if (path === '/clients/:id/:onglet') {
    const [first] = await addressesOf('/clients/:id', context, demo)
    return tabs.map((tab) => `${first}/${tab}`)
  }
  if (path === '/devis-en-ligne/:token') return [await publicQuote(context, demo)]
  // An invitation or a forgotten password is a secret of a letter: what is seen is how it is refused.
  if (path.endsWith('/:token')) return [path.replace(':token', 'x'.repeat(43))]
  const found = records[path]
  if (!found) throw new Error(`${path}: say in places.ts where its records are found`)
  const { list, by, wanted = [''] } = found
  const limit = list.includes('?') ? '&limit=200' : '?limit=200'
  const asked = /^\/(team\/roles|appointments|bulk-runs)/.test(list) ? list : `${list}${limit}`
  const { rows } = await api<Rows>(context, demo, asked)
  const shown = by ? wanted.map((value) => rows.find((row) => row[by] === value)) : [rows[0]]
  return shown.map((row, at) => {
    if (!row) throw new Error(`${path}: the demonstration has none that is ${wanted[at]}`)
    return path.replace(':id', row.id)
  })
}

async function publicQuote(context: BrowserContext, demo: Demo): Promise<string> {
  const { rows } = await api<Rows>(context, demo, '/quotes?limit=200')
  const sent = rows.find(({ validity }) => validity === 'valid')!
  const { link } = await api<{ link: string }>(context, demo, `/quotes/${sent.id}/links`, {})
  return new URL(link).pathname
}

/** A message, a run, a credit note and an import, which the demonstration may not have. */
export async function furnish(context: BrowserContext, demo: Demo): Promise<void> {
  const quotes = await api<Rows>(context, demo, '/quotes?limit=200')
  const sent = quotes.rows.find(({ validity }) => validity === 'valid')!
  const letter = { subject: 'Votre devis', body: 'Bonjour,\n\nVoici notre devis.', cc: [] }
  const to = [{ address: 'client@exemple.fr', name: 'Sophie Martin' }]
  await api(context, demo, `/quotes/${sent.id}/mail`, { ...letter, to })
  const selection = { ids: [sent.id] }
  await api(context, demo, '/bulk-runs', { act: 'quotes.print', selection })
  const credits = await api<Rows>(context, demo, '/invoices?kind=credit_note&limit=1')
  if (credits.rows.length === 0) {
    const { rows } = await api<Rows>(context, demo, '/invoices?kind=invoice&limit=200')
    const issued = rows.find(({ payment }) => payment === 'unpaid')!
    const { id } = await api<Row>(context, demo, `/invoices/${issued.id}/credit-note`, {})
    await api(context, demo, `/invoices/${id}/issuance`, {})
  }
  const history = [
    'Facture;Article;Désignation;Quantité;Date;Prix;Client',
    'H-1;L-1;Lampe de bureau;2;12/03/2025;10,50;Librairie du Port',
    'H-2;L-2;Abat-jour;un;13/03/2025;7,50;Librairie du Port',
  ].join('\n')
  const answer = await context.request.post(
    `${demo.url}/api/v1/imports/sales-history?name=histoire.csv`,
    {
      headers: { 'x-company-id': demo.company, origin: demo.url },
      data: Buffer.from(history),
    },
  )
  if (!answer.ok()) throw new Error(await answer.text())
}

/** A row for each table of the settings: a tag, a store, a role, a key, somebody who is invited. */
export async function furnishSettings(context: BrowserContext, demo: Demo): Promise<void> {
  const { rows } = await api<Rows>(context, demo, '/team/roles')
  const roleId = rows.at(-1)!.id
  await api(context, demo, '/tags', { name: 'Fidèle' })
  await api(context, demo, '/api-keys', { name: 'Site marchand', roleId })
  await api(context, demo, '/invitations', { email: 'nadege@exemple.test', roleId })
  const [address, reached] = [
    { street: '3 rue du Port', street2: '', postalCode: '69003', city: 'Lyon', country: 'FR' },
    { phone: '04 78 00 00 00', email: '' },
  ]
  await api(context, demo, '/stores', { name: 'Confluence', ...address, ...reached })
}
