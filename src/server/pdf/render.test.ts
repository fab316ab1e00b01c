import { describe, expect, test, vi } from 'vitest'
import { freeze } from '#features/sales/documents/rules/freeze.ts'
import { invoice, longInvoice } from '#features/sales/documents/rules/samples.ts'
import { documentView } from '#features/sales/documents/rules/view.ts'
import { readBack } from '#test/read-pdf.ts'
import { turnsWhile } from '#test/turns.ts'
import { assetsFolder } from './assets.ts'
import { renderPdf } from './render.ts'
import { type PrintProblem, typesetter } from './typeset.ts'

vi.setConfig({ testTimeout: 60_000 })
const view = documentView(freeze(invoice), 'fr')
const numbered = (number: string) => ({ ...view, number })

describe('renderPdf', () => {
  test('gives what the typesetter gives, from a process of its own', async () => {
    const expected = Buffer.from(typesetter(assetsFolder)(view).pdf)
    expect(Buffer.from(await renderPdf(view)).equals(expected)).toBe(true)
  })

  test('tells what was printed with a problem', async () => {
    const problems: PrintProblem[] = []
    await renderPdf({ ...view, footer: '漢' }, (problem) => problems.push(problem))
    expect(problems).toEqual([{ code: 'characters_replaced', detail: '漢' }])
  })

  test('leaves the event loop free', async () => {
    const long = documentView(freeze(longInvoice(300)), 'fr')
    // Printed here, it would have turned once or twice.
    expect((await turnsWhile(() => renderPdf(long))).turns).toBeGreaterThan(100)
  })

  test('gives each its own document, many at once', async () => {
    const numbers = Array.from({ length: 20 }, (_, rank) => `FA-2026-${10_000 + rank}`)
    const printed = await Promise.all(numbers.map((number) => renderPdf(numbered(number))))
    for (const [rank, pdf] of printed.entries()) {
      expect((await readBack(pdf)).text).toContain(numbers[rank])
    }
  })

  test('goes on after a document that cannot be printed', async () => {
    const wrong = renderPdf({ ...view, created: 'never' as typeof view.created })
    await expect(wrong).rejects.toThrow(/cannot be printed/)
    expect((await renderPdf(view)).length).toBeGreaterThan(10_000)
  })
})
