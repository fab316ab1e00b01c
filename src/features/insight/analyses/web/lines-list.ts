// The lines of a figure as a list: of what is told by lines their items, of the rest whole documents.
import { to } from '#web/site.ts'
import {
  type Column,
  type ListDefinition,
  listDefinition,
  type RowOf,
} from '#web/ui/list/definition.ts'
import { type Both, wordsNow } from '#web/words.ts'
import { listLines } from '../contract/lines.ts'
import { aboutMeasure, type Measure, measures, narrowing, toldByLines } from '../rules.ts'
import { narrowings, type Question, whyNotNarrowed } from '../rules/question.ts'
import { both } from './both.ts'
import { filters, type Words } from './filters.ts'

type Row = RowOf<typeof listLines>

const hrefs: Readonly<Record<Row['document']['kind'], (id: string) => string>> = {
  quote: (id) => to('/devis/:id', { id }),
  order: (id) => to('/commandes/:id', { id }),
  invoice: (id) => to('/factures/:id', { id }),
  credit_note: (id) => to('/avoirs/:id', { id }),
  payment: (id) => to('/reglements/:id', { id }),
}

const called = ({ document }: Row): string =>
  `${wordsNow(both).kinds[document.kind]} ${document.number}`.trim()

/** What a line is about: its item, its own words, or what its document has beside its lines. */
function itemOf({ item, designation, net }: Row): string {
  if (item) return item.name
  if (designation === null) return ''
  const { remainder } = wordsNow(both)
  return designation || (net === 0 ? remainder.cost : remainder.net)
}

type Of = Column<Row, Words, 'day' | 'net' | 'quantity' | 'customer'>

const ofDocument: readonly Of[] = [
  {
    key: 'number',
    label: (w) => w.columns.number,
    cell: (row) => called(row),
    width: 190,
    leads: true,
  },
  {
    key: 'day',
    label: (w) => w.columns.day,
    cell: (row, { formats }) => (row.day ? formats.day(row.day) : ''),
    sort: 'day',
    width: 104,
  },
  {
    key: 'customer',
    label: (w) => w.columns.customer,
    cell: (row) => row.customer.name,
    sort: 'customer',
    width: 170,
    grows: true,
  },
]

const ofItem: readonly Of[] = [
  {
    key: 'reference',
    label: (w) => w.columns.reference,
    cell: (row) => row.item?.reference ?? '',
    width: 110,
  },
  {
    key: 'item',
    label: (w) => w.columns.item,
    cell: itemOf,
    width: 170,
    grows: true,
  },
  {
    key: 'quantity',
    label: (w) => w.columns.quantity,
    cell: (row, { formats }) => (row.quantity === 0 ? '–' : formats.quantity(row.quantity)),
    sort: 'quantity',
    figures: true,
    width: 92,
  },
]

const net = (label: Of['label']): Of => ({
  key: 'net',
  label,
  cell: (row, { formats }) => (row.net === 0 ? '–' : formats.bare(row.net)),
  sort: 'net',
  figures: true,
  width: 120,
  sum: 'net',
})

/** What only a role that sees costs is told. */
const told = (key: 'cost' | 'margin'): Of => ({
  key,
  label: (w) => w.columns[key],
  cell: (row, { formats }) => {
    const amount = row[key]
    return amount === null ? '' : amount === 0 ? '–' : formats.bare(amount)
  },
  figures: true,
  width: 110,
  sum: key,
})

/** What is due has its due day. */
const named = (of: readonly Of[], isDue: boolean): readonly Of[] =>
  isDue ? of.map((one) => (one.key === 'day' ? { ...one, label: (w) => w.undated } : one)) : of

function define(measure: Measure, isByLine: boolean): ListDefinition<Row, Words> {
  const { subject, unit } = aboutMeasure[measure]
  const amount = net((w) =>
    subject === 'due'
      ? w.columns.outstanding
      : subject === 'money'
        ? w.columns.received
        : w.columns.net,
  )
  return listDefinition({
    name: isByLine ? 'analysis-lines' : 'analysis-documents',
    endpoint: listLines,
    words: both as Both<Words>,
    columns: [
      ...named(ofDocument, subject === 'due'),
      ...(isByLine ? ofItem : []),
      amount,
      ...(subject === 'sales'
        ? [{ ...told('cost'), extra: measure !== 'cost' }, told('margin')]
        : []),
    ],
    filters: [
      {
        kind: 'choice',
        name: 'measure',
        label: (w) => w.measure,
        options: (w) => measures.map((value) => ({ value, label: w.measures[value] })),
      },
      { kind: 'days', from: 'from', to: 'to', label: (w) => w.period },
      ...narrowings
        .filter((one) => whyNotNarrowed(measure, one) === null)
        .map((name) => filters[name]),
    ],
    indicators: [],
    idOf: (row) => row.id,
    rowHref: (row) => hrefs[row.document.kind](row.document.id),
    rowLabel: (row) => `${called(row)} ${row.customer.name}`,
    card: (row, { formats }) => ({
      title: row.customer.name,
      subtitle: [called(row), itemOf(row)].filter(Boolean).join(' · '),
      amount: formats.amount(row.net),
      date: row.day && formats.day(row.day),
    }),
    counted: (w, n, written) => (isByLine ? w.counted : w.countedDocuments)(n, written),
    // The sum beside the count is the figure above, where it is an amount: else it would be another.
    ...(unit === 'amount' && measure !== 'basket'
      ? {
          headline: {
            sum: measure === 'margin' || measure === 'cost' ? measure : 'net',
            said: (w: Words, written: string) => w.inAll(written),
          },
        }
      : {}),
    sort: { by: 'day', direction: 'desc' },
  })
}

const known = new Map<string, ListDefinition<Row, Words>>()

/** The list behind a question: the same object for the same question, which a list needs. */
export function linesDefinition({
  measure,
  narrowed,
}: Pick<Question, 'measure' | 'narrowed'>): ListDefinition<Row, Words> {
  const isByLine = toldByLines(
    measure,
    narrowing.filter((one) => narrowed[one] !== undefined),
  )
  const key = `${measure} ${isByLine}`
  const definition = known.get(key) ?? define(measure, isByLine)
  known.set(key, definition)
  return definition
}
