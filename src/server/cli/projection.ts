import { findCompany } from '#features/base/company/queries.ts'
import { findLedgers } from '#features/insight/projection/queries/ledgers.ts'
import {
  backTest,
  type Measured,
  measured,
  type Walked,
} from '#features/insight/projection/rules/back-test.ts'
import { leastMonths } from '#features/insight/projection/rules/projection.ts'
import { kinds } from '#features/insight/projection/rules/situation.ts'
import { addDays, startOfMonth } from '#kernel/day.ts'
import { formats, type Formats } from '#kernel/format.ts'
import { bps, type Cents, cents, text } from '#kernel/money.ts'
import { transact } from '#server/transaction.ts'
import { commandLine, companyNamed } from './acting.ts'
import { type Io, Misuse, needed, readArguments } from './command.ts'

export const projectionUsage = `comptoir doctor projection --company NOM [--date 15] [--each] [--json]

  Éprouve la projection du mois de chaque client : mois après mois, elle est faite le soir du 15 avec ce
  que l’on savait alors, puis comparée à ce que le mois est devenu, et à ce qu’auraient dit le rythme du
  mois, le mois précédent, ou « plus rien ».
  (Back-tests the projection of each client’s month, forward, without looking ahead.)

  --date JOUR   vue du soir de ce jour du mois (seen from the evening of this date)
  --each        chaque mois de chaque client (every month of every client), avec --json`

/** @returns the exit code: 0 when there was something to test, 1 when no client has enough months. */
export async function testProjection(argv: readonly string[], io: Io): Promise<number> {
  const { words, options } = readArguments(argv, {
    company: 'value',
    date: 'value',
    each: 'flag',
    json: 'flag',
  })
  const date = Number(options.date ?? 15)
  if (words.length > 0 || !Number.isInteger(date) || date < 1 || date > 31)
    throw new Misuse(projectionUsage)
  const { database, storage } = await io.open()
  const facts = await companyNamed(storage.connections, needed(options.company, '--company'))
  const { walked, currency } = await transact(
    database,
    commandLine(facts),
    async (act) => {
      const { country, currency } = await findCompany(act)
      const ledgers = await findLedgers(act)
      const known = addDays(startOfMonth(act.today), -1)
      return { walked: backTest(ledgers, { date, country, known }), currency }
    },
    { readOnly: true },
  )
  const parts = partsOf(walked)
  if (options.json)
    io.out(JSON.stringify({ company: facts.name, date, ...asJson(parts, walked, options.each) }))
  else for (const line of table(parts, date, formats('fr', currency, facts.time_zone))) io.out(line)
  return walked.length > 0 ? 0 : 1
}

type Parts = { all: Measured | null; months: Named[]; kinds: Named[]; methods: Named[] }
type Named = { name: string; measured: Measured }

function partsOf(walked: readonly Walked[]): Parts {
  const by = (names: readonly string[], of: (one: Walked) => string): Named[] =>
    names.flatMap((name) => {
      const found = measured(walked.filter((one) => of(one) === name))
      return found ? [{ name, measured: found }] : []
    })
  const months = [...new Set(walked.map(({ month }) => month))].toSorted()
  const methods = [...new Set(walked.map(({ method }) => method))].toSorted()
  return {
    all: measured(walked),
    months: by(months, ({ month }) => month),
    kinds: by(kinds, ({ kind }) => kind),
    methods: by(methods, ({ method }) => method),
  }
}

const amount = (n: number): string => text(cents(Math.round(n)), 'cents')
const part = (n: number): string => n.toFixed(4)

function told(one: Measured) {
  return {
    clientMonths: one.months,
    error: amount(one.error),
    runRateError: amount(one.runRate),
    lastMonthError: amount(one.lastMonth),
    nothingMoreError: amount(one.nothing),
    againstRunRate: part(one.error / one.runRate),
    againstLastMonth: part(one.error / one.lastMonth),
    againstNothingMore: part(one.error / one.nothing),
    withinRange: part(one.within),
    rangeWidth: amount(one.width),
  }
}

function asJson(parts: Parts, walked: readonly Walked[], each: true | undefined) {
  const named = (list: readonly Named[]) =>
    Object.fromEntries(list.map((one) => [one.name, told(one.measured)]))
  return {
    leastMonths,
    total: parts.all ? told(parts.all) : null,
    months: named(parts.months),
    kinds: named(parts.kinds),
    methods: named(parts.methods),
    ...(each && { each: walked.map(eachOf) }),
  }
}

const eachOf = (one: Walked) => ({
  customer: one.customer,
  month: one.month,
  kind: one.kind,
  method: one.method,
  soFar: amount(one.soFar),
  likely: amount(one.likely),
  low: amount(one.low),
  high: amount(one.high),
  outcome: amount(one.outcome),
})

const words = {
  frequent: 'plusieurs jours par mois',
  regular: 'chaque mois',
  irregular: 'presque chaque mois',
  rare: 'de loin en loin',
} as const

function table(
  { all, months, kinds: byKind, methods }: Parts,
  date: number,
  format: Formats,
): string[] {
  if (!all)
    return [`Aucun client n’a ${leastMonths} mois actifs avant un mois terminé. (Nothing to test.)`]
  const rows = [
    [
      '',
      'mois de clients',
      'erreur',
      'rythme',
      'mois préc.',
      'plus rien',
      'dans la fourchette',
      'largeur',
    ],
    ...months.map(({ name, measured: one }) => row(format.month(name), one, format)),
    ...byKind.map(({ name, measured: one }) => row(words[name as keyof typeof words], one, format)),
    ...(methods.length > 1 ? methods.map(({ name, measured: one }) => row(name, one, format)) : []),
    row('tout', all, format),
  ]
  const widths = rows[0]?.map((_, at) => Math.max(...rows.map((cells) => cells[at]?.length ?? 0)))
  const less = (by: number): string =>
    format.percent(bps(Math.round((all.error / by - 1) * 10_000)))
  return [
    `Projection vue du ${date} au soir : erreur absolue moyenne, hors taxes.`,
    '',
    ...rows.map((cells) =>
      cells
        .map((cell, at) =>
          at === 0 ? cell.padEnd(widths?.[at] ?? 0) : cell.padStart(widths?.[at] ?? 0),
        )
        .join('  '),
    ),
    '',
    `Contre le rythme ${less(all.runRate)}, contre le mois précédent ${less(all.lastMonth)}, contre « plus rien » ${less(all.nothing)}.`,
  ]
}

function row(name: string, one: Measured, format: Formats): string[] {
  const money = (n: number): string => format.bare(cents(Math.round(n)) as Cents)
  return [
    name,
    format.integer(one.months),
    ...[one.error, one.runRate, one.lastMonth, one.nothing].map(money),
    format.percent(bps(Math.round(one.within * 10_000))),
    money(one.width),
  ]
}
