// What takes its time because it is much: a task for each of five thousand orders, a file of a hundred
// thousand lines. Measured once, with the memory of the stack while it lasts.
import { ask, type Facts } from './rows.ts'
import type { Stack } from './stack.ts'

export type Burden = {
  readonly row: string
  readonly records: number
  readonly seconds: number
  /** CPU milliseconds of the whole stack, a record. */
  readonly cpu: number
  /** What the stack's memory grew by at most meanwhile, in MB. */
  readonly grew: number
  readonly note?: string
}

/** Each of them, on a company that has five thousand orders. */
export async function burdens(stack: Stack, facts: Facts): Promise<Burden[]> {
  const found: Burden[] = []
  for (const { row, run } of [
    { row: 'a task for each of 5,000 orders', run: tasks },
    { row: 'workbook of 100,000 invoices', run: file('xlsx') },
    { row: 'CSV of 100,000 invoices', run: file('csv') },
  ]) {
    // One that is refused takes no other away.
    await watched(stack, row, () => run(facts)).then(
      (burden) => found.push(burden),
      (error: unknown) => process.stderr.write(`${row}: ${String(error)}\n`),
    )
  }
  return found
}

type Done = { readonly records: number; readonly note?: string }

async function watched(stack: Stack, row: string, run: () => Promise<Done>): Promise<Burden> {
  const [cpu, rest, from] = [stack.cpu(), stack.memory(), performance.now()]
  let most = rest
  const look = setInterval(() => (most = Math.max(most, stack.memory())), 250)
  try {
    const { records, ...more } = await run()
    const seconds = Math.round((performance.now() - from) / 100) / 10
    const each = ((stack.cpu() - cpu) * 1000) / Math.max(1, records)
    const grew = Math.round(most - rest)
    return { row, records, seconds, cpu: Math.round(each * 100) / 100, grew, ...more }
  } finally {
    clearInterval(look)
  }
}

type Run = { id: string; endedAt: string | null; rows: Record<string, number> }

/** The latest orders, as many as one would select at most; a page at a time. */
async function latestOrders(facts: Facts): Promise<string[]> {
  const ids: string[] = []
  while (ids.length < 5_000) {
    const query = new URLSearchParams({ sort: 'day', direction: 'desc', limit: '100' })
    query.set('offset', String(ids.length))
    const { rows } = await ask<{ rows: { id: string }[] }>(facts, 'GET', `/orders?${query}`)
    if (rows.length === 0) break
    ids.push(...rows.map(({ id }) => id))
  }
  return ids
}

async function tasks(facts: Facts): Promise<Done> {
  const options = { title: 'Vérifier', dueDay: null, shared: false, toSeller: false }
  let run = await ask<Run>(facts, 'POST', '/bulk-runs', {
    act: 'orders.task',
    selection: { ids: await latestOrders(facts) },
    options,
  })
  while (run.endedAt === null) {
    await new Promise((resolve) => setTimeout(resolve, 200))
    run = await ask<Run>(facts, 'GET', `/bulk-runs/${run.id}`)
  }
  return { records: run.rows['done'] ?? 0, note: JSON.stringify(run.rows) }
}

/** A list as a file, read as it comes and not kept; of the latest hundred thousand, or all there are. */
const file =
  (format: string) =>
  async ({ url, headers, invoices }: Facts): Promise<Done> => {
    const days = Math.ceil((730 * Math.min(invoices, 100_000)) / invoices)
    const from = new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10)
    const query = new URLSearchParams({ from, sort: 'day', direction: 'desc' }).toString()
    const address = new URLSearchParams({ format, query })
    const answer = await fetch(`${url}/api/v1/exports/invoices?${address}`, { headers })
    if (!answer.ok || !answer.body) throw new Error(`${answer.status} ${await answer.text()}`)
    let bytes = 0
    for await (const piece of answer.body) bytes += piece.length
    const note = `${Math.round(bytes / 1_000_000)} MB`
    return { records: Math.min(invoices, 100_000), note }
  }
