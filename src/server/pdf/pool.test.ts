import { afterAll, describe, expect, onTestFinished, test, vi } from 'vitest'
import { freeze } from '#features/sales/documents/rules/freeze.ts'
import { invoice, longInvoice } from '#features/sales/documents/rules/samples.ts'
import { documentView } from '#features/sales/documents/rules/view.ts'
import { readBack } from '#test/read-pdf.ts'
import { assetsFolder, workerProgram } from './assets.ts'
import { type Pool, type PoolOptions, printingPool } from './pool.ts'
import { renderPdf, stopPrinting } from './render.ts'
import { type PrintProblem, typesetter } from './typeset.ts'

vi.setConfig({ testTimeout: 60_000 })
const view = documentView(freeze(invoice), 'fr')
const numbered = (number: string) => ({ ...view, number })

/** A thread that does this with each document. */
const thread = (code: string): PoolOptions['program'] => ({
  file: new URL(
    `data:text/javascript,${encodeURIComponent(`import { parentPort } from 'node:worker_threads'; ${code}`)}`,
  ),
  execArgv: [],
})
const silent = thread(`parentPort.on('message', () => {})`)

function poolOf(options: Partial<PoolOptions> = {}): Pool {
  const pool = printingPool({
    program: workerProgram,
    workersAtMost: 2,
    waitingAtMost: 10,
    patience: 60_000,
    restAfter: 60_000,
    ...options,
  })
  onTestFinished(pool.close)
  return pool
}

afterAll(stopPrinting)

describe('renderPdf', () => {
  test('gives what the typesetter gives, from a thread of its own', async () => {
    const expected = Buffer.from(typesetter(assetsFolder)(view).pdf)
    expect(Buffer.from(await renderPdf(view)).equals(expected)).toBe(true)
  })

  test('tells what was printed with a problem', async () => {
    const problems: PrintProblem[] = []
    await renderPdf({ ...view, footer: '漢' }, (problem) => problems.push(problem))
    expect(problems).toEqual([{ code: 'characters_replaced', detail: '漢' }])
  })

  test('leaves the event loop free', async () => {
    let turns = 0
    let printing = true
    const turn = () => {
      turns += 1
      if (printing) setImmediate(turn)
    }
    setImmediate(turn)
    await renderPdf(documentView(freeze(longInvoice(300)), 'fr'))
    printing = false
    // Printed on this thread, it would have turned once or twice.
    expect(turns).toBeGreaterThan(100)
  })
})

describe('the pool', () => {
  test('gives each its own document, many at once', async () => {
    const pool = poolOf({ waitingAtMost: 30 })
    const numbers = Array.from({ length: 20 }, (_, rank) => `FA-2026-${10_000 + rank}`)
    const printed = await Promise.all(numbers.map((number) => pool.print(numbered(number))))
    for (const [rank, { pdf }] of printed.entries()) {
      expect((await readBack(pdf)).text).toContain(numbers[rank])
    }
  })

  test('goes on after a document that cannot be printed', async () => {
    const pool = poolOf({ workersAtMost: 1 })
    const wrong = pool.print({ ...view, created: 'never' as typeof view.created })
    await expect(wrong).rejects.toThrow(/cannot be printed/)
    expect((await pool.print(view)).pdf.length).toBeGreaterThan(10_000)
  })

  test('refuses when too many wait, and serves those that do', async () => {
    const pool = poolOf({ workersAtMost: 1, waitingAtMost: 2 })
    const accepted = ['A', 'B', 'C'].map((number) => pool.print(numbered(number)))
    await expect(pool.print(view)).rejects.toMatchObject({ code: 'too_slow' })
    expect(await Promise.all(accepted)).toHaveLength(3)
    expect((await pool.print(view)).problems).toEqual([])
  })

  test('loses patience, and does not make the next wait for the same thread', async () => {
    const pool = poolOf({ program: silent, workersAtMost: 1, patience: 20 })
    const both = [pool.print(view), pool.print(view)]
    for (const one of both) await expect(one).rejects.toMatchObject({ code: 'too_slow' })
  })

  test('a thread that dies takes one document with it', async () => {
    const mortal = thread(`parentPort.on('message', ({ number }) =>
      number === 'deadly' ? process.exit(3) : parentPort.postMessage({ printed: { pdf: new Uint8Array(1), problems: [] } }))`)
    const pool = poolOf({ program: mortal, workersAtMost: 1 })
    const [dead, next] = [pool.print(numbered('deadly')), pool.print(view)]
    await expect(dead).rejects.toThrow(/ended \(3\)/)
    expect((await next).pdf).toHaveLength(1)
  })

  test('a thread that cannot start fails its document, not the process', async () => {
    const pool = poolOf({ program: thread(`throw new Error('no font')`), workersAtMost: 1 })
    await expect(pool.print(view)).rejects.toThrow('no font')
    await expect(pool.print(view)).rejects.toThrow('no font')
  })

  test('closing refuses what waits and ends what runs', async () => {
    const pool = poolOf({ program: silent, workersAtMost: 1 })
    const results = Promise.allSettled([pool.print(view), pool.print(view)])
    await pool.close()
    expect((await results).map(({ status }) => status)).toEqual(['rejected', 'rejected'])
  })

  test('a thread that has nothing to do gives back its memory, and another takes its place', async () => {
    const telling = thread(`import { threadId } from 'node:worker_threads';
      parentPort.on('message', () => parentPort.postMessage({ printed: threadId }))`)
    const pool = poolOf({ program: telling, workersAtMost: 1, restAfter: 1 })
    const first = await pool.print(view)
    await vi.waitFor(async () => expect(await pool.print(view)).not.toBe(first), 30_000)
  })
})
