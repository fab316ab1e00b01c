// A sales history imported by the command line: one that is made, and the real half-year where it is
// at hand (beside the repository), with the memory of the command itself.
import { existsSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { appFolder } from '#server/paths.ts'
import type { Stack } from './stack.ts'

export type Imported = {
  readonly file: string
  readonly lines: number
  readonly seconds: number
  readonly perSecond: number
  /** The most memory that the command held, in MB: its database's is not counted. */
  readonly peak: number
}

/** Each of them, into a company of its own. */
export async function importing(stack: Stack): Promise<Imported[]> {
  const found: Imported[] = []
  for (const path of [
    made(stack),
    join(appFolder, '../shared/data/online-retail-2010-12_2011-05.csv.gz'),
  ]) {
    if (!existsSync(path)) continue
    const company = `Banc import ${found.length + 1}`
    await stack.cli('company', 'create', company, '--country', 'GB', '--currency', 'GBP')
    const from = performance.now()
    const options = ['--company', company, '--vat', '0', '--json']
    const { told, peak } = await stack.cli('import', 'sales-history', path, ...options)
    const seconds = (performance.now() - from) / 1000
    const { lines } = JSON.parse(told) as { lines: number }
    const perSecond = Math.round(lines / seconds)
    found.push({
      file: path.split('/').at(-1) ?? path,
      lines,
      seconds: Math.round(seconds * 10) / 10,
      perSecond,
      peak,
    })
  }
  return found
}

/** Twenty thousand lines: ten a document, 700 items, 400 clients. */
function made(stack: Stack): string {
  const path = join(stack.folder, 'history.csv')
  const head = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country'
  const lines = Array.from({ length: 20_000 }, (_, n) => {
    const [number, day] = [100_000 + Math.floor(n / 10), 1 + (Math.floor(n / 10) % 28)]
    const date = `2025-03-${String(day).padStart(2, '0')} 10:00`
    return `${number},S${n % 700},Lamp ${n % 700},${1 + (n % 9)},${date},${1 + (n % 40)}.95,${1 + (number % 400)},France`
  })
  writeFileSync(path, [head, ...lines].join('\n'))
  return path
}
