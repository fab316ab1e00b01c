// What analyses say of an imported history, on the wire and as files, beside sums of its text: to the cent.
import { streamXlsxRows } from 'hucre/xlsx'
import { expect } from 'vitest'
import type { Someone } from '#test/scene.ts'

type Sums = ReadonlyMap<string, bigint>
type Told = {
  readonly byMonth: Sums
  readonly byClient: Sums
  readonly byItem: Sums
  readonly sum: bigint
}

const path = '/api/v1/analytics'
const period = 'from=2010-12-01&to=2011-05-31'
const cents = (written: string): bigint =>
  BigInt(written.replace(/[.,]/, '').replace('\u2212', '-'))

/** The keys and sums of a text, largest first: clients of the text have no code where they were counter sales. */
const first = (sums: Sums, most: number): string[] =>
  [...sums]
    .filter(([key]) => key !== '')
    .toSorted(([a, x], [b, y]) => (x === y ? (a < b ? -1 : 1) : x > y ? -1 : 1))
    .slice(0, most)
    .map(([key, sum]) => `${key} ${sum}`)

/** Months, the ten best clients and items, in `GET /analytics`, the workbook and the CSV of the screen. */
export async function expectAnalysesOf(someone: Someone, told: Told): Promise<void> {
  const months = [...told.byMonth].map(([key, sum]) => `${key} ${sum}`).toSorted()
  const read = async (by: string) => {
    const answer = await someone.raw('GET', `${path}?measure=sales&by=${by}&${period}&limit=10000`)
    const { rows, total } = (await answer.json()) as {
      rows: { key: string; value: string }[]
      total: string
    }
    expect(cents(total), by).toBe(told.sum)
    return rows.map(({ key, value }) => `${key} ${cents(value)}`)
  }
  expect((await read('month')).toSorted()).toEqual(months)
  const isKnown = (row: string): boolean => told.byClient.has(row.split(' ')[0] ?? '')
  expect((await read('client')).filter(isKnown).slice(0, 10)).toEqual(first(told.byClient, 10))
  expect((await read('item')).slice(0, 10)).toEqual(first(told.byItem, 10))
  const pairs = await read('month,client')
  expect(pairs.reduce((sum, row) => sum + BigInt(row.split(' ').at(-1)!), 0n)).toBe(told.sum)

  const file = async (format: string, by: string): Promise<Buffer> => {
    const asked = `${path}/file?measure=sales&by=${by}&${period}&format=${format}`
    return Buffer.from(await (await someone.raw('GET', asked)).arrayBuffer())
  }
  const inBook: string[] = []
  for await (const { values } of streamXlsxRows(new Uint8Array(await file('xlsx', 'month')))) {
    const [month, value] = values
    if (month instanceof Date) inBook.push(`${month.toISOString().slice(0, 7)} ${rounded(value)}`)
  }
  expect(inBook).toEqual(months)
  for (const [by, sums] of [
    ['item', told.byItem],
    ['client', told.byClient],
  ] as const) {
    const lines = (await file('csv', by)).toString('utf8').split('\r\n').slice(1)
    const values = lines
      .map((line) => line.split(';').at(-1) ?? '')
      .filter((one) => /,\d\d$/.test(one))
    const best = first(sums, 10).map((row) => row.split(' ').at(-1))
    expect(values.map((one) => String(cents(one))).filter((one) => best.includes(one))).toEqual(
      best,
    )
  }
}

const rounded = (value: unknown): bigint => BigInt(Math.round(Number(value) * 100))
