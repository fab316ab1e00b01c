// What the gallery shows instead of a company's data: it works without a server, in development only.
// Ten thousand rows times ten, made by arithmetic, so that a list can be scrolled for real.
import { z } from 'zod'
import { addDays, type Day } from '#kernel/day.ts'
import { endpoint } from '#kernel/endpoint.ts'
import { anyOf, listInput, listOutput } from '#kernel/list.ts'
import { text } from '#kernel/money.ts'
import { presets } from '#kernel/rights.ts'
import { Amount, CalendarDay, Flag } from '#kernel/shapes.ts'
import type { Me } from '../session.ts'
import { apiRoot } from '../wire.ts'

const today = '2026-03-31' as Day

const states = ['unpaid', 'partly', 'paid'] as const

const SampleRow = z.object({
  id: z.string(),
  number: z.string(),
  customer: z.string(),
  city: z.string(),
  day: CalendarDay,
  due: CalendarDay,
  state: z.enum(states),
  lateDays: z.int(),
  gross: Amount,
  left: Amount,
})

export const listSample = endpoint('GET', '/ui-sample', {
  summary: 'Rows of the gallery',
  input: listInput(['number', 'customer', 'day', 'gross', 'left'], {
    state: anyOf(states),
    late: Flag,
    from: CalendarDay.optional(),
    to: CalendarDay.optional(),
    min: Amount.optional(),
    max: Amount.optional(),
    city: z.string().optional(),
  }),
  output: listOutput(SampleRow, {
    sums: ['left', 'gross'],
    indicators: ['unpaid', 'partly', 'late', 'paid'],
  }),
})

const names = [
  'Boulangerie Martin',
  'Menuiserie Lefèvre & Fils',
  'Hôtel du Parc',
  'SCI Les Tilleuls',
  'Mairie de Saint-Aubin-sur-Gaillon',
  'Établissements Durand',
  'Café de l’Écluse',
  'Cabinet Roux, architectes associés',
]
const cities = ['Rouen', 'Évreux', 'Vernon', 'Le Havre', 'Caen']

type Wire = z.input<typeof SampleRow>

function make(index: number): Wire {
  const n = (index * 7919) % 100_003
  const day = addDays(today, -(index % 730))
  const due = addDays(day, 30)
  const state = states[n % 3]!
  const gross = 4_500 + ((n * 131) % 2_500_000)
  const left = state === 'paid' ? 0 : state === 'unpaid' ? gross : Math.round(gross / 3)
  return {
    id: String(index),
    number: `F2026-${String(100_000 - index).padStart(6, '0')}`,
    customer: names[n % names.length]!,
    city: cities[n % cities.length]!,
    day,
    due,
    state,
    lateDays: left > 0 && due < today ? (n % 90) + 1 : 0,
    gross: text(gross, 'cents'),
    left: text(left, 'cents'),
  }
}

let made: readonly Wire[] | null = null
const all = (): readonly Wire[] =>
  (made ??= Array.from({ length: 100_000 }, (_, index) => make(index)))

const cents = (amount: string): number => Math.round(Number(amount) * 100)
const total = (rows: readonly Wire[], of: 'gross' | 'left'): string =>
  text(
    rows.reduce((sum, row) => sum + cents(row[of]), 0),
    'cents',
  )

type Found = { readonly key: string; readonly kept: readonly Wire[]; readonly rest: object }
let last: Found | null = null

/** The rows found and what is told of them, kept while only the window changes. */
function found(query: URLSearchParams): Found {
  const asked = new URLSearchParams(query)
  asked.delete('offset')
  asked.delete('limit')
  const key = asked.toString()
  if (last?.key === key) return last
  const rows = all().filter((row) => fits(row, query))
  const by = (query.get('sort') ?? 'number') as keyof Wire
  const way = query.get('direction') === 'desc' ? -1 : 1
  const figures = by === 'gross' || by === 'left'
  const order = (a: Wire, b: Wire) => (a[by] < b[by] ? -way : a[by] > b[by] ? way : 0)
  const kept = rows.toSorted(figures ? (a, b) => way * (cents(a[by]) - cents(b[by])) : order)
  const tile = (some: readonly Wire[]) => ({ count: some.length, amount: total(some, 'left') })
  const rest = {
    total: kept.length,
    sums: { left: total(kept, 'left'), gross: total(kept, 'gross') },
    indicators: {
      unpaid: tile(kept.filter((row) => row.state === 'unpaid')),
      partly: tile(kept.filter((row) => row.state === 'partly')),
      paid: tile(kept.filter((row) => row.state === 'paid')),
      late: tile(kept.filter((row) => row.lateDays > 0)),
    },
  }
  last = { key, kept, rest }
  return last
}

function answer(query: URLSearchParams): unknown {
  const { kept, rest } = found(query)
  const offset = Number(query.get('offset'))
  return { rows: kept.slice(offset, offset + Number(query.get('limit'))), ...rest }
}

function fits(row: Wire, query: URLSearchParams): boolean {
  const q = query.get('q')?.toLowerCase()
  const [state, from, to] = [query.get('state'), query.get('from'), query.get('to')]
  const [min, max] = [query.get('min'), query.get('max')]
  return (
    (!q || `${row.number} ${row.customer} ${row.city}`.toLowerCase().includes(q)) &&
    (!state || state.split(',').includes(row.state)) &&
    (!from || row.day >= from) &&
    (!to || row.day <= to) &&
    (!min || cents(row.left) >= cents(min)) &&
    (!max || cents(row.left) <= cents(max)) &&
    (query.get('late') !== 'true' || row.lateDays > 0)
  )
}

const me: Me = {
  account: {
    id: 'a',
    name: 'Alice Berthier',
    email: 'alice@example.fr',
    locale: 'fr',
    twoFactor: true,
  },
  companies: [{ id: 'c', name: 'Atelier Berthier', role: 'Gérance', demo: false }],
  company: {
    id: 'c',
    name: 'Atelier Berthier',
    locale: 'fr',
    currency: 'EUR',
    fiscalMonth: 1,
    timeZone: 'Europe/Paris',
    country: 'FR',
    colour: '#0d5c68',
    logoUrl: null,
    demo: false,
    today,
    role: presets.manager,
    roleName: 'Gérance',
  },
  version: 'gallery',
  setupNeeded: false,
}

/** Answers the gallery's two addresses here; everything else goes to the network as usual. */
export function serveSample(): void {
  const network = window.fetch.bind(window)
  window.fetch = async (request, options) => {
    const url = new URL(String(request instanceof Request ? request.url : request), location.href)
    if (url.pathname === `${apiRoot}/me`) return Response.json(me)
    if (url.pathname === `${apiRoot}/ui-sample`) return Response.json(answer(url.searchParams))
    return network(request, options)
  }
}
