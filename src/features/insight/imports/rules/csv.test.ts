import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  cellsOf,
  csvCell,
  csvLine,
  csvReader,
  formOf,
  longestRecord,
  RecordTooLong,
} from './csv.ts'

const form = { separator: ',', newline: '\n' } as const
const read = (text: string, { separator = ',', newline = '\n' as '\n' | '\r' } = {}) => {
  const reader = csvReader({ separator, newline })
  return [...reader.push(text), ...reader.end()]
}
const cells = (text: string, separator = ',') => read(text, { separator }).map((one) => one.cells)

/** A writer of its own, so that reading is not tested by its own inverse alone. */
const written = (rows: readonly (readonly string[])[], separator: string, newline: string) =>
  rows
    .map((row) =>
      row
        .map((cell) => (/[",;\t|\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell))
        .join(separator),
    )
    .join(newline)

describe('reading', () => {
  test('quotes hold separators, quotes and line breaks', () => {
    expect(cells('a,"b,c","d ""e""","f\ng"\r\n1,2,3,4')).toEqual([
      ['a', 'b,c', 'd "e"', 'f\ng'],
      ['1', '2', '3', '4'],
    ])
  })

  test('a quote within a cell is a letter, and what follows a closed one is kept', () => {
    expect(cells('5" nails,x\n"a"b,c')).toEqual([
      ['5" nails', 'x'],
      ['ab', 'c'],
    ])
  })

  test('records tell the line where they start, blank lines counted and left out', () => {
    const found = read('h\n\n"a\nb"\r\n\r\nc').map(({ line, raw }) => [line, raw])
    expect(found).toEqual([
      [1, 'h'],
      [3, '"a\nb"'],
      [6, 'c'],
    ])
  })

  test('a file that ends within a quote says so, and keeps what it has', () => {
    const [first, last] = read('a,b\n1,"two\n3,4')
    expect(first?.open).toBe(false)
    expect(last).toMatchObject({ open: true, cells: ['1', 'two\n3,4'], line: 2 })
  })

  test('old files end their lines with a return alone', () => {
    expect(read('a,b\r1,2\r', { newline: '\r' }).map((one) => one.cells)).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ])
  })

  test('any table reads back as it was, however it arrives in pieces', () => {
    const cell = fc.oneof(
      fc.string({ maxLength: 12 }),
      fc.string({
        unit: fc.constantFrom('"', ',', ';', '\n', '\r', ' ', 'é', '£', '='),
        maxLength: 6,
      }),
    )
    const table = fc
      .tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 1, max: 8 }))
      .chain(([width, height]) =>
        fc.array(fc.array(cell, { minLength: width, maxLength: width }), {
          minLength: height,
          maxLength: height,
        }),
      )
    const cuts = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 20 })
    const separator = fc.constantFrom(',', ';', '\t', '|')
    const newline = fc.constantFrom('\n', '\r\n')
    fc.assert(
      fc.property(table, cuts, separator, newline, (rows, sizes, mark, end) => {
        const text = written(rows, mark, end)
        const reader = csvReader({ separator: mark, newline: '\n' })
        const found = []
        for (let at = 0, turn = 0; at < text.length; turn += 1) {
          const size = sizes[turn % sizes.length] ?? 1
          found.push(...reader.push(text.slice(at, at + size)))
          at += size
        }
        found.push(...reader.end())
        expect(found.map((one) => one.cells)).toEqual(rows)
        // What is kept of a record is enough to read it again.
        for (const one of found) expect(cellsOf(one.raw, mark)).toEqual(one.cells)
      }),
      { numRuns: 1500 },
    )
  })

  test('a quote that is never closed is stopped before it swallows the file', () => {
    const reader = csvReader(form)
    reader.push('a,b\n1,"')
    const piece = 'x'.repeat(65_536)
    expect(() => {
      for (let n = 0; n <= longestRecord / piece.length + 1; n += 1) reader.push(piece)
    }).toThrow(RecordTooLong)
  })
})

describe('the form of a file', () => {
  test.each([
    ['a,b,c\n1,2,3', ',', '\n', false],
    ['a;b;c\r\n1,5;2;3', ';', '\n', false],
    ['a\tb,c\td\n', '\t', '\n', false],
    ['"a;1","b;2","c"\n', ',', '\n', false],
    ['sep=;\r\na;b\r\n', ';', '\n', true],
    ['a;b\r1;2\r', ';', '\r', false],
    ['one column\n1\n', ',', '\n', false],
  ])('%j', (beginning, separator, newline, headless) => {
    expect(formOf(beginning)).toEqual({ separator, newline, headless })
  })
})

describe('writing', () => {
  test('a cell that a spreadsheet would run is made harmless; numbers stay', () => {
    expect(csvCell('=1+1', ';')).toBe("'=1+1")
    expect(csvCell('=HYPERLINK("http://x")', ';')).toBe(`"'=HYPERLINK(""http://x"")"`)
    expect(csvCell('@SUM(A1)', ';')).toBe("'@SUM(A1)")
    expect(csvCell('+cmd|x', ';')).toBe("'+cmd|x")
    expect(csvCell('-2+3', ';')).toBe("'-2+3")
    expect(csvCell('\tx', ';')).toBe("'\tx")
    for (const number of ['-1', '+12', '-12.50', '-12,5', '3'])
      expect(csvCell(number, ';')).toBe(number)
  })

  test('what is written reads back, but for the apostrophe', () => {
    fc.assert(
      fc.property(fc.array(fc.string(), { minLength: 2, maxLength: 6 }), (row) => {
        const [back = []] = cells(csvLine(row, ';'), ';')
        expect(back.map((cell, i) => (cell === `'${row[i]}` ? row[i] : cell))).toEqual(row)
        for (const cell of back) expect(cell).not.toMatch(/^[=@\t\r]/)
      }),
      { numRuns: 1000 },
    )
  })
})
