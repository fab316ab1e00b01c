// What is quoted beside what is bought, by brand; what is bought most, and what it is time to buy again.
import { PackageSearch, Tags } from 'lucide-react'
import { absent } from '#features/insight/analyses/rules.ts'
import { type Question, usual, writtenOf } from '#features/insight/analyses/rules/question.ts'
import { sum } from '#kernel/money.ts'
import { useFormats } from '#web/formats.ts'
import { useRights } from '#web/session.ts'
import { to } from '#web/site.ts'
import { classes } from '#web/ui/classes.ts'
import { Anchor, LinkButton } from '#web/ui/Link.tsx'
import { Badge } from '#web/ui/Status.tsx'
import { Table, type TableColumn } from '#web/ui/Table.tsx'
import { Widget } from '#web/ui/widget/Widget.tsx'
import { useWords } from '#web/words.ts'
import { both } from './both.ts'
import { type Dashboard, useClient, usePart } from './client.ts'
import { useWriting } from './writing.ts'

/** The analysis of what they bought, or of another measure, over the same twelve months. */
const analysisOf = (
  by: Question['by'],
  narrowed: Question['narrowed'],
  measure: Question['measure'] = 'sales',
): string => to('/analyses', {}, writtenOf({ ...usual, measure, by, compare: null, narrowed }))

type Told = NonNullable<Dashboard['brands']>
type BrandRow = Told['rows'][number]

/** From the offer to the invoice: how each stage is drawn, and the measure that tells it item by item. */
const stages = [
  { key: 'quoted', measure: 'quotes', look: 'border border-accent bg-accent-soft' },
  { key: 'ordered', measure: 'orders', look: 'bg-accent/50' },
  { key: 'bought', measure: 'sales', look: 'bg-accent' },
] as const

const most = 6

export function Brands() {
  const words = useWords(both)
  const formats = useFormats()
  const { narrowed } = useClient()
  const { data, state } = usePart('brands')
  const rows = data?.rows.slice(0, most) ?? []
  const rest = data?.rows.slice(most) ?? []
  const nameOf = (key: string) => key || (data?.by === 'family' ? words.noFamily : words.noBrand)
  // Who never orders is told of what is offered and bought; nor is what one may not read.
  const told = stages.filter(({ key }) => data?.[key] != null && (key !== 'ordered' || data[key]))
  const sums = {
    quoted: sum(rest.map((row) => row.quoted)),
    ordered: sum(rest.map((row) => row.ordered)),
    bought: sum(rest.map((row) => row.bought)),
  }
  const shown = rest.length > 0 ? [...rows, { key: '\u0000', ...sums }] : rows
  const never = data?.rows.find(
    ({ key, quoted, bought }) => key !== '' && quoted > 0 && bought <= 0,
  )
  return (
    <Widget
      title={words.names.brands}
      said={words.said.brands}
      icon={Tags}
      note={data?.by === 'family' && <span className="text-faint">{words.byFamily}</span>}
      state={state}
      csv={() => [
        [data?.by === 'family' ? words.family : words.brand, ...told.map(({ key }) => words[key])],
        ...(data?.rows ?? []).map((row) => [
          nameOf(row.key),
          ...told.map(({ key }) => formats.bare(row[key])),
        ]),
      ]}
    >
      {data && (
        <div className="flex flex-col gap-2 text-13">
          <p className="flex gap-4 text-12 text-soft">
            {told.map(({ key, look }) => (
              <Swatch key={key} ink={look}>
                {words[key]}
              </Swatch>
            ))}
          </p>
          <ul className="flex flex-col gap-2">
            {shown.map((row) => (
              <BrandLine
                key={row.key}
                name={row.key === '\u0000' ? words.more : nameOf(row.key)}
                // What of a brand they were offered, ordered or bought, item by item, in the analyses.
                hrefOf={(measure) =>
                  row.key === '\u0000'
                    ? undefined
                    : analysisOf(['item'], { ...narrowed, [data.by]: row.key || absent }, measure)
                }
                row={row}
                told={told}
                whole={data}
                longest={Math.max(1, ...shown.flatMap((one) => told.map(({ key }) => one[key])))}
              />
            ))}
          </ul>
          {never && data.bought !== null && (
            <p className="text-soft">
              {words.neverBought(nameOf(never.key), formats.amount(never.quoted))}
            </p>
          )}
        </div>
      )}
    </Widget>
  )
}

const Swatch = ({ ink, children }: { ink: string; children: string }) => (
  <span className="flex items-center gap-1.5">
    <span aria-hidden className={classes('size-3 rounded-sm', ink)} />
    {children}
  </span>
)

function BrandLine({
  name,
  hrefOf,
  row,
  told,
  whole,
  longest,
}: {
  name: string
  /** Where a figure of it opens; nothing does where brands stand together. */
  hrefOf: (measure: Question['measure']) => string | undefined
  row: BrandRow
  told: readonly (typeof stages)[number][]
  whole: Told
  longest: number
}) {
  const words = useWords(both)
  const formats = useFormats()
  const { percent } = useWriting()
  const share = (part: number, all: number) =>
    all > 0 ? percent(Math.round((part / all) * 10_000)) : words.none
  return (
    <li>
      <span className="font-medium">{name}</span>
      {told.map(({ key, measure, look }) => {
        const href = hrefOf(measure)
        const written = (
          <>
            <span className="unseen">{`${name}, ${words[key]} `}</span>
            {formats.amount(row[key])} · {share(row[key], whole[key] ?? 0)}
          </>
        )
        return (
          <p key={key} className="grid grid-cols-[minmax(0,1fr)_9.5rem] items-center gap-x-3">
            <span
              aria-hidden
              className={classes('block h-2 min-w-0.5 rounded-sm', look)}
              style={{ width: `${(Math.max(0, row[key]) / longest) * 100}%` }}
            />
            <span className="figures text-right text-12 text-soft">
              {href === undefined ? (
                written
              ) : (
                <Anchor href={href} className="block rounded-sm py-1 hover:underline">
                  {written}
                </Anchor>
              )}
            </span>
          </p>
        )
      })}
    </li>
  )
}

type ItemRow = NonNullable<Dashboard['items']>['rows'][number]

export function Items() {
  const words = useWords(both)
  const formats = useFormats()
  const { can } = useRights()
  const { client, narrowed } = useClient()
  const { data, state } = usePart('items')
  const columns: TableColumn<ItemRow>[] = [
    {
      key: 'item',
      label: words.item,
      heads: true,
      cell: (row) => (
        <span className="flex min-w-0 flex-wrap items-baseline gap-x-2">
          <Anchor
            href={to('/articles/:id', { id: row.id })}
            className="font-medium hover:underline"
          >
            {row.name}
          </Anchor>
          <span className="text-12 text-faint">{row.reference}</span>
          {row.due && <Badge hue="orange">{words.again}</Badge>}
          <span className="text-12 text-faint sm:hidden">{words.ago(row.since)}</span>
        </span>
      ),
    },
    {
      key: 'last',
      label: words.lastBought,
      cell: (row) => <span className="figures">{words.ago(row.since)}</span>,
      width: '8rem',
      minor: true,
    },
    {
      key: 'usual',
      label: words.usual,
      cell: (row) => (
        <span className="figures text-soft">
          {row.usual === null ? words.none : words.every(row.usual)}
        </span>
      ),
      width: '8rem',
      minor: true,
    },
    {
      key: 'net',
      label: words.amount,
      figures: true,
      cell: (row) => formats.bare(row.net),
      width: '8rem',
    },
  ]
  const shown = data?.rows.reduce((all, row) => all + row.net, 0) ?? 0
  const rest = data ? data.count - data.rows.length : 0
  return (
    <Widget
      title={words.names.items}
      said={words.said.items}
      icon={PackageSearch}
      size="whole"
      flush
      href={analysisOf(['item'], narrowed)}
      state={state}
      actions={
        can('quotes.write') &&
        data?.rows.some(({ due }) => due) && (
          <LinkButton size="small" href={to('/devis/nouveau', {}, { client: client.id })}>
            {words.quoteAgain}
          </LinkButton>
        )
      }
    >
      {data && (
        <>
          <Table
            label={words.names.items}
            columns={columns}
            rows={data.rows}
            keyOf={(row) => row.id}
          />
          {rest > 0 && (
            <p className="figures px-4 py-2 text-13 text-faint">
              {words.restItems(rest, formats.amount((data.net - shown) as typeof data.net))}
            </p>
          )}
        </>
      )}
    </Widget>
  )
}
