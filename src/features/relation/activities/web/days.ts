// Days as people say them.
import { addDays, type Day, daysBetween } from '#kernel/day.ts'
import type { Formats } from '#kernel/format.ts'
import type { Locale } from '#kernel/refusal.ts'

const names: Record<Locale, readonly string[]> = {
  fr: ['lundi', 'mardi', 'mercredi', 'jeudi', 'vendredi', 'samedi', 'dimanche'],
  en: ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'],
}
const monday = '2024-01-01' as Day

/** 0 for Monday, 6 for Sunday. */
export const weekdayOf = (day: Day): number => ((daysBetween(monday, day) % 7) + 7) % 7
export const weekdayName = (day: Day, locale: Locale): string => names[locale][weekdayOf(day)] ?? ''
/** Monday is 1. */
export const nameOfWeekday = (day: number, locale: Locale): string => names[locale][day - 1] ?? ''
/** The Monday of the week of a day. */
export const startOfWeek = (day: Day): Day => addDays(day, -weekdayOf(day))

/** "vendredi 3 avril"; the year is said where it is another. */
export function spokenDay(day: Day, today: Day, formats: Formats, locale: Locale): string {
  const long = formats.longDay(day)
  const said = day.slice(0, 4) === today.slice(0, 4) ? long.replace(/[\s\u00a0]\d{4}$/, '') : long
  return `${weekdayName(day, locale)} ${said}`
}

/** "hier", "aujourd’hui", "vendredi", "3 avril": what says most in least room. */
export function nearDay(
  day: Day,
  today: Day,
  {
    formats,
    locale,
    words,
  }: {
    formats: Formats
    locale: Locale
    words: { today: string; tomorrow: string; yesterday: string }
  },
): string {
  const ahead = daysBetween(today, day)
  if (ahead === 0) return words.today
  if (ahead === 1) return words.tomorrow
  if (ahead === -1) return words.yesterday
  const name = weekdayName(day, locale)
  if (ahead > 1 && ahead < 7) return name.charAt(0).toUpperCase() + name.slice(1)
  const long = formats.longDay(day)
  return day.slice(0, 4) === today.slice(0, 4) ? long.replace(/[\s\u00a0]\d{4}$/, '') : long
}
