// Reads CSV as it arrives, in pieces of any size, and writes the cells of a CSV that a spreadsheet
// will open. Separators are one character; quotes are doubled (RFC 4180); a quoted cell may hold line
// breaks. Nothing is guessed here: what is wrong with a record is for the caller to say.

export type CsvRecord = {
  readonly cells: readonly string[]
  /** Where it starts in the file: its first line is 1. */
  readonly line: number
  /** The record as it stands in the file, without its end of line. */
  readonly raw: string
  /** The file ended before its last quote was closed. */
  readonly open: boolean
}

export type CsvForm = {
  readonly separator: string
  /** '\n' (with or without '\r' before it), or '\r' alone as old spreadsheets write. */
  readonly newline: '\n' | '\r'
}

/** No honest record is longer; a quote that is never closed would swallow the whole file. */
export const longestRecord = 1_000_000

/** A record was longer than `longestRecord`. */
export class RecordTooLong extends Error {
  readonly line: number
  constructor(line: number) {
    super(`the record at line ${line} is too long`)
    this.name = 'RecordTooLong'
    this.line = line
  }
}

/**
 * A reader of records: `push` gives back those that end within the text received so far, `end` the
 * last one. Empty lines are no records.
 * @throws RecordTooLong
 */
export function csvReader(form: CsvForm) {
  let rest = ''
  let line = 1
  const read = (text: string, final: boolean): CsvRecord[] => {
    const records: CsvRecord[] = []
    let at = 0
    while (at < text.length) {
      const found = recordAt(text, at, form, final)
      if (found === null) break
      const raw = withoutReturn(text.slice(at, found.end), form)
      if (raw !== '') records.push({ cells: found.cells, line, raw, open: found.open })
      line += 1 + breaksWithin(raw, form)
      at = found.end + 1
    }
    rest = text.slice(at)
    if (rest.length > longestRecord) throw new RecordTooLong(line)
    return records
  }
  return {
    push: (text: string): CsvRecord[] => read(rest + text, false),
    end: (): CsvRecord[] => read(rest, true),
  }
}

type Found = { cells: string[]; end: number; open: boolean }

/** The record that starts at `at`, or null where its end is not there yet. */
function recordAt(text: string, at: number, form: CsvForm, final: boolean): Found | null {
  const newline = text.indexOf(form.newline, at)
  if (newline < 0 && !final) return null
  const end = newline < 0 ? text.length : newline
  const quote = text.indexOf('"', at)
  if (quote >= 0 && quote < end) return quotedRecordAt(text, at, form, final)
  return { cells: withoutReturn(text.slice(at, end), form).split(form.separator), end, open: false }
}

/** The same, cell by cell: a quote opens a cell at its start, and is an ordinary letter elsewhere. */
function quotedRecordAt(text: string, start: number, form: CsvForm, final: boolean): Found | null {
  const cells: string[] = []
  let at = start
  for (;;) {
    const quoted =
      text[at] === '"' ? quotedCellAt(text, at, final) : { cell: '', end: at, open: false }
    if (quoted === null) return null
    const stop = endOfCell(text, quoted.end, form)
    if (stop === text.length && !final) return null
    const last = text[stop] !== form.separator
    const tail = text.slice(quoted.end, stop)
    cells.push(quoted.cell + (last ? withoutReturn(tail, form) : tail))
    if (last) return { cells, end: stop, open: quoted.open }
    at = stop + 1
  }
}

function quotedCellAt(text: string, at: number, final: boolean) {
  let cell = ''
  let from = at + 1
  for (;;) {
    const quote = text.indexOf('"', from)
    if (quote < 0)
      return final ? { cell: cell + text.slice(from), end: text.length, open: true } : null
    // At the very end of a piece, the next piece tells whether this quote is doubled.
    if (quote === text.length - 1 && !final) return null
    cell += text.slice(from, quote)
    if (text[quote + 1] !== '"') return { cell, end: quote + 1, open: false }
    cell += '"'
    from = quote + 2
  }
}

function endOfCell(text: string, from: number, { separator, newline }: CsvForm): number {
  const [cell, record] = [text.indexOf(separator, from), text.indexOf(newline, from)]
  if (cell < 0) return record < 0 ? text.length : record
  return record < 0 ? cell : Math.min(cell, record)
}

const withoutReturn = (text: string, { newline }: CsvForm): string =>
  newline === '\n' && text.endsWith('\r') ? text.slice(0, -1) : text

function breaksWithin(raw: string, { newline }: CsvForm): number {
  let breaks = 0
  for (let at = raw.indexOf(newline); at >= 0; at = raw.indexOf(newline, at + 1)) breaks += 1
  return breaks
}

/** The cells of one whole record: what a stored line was made of. */
export function cellsOf(raw: string, separator: string): readonly string[] {
  const reader = csvReader({ separator, newline: '\n' })
  return [...reader.push(raw), ...reader.end()][0]?.cells ?? []
}

/**
 * A cell of a CSV that people open in a spreadsheet: quoted where it must be, and made harmless where
 * a spreadsheet would run it as a formula (an apostrophe before `=`, `+`, `-`, `@`; numbers stay).
 */
export function csvCell(value: string, separator: string): string {
  const formula = /^[=+\-@\t\r\n]/.test(value) && !/^[+-]?\d+([.,]\d+)?$/.test(value)
  const safe = formula ? `'${value}` : value
  return safe.includes(separator) || /["\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

export const csvLine = (cells: readonly string[], separator: string): string =>
  `${cells.map((cell) => csvCell(cell, separator)).join(separator)}\r\n`

/**
 * How a file is laid out, from its beginning: the separator that cuts the first line into the most
 * cells (a comma within a quoted head counts for nothing), unless a spreadsheet wrote `sep=;` first.
 */
export function formOf(beginning: string): CsvForm & { readonly headless: boolean } {
  const newline = !beginning.includes('\n') && beginning.includes('\r') ? '\r' : '\n'
  const told = /^sep=(.)\r?[\n\r]/i.exec(beginning)
  if (told?.[1]) return { separator: told[1], newline, headless: true }
  const cut = [',', ';', '\t', '|'].map((separator) => {
    const reader = csvReader({ separator, newline })
    const [first] = [...reader.push(beginning.slice(0, longestRecord)), ...reader.end()]
    return { separator, cells: first?.cells.length ?? 0 }
  })
  const best = cut.reduce((a, b) => (b.cells > a.cells ? b : a))
  return { separator: best.separator, newline, headless: false }
}
