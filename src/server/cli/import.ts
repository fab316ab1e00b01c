import { createWriteStream } from 'node:fs'
import { stat } from 'node:fs/promises'
import { finished } from 'node:stream/promises'
import { z } from 'zod'
import { importSalesHistory, type Progress } from '#features/insight/imports/actions/run.ts'
import { largest, sourceOfPath } from '#features/insight/imports/actions/source.ts'
import { ImportAnswer } from '#features/insight/imports/contract.ts'
import { lineReasons, noticeSentences } from '#features/insight/imports/rules/reasons.ts'
import { type DayOrder, dayOrders } from '#features/insight/imports/rules/days.ts'
import { type DecimalMark, decimalMarks } from '#features/insight/imports/rules/numbers.ts'
import { formats } from '#kernel/format.ts'
import { type Bps, read } from '#kernel/money.ts'
import type { Locale } from '#kernel/refusal.ts'
import { actAs, companyNamed } from './acting.ts'
import { type Command, type Io, Misuse, needed, readArguments } from './command.ts'

const usage = `comptoir import sales-history FICHIER --company NOM [options]

  Importe un historique de ventes (CSV, .gz ou .xlsx) : clients, articles, factures et avoirs
  historiques. Chaque ligne finit dans un document ou dans le rapport des lignes refusées.
  Le même fichier deux fois ne change rien.
  (Imports a sales history: every line ends in a document or in the report of refused lines.)

  --company NOM      l’entreprise (the company)
  --vat TAUX         TVA des lignes qui n’en disent pas, 0 par défaut (VAT of lines without a rate)
  --map LISTE        quelle colonne contient quoi : number=InvoiceNo,date=Jour… (which column is which)
                     champs : number date quantity price reference name customer customerName
                     country vat currency
  --dates ORDRE      day_first ou month_first, si aucune date du fichier ne le prouve
  --decimals MARQUE  point ou comma, si aucun nombre du fichier ne le prouve
  --dry-run          dit ce qui se passerait, et ne change rien (changes nothing)
  --refused FICHIER  y écrit les lignes refusées, en CSV (writes the refused lines there)
  --json             un seul objet JSON sur la sortie standard (one JSON object)

Exemple : npm run comptoir -- import sales-history ventes.csv.gz --company "Blue Gifts Ltd"`

export const importCommand: Command = {
  usage,
  async run([verb, ...rest], io) {
    if (verb !== 'sales-history') throw new Misuse(usage)
    return importSales(rest, io)
  },
}

async function importSales(argv: readonly string[], io: Io): Promise<number> {
  const { words, options } = readArguments(argv, {
    company: 'value',
    vat: 'value',
    map: 'value',
    dates: 'value',
    decimals: 'value',
    refused: 'value',
    'dry-run': 'flag',
    json: 'flag',
  })
  const [path, ...more] = words
  if (!path || more.length > 0) throw new Misuse(usage)
  const told = {
    vat: readVat(options.vat),
    map: options.map,
    dates: oneOf<DayOrder>(options.dates, 'dates', dayOrders),
    decimals: oneOf<DecimalMark>(options.decimals, 'decimals', decimalMarks),
  }
  const name = needed(options.company, 'company')
  await checkFile(path)
  const { database, storage } = await io.open()
  const company = await companyNamed(storage.connections, name)
  const refused = options.refused === undefined ? null : createWriteStream(options.refused)
  const shown = progressOn(io, company.locale as Locale)
  const answer = await actAs(database, company, (act) =>
    importSalesHistory(act, sourceOfPath(path), {
      ...told,
      dryRun: options['dry-run'] === true,
      most: largest.commandLine,
      onProgress: shown.tell,
      refusedTo: refused ? (text) => void refused.write(text) : undefined,
    }),
  ).finally(shown.end)
  if (refused) await finished(refused.end())
  if (options.json) io.out(JSON.stringify(forPrograms(answer)))
  else for (const line of forPeople(answer, company)) io.out(line)
  return 0
}

function readVat(written: string | undefined): Bps {
  const rate = read((written ?? '0').replace(',', '.').replace(/\s*%$/, ''), 'bps')
  if (rate === null || rate < 0 || rate > 10_000) {
    throw new Misuse('--vat attend un taux entre 0 et 100, par exemple 20 ou 5.5 (a rate)')
  }
  return rate as Bps
}

function oneOf<T extends string>(
  value: string | undefined,
  name: string,
  choices: readonly T[],
): T | undefined {
  if (value === undefined) return undefined
  const found = choices.find((one) => one === value)
  if (!found) throw new Misuse(`--${name} : ${choices.join(' | ')}`)
  return found
}

async function checkFile(path: string): Promise<void> {
  const found = await stat(path).catch(() => null)
  if (!found) throw new Misuse(`Fichier introuvable : ${path} (no such file)`)
  if (!found.isFile()) throw new Misuse(`Ce n’est pas un fichier : ${path} (not a file)`)
}

/** What a program reads: the report without its examples. */
function forPrograms(answer: ImportAnswer): unknown {
  const { preview: _, headers: __, problems, notices, ...encoded } = z.encode(ImportAnswer, answer)
  return {
    ...encoded,
    problems: problems.map(({ samples: ___, ...problem }) => problem),
    notices: notices.map(({ notice, count }) => ({ notice, count })),
  }
}

const words = {
  fr: {
    inspecting: 'Examen',
    reading: 'Lecture',
    checking: 'Vérification',
    saving: 'Enregistrement',
    lines: 'lignes',
    dryRun: 'Essai à blanc : rien n’a été enregistré.',
    nothing: 'Rien de nouveau : rien n’a été enregistré.',
    file: 'Fichier',
    accepted: 'Acceptées',
    refused: 'Refusées',
    documents: 'Documents',
    invoices: 'factures',
    creditNotes: 'avoirs',
    counter: 'au client divers',
    created: 'Créés',
    customers: 'clients',
    items: 'articles',
    there: 'déjà importés',
    seconds: 'Durée',
  },
  en: {
    inspecting: 'Inspecting',
    reading: 'Reading',
    checking: 'Checking',
    saving: 'Saving',
    lines: 'lines',
    dryRun: 'Dry run: nothing was saved.',
    nothing: 'Nothing new: nothing was saved.',
    file: 'File',
    accepted: 'Accepted',
    refused: 'Refused',
    documents: 'Documents',
    invoices: 'invoices',
    creditNotes: 'credit notes',
    counter: 'counter sales',
    created: 'Created',
    customers: 'customers',
    items: 'items',
    there: 'already imported',
    seconds: 'Time',
  },
} as const

/** The report as lines of text. */
function forPeople(
  answer: ImportAnswer,
  company: { currency: string; time_zone: string; locale: string },
): string[] {
  const locale = company.locale as Locale
  const say = words[locale]
  const { amount, integer, day } = formats(locale, company.currency, company.time_zone)
  const { created } = answer
  const row = (label: string, ...values: string[]) => `  ${label.padEnd(12)} ${values.join(' · ')}`
  const days = [answer.firstDay, answer.lastDay].flatMap((one) => (one ? [day(one)] : []))
  return [
    row(say.file, answer.fileName, `${integer(answer.lines)} ${say.lines}`, days.join(' – ')),
    row(say.accepted, `${integer(answer.accepted)} ${say.lines}`, amount(answer.acceptedSum)),
    row(say.refused, `${integer(answer.refused)} ${say.lines}`, amount(answer.refusedSum)),
    ...answer.problems.map(
      ({ reason, lines }) => `${' '.repeat(15)}${integer(lines)} × ${lineReasons[reason][locale]}`,
    ),
    row(
      say.documents,
      `${integer(answer.invoices)} ${say.invoices}`,
      `${integer(answer.creditNotes)} ${say.creditNotes}`,
      `${integer(answer.counterSales)} ${say.counter}`,
      `${integer(answer.alreadyThere)} ${say.there}`,
    ),
    row(
      say.created,
      `${integer(created.invoices)} ${say.invoices}`,
      `${integer(created.creditNotes)} ${say.creditNotes}`,
      `${integer(created.customers)} ${say.customers}`,
      `${integer(created.items)} ${say.items}`,
    ),
    row(say.seconds, `${answer.seconds.toFixed(1)} s`),
    ...answer.notices.map(({ notice, count, examples }) => {
      const few = examples.slice(0, 3).join(', ')
      return `  • ${integer(count)} × ${noticeSentences[notice][locale]}${few ? ` (${few}…)` : ''}`
    }),
    ...(answer.dryRun ? [say.dryRun] : answer.id === undefined ? [say.nothing] : []),
  ]
}

/** Progress on the error stream: a bar that redraws itself, or a line now and then into a file. */
function progressOn(io: Io, locale: Locale) {
  const [say, count] = [words[locale], formats(locale, 'EUR', 'UTC').integer]
  let [last, shown] = ['', 0]
  const tell = ({ step, lines, of }: Progress): void => {
    const part = of === 0 ? 0 : Math.min(1, lines / of)
    const told = `${say[step].padEnd(15)} ${String(Math.floor(part * 100)).padStart(3)} %  ${count(lines)} / ${count(of)} ${say.lines}`
    if (io.isTty) {
      const full = Math.floor(part * 24)
      process.stderr.write(`\r\u001b[K${'█'.repeat(full)}${'░'.repeat(24 - full)}  ${told}`)
      shown = 1
    } else if (step !== last || performance.now() - shown > 2_000) {
      io.err(told)
      shown = performance.now()
    }
    last = step
  }
  const end = (): void => {
    if (io.isTty && shown) process.stderr.write('\r\u001b[K')
  }
  return { tell, end }
}
