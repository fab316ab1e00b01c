// How small things are written here: a day without its year, a month in three letters, a rate.
import type { Day } from '#kernel/day.ts'
import { bps } from '#kernel/money.ts'
import type { Locale } from '#kernel/refusal.ts'
import { useFormats } from '#web/formats.ts'
import { useLocale } from '#web/words.ts'

export function useWriting() {
  const formats = useFormats()
  const locale = useLocale()
  return {
    /** "22 novembre". */
    shortDay: (of: Day): string => formats.longDay(of).replace(/ \d{4}$/, ''),
    shortMonth,
    /** Hundredths of a percent, without decimals from ten percent on: what is below is noise. */
    percent: (rate: number): string =>
      formats.percent(
        bps(Math.abs(rate) >= 1000 ? Math.round(rate / 100) * 100 : Math.round(rate / 10) * 10),
      ),
    locale,
  }
}

/** "mars", "nov.": as calendars write it. */
function shortMonth(month: string, locale: Locale): string {
  return new Intl.DateTimeFormat(locale, { month: 'short', timeZone: 'UTC' }).format(
    new Date(`${month}-15T00:00:00Z`),
  )
}
