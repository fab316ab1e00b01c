// How the month goes, held against the same days of others; and the twelve months beside those before.
import { ChartColumn, TrendingDown, TrendingUp } from 'lucide-react'
import type { Cents } from '#kernel/money.ts'
import { useFormats } from '#web/formats.ts'
import { Bars } from '#web/ui/charts/lazy.tsx'
import { classes } from '#web/ui/classes.ts'
import { Anchor } from '#web/ui/Link.tsx'
import { Widget } from '#web/ui/widget/Widget.tsx'
import { useLocale, useWords } from '#web/words.ts'
import { changeOf } from '../rules/trend.ts'
import { both } from './both.ts'
import { type Dashboard, useClient, usePart } from './client.ts'
import { useWriting } from './writing.ts'

type Sales = NonNullable<Dashboard['sales']>

export function Trend() {
  const words = useWords(both)
  const formats = useFormats()
  const { href } = useClient()
  const { data, state } = usePart('sales')
  const { shortDay } = useWriting()
  const month = data?.trend.month
  const isUp = data ? changeOf(data.trend.month.net, data.trend.sameDays.net).way !== 'down' : true
  return (
    <Widget
      title={words.names.trend}
      said={words.said.trend}
      icon={isUp ? TrendingUp : TrendingDown}
      href={month && href('sales', month)}
      hrefLabel={words.trendSeen}
      state={state}
    >
      {data && month && (
        <div className="flex flex-col gap-3">
          <div>
            <p className="figures text-28 leading-9 font-semibold tracking-tight">
              {formats.amount(month.net)}
            </p>
            <p className="text-13 text-soft">
              {words.thisMonth(formats.month(month.to.slice(0, 7)), words.upTo(shortDay(month.to)))}
            </p>
          </div>
          <Compared now={month.net} before={data.trend.sameDays} whole={data.trend.lastMonth} />
          <Compared now={month.net} before={data.trend.lastYear} whole={data.trend.lastYearMonth} />
        </div>
      )}
    </Widget>
  )
}

/** One comparison: what it was on the same days, the change in words, the whole month small. */
function Compared({
  now,
  before,
  whole,
}: {
  now: Cents
  before: Sales['trend']['sameDays']
  whole: Sales['trend']['lastMonth']
}) {
  const words = useWords(both)
  const formats = useFormats()
  const { href } = useClient()
  return (
    <div className="flex flex-col border-t border-line-soft pt-2 text-13">
      <div className="flex justify-between gap-x-3">
        <Anchor href={href('sales', before)} className="rounded-sm text-soft hover:underline">
          {words.sameDays(formats.month(before.from.slice(0, 7)))}
        </Anchor>
        <span className="figures text-right">{formats.amount(before.net)}</span>
      </div>
      <div className="flex flex-wrap justify-between gap-x-3">
        <ChangeSaid now={now} before={before.net} />
        <Anchor
          href={href('sales', whole)}
          className="figures ml-auto rounded-sm text-right text-12 text-faint hover:underline"
        >
          {words.wholeMonth(formats.amount(whole.net))}
        </Anchor>
      </div>
    </div>
  )
}

/** A change in words, with its sign: colour never speaks alone. */
export function ChangeSaid({ now, before }: { now: number; before: number }) {
  const words = useWords(both)
  const { way, rate } = changeOf(now, before)
  const { percent } = useWriting()
  const said = {
    up: rate === null ? words.upPlain : words.up(percent(rate)),
    down: rate === null ? words.downPlain : words.down(percent(-rate)),
    level: words.level,
    started: words.started,
    none: words.nothingEither,
  }[way]
  const sign = { up: '↗ ', down: '↘ ', level: '→ ', started: '', none: '' }[way]
  const ink = way === 'up' ? 'text-green' : way === 'down' ? 'text-red' : 'text-soft'
  return (
    <span className={classes('figures', ink)}>
      <span aria-hidden>{sign}</span>
      {said}
    </span>
  )
}

export function Months() {
  const words = useWords(both)
  const formats = useFormats()
  const locale = useLocale()
  const { href } = useClient()
  const { data, state } = usePart('sales')
  const { shortDay, shortMonth } = useWriting()
  const months = data?.months ?? []
  const [first, last] = [months[0], months.at(-1)]
  const marks = new Map((data?.marks ?? []).map((mark) => [mark.month, mark]))
  return (
    <Widget
      title={words.names.months}
      said={words.said.months}
      icon={ChartColumn}
      state={state}
      size="whole"
      href={first && last && href('sales', { from: first.now.from, to: last.now.to })}
      csv={() => [
        ['', words.year, words.yearBefore],
        ...months.map(({ month, net, before }) => [
          formats.month(month),
          formats.bare(net),
          formats.bare(before),
        ]),
      ]}
    >
      {data && (
        <div className="flex flex-col gap-2">
          <p className="text-13">
            <span className="text-soft">
              {data.before === 0
                ? words.sumAlone(formats.amount(data.net))
                : words.sumOf(formats.amount(data.net), formats.amount(data.before))}
            </span>{' '}
            {data.before !== 0 && <ChangeSaid now={data.net} before={data.before} />}
          </p>
          <Bars
            title={words.names.months}
            unit={words.unit}
            quiet
            height={208}
            nowLabel={words.year}
            beforeLabel={words.yearBefore}
            rows={months.map(({ month, net, before, now, partial }) => ({
              key: month,
              label: formats.month(month),
              short: shortMonth(month, locale),
              value: net,
              before,
              href: href('sales', now),
              open: partial,
              note: partial ? words.sameDaysNote(shortDay(now.to)) : undefined,
            }))}
            mark={(row) => {
              const mark = marks.get(row.key)
              return mark && words.marks[mark.what]
            }}
          />
          <Marked data={data} />
        </div>
      )}
    </Widget>
  )
}

/** What stands out, in words. */
function Marked({ data }: { data: Sales }) {
  const words = useWords(both)
  const formats = useFormats()
  const { rhythm, marks } = data
  const quiet = marks.filter(({ what }) => what === 'quiet')
  const told = marks.flatMap(({ what, month, net, usual }) => {
    if (what === 'quiet') return []
    const named = formats.month(month)
    const times = (Math.round((net / Math.max(1, usual)) * 10) / 10).toLocaleString()
    return what === 'peak'
      ? [words.markPeak(named, formats.amount(net), times)]
      : [words.markDip(named, formats.amount(net), formats.amount(usual))]
  })
  const silent = rhythm?.silent && rhythm.usual !== null
  return (
    <ul className="flex flex-col gap-0.5 text-13 text-soft">
      {rhythm?.usual != null && (
        <li className={silent ? 'font-medium text-orange' : ''}>
          {silent
            ? words[rhythm.of === 'orders' ? 'silentOrders' : 'silentInvoices'](
                rhythm.since,
                rhythm.usual,
              )
            : words[rhythm.of === 'orders' ? 'rhythmOrders' : 'rhythm'](
                words.days(rhythm.since),
                words.days(rhythm.usual),
              )}
        </li>
      )}
      {told.map((sentence) => (
        <li key={sentence}>{sentence}</li>
      ))}
      {quiet.length > 0 && (
        <li>{words.markQuiet(quiet.map(({ month }) => formats.month(month)).join(', '))}</li>
      )}
    </ul>
  )
}
