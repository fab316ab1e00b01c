// An analysis as a file says what the analysis says, with days as days and amounts as amounts.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { streamXlsxRows } from 'hucre/xlsx'
import { expect, test } from 'vitest'
import { importSales } from '#features/insight/imports/contract.ts'
import { scene, type Someone } from '#test/scene.ts'

const excerpt = readFileSync(join(import.meta.dirname, '../imports/excerpt.csv'))
const half = 'measure=sales&from=2010-12-01&to=2011-05-31'

const read = async (someone: Someone, query: string): Promise<Buffer> => {
  const answer = await someone.raw('GET', `/api/v1/analytics/file?${query}`)
  expect([answer.status, query]).toEqual([200, query])
  return Buffer.from(await answer.arrayBuffer())
}

test('the workbook: the question, typed months and amounts, the total; the CSV as it opens in France', () =>
  scene('2026-03-31', async ({ alice, bruno }) => {
    await alice(importSales, { name: 'ventes.csv' } as never, { file: excerpt })
    const rows: unknown[][] = []
    const workbook = await read(alice, `${half}&by=month&said=une%20demi-ann%C3%A9e`)
    for await (const { values } of streamXlsxRows(new Uint8Array(workbook))) rows.push([...values])
    expect(rows.slice(0, 3)).toEqual([
      ['Ventes HT – Mois – 31/03/2026'],
      ['une demi-année'],
      ['Mois', 'Ventes HT'],
    ])
    expect(rows[3]).toEqual([new Date('2010-12-01T00:00:00Z'), 4984.05])
    expect(rows.at(-1)).toEqual(['Total', 5300.94])
    const compared = `${half}&by=customer&beforeFrom=2010-12-01&beforeTo=2010-12-31&format=csv`
    const [head = '', first = ''] = (await read(alice, compared)).toString('utf8').split('\r\n')
    expect(head).toBe('\ufeffClient;Ventes HT;Avant')
    expect(first).toMatch(/^[^;]+;\d+,\d\d;-?\d+,\d\d$/)
    const hidden = await bruno.raw('GET', '/api/v1/analytics/file?measure=margin')
    expect(hidden.status).toBe(422)
  }))
