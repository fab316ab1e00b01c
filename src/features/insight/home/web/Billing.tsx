// The third tab: what is owed, what came in, what is left of sales.
import { CalendarClock, Coins, Hourglass, PiggyBank, Scale } from 'lucide-react'
import type { Measure } from '#features/insight/analyses/rules.ts'
import { useRead } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useRights } from '#web/session.ts'
import { to } from '#web/site.ts'
import { Bars } from '#web/ui/charts/lazy.tsx'
import { Anchor } from '#web/ui/Link.tsx'
import { Widget } from '#web/ui/widget/Widget.tsx'
import { useWords } from '#web/words.ts'
import { homeDebtors, homeForecast, homeMargin } from '../contract.ts'
import type { WidgetName } from '../rules.ts'
import { useBoard } from './board.ts'
import { ChangeFrom, Large, opened, useCsv } from './Figures.tsx'
import { Deals } from './Deals.tsx'
import { useUnits } from './units.ts'
import { both } from './words.ts'

/** A widget of the tab by its name. */
export function BillingWidget({ name }: { name: WidgetName }) {
  if (name === 'deals') return <Deals />
  if (name === 'aged') return <Aged />
  if (name === 'debtors') return <Debtors />
  if (name === 'collected') return <Collected />
  if (name === 'forecast') return <Forecast />
  return <Margin />
}

const ages = ['notDue', 'due30', 'due60', 'due90', 'dueOlder'] as const

function Aged() {
  const words = useWords(both)
  const units = useUnits()
  const formats = useFormats()
  const { told, href, stateOf } = useBoard()
  const csv = useCsv(ages.map((name) => ({ name, label: words.ages[name] })))
  const outstanding = told('outstanding')
  return (
    <Widget
      title={words.widgets.aged}
      said={words.said.aged}
      icon={Hourglass}
      href={href('outstanding')}
      csv={csv}
      state={{
        ...stateOf('aged'),
        empty: ages.every((name) => !told(name)?.amount) && words.allUpToDate,
      }}
    >
      {outstanding?.amount !== undefined && outstanding.amount !== null && (
        <Large value={formats.amount(outstanding.amount)} href={href('outstanding')} />
      )}
      <Bars
        title={words.widgets.aged}
        quiet
        things
        unit={units.gross}
        height={220}
        empty={words.allUpToDate}
        rows={ages.map((name) => ({
          key: name,
          label: words.ages[name],
          value: told(name)?.amount ?? 0,
          href: href(name),
        }))}
      />
    </Widget>
  )
}

function Debtors() {
  const words = useWords(both)
  const formats = useFormats()
  const { asked, context } = useBoard()
  const { seller, store } = context.narrowing
  const { data, problem, pending, refetch } = useRead(homeDebtors, asked, {
    placeholderData: (before) => before,
  })
  const rows = data?.rows ?? []
  return (
    <Widget
      title={words.widgets.debtors}
      said={words.said.debtors}
      icon={Scale}
      href={to(
        '/clients',
        {},
        {
          ...(seller === undefined ? {} : { seller }),
          ...(store === undefined ? {} : { store }),
          ...{ situation: 'owing', sort: 'balance', direction: 'desc' },
        },
      )}
      flush
      csv={() => [
        [words.figure, words.amount],
        ...rows.map(({ name, balance }) => [name, formats.bare(balance)]),
      ]}
      state={{
        problem,
        onRetry: refetch,
        pending,
        empty: data && rows.length === 0 && words.noneDue,
      }}
    >
      <ol>
        {rows.map(({ id, name, balance, overdue }) => (
          <li key={id} className="border-t border-line">
            <Anchor
              href={to('/clients/:id', { id })}
              className="grid min-h-11 grid-cols-[minmax(0,1fr)_auto] items-center gap-x-4 px-4 py-1.5 text-13 hover:bg-hover"
            >
              <span className="min-w-0 truncate font-medium">{name}</span>
              <span className="figures text-right font-medium">{formats.amount(balance)}</span>
              {overdue > 0 && (
                <span className="col-span-2 text-12 text-red">
                  {words.overdue(formats.amount(overdue))}
                </span>
              )}
            </Anchor>
          </li>
        ))}
      </ol>
    </Widget>
  )
}

function Collected() {
  const words = useWords(both)
  const formats = useFormats()
  const { told, href, stateOf } = useBoard()
  const [now, before] = [told('collected'), told('collectedBefore')]
  return (
    <Widget
      title={words.widgets.collected}
      said={words.said.collected}
      icon={Coins}
      href={href('collected')}
      csv={useCsv([
        { name: 'collected', label: words.now },
        { name: 'collectedBefore', label: words.other },
      ])}
      state={{ ...stateOf('collected'), empty: now?.count === 0 && words.noPayment }}
    >
      {now?.amount !== undefined && now.amount !== null && (
        <>
          <Large value={formats.amount(now.amount)} href={href('collected')}>
            {before?.amount !== undefined && before.amount !== null && (
              <ChangeFrom now={now.amount} before={before.amount} />
            )}
          </Large>
          <p className="text-13 text-soft">{words.payments(now.count ?? 0)}</p>
        </>
      )}
    </Widget>
  )
}

function Forecast() {
  const words = useWords(both)
  const units = useUnits()
  const formats = useFormats()
  const { asked, href } = useBoard()
  const { data, problem, pending, refetch } = useRead(homeForecast, asked, {
    placeholderData: (before) => before,
  })
  // What has no day is rare: where there is none, nothing is said of it.
  const rows = (data?.rows ?? []).filter(
    ({ name, count }) => name !== 'expectedUnknown' || count > 0,
  )
  return (
    <Widget
      title={words.widgets.forecast}
      said={words.said.forecast}
      icon={CalendarClock}
      href={href('outstanding')}
      csv={() => [
        [words.period, words.number, words.amount],
        ...rows.map(({ name, count, amount }) => [
          words.forecasts[name],
          String(count),
          formats.bare(amount),
        ]),
      ]}
      state={{
        problem,
        onRetry: refetch,
        pending,
        empty: data && rows.every(({ count }) => count === 0) && words.noneDue,
      }}
    >
      {data && (
        <>
          <Bars
            title={words.widgets.forecast}
            quiet
            things
            unit={units.gross}
            height={180}
            rows={rows.map(({ name, amount }) => ({
              key: name,
              label: words.forecasts[name],
              value: amount,
              href: href(name),
            }))}
          />
          <p className="mt-2 text-12 text-faint">
            <Anchor
              href={href('expectedKnown')}
              className="inline-flex min-h-6 items-center rounded-sm underline hover:text-soft"
            >
              {words.knownDelays(formats.amount(data.known))}
            </Anchor>
          </p>
        </>
      )}
    </Widget>
  )
}

function Margin() {
  const words = useWords(both)
  const formats = useFormats()
  const { can } = useRights()
  const { asked, told, href, context } = useBoard()
  const { data, problem, pending, refetch } = useRead(homeMargin, asked, {
    placeholderData: (before) => before,
  })
  const analysisOf = (measure: Measure) =>
    to('/analyses', {}, {
      ...{ measure, by: 'month', from: context.period.from, to: context.period.to },
      ...{ compare: 'none', ...context.narrowing },
    } as Record<string, string>)
  const analysis = analysisOf('margin')
  const bought = told('purchased')
  const rate = data && data.sales > 0 ? Math.round((data.margin / data.sales) * 10_000) : null
  return (
    <Widget
      title={words.widgets.margin}
      said={words.said.margin}
      icon={PiggyBank}
      href={analysis}
      csv={() => [
        [words.figure, words.amount],
        ...(data
          ? [
              [words.sold, formats.bare(data.sales)],
              [words.cost, formats.bare(data.cost)],
              [words.margin, formats.bare(data.margin)],
            ]
          : []),
      ]}
      state={{ problem, onRetry: refetch, pending }}
    >
      {data && (
        <>
          <Large value={formats.amount(data.margin)} href={analysis}>
            {rate !== null && formats.percent(rate as never)}
          </Large>
          <dl className="mt-3 grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-1.5 text-13">
            <dt className="text-soft">{words.sold}</dt>
            <dd className="figures text-right">
              {opened(formats.amount(data.sales), href('sales'))}
            </dd>
            <dt className="text-soft">{words.cost}</dt>
            <dd className="figures text-right">
              {opened(formats.amount(data.cost), analysisOf('cost'))}
            </dd>
            {bought?.amount !== undefined && bought.amount !== null && can('purchases.read') && (
              <>
                <dt className="text-soft">{words.bought}</dt>
                <dd className="figures text-right">
                  {opened(formats.amount(bought.amount), href('purchased'))}
                </dd>
              </>
            )}
          </dl>
        </>
      )}
    </Widget>
  )
}
