// What the keys of an answer are called: "mars 2026", "S13 2026", "T2 2026", "(sans)".
import { useFormats } from '#web/formats.ts'
import { readDay } from '#kernel/day.ts'
import { useLocale, useWords } from '#web/words.ts'
import { aboutMeasure, type Dimension, isSpan, type Measure } from '../rules.ts'
import type { Name } from '../rules/pivot.ts'
import { both } from './both.ts'

export type Naming = {
  /** In full. */
  whole(dimension: Dimension, name: Name): string
  /** Below a bar. */
  short(dimension: Dimension, name: Name): string
  /** In what a measure is told. */
  unit(measure: Measure): string
  /** "Ventes HT par client et mois". */
  title(measure: Measure, by: readonly Dimension[]): string
}

export function useNaming(): Naming {
  const words = useWords(both)
  const formats = useFormats()
  const locale = useLocale()
  const countries = new Intl.DisplayNames(locale, { type: 'region' })
  const months = words.months.split(' ')
  const nameOfTime = (dimension: Dimension, key: string, short: boolean): string => {
    const [year = '', rest = ''] = key.split('-')
    if (dimension === 'month') return short ? (months[Number(rest) - 1] ?? key) : formats.month(key)
    if (dimension === 'week')
      return short ? words.week(rest.slice(1), '').trim() : words.week(rest.slice(1), year)
    if (dimension === 'quarter') return words.quarter(rest.slice(1), short ? year.slice(2) : year)
    const day = dimension === 'day' ? readDay(key) : null
    if (!day) return key
    return short ? formats.day(day).slice(0, locale === 'fr' ? 5 : 6) : formats.day(day)
  }
  const whole = (dimension: Dimension, { key, label }: Name): string => {
    if (isSpan(dimension))
      return key === '' ? words.absent[dimension] : nameOfTime(dimension, key, false)
    if (key === '' && !label) return words.absent[dimension]
    if (dimension === 'country') return /^[A-Z]{2}$/.test(key) ? (countries.of(key) ?? key) : key
    return label || key
  }
  return {
    whole,
    short: (dimension, name) =>
      isSpan(dimension) && name.key !== ''
        ? nameOfTime(dimension, name.key, true)
        : whole(dimension, name),
    unit: (measure) => {
      const { unit, subject } = aboutMeasure[measure]
      if (unit === 'amount' && (subject === 'money' || subject === 'due')) return words.units.gross
      return words.units[unit]
    },
    title: (measure, by) => {
      const [one, two] = by.map((dimension) => words.dimensions[dimension].toLowerCase())
      const named = words.measures[measure]
      if (one === undefined) return named
      return words.titled(named, two === undefined ? one : words.and(one, two))
    },
  }
}

/** How a measure's values are counted, for charts. */
export const kindOf = (measure: Measure): 'amount' | 'count' | 'quantity' | 'rate' => {
  const { unit } = aboutMeasure[measure]
  return unit === 'percent' ? 'rate' : unit
}
