// What clients are compared by: each row of the comparison, how it is read, written, and which is the better.
import type { ReactNode } from 'react'
import type { ClientFigure } from '#features/insight/figures/rules/client.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { bps, type Cents } from '#kernel/money.ts'
import { useFormats } from '#web/formats.ts'
import { useWords } from '#web/words.ts'
import type { compareCustomers } from '../contract.ts'
import type { Better } from '../rules/best.ts'
import { both } from './both.ts'

export type Column = OutputOf<typeof compareCustomers>['columns'][number]

export type Measure = {
  readonly key: keyof typeof both.fr.rows
  readonly of: (column: Column) => number | null
  readonly better?: Better
  readonly written: (column: Column) => ReactNode
  readonly figure?: ClientFigure
}

/** The rows of the comparison, in their order. */
export function useMeasures(): readonly Measure[] {
  const words = useWords(both)
  const formats = useFormats()
  const amount = (value: Cents | null) => (value === null ? words.unknown : formats.amount(value))
  const rate = (value: number | null) =>
    value === null ? words.unknown : formats.percent(bps(Math.round(value / 10) * 10))
  const whole = (value: number | null) => (value === null ? words.unknown : formats.integer(value))
  const days = (value: number | null) => (value === null ? words.unknown : words.days(value))
  return [
    {
      key: 'sales',
      of: ({ sales }) => sales,
      better: 'more',
      written: ({ sales }) => amount(sales),
      figure: 'sales',
    },
    { key: 'trend', of: changeOf, better: 'more', written: (one) => signed(rate, changeOf(one)) },
    {
      key: 'orders',
      of: ({ orders }) => orders,
      better: 'more',
      written: ({ orders }) => whole(orders),
      figure: 'ordered',
    },
    {
      key: 'mean',
      of: ({ meanOrder }) => meanOrder,
      better: 'more',
      written: ({ meanOrder }) => amount(meanOrder),
    },
    {
      key: 'quoted',
      of: ({ quoted }) => quoted,
      better: 'more',
      written: ({ quoted }) => amount(quoted),
      figure: 'quotesSent',
    },
    {
      key: 'conversion',
      of: ({ conversion }) => conversion,
      better: 'more',
      written: ({ conversion }) => rate(conversion),
    },
    {
      key: 'margin',
      of: ({ margin }) => margin,
      better: 'more',
      written: (one) => amount(one.margin),
    },
    {
      key: 'marginRate',
      of: ({ marginRate }) => marginRate,
      better: 'more',
      written: ({ marginRate }) => rate(marginRate),
    },
    {
      key: 'outstanding',
      of: ({ outstanding }) => outstanding,
      written: ({ outstanding }) => amount(outstanding),
      figure: 'outstanding',
    },
    {
      key: 'overdue',
      of: ({ overdue }) => overdue,
      better: 'less',
      written: ({ overdue }) => amount(overdue),
      figure: 'overdue',
    },
    {
      key: 'paying',
      of: ({ paysIn }) => paysIn,
      better: 'less',
      written: ({ paysIn }) => days(paysIn),
    },
    {
      key: 'rhythm',
      of: ({ usual }) => usual,
      better: 'less',
      written: ({ usual }) => days(usual),
    },
    {
      key: 'activities',
      of: ({ exchanges }) => exchanges,
      written: ({ exchanges }) => whole(exchanges),
    },
    {
      key: 'brands',
      of: ({ brands }) => (brands.length > 0 ? brands.length : null),
      written: ({ brands }) => brands.map(({ key }) => key).join(', ') || words.unknown,
    },
  ]
}

/** In hundredths of a percent of the year before; null where there was nothing. */
const changeOf = ({ sales, salesBefore }: Column): number | null =>
  sales === null || salesBefore === null || salesBefore <= 0
    ? null
    : Math.round((sales / salesBefore - 1) * 10_000)

const signed = (written: (value: number | null) => string, value: number | null): string =>
  `${value !== null && value > 0 ? '+' : ''}${written(value)}`
