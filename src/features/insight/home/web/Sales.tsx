// The second tab: what is sold, by whom, to whom, and what becomes of quotes.
import { ChartColumn, Filter, UsersRound } from 'lucide-react'
import { confirmed } from '#features/insight/figures/rules/deals.ts'
import { issued } from '#features/insight/figures/rules/invoices.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import type { Day } from '#kernel/day.ts'
import { useRead } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { to } from '#web/site.ts'
import { Bars, Funnel } from '#web/ui/charts/lazy.tsx'
import { Anchor } from '#web/ui/Link.tsx'
import { Table } from '#web/ui/Table.tsx'
import { Widget } from '#web/ui/widget/Widget.tsx'
import { useWords } from '#web/words.ts'
import { homeAnswers, homeSales, homeTeam } from '../contract.ts'
import type { WidgetName } from '../rules.ts'
import { type FigureName, useBoard } from './board.ts'
import { ChangeFrom, Large, opened } from './Figures.tsx'
import { Answers, Rankings } from './Rankings.tsx'
import { useUnits } from './units.ts'
import { both } from './words.ts'

/** A widget of the tab by its name. */
export function SalesWidget({ name }: { name: WidgetName }) {
  if (name === 'sales') return <Sales />
  if (name === 'team') return <Team />
  if (name === 'answers') return <Answers />
  if (name === 'rankings') return <Rankings />
  return <Steps />
}

function Sales() {
  const words = useWords(both)
  const units = useUnits()
  const formats = useFormats()
  const { asked, context, told, href, stateOf } = useBoard()
  const { data, problem, pending, refetch } = useRead(homeSales, asked, {
    placeholderData: (before) => before,
  })
  const [sales, before, ordered] = [told('sales'), told('salesBefore'), told('ordered')]
  const labelOf = ({ from, to: end }: { from: Day; to: Day }) =>
    data?.grain === 'month'
      ? formats.month(from.slice(0, 7))
      : data?.grain === 'week'
        ? `${formats.day(from)} – ${formats.day(end)}`
        : formats.day(from)
  const csv = () => [
    [words.period, words.now, words.other],
    ...(data?.bars ?? []).map((bar) => [
      labelOf(bar),
      formats.bare(bar.value),
      bar.before === null ? '' : formats.bare(bar.before),
    ]),
  ]
  return (
    <Widget
      title={words.widgets.sales}
      said={words.said.sales}
      icon={ChartColumn}
      href={href('sales')}
      csv={csv}
      state={{ ...stateOf('sales'), ...(problem ? { problem, onRetry: refetch } : {}), pending }}
    >
      {sales?.amount !== undefined && sales.amount !== null && (
        <Large value={formats.amount(sales.amount)} href={href('sales')}>
          {before?.amount !== undefined && before.amount !== null && (
            <ChangeFrom now={sales.amount} before={before.amount} />
          )}
        </Large>
      )}
      {ordered?.amount !== undefined && ordered.amount !== null && (
        <p className="mb-3 text-13 text-soft">
          <Anchor
            href={href('ordered')}
            className="inline-flex min-h-6 items-center rounded-sm hover:underline"
          >
            {words.ordered(formats.amount(ordered.amount), formats.integer(ordered.count ?? 0))}
          </Anchor>
        </p>
      )}
      {data && (
        <Bars
          title={words.widgets.sales}
          quiet
          unit={units.net}
          height={240}
          empty={words.noSale}
          nowLabel={words.now}
          beforeLabel={words.other}
          rows={data.bars.map((bar) => ({
            key: bar.from,
            label: labelOf(bar),
            short: shortOf(data.grain, bar.from),
            value: bar.value,
            before: bar.before ?? undefined,
            href: to('/factures', {}, {
              ...context.narrowing,
              ...{ from: bar.from, to: bar.to, payment: issued },
            } as Record<string, string>),
          }))}
        />
      )}
    </Widget>
  )
}

/** What fits under a bar: the number of the day, or of the month. */
const shortOf = (grain: OutputOf<typeof homeSales>['grain'], from: Day): string =>
  grain === 'month'
    ? `${from.slice(5, 7)}/${from.slice(2, 4)}`
    : grain === 'week'
      ? `${from.slice(8, 10)}/${from.slice(5, 7)}`
      : `${Number(from.slice(8, 10))}`

function Team() {
  const words = useWords(both)
  const formats = useFormats()
  const { asked, context } = useBoard()
  const { data, problem, pending, refetch } = useRead(homeTeam, asked, {
    placeholderData: (before) => before,
  })
  const rows = data?.rows ?? []
  const days = { from: context.period.from, to: context.period.to }
  const { store } = context.narrowing
  const of = (id: string, more: Record<string, string>) => ({
    ...{ ...days, ...more, seller: id },
    ...(store === undefined ? {} : { store }),
  })
  return (
    <Widget
      title={words.widgets.team}
      said={words.said.team}
      icon={UsersRound}
      flush
      csv={() => [
        [words.member, words.sold, words.orderCount, words.sentQuotes, words.signedQuotes],
        ...rows.map(({ name, sales, orders, sent, signed }) => [
          name || words.nobody,
          formats.bare(sales),
          String(orders),
          String(sent),
          String(signed),
        ]),
      ]}
      state={{
        problem,
        onRetry: refetch,
        pending,
        empty: data && rows.length === 0 && words.noSale,
      }}
    >
      <Table
        label={words.widgets.team}
        keyOf={({ id }) => id ?? ''}
        rows={rows}
        columns={[
          { key: 'name', label: words.member, cell: ({ name }) => name || words.nobody },
          {
            key: 'sales',
            label: words.sold,
            figures: true,
            cell: ({ id, sales }) =>
              opened(formats.bare(sales), id && to('/factures', {}, of(id, { payment: issued }))),
          },
          {
            key: 'orders',
            label: words.orderCount,
            figures: true,
            minor: true,
            cell: ({ id, orders }) =>
              orders === 0
                ? '–'
                : opened(
                    formats.integer(orders),
                    id && to('/commandes', {}, of(id, { control: confirmed })),
                  ),
          },
          {
            key: 'sent',
            label: words.sentQuotes,
            figures: true,
            cell: ({ id, sent }) =>
              sent === 0
                ? '–'
                : opened(
                    formats.integer(sent),
                    id &&
                      to(
                        '/devis',
                        {},
                        of(id, { validity: 'pending,valid,expiring,expired,signed,refused' }),
                      ),
                  ),
          },
          {
            key: 'signed',
            label: words.signedQuotes,
            figures: true,
            cell: ({ id, sent, signed }) => {
              if (signed === 0) return '–'
              const rate = formats.percent((Math.round((signed / sent) * 100) * 100) as never)
              return opened(
                `${formats.integer(signed)} (${rate})`,
                id && to('/devis', {}, of(id, { validity: 'signed' })),
              )
            },
          },
        ]}
      />
    </Widget>
  )
}

const steps = [
  ...(['quotesSent', 'quotesSentSigned', 'quotesSentInvoiced', 'quotesSentPaid'] as const),
] satisfies FigureName[]
/** Of fewer quotes, a rate says nothing. */
const fewest = 5

/** What became of the quotes of the period: each step is a part of the one before. */
function Steps() {
  const words = useWords(both)
  const units = useUnits()
  const formats = useFormats()
  const { asked, told, href, stateOf } = useBoard()
  const { data } = useRead(homeAnswers, asked, {
    placeholderData: (before) => before,
  })
  const taken: Partial<Record<FigureName, number | null | undefined>> = {
    quotesSentSigned: data?.days,
    quotesSentInvoiced: data?.daysToInvoice,
    quotesSentPaid: data?.daysToPay,
  }
  const known = steps.flatMap((name) => {
    const figure = told(name)
    return figure ? [{ name, count: figure.count ?? 0, amount: figure.amount }] : []
  })
  const prospects = told('prospects')
  const sent = known[0]?.count ?? 0
  return (
    <Widget
      title={words.widgets.funnel}
      said={words.said.funnel}
      icon={Filter}
      csv={() => [
        [words.figure, words.number, words.amount, words.medianDays],
        ...known.map(({ name, count, amount }) => [
          words.steps[name],
          String(count),
          amount === null ? '' : formats.bare(amount),
          String(taken[name] ?? ''),
        ]),
      ]}
      state={{
        ...stateOf('funnel'),
        ...(known.length > 0 && sent < fewest ? { empty: words.fewQuotes(sent) } : {}),
      }}
    >
      <Funnel
        title={words.widgets.funnel}
        quiet
        unit={units.gross}
        empty={words.noSale}
        steps={known.map(({ name, count, amount }) => {
          const days = taken[name]
          return {
            ...{ key: name, label: words.steps[name], count, amount, href: href(name) },
            ...(days === null || days === undefined ? {} : { took: words.median(days) }),
          }
        })}
      />
      {prospects && (
        <p className="mt-2 text-13 text-soft">
          <Anchor
            href={href('prospects')}
            className="inline-flex min-h-6 items-center rounded-sm hover:underline"
          >
            {words.prospectsMet(formats.integer(prospects.count ?? 0))}
          </Anchor>
        </p>
      )}
    </Widget>
  )
}
