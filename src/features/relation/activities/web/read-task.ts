// A task as one types it: "rappeler Dupont ven. 14h !", "call back tomorrow", "relancer dans 3 jours".
// The day, the hour, how pressing it is and who does it are taken out of the text; what is left is the
// title. What is found is shown before it counts, and may be refused.
import type { Priority } from '#features/relation/tasks/rules.ts'
import { addDays, addMonths, type Day, startOfMonth } from '#kernel/day.ts'
import { readTypedDay } from '#web/typed-day.ts'

export type ReadTask = {
  readonly title: string
  readonly day: Day | null
  readonly time: string | null
  readonly priority: Priority | null
  readonly people: readonly string[]
}

type Person = { readonly id: string; readonly name: string }
type Piece<T> = { readonly from: number; readonly to: number; readonly meant: T }

/** What may be left in the text though it could be read: the person has said so. */
export type Left = 'day' | 'time' | 'priority' | 'people'

export function readTask(
  typed: string,
  today: Day,
  people: readonly Person[] = [],
  left: ReadonlySet<Left> = new Set(),
): ReadTask {
  const text = folded(typed)
  const day = left.has('day') ? undefined : dayIn(text, today)
  const time = left.has('time') ? undefined : timeIn(text, day)
  const priority = left.has('priority') ? undefined : priorityIn(text)
  const named = left.has('people') ? [] : peopleIn(text, people)
  const pieces = [day, time, priority, ...named].filter((piece) => piece !== undefined)
  return {
    title: without(typed, pieces),
    day: day?.meant ?? (time ? today : null),
    time: time?.meant ?? null,
    priority: priority?.meant ?? null,
    people: named.map(({ meant }) => meant),
  }
}

/** Letter for letter, so that places stay the same. */
const folded = (text: string): string =>
  text
    .split('')
    .map((unit) => unit.normalize('NFD').charAt(0).toLowerCase() || unit)
    .join('')
    .replace(/’/g, "'")

const months =
  'jan(?:v|vier|uary)?|fev(?:r|rier)?|feb(?:ruary)?|mars|mar(?:ch)?|avr(?:il)?|apr(?:il)?|mai|may|juin|june?|juil(?:let)?|july?|aout|aug(?:ust)?|sep(?:t|tembre|tember)?|oct(?:obre|ober)?|nov(?:embre|ember)?|dec(?:embre|ember)?'
const weekdays =
  'lundi|mardi|mercredi|jeudi|vendredi|samedi|dimanche|monday|tuesday|wednesday|thursday|friday|saturday|sunday'
const shortDays = 'lun|mar|mer|jeu|ven|sam|dim|mon|tue|wed|thu|fri|sat|sun'
/** Those that are no word of their own: they need no dot at the end of a text. */
const bareDays = 'lun|jeu|ven|dim|tue|wed|thu|fri'
const counts: Readonly<Record<string, number>> = {
  un: 1,
  une: 1,
  a: 1,
  an: 1,
  one: 1,
  deux: 2,
  two: 2,
}
const count = '(\\d{1,3}|un|une|an?|one|deux|two)'

type Reader = readonly [
  pattern: string,
  meant: (found: readonly string[], today: Day) => Day | null,
]

const readers: readonly Reader[] = [
  ["aujourd'?hui|auj|today", (_, today) => today],
  ['apres[- ]demain|day after tomorrow', (_, today) => addDays(today, 2)],
  ['demain|tomorrow', (_, today) => addDays(today, 1)],
  [
    'fin (?:de|du|de la) mois|end of (?:the )?month',
    (_, today) => readTypedDay('fin de mois', today),
  ],
  ['fin de (?:la )?semaine|end of (?:the )?week', (_, today) => readTypedDay('ven', today)],
  ['(?:la )?semaine prochaine|next week', (_, today) => readTypedDay('lun', today)],
  ['(?:le )?mois prochain|next month', (_, today) => startOfMonth(addMonths(today, 1))],
  [
    `(?:dans|in|d'ici) ${count} ?(j|jours?|days?|sem|semaines?|weeks?|mois|months?)`,
    ([, n = '', unit = ''], today) => after(counts[n] ?? Number(n), unit, today),
  ],
  [`(?:next )?(${weekdays})(?: prochain)?`, ([, name = ''], today) => readTypedDay(name, today)],
  [`(${shortDays})\\.`, ([, name = ''], today) => readTypedDay(name, today)],
  [
    `(${bareDays})(?=\\s*$|\\s+(?:a |at )?\\d{1,2}\\s?[h:])`,
    ([, name = ''], today) => readTypedDay(name, today),
  ],
  [
    `(\\d{1,2})(?:er|st|nd|rd|th)? (${months})\\.?(?: (\\d{4}))?`,
    ([, date = '', month = '', year], today) => named(date, month, year, today),
  ],
  [
    `(${months})\\.? (\\d{1,2})(?:st|nd|rd|th)?(?:,? (\\d{4}))?`,
    ([, month = '', date = '', year], today) => named(date, month, year, today),
  ],
  [
    '(\\d{1,2}/\\d{1,2}(?:/(?:\\d{4}|\\d{2}))?)',
    ([, written = ''], today) => readTypedDay(written, today),
  ],
  ['\\d{4}-\\d{2}-\\d{2}', ([written = ''], today) => readTypedDay(written.trim(), today)],
]

const lead = "(?:(?:le|pour le|pour|avant le|avant|d'ici|ce|on|by|for|this|before)\\s+)?"

/** The last day that the text names. */
function dayIn(text: string, today: Day): Piece<Day> | undefined {
  const found = readers.flatMap(([pattern, meant]) => {
    const whole = new RegExp(`(?<![\\p{L}\\d/@.-])${lead}(?<said>${pattern})(?![\\p{L}\\d/])`, 'gu')
    return [...text.matchAll(whole)].flatMap((match) => {
      const said = match.groups?.['said'] ?? ''
      const parts = new RegExp(`^(?:${pattern})`, 'u').exec(
        said + text.slice(match.index + match[0].length),
      )
      const day = parts && meant(parts, today)
      return day ? [{ from: match.index, to: match.index + match[0].length, meant: day }] : []
    })
  })
  // The longest where several end together: "lundi prochain", and not "lundi".
  return found.toSorted((a, b) => b.to - a.to || a.from - b.from)[0]
}

function after(n: number, unit: string, today: Day): Day {
  if (/^mo/.test(unit)) return addMonths(today, n)
  return addDays(today, n * (/^(sem|week)/.test(unit) ? 7 : 1))
}

const monthNames = [
  'jan',
  'fe',
  'mar',
  'a[vp]r',
  'ma[iy]',
  'juin|jun',
  'juil|jul',
  'a(?:ou|ug)',
  'sep',
  'oct',
  'nov',
  'dec',
]

function named(date: string, month: string, year: string | undefined, today: Day): Day | null {
  const at = monthNames.findIndex((start) => new RegExp(`^(?:${start})`).test(month))
  return readTypedDay(`${date}/${at + 1}${year ? `/${year}` : ''}`, today)
}

/** An hour: "14:30", "14h30", "2pm"; "14h" alone where it follows a day or "à". */
function timeIn(text: string, day: Piece<Day> | undefined): Piece<string> | undefined {
  const pattern =
    /(?<![\p{L}\d/])(?<at>(?:a|at|vers|@)\s+)?(?<hours>\d{1,2})(?:\s?h\s?(?<h>\d{2})?|:(?<colon>\d{2})(?:\s?(?<half>[ap]m))?|\s?(?<bare>[ap]m))(?![\p{L}\d])/gu
  for (const match of text.matchAll(pattern)) {
    const { at, hours, h, colon, half, bare } = match.groups ?? {}
    const [from, to] = [match.index, match.index + match[0].length]
    const afternoon = (half ?? bare) === 'pm' && Number(hours) < 12 ? 12 : 0
    const minutes = colon ?? h ?? '00'
    const hour = Number(hours) + afternoon
    const beside =
      day !== undefined &&
      (/^\s*$/.test(text.slice(day.to, from)) || /^\s*$/.test(text.slice(to, day.from)))
    const sure = at !== undefined || colon !== undefined || bare !== undefined || beside
    if (sure && hour < 24 && Number(minutes) < 60)
      return { from, to, meant: `${String(hour).padStart(2, '0')}:${minutes}` }
  }
  return undefined
}

/** "!" is high, "!!" is urgent. */
function priorityIn(text: string): Piece<Priority> | undefined {
  const match = /(?<=^|\s)(!{1,3})(?=\s|$)/.exec(text)
  if (!match) return undefined
  const meant = match[0].length === 1 ? 'high' : 'urgent'
  return { from: match.index, to: match.index + match[0].length, meant }
}

/** "@bruno": a colleague by the start of a name, where no other begins so. */
function peopleIn(text: string, people: readonly Person[]): Piece<string>[] {
  return [...text.matchAll(/(?<=^|\s)@([\p{L}-]{2,})/gu)].flatMap((match) => {
    const start = match[1] ?? ''
    const found = people.filter(({ name }) => folded(name).startsWith(start))
    const [only] = found
    const piece = { from: match.index, to: match.index + match[0].length }
    return found.length === 1 && only ? [{ ...piece, meant: only.id }] : []
  })
}

function without(typed: string, pieces: readonly Piece<unknown>[]): string {
  const kept = typed
    .split('')
    .map((unit, at) => (pieces.some(({ from, to }) => at >= from && at < to) ? '' : unit))
  return kept
    .join('')
    .replace(/\s+/g, ' ')
    .replace(/ ,/g, ',')
    .replace(/^[\s,;:–-]+|[\s,;:–-]+$/g, '')
}
