// A day as people type it: "31/03/2026", "31/3", "310326", "demain", "ven.", "+30", "fin de mois".
import { addDays, type Day, daysBetween, endOfMonth, readDay } from '#kernel/day.ts'

/** The day meant, seen from `today`, or null. A day without its year is the nearest one ahead. */
export function readTypedDay(typed: string, today: Day): Day | null {
  const text = typed
    .trim()
    .toLowerCase()
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[’']/g, '')
    .replace(/\.$/, '')
  return (
    readDay(text) ??
    named(text, today) ??
    weekday(text, today) ??
    shifted(text, today) ??
    figures(text, today)
  )
}

const namedDays: readonly [RegExp, (today: Day) => Day][] = [
  [/^(aujourdhui|auj|today|now)$/, (today) => today],
  [/^(demain|dem|tomorrow|tom)$/, (today) => addDays(today, 1)],
  [/^(apres-?demain)$/, (today) => addDays(today, 2)],
  [/^(hier|yesterday)$/, (today) => addDays(today, -1)],
  [/^(fin de mois|fdm|end of month|eom)$/, endOfMonth],
]

const named = (text: string, today: Day): Day | null =>
  namedDays.find(([pattern]) => pattern.test(text))?.[1](today) ?? null

const weekdays = [
  ['dimanche', 'sunday'],
  ['lundi', 'monday'],
  ['mardi', 'tuesday'],
  ['mercredi', 'wednesday'],
  ['jeudi', 'thursday'],
  ['vendredi', 'friday'],
  ['samedi', 'saturday'],
] as const

// "ven" is the next Friday, never today: one does not plan "vendredi" for this very day.
function weekday(text: string, today: Day): Day | null {
  if (!/^[a-z]{3,}$/.test(text)) return null
  const wanted = weekdays.findIndex((names) => names.some((name) => name.startsWith(text)))
  if (wanted < 0) return null
  const sunday = '2023-01-01' as Day
  const now = ((daysBetween(sunday, today) % 7) + 7) % 7
  return addDays(today, ((wanted - now + 6) % 7) + 1)
}

function shifted(text: string, today: Day): Day | null {
  const found = /^([+-])\s?(\d{1,4})\s?([jdsw]?)$/.exec(text)
  if (!found) return null
  const days = Number(found[2]) * (found[3] === 's' || found[3] === 'w' ? 7 : 1)
  return addDays(today, found[1] === '-' ? -days : days)
}

function figures(text: string, today: Day): Day | null {
  const found =
    /^(\d{1,2})[/.\- ](\d{1,2})(?:[/.\- ](\d{4}|\d{2}))?$/.exec(text) ??
    /^(\d{2})(\d{2})(\d{4}|\d{2})?$/.exec(text)
  if (!found) return null
  const [, date = '', month = '', year] = found
  const of = (y: string) => readDay(`${y}-${month.padStart(2, '0')}-${date.padStart(2, '0')}`)
  if (year) return of(year.length === 2 ? `20${year}` : year)
  const thisYear = of(today.slice(0, 4))
  // Half a year back is the past one meant; further back is next year's.
  if (thisYear && daysBetween(thisYear, today) > 183)
    return of(String(Number(today.slice(0, 4)) + 1))
  return thisYear
}
