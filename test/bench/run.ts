// npm run bench: what each screen and act costs, in milliseconds and in CPU of the whole stack, on
// companies of growing size. Prints a table, and writes the figures as JSON. Nothing here can fail for
// being slow: a shared machine is noisy, and a figure counts as a ratio.
import { mkdirSync, writeFileSync } from 'node:fs'
import { loadavg } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { appFolder } from '#server/paths.ts'
import { type BrowserFigure, inBrowser } from './browser.ts'
import { fillCompany, type Size } from './data.ts'
import { issuingOf } from './issuing.ts'
import { importing, type Imported } from './importing.ts'
import { ofTheLines } from './lines.ts'
import { type Burden, burdens } from './many.ts'
import { type Question, questionsOf, writtenOf } from './questions.ts'
import { ask, chain, type Facts, rows } from './rows.ts'
import { session, type Stack, startStack } from './stack.ts'
import { overTheWire } from './wire.ts'

type Figure = {
  row: string
  invoices: number
  median: number
  p95: number
  cpu: number
  perSecond: number
  failed: number
}

const sizes = (process.env['SIZES'] ?? '20000,80000,320000').split(',').map(Number)
const atWorkSizes = (process.env['ORDERS'] ?? '500,5000,50000').split(',').map(Number)
const rounds = Number(process.env['ROUNDS'] ?? 40)
/**
 * So many times a screen is asked before it is measured, and before it is measured at all: programs are
 * compiled as they run, and a server that people use has run for longer.
 */
const warm = 150
const warmAtFirst = 600

async function main(): Promise<void> {
  const stack = await startStack()
  try {
    const figures: Figure[] = []
    let last: Facts | null = null
    const [rest, load] = [stack.memory(), loadavg()]
    for (const size of sizes) {
      const facts = await company(stack, `Banc ${size}`, {
        ...{ invoices: size, orders: Math.round(size / 8), atWork: 500 },
      })
      for (const { name, run, heavy = 1 } of rows) {
        const times = Math.ceil(rounds / heavy)
        const before = size === sizes[0] ? warmAtFirst : warm
        figures.push(await measure(stack, facts, name, run, 1, times, heavy === 1 ? before : times))
      }
      figures.push(await measure(stack, facts, 'deal: quote → paid (8 calls)', chain, 1, 20))
      figures.push(await measure(stack, facts, 'deal by 8 users at once', chain, 8, 80))
      const lines = await ofTheLines(stack.owner, facts.company)
      for (const { name, run } of lines.asked) {
        figures.push(await measure(stack, facts, name, run, 1, 5))
      }
      await lines.end()
      const issuing = await issuingOf(stack.owner, facts, 20 + rounds)
      for (const { name, run } of issuing.asked) {
        figures.push(await measure(stack, facts, name, run, 1))
      }
      await issuing.end()
      last = facts
    }
    const questions = last ? await questionsOf(() => stack.cpu(), last) : []
    const atWork = await listsOfOrders(stack)
    const memory = { atRest: Math.round(rest), underLoad: Math.round(stack.memory()) }
    const heavy = last ? await burdens(stack, last) : []
    const [wire, imported] = [await overTheWire(stack.url), await importing(stack)]
    const browser = process.env['BROWSER'] === '0' || !last ? null : await inBrowser(last)
    report(figures, { atWork, questions, load, memory, heavy, wire, imported, browser })
  } finally {
    await stack.stop()
  }
}

async function company(stack: Stack, name: string, size: Size): Promise<Facts> {
  const { told: id } = await stack.cli('company', 'create', name)
  const from = performance.now()
  await fillCompany(stack.owner, id, size)
  const seconds = Math.round((performance.now() - from) / 1000)
  process.stderr.write(`${name}: filled in ${seconds} s\n`)
  const { invoices } = size
  return { url: stack.url, company: id, invoices, headers: await session(stack, id) }
}

/** The list of orders with its tiles, by how many of them are at work: `invoices` says how many. */
async function listsOfOrders(stack: Stack): Promise<Figure[]> {
  const figures: Figure[] = []
  for (const orders of atWorkSizes) {
    const size = { invoices: 1000, orders, atWork: orders }
    const facts = await company(stack, `Banc de ${orders} commandes`, size)
    for (const [name, path] of [
      ['orders at work with their tiles', '/orders?limit=50'],
      ['those that can be bought', '/orders?limit=50&control=purchasable,unreviewed'],
    ] as const) {
      const run = async () => void (await ask(facts, 'GET', path))
      figures.push({ ...(await measure(stack, facts, name, run, 1)), invoices: orders })
    }
  }
  return figures
}

/** Runs a row `times` times by `users` at once, after a warm-up, and takes the stack's CPU around it. */
async function measure(
  stack: Stack,
  facts: Facts,
  row: string,
  run: (facts: Facts) => Promise<void>,
  users: number,
  times = rounds,
  before = Math.min(20, times),
): Promise<Figure> {
  // Programs are compiled as they run, and plans kept from the sixth time on: what counts is after.
  for (let i = 0; i < before; i += 1) await run(facts)
  await idle(stack)
  const lasted: number[] = []
  let failed = 0
  const [cpu, started] = [stack.cpu(), performance.now()]
  await Promise.all(
    Array.from({ length: users }, async () => {
      for (let i = 0; i < times / users; i += 1) {
        const from = performance.now()
        await run(facts).catch((error: unknown) => {
          failed += 1
          if (failed === 1) process.stderr.write(`${row}: ${String(error)}\n`)
        })
        lasted.push(performance.now() - from)
      }
    }),
  )
  const seconds = (performance.now() - started) / 1000
  lasted.sort((a, b) => a - b)
  const at = (share: number) => round(lasted[Math.floor((lasted.length - 1) * share)] ?? 0)
  return {
    row,
    invoices: facts.invoices,
    median: at(0.5),
    p95: at(0.95),
    cpu: round(((stack.cpu() - cpu) * 1000) / lasted.length),
    perSecond: round(lasted.length / seconds),
    failed,
  }
}

/** What jobs do by themselves (each hour, or after what was asked before) is no cost of what is measured. */
async function idle(stack: Stack): Promise<void> {
  const looks = 600
  for (let look = 0; look < looks; look += 1) {
    const cpu = stack.cpu()
    await setTimeout(200)
    if (stack.cpu() - cpu < 0.02) return
  }
  process.stderr.write('the stack was still at work after two minutes: what comes next holds it\n')
}

type Others = {
  atWork: Figure[]
  questions: Question[]
  load: number[]
  memory: object
  heavy: Burden[]
  wire: object
  imported: readonly Imported[]
  browser: BrowserFigure[] | null
}

function report(figures: Figure[], others: Others): void {
  const { atWork, questions, load, memory, heavy, wire, imported, browser } = others
  const names = [...new Set(figures.map(({ row }) => row))]
  const head = [
    'row',
    ...sizes.map((size) => `${size}: median / p95 / CPU ms / per s`),
    'growth',
  ].join(' | ')
  const lines = names.map((name) => {
    const own = figures.filter(({ row }) => row === name)
    const cells = own.map(
      (one) =>
        `${one.median} / ${one.p95} / ${one.cpu} / ${one.perSecond}${one.failed ? ` (${one.failed} failed)` : ''}`,
    )
    const growth = round((own.at(-1)?.cpu ?? 0) / Math.max(0.1, own[0]?.cpu ?? 0))
    return [name, ...cells, `× ${growth}`].join(' | ')
  })
  process.stdout.write(`${[head, ...lines].join('\n')}\n`)
  process.stdout.write(`${writtenOf(questions)}\n`)
  for (const { row, invoices, median, p95, cpu } of atWork) {
    process.stdout.write(`${row} | ${invoices} orders | ${median} / ${p95} / CPU ${cpu} ms\n`)
  }
  for (const { row, records, seconds, cpu, grew, note } of heavy) {
    process.stdout.write(
      `${row} | ${records} in ${seconds} s, CPU ${cpu} ms each, + ${grew} MB (${note ?? ''})\n`,
    )
  }
  process.stdout.write(
    `memory ${JSON.stringify(memory)}\nhome over the wire ${JSON.stringify(wire)}\nimport ${imported.map((one) => JSON.stringify(one)).join('\nimport ')}\nload of the machine ${load.map(round).join(' ')} → ${loadavg().map(round).join(' ')}\n`,
  )
  for (const { row, median, p95, most, note } of browser ?? []) {
    process.stdout.write(`${row} | ${median} / ${p95} / ${most} ms${note ? ` (${note})` : ''}\n`)
  }
  const folder = join(appFolder, '.cache')
  mkdirSync(folder, { recursive: true })
  const path = join(folder, 'bench.json')
  writeFileSync(path, JSON.stringify({ figures, ...others }, null, 2))
  process.stdout.write(`${path}\n`)
}

const round = (n: number): number => Math.round(n * 10) / 10

await main()
