// How often a task comes back, in words.
import {
  nthOf,
  type Repeat,
  type Rhythm,
  weekdayOf,
} from '#features/relation/tasks/rules/recurrence.ts'
import type { Day } from '#kernel/day.ts'
import type { Formats } from '#kernel/format.ts'
import type { Locale } from '#kernel/refusal.ts'
import { nameOfWeekday } from './days.ts'

export const fr = {
  repeats: 'Répétition',
  never: 'Jamais',
  custom: 'Personnalisée…',
  needsDue: 'Ce qui se répète a une échéance.',
  every: (rhythm: Rhythm): string => (rhythm === 'week' ? 'Toutes les' : 'Tous les'),
  unit: 'Unité',
  units: {
    day: (n: number): string => (n === 1 ? 'jour' : 'jours'),
    week: (n: number): string => (n === 1 ? 'semaine' : 'semaines'),
    month: (_: number): string => 'mois',
    year: (n: number): string => (n === 1 ? 'an' : 'ans'),
  },
  days: 'Jours de la semaine',
  monthly: 'Dans le mois',
  byDate: (date: string) => `Le ${date}`,
  until: 'Jusqu’au',
  said: {
    day: (n: number) => (n === 1 ? 'Chaque jour' : `Tous les ${n} jours`),
    week: (n: number) => (n === 1 ? 'Chaque semaine' : `Toutes les ${n} semaines`),
    month: (n: number) => (n === 1 ? 'Chaque mois' : `Tous les ${n} mois`),
    year: (n: number) => (n === 1 ? 'Chaque année' : `Tous les ${n} ans`),
  },
  workdays: 'Du lundi au vendredi',
  nth: (n: number, day: string) =>
    n === 5 ? `le dernier ${day}` : `le ${n === 1 ? '1ᵉʳ' : `${n}ᵉ`} ${day}`,
  on: (days: readonly string[]) => `, le ${joined(days, 'et le')}`,
  onDate: (date: string) => `, le ${date}`,
  onNth: (nth: string) => `, ${nth}`,
  saidUntil: (day: string) => `, jusqu’au ${day}`,
}
export const en: typeof fr = {
  repeats: 'Repeats',
  never: 'Never',
  custom: 'Custom…',
  needsDue: 'What repeats has a due day.',
  every: () => 'Every',
  unit: 'Unit',
  units: {
    day: (n) => (n === 1 ? 'day' : 'days'),
    week: (n) => (n === 1 ? 'week' : 'weeks'),
    month: (n) => (n === 1 ? 'month' : 'months'),
    year: (n) => (n === 1 ? 'year' : 'years'),
  },
  days: 'Days of the week',
  monthly: 'In the month',
  byDate: (date) => `On the ${date}`,
  until: 'Until',
  said: {
    day: (n) => (n === 1 ? 'Every day' : `Every ${n} days`),
    week: (n) => (n === 1 ? 'Every week' : `Every ${n} weeks`),
    month: (n) => (n === 1 ? 'Every month' : `Every ${n} months`),
    year: (n) => (n === 1 ? 'Every year' : `Every ${n} years`),
  },
  workdays: 'From Monday to Friday',
  nth: (n, day) =>
    n === 5
      ? `the last ${day}`
      : `the ${['first', 'second', 'third', 'fourth'][n - 1] ?? ''} ${day}`,
  on: (days) => ` on ${joined(days, 'and')}`,
  onDate: (date) => ` on the ${date}`,
  onNth: (nth) => ` on ${nth}`,
  saidUntil: (day) => `, until ${day}`,
}
export const repeatWords = { fr, en }

function joined(names: readonly string[], and: string): string {
  if (names.length < 2) return names[0] ?? ''
  return `${names.slice(0, -1).join(', ')} ${and} ${names.at(-1) ?? ''}`
}

/** Every one of them, from the day of the task: "chaque semaine". */
export const simply = (rhythm: Rhythm, change: Partial<Repeat> = {}): Repeat => ({
  rhythm,
  every: 1,
  days: [],
  weekday: false,
  until: null,
  ...change,
})

export const workdays = simply('week', { days: [1, 2, 3, 4, 5] })

export const sameRepeat = (a: Repeat, b: Repeat): boolean =>
  a.rhythm === b.rhythm &&
  a.every === b.every &&
  a.weekday === b.weekday &&
  a.days.join('') === b.days.join('')

/** "Toutes les 2 semaines, le lundi et le jeudi, jusqu’au 31/12/2026"; `due` is the day of the task. */
export function saidRepeat(
  repeat: Repeat,
  due: Day | null,
  { words, locale, formats }: { words: typeof fr; locale: Locale; formats: Formats },
): string {
  const { rhythm, every, days, weekday, until } = repeat
  const end = until ? words.saidUntil(formats.day(until)) : ''
  if (sameRepeat(repeat, workdays)) return words.workdays + end
  return words.said[rhythm](every) + onWhich() + end

  function onWhich(): string {
    if (rhythm === 'week' && days.length > 0) {
      return words.on(days.toSorted().map((day) => nameOfWeekday(day, locale)))
    }
    if (!due) return ''
    if (rhythm === 'week') return words.on([nameOfWeekday(weekdayOf(due), locale)])
    if (rhythm !== 'month') return ''
    return weekday
      ? words.onNth(words.nth(nthOf(due), nameOfWeekday(weekdayOf(due), locale)))
      : words.onDate(String(Number(due.slice(8))))
  }
}
