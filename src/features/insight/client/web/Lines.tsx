// What is quoted beside what is bought, by brand; what is bought most, and what it is time to buy again.
import { PackageSearch, Tags } from 'lucide-react'
import { type Question, usual, writtenOf } from '#features/insight/analyses/rules/question.ts'
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

/** The analysis of what they bought over the same twelve months. */
const analysisOf = (by: Question['by'], narrowed: Question['narrowed']): string =>
  to('/analyses', {}, writtenOf({ ...usual, by, compare: null, narrowed }))

type BrandRow = NonNullable<Dashboard['brands']>['rows'][number]

const most = 6

export function Brands() {
  const words = useWords(both)
  const formats = useFormats()
  const { narrowed } = useClient()
  const { data, state } = usePart('brands')
  const rows = data?.rows.slice(0, most) ?? []
  // What of a brand they bought, item by item, in the analyses.
  const soldBy = (key: string): string | undefined =>
    data?.bought == null || key === ''
      ? undefined
      : analysisOf(['item'], { ...narrowed, [data.by]: key })
  const rest = data?.rows.slice(most) ?? []
  const nameOf = (key: string) => key || (data?.by === 'family' ? words.noFamily : words.noBrand)
  const sums = rest.reduce(
    (all, row) => ({ quoted: all.quoted + row.quoted, bought: all.bought + row.bought }),
    { quoted: 0, bought: 0 },
  )
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
        [data?.by === 'family' ? words.family : words.brand, words.quoted, words.bought],
        ...(data?.rows ?? []).map((row) => [
          nameOf(row.key),
          formats.bare(row.quoted),
          formats.bare(row.bought),
        ]),
      ]}
    >
      {data && (
        <div className="flex flex-col gap-2 text-13">
          <p className="flex gap-4 text-12 text-soft">
            <Swatch ink="border border-accent bg-accent-soft">{words.quoted}</Swatch>
            {data.bought !== null && <Swatch ink="bg-accent">{words.bought}</Swatch>}
          </p>
          <ul className="flex flex-col gap-2">
            {shown.map((row) => (
              <BrandLine
                key={row.key}
                name={row.key === '\u0000' ? words.more : nameOf(row.key)}
                href={row.key === '\u0000' ? undefined : soldBy(row.key)}
                row={row as BrandRow}
                whole={{ quoted: data.quoted, bought: data.bought }}
                longest={Math.max(...shown.map((one) => Math.max(one.quoted, one.bought)), 1)}
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
  href,
  row,
  whole,
  longest,
}: {
  name: string
  href: string | undefined
  row: BrandRow
  whole: { quoted: number; bought: number | null }
  longest: number
}) {
  const words = useWords(both)
  const formats = useFormats()
  const { percent } = useWriting()
  const share = (part: number, all: number) =>
    all > 0 ? percent(Math.round((part / all) * 10_000)) : words.none
  const width = (value: number) => ({ width: `${(Math.max(0, value) / longest) * 100}%` })
  return (
    <li>
      <p className="flex flex-wrap justify-between gap-x-3">
        {href === undefined ? (
          <span className="min-w-0 truncate font-medium">{name}</span>
        ) : (
          <Anchor href={href} className="min-w-0 truncate font-medium hover:underline">
            {name}
          </Anchor>
        )}
        <span className="figures text-soft">
          <span className="unseen">{words.quoted} </span>
          {formats.amount(row.quoted)} · {share(row.quoted, whole.quoted)}
        </span>
      </p>
      <span
        aria-hidden
        className="mt-0.5 block h-2 min-w-0.5 rounded-sm border border-accent bg-accent-soft"
        style={width(row.quoted)}
      />
      {whole.bought !== null && (
        <>
          <span
            aria-hidden
            className="mt-0.5 block h-2 min-w-0.5 rounded-sm bg-accent"
            style={width(row.bought)}
          />
          <p className="figures text-right text-soft">
            <span className="unseen">{words.bought} </span>
            {formats.amount(row.bought)} · {share(row.bought, whole.bought)}
          </p>
        </>
      )}
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
