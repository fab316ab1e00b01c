// Where things stand in a chart, and how its axis is written: pure, so that it can be proved.
import type { Locale } from '#kernel/refusal.ts'

/** What a value counts: cents, pieces of one, ten-thousandths, hundredths of a percent, days. */
export type Kind = 'amount' | 'count' | 'quantity' | 'rate' | 'days'

const unitOf: Readonly<Record<Kind, number>> = {
  amount: 100,
  count: 1,
  quantity: 10_000,
  rate: 100,
  days: 1,
}

/**
 * Round values for an axis, zero among them: about `wanted` steps of 1, 2 or 5 times a power of ten of
 * the unit, from below the least value to above the greatest. Things that are counted have no halves.
 */
export function ticks(values: readonly number[], kind: Kind, wanted = 4): readonly number[] {
  const low = Math.min(0, ...values)
  const high = Math.max(0, ...values)
  const unit = unitOf[kind]
  const span = (high - low) / unit
  const whole = kind === 'count' || kind === 'days'
  const step = (span === 0 ? 1 : Math.max(roundStep(span / wanted), whole ? 1 : 0.01)) * unit
  const first = Math.floor(low / step)
  const last = span === 0 ? 1 : Math.ceil(high / step)
  return Array.from({ length: last - first + 1 }, (_, at) => Math.round((first + at) * step))
}

/**
 * Where an axis begins, and its ticks: little below zero, a credit note among months of sales, hangs
 * there without a whole step of its own.
 */
export function beginning(
  values: readonly number[],
  all: readonly number[],
): { readonly low: number; readonly tickValues: readonly number[] } {
  const low = Math.min(0, ...values)
  const [first = 0, second = 0] = all
  return low < 0 && second === 0 && -low < -first / 4
    ? { low, tickValues: all.slice(1) }
    : { low: first, tickValues: all }
}

function roundStep(rough: number): number {
  const power = 10 ** Math.floor(Math.log10(rough))
  const lead = rough / power
  return (lead <= 1 ? 1 : lead <= 2 ? 2 : lead <= 5 ? 5 : 10) * power
}

const nbsp = '\u00a0'
const sizes = [
  [1e9, { fr: 'Md', en: 'bn' }],
  [1e6, { fr: 'M', en: 'm' }],
  [1e3, { fr: 'k', en: 'k' }],
] as const

/**
 * A value of an axis, short: "12 k€" (en: "€12k"), "1,5 M€", "20 %". All the ticks of an axis are
 * written alike, by the `largest` of them.
 */
export function compact(
  value: number,
  kind: Kind,
  {
    largest,
    locale,
    symbol = '€',
  }: { largest: number; locale: Locale; symbol?: string | undefined },
): string {
  const decimal = (number: number): string => {
    const written = number.toLocaleString(locale === 'fr' ? 'fr-FR' : 'en-GB', {
      maximumFractionDigits: 2,
    })
    return written.replace('-', '\u2212').replaceAll('\u00a0', '\u202f')
  }
  const units = value / unitOf[kind]
  if (value === 0 && kind !== 'amount') return '0'
  if (kind === 'rate') return `${decimal(units)}${locale === 'fr' ? nbsp : ''}%`
  const most = Math.abs(largest) / unitOf[kind]
  const [size, names] = sizes.find(([one]) => most >= Math.max(one, 10_000)) ?? [1, null]
  const letter = value === 0 ? '' : (names?.[locale] ?? '')
  const number = decimal(units / size)
  if (kind !== 'amount') return letter ? `${number}${locale === 'fr' ? nbsp : ''}${letter}` : number
  if (locale === 'fr') return `${number}${nbsp}${letter}${symbol}`
  return number.startsWith('\u2212')
    ? `\u2212${symbol}${number.slice(1)}${letter}`
    : `${symbol}${number}${letter}`
}

/** By how much, in hundredths of a percent, to a tenth of a percent; null where there was nothing before. */
export function changeOf(now: number, before: number): number | null {
  return before === 0 ? null : Math.round(((now - before) / Math.abs(before)) * 1000) * 10
}

/** The part of a whole in hundredths of a percent, to a tenth; null where the whole is nothing. */
export function shareOf(value: number, whole: number): number | null {
  return whole === 0 ? null : Math.round((value / whole) * 1000) * 10
}

/** How wide a text of 12 px is, about: measuring it for real would cost a layout for each label. */
export const widthOf = (text: string): number => text.length * 6.4

/**
 * The labels under a row of columns: each whole where all fit; else every second, third… of a series in
 * time, and shortened with an ellipsis where each is a thing of its own.
 */
export function fitted(
  labels: readonly string[],
  room: number,
  inTime: boolean,
): readonly (string | null)[] {
  const widest = Math.max(0, ...labels.map(widthOf)) + 6
  if (widest <= room) return labels
  if (inTime) {
    const every = Math.ceil(widest / Math.max(room, 1))
    // Counted from the last, which is the one that is looked for.
    return labels.map((label, at) => ((labels.length - 1 - at) % every === 0 ? label : null))
  }
  const signs = Math.floor((room - 6) / 6.4)
  if (signs < 4) {
    const every = Math.ceil(44 / Math.max(room, 1))
    return labels.map((label, at) => (at % every === 0 ? shortened(label, 6) : null))
  }
  return labels.map((label) => shortened(label, signs))
}

const shortened = (label: string, signs: number): string =>
  label.length <= signs ? label : `${label.slice(0, Math.max(1, signs - 1)).trimEnd()}…`

export type Piece = { readonly part: string; readonly from: number; readonly to: number }

/** Parts one above the other in their order; what is below nothing goes down from zero. */
export function stacked(
  parts: readonly { readonly key: string }[],
  values: Readonly<Record<string, number>>,
): readonly Piece[] {
  let [up, down] = [0, 0]
  return parts.flatMap(({ key }) => {
    const value = values[key] ?? 0
    if (value === 0) return []
    const from = value > 0 ? up : down
    if (value > 0) up += value
    else down += value
    return [{ part: key, from, to: from + value }]
  })
}

/** Where the arrow keys lead among columns of marks: sideways to the nearest of the next column. */
export function stepFrom(
  sizes: readonly number[],
  [column, row]: readonly [number, number],
  key: string,
): readonly [number, number] | null {
  const inside = (at: number, size: number) => Math.min(Math.max(at, 0), size - 1)
  const to = (next: number): readonly [number, number] | null => {
    const step = Math.sign(next - column) || 1
    let at = next
    while (at >= 0 && at < sizes.length && sizes[at] === 0) at += step
    const size = sizes[at]
    return size ? [at, inside(row, size)] : null
  }
  if (key === 'ArrowRight') return to(column + 1)
  if (key === 'ArrowLeft') return to(column - 1)
  if (key === 'Home') return to(0)
  if (key === 'End') {
    const last = sizes.findLastIndex((size) => size > 0)
    return last < 0 ? null : [last, inside(row, sizes[last] ?? 1)]
  }
  if (key === 'ArrowUp' || key === 'ArrowDown')
    return [column, inside(row + (key === 'ArrowUp' ? 1 : -1), sizes[column] ?? 1)]
  return null
}
