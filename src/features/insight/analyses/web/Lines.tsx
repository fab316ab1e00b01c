import { SearchX } from 'lucide-react'
import { to } from '#web/site.ts'
import { LinkButton } from '#web/ui/Link.tsx'
import { type ListDefinition, listDefinition, type RowOf } from '#web/ui/list/definition.ts'
import { List } from '#web/ui/list/List.tsx'
import { useQueryString } from '#web/navigation.ts'
import { useWords, wordsNow } from '#web/words.ts'
import { listLines } from '../contract/lines.ts'
import { type Measure, measures } from '../rules.ts'
import { narrowings, questionOf, writtenOf } from '../rules/question.ts'
import { both } from './both.ts'
import { addressOf } from './Drawing.tsx'
import { filters, type Words } from './filters.ts'

type Row = RowOf<typeof listLines>

const hrefs: Readonly<Record<Row['document']['kind'], (id: string) => string>> = {
  quote: (id) => to('/devis/:id', { id }),
  order: (id) => to('/commandes/:id', { id }),
  invoice: (id) => to('/factures/:id', { id }),
  credit_note: (id) => to('/avoirs/:id', { id }),
  payment: (id) => to('/reglements/:id', { id }),
}

const definition: ListDefinition<Row, Words> = listDefinition({
  name: 'analysis-lines',
  endpoint: listLines,
  words: both,
  columns: [
    {
      key: 'number',
      label: (w: Words) => w.columns.number,
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
    {
      key: 'reference',
      label: (w) => w.columns.reference,
      cell: (row) => row.item?.reference ?? '',
      width: 110,
    },
    {
      key: 'item',
      label: (w) => w.columns.item,
      cell: (row) => row.item?.name ?? '',
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
    {
      key: 'net',
      label: (w) => w.columns.net,
      cell: (row, { formats }) => (row.net === 0 ? '–' : formats.bare(row.net)),
      sort: 'net',
      figures: true,
      width: 120,
      sum: 'net',
    },
    {
      key: 'margin',
      label: (w) => w.columns.margin,
      cell: (row, { formats }) =>
        row.margin === null ? '' : row.margin === 0 ? '–' : formats.bare(row.margin),
      figures: true,
      width: 110,
      sum: 'margin',
    },
  ],
  filters: [
    {
      kind: 'choice',
      name: 'measure',
      label: (w) => w.measure,
      options: (w) => measures.map((value: Measure) => ({ value, label: w.measures[value] })),
    },
    { kind: 'days', from: 'from', to: 'to', label: (w) => w.period },
    ...narrowings.map((name) => filters[name]),
  ],
  indicators: [],
  idOf: (row) => row.id,
  rowHref: (row) => hrefs[row.document.kind](row.document.id),
  rowLabel: (row) => `${called(row)} ${row.customer.name}`,
  card: (row, { formats }) => ({
    title: row.customer.name,
    subtitle: [called(row), row.item?.name].filter(Boolean).join(' · '),
    amount: formats.amount(row.net),
    date: row.day && formats.day(row.day),
  }),
  counted: (w, n, written) => w.counted(n, written),
  headline: { sum: 'net', said: (w, written) => w.inAll(written) },
  sort: { by: 'day', direction: 'desc' },
})

const called = ({ document }: Row): string =>
  `${wordsNow(both).kinds[document.kind]} ${document.number}`.trim()

/** What a figure adds up, down to the documents. */
export function Lines() {
  const words = useWords(both)
  const written = useQueryString()
  return (
    <List
      definition={definition}
      title={words.linesTitle}
      actions={
        <LinkButton href={addressOf(writtenOf(questionOf(written)))}>
          {words.backToAnalysis}
        </LinkButton>
      }
      empty={{ icon: SearchX, title: words.noLines, text: words.emptyText }}
    />
  )
}
