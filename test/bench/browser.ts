// What a person waits for in the browser: a key in a long quote until its totals are painted again, the
// palette, a list of a hundred thousand rows. Measured in the page, from the event to the painted frame.
import { existsSync } from 'node:fs'
import { type Browser, chromium, type Page } from '@playwright/test'
import { ask, type Facts } from './rows.ts'

export type BrowserFigure = {
  row: string
  median: number
  p95: number
  most: number
  note?: string
}

/** The figures, or null where this machine has no browser. */
export async function inBrowser(facts: Facts): Promise<BrowserFigure[] | null> {
  const given = process.env['COMPTOIR_CHROMIUM'] ?? '/usr/bin/chromium'
  const path = existsSync(given) ? given : chromium.executablePath()
  if (!existsSync(path)) return null
  const browser = await chromium.launch({ executablePath: path, args: ['--no-sandbox'] })
  try {
    const figures: BrowserFigure[] = []
    for (const look of [
      async () => [await typing(browser, facts, 200)],
      async () => [await typing(browser, facts, 500)],
      async () => [await palette(browser, facts)],
      () => longList(browser, facts),
    ]) {
      // One that cannot be looked at takes no other away.
      await look().then(
        (seen) => figures.push(...seen),
        (error: unknown) => process.stderr.write(`browser: ${String(error)}\n`),
      )
    }
    return figures
  } finally {
    await browser.close()
  }
}

async function open(
  browser: Browser,
  { url, company, headers }: Facts,
  path: string,
): Promise<Page> {
  const context = await browser.newContext({
    locale: 'fr-FR',
    viewport: { width: 1440, height: 900 },
  })
  const [name = '', value = ''] = (headers['cookie'] ?? '').split(/=(.*)/)
  await context.addCookies([{ name, value, url }])
  await context.addInitScript(
    `sessionStorage.setItem('comptoir.company', ${JSON.stringify(company)})`,
  )
  // What runs in the page is compiled with the rest, which names its functions by this.
  await context.addInitScript('globalThis.__name = (named) => named')
  const page = await context.newPage()
  await page.goto(url + path)
  return page
}

/**
 * A digit typed in a line's quantity, until the totals at the foot are painted again. One types as fast
 * as people do; nothing else is asked of the page meanwhile.
 */
async function typing(browser: Browser, facts: Facts, lines: number): Promise<BrowserFigure> {
  const { rows } = await ask<{ rows: { id: string }[] }>(facts, 'GET', '/customers?limit=1')
  const line = { kind: 'item', name: 'Article', quantity: '1', price: '100' }
  const vat = { category: 'S', rate: '20' }
  const { id } = await ask<{ id: string }>(facts, 'POST', '/quotes', {
    customer: rows[0]?.id,
    lines: Array.from({ length: lines }, () => ({ ...line, vat })),
  })
  const page = await open(browser, facts, `/devis/${id}`)
  const quantity = page.getByRole('textbox', { name: 'Quantité, ligne 3', exact: true })
  await quantity.waitFor({ timeout: 30_000 })
  await page.evaluate(watchTotals)
  await quantity.click()
  await quantity.fill('1')
  await page.keyboard.press('End')
  for (let key = 0; key < 60; key += 1) {
    // A locator would be searched for in the whole page at each key: the caret is there already.
    await page.keyboard.press(key % 2 === 0 ? '5' : 'Backspace')
    await page.waitForFunction((n) => (window as never as Watched).painted.length > n, key, {
      polling: 20,
    })
    await page.waitForTimeout(40 + (key % 17))
  }
  const painted = await page.evaluate(() => (window as never as Watched).painted)
  await page.context().close()
  return figureOf(`a key in a quote of ${lines} lines → totals painted`, painted.slice(10))
}

type Watched = {
  painted: number[]
  scheduler: { postTask(task: () => void, options: { priority: 'user-blocking' }): Promise<void> }
}

/** In the page: from each key to the frame after which the totals have changed. */
function watchTotals(): void {
  const watched = window as never as Watched
  watched.painted = []
  let pressed = 0
  document.addEventListener(
    'keydown',
    (event) => {
      if (event.key === '5' || event.key === 'Backspace') pressed = event.timeStamp
    },
    true,
  )
  const totals = [...document.querySelectorAll('.sticky dl')].at(-1)
  if (!totals?.parentElement) throw new Error('the totals are not where they were')
  new MutationObserver(() => {
    if (pressed === 0) return
    const from = pressed
    pressed = 0
    requestAnimationFrame(() => {
      // The first task after the frame, ahead of all that waits: it begins once the frame is painted.
      const painted = () => watched.painted.push(performance.now() - from)
      void watched.scheduler.postTask(painted, { priority: 'user-blocking' })
    })
  }).observe(totals.parentElement, { subtree: true, childList: true, characterData: true })
}

/** Letters typed in the palette, until what they find is there. */
async function palette(browser: Browser, facts: Facts): Promise<BrowserFigure> {
  const page = await open(browser, facts, '/')
  await page.getByRole('main').waitFor()
  await page.keyboard.press('Control+k')
  const typed = page.getByRole('combobox').first()
  await typed.waitFor()
  const lasted: number[] = []
  for (let n = 1; n <= 30; n += 1) {
    await typed.fill('')
    const from = performance.now()
    await Promise.all([
      page.waitForResponse((answer) => answer.url().includes('/api/v1/search')),
      typed.fill(`client ${n * 7}`),
    ])
    lasted.push(performance.now() - from)
  }
  await page.context().close()
  const note = 'with what the palette waits for the next letter'
  return { ...figureOf('palette: letters → answer', lasted), note }
}

/** The list of invoices: its first rows, and how many are in the page after a leap. */
async function longList(browser: Browser, facts: Facts): Promise<BrowserFigure[]> {
  const [first, leaps]: [number[], number[]] = [[], []]
  let drawn = 0
  for (let n = 0; n < 5; n += 1) {
    const from = performance.now()
    const page = await open(browser, facts, '/factures')
    const rows = page.getByRole('row')
    await rows.nth(5).waitFor({ timeout: 60_000 })
    first.push(performance.now() - from)
    for (const share of [0.5, 0.9]) {
      const leapt = performance.now()
      await Promise.all([
        page.waitForResponse((answer) => answer.url().includes('/api/v1/invoices?')),
        page.evaluate((to) => {
          const tallest = [...document.querySelectorAll('*')]
            .filter(({ scrollHeight, clientHeight }) => scrollHeight > clientHeight + 1000)
            .toSorted((a, b) => b.scrollHeight - a.scrollHeight)[0]
          tallest?.scrollTo(0, tallest.scrollHeight * to)
        }, share),
      ])
      leaps.push(performance.now() - leapt)
      drawn = Math.max(drawn, await rows.count())
    }
    await page.context().close()
  }
  return [
    figureOf(`list of ${facts.invoices} invoices: first rows, cold`, first),
    { ...figureOf('the same: a leap → its rows answered', leaps), note: `${drawn} rows drawn` },
  ]
}

export function figureOf(row: string, lasted: readonly number[]): BrowserFigure {
  const sorted = [...lasted].sort((a, b) => a - b)
  const at = (share: number) =>
    Math.round((sorted[Math.floor((sorted.length - 1) * share)] ?? 0) * 10) / 10
  return { row, median: at(0.5), p95: at(0.95), most: at(1) }
}
