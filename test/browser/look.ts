// How a screen is looked at: in both themes and at two widths no breach of WCAG, French that is French,
// nothing that overflows at 320 pixels, no message of the policy; and a row of a list seen beside it.
import { type Browser, expect, type Page, type Request } from '@playwright/test'
import { violations } from './axe.ts'
import { faultsIn } from './french.ts'
import type { Demo } from './installation.ts'
import { isBeside } from './places.ts'

/** A browser whose screens are all looked at in one page: Alice’s, or that of anyone. */
export async function visitor(browser: Browser, { url, state }: Demo, who: 'Alice' | 'anyone') {
  const context = await browser.newContext({
    storageState: who === 'Alice' ? state : { cookies: [], origins: [] },
    baseURL: url,
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    reducedMotion: 'reduce',
  })
  return context.newPage()
}

/** Looks at the screen of an address, opened as if typed or, for time’s sake, from the one before. */
export async function look(page: Page, address: string): Promise<void> {
  const said: string[] = []
  const hear = (text: string) => /404|favicon/.test(text) || said.push(text)
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) hear(message.text())
  })
  page.on('pageerror', (error) => hear(error.message))
  await page.emulateMedia({ colorScheme: 'light' })
  await page.setViewportSize({ width: 1440, height: 900 })
  await quiet(page, () => arrive(page, address))
  expect.soft(await violations(page), 'light 1440').toEqual([])
  if (isBeside(address)) {
    await quiet(page, async () => {
      await page.keyboard.press('j')
      await page.keyboard.press('Space')
      await page.getByRole('complementary', { name: 'Aperçu' }).getByRole('heading').waitFor()
    })
    expect.soft(await violations(page, 'all', 'aside[aria-label="Aperçu"]'), 'beside').toEqual([])
  }
  await page.emulateMedia({ colorScheme: 'dark' })
  await drawn(page)
  expect.soft(await violations(page, 'colours'), 'dark 1440').toEqual([])
  const wide = await textOf(page)
  expect.soft(faultsIn(wide), 'French, 1440').toEqual([])
  if (isBeside(address)) await page.keyboard.press('Escape')

  // The same page made narrow: what a window does, and a phone that is turned.
  await quiet(page, () => page.setViewportSize({ width: 390, height: 900 }))
  expect.soft(await violations(page, 'colours'), 'dark 390').toEqual([])
  await page.emulateMedia({ colorScheme: 'light' })
  await drawn(page)
  expect.soft(await violations(page), 'light 390').toEqual([])
  const narrow = await textOf(page)
  expect.soft(faultsIn(narrow), 'French, 390').toEqual([])
  await page.setViewportSize({ width: 320, height: 800 })
  await drawn(page)
  const width = await page.evaluate(() => document.documentElement.scrollWidth)
  expect.soft(width, 'nothing overflows at 320 pixels').toBeLessThanOrEqual(320)
  page.removeAllListeners('console')
  page.removeAllListeners('pageerror')
  expect.soft(said).toEqual([])
}

/**
 * From within the application the next screen costs a third of one that is opened anew, with its code
 * and its session; each story of the others opens its own anew.
 */
async function arrive(page: Page, address: string): Promise<void> {
  const inside = await page.evaluate(
    () => document.querySelector('nav a[href="/accueil"]') !== null,
  )
  if (!inside) await page.goto(address)
  else {
    await page.evaluate((to) => {
      if (to.split('?')[0] !== location.pathname)
        document.querySelector('h1')?.setAttribute('data-left', '')
      history.pushState({ key: to }, '', to)
      dispatchEvent(new PopStateEvent('popstate', { state: history.state as unknown }))
    }, address)
  }
  await page.locator('h1:not([data-left])').first().waitFor()
}

/** Does something and waits until what it shows has come: all is answered, and no more is asked. */
async function quiet(page: Page, act: () => Promise<void>): Promise<void> {
  const asked = new Set<Request>()
  const ask = (request: Request) => {
    if (request.resourceType() !== 'eventsource') asked.add(request)
  }
  let last = performance.now()
  const hear = (request: Request) => {
    asked.delete(request)
    last = performance.now()
  }
  page.on('request', ask).on('requestfinished', hear).on('requestfailed', hear)
  await act()
  await drawn(page)
  const isQuiet = () => asked.size === 0 && performance.now() - last > 200
  await expect.poll(isQuiet, { intervals: [40] }).toBe(true)
  page.off('request', ask).off('requestfinished', hear).off('requestfailed', hear)
  await drawn(page)
}

/** After a change of theme or width: drawn again, and nothing of it still moving. */
const drawn = (page: Page): Promise<void> =>
  page.evaluate(async () => {
    const frame = () => new Promise((resolve) => requestAnimationFrame(resolve))
    await frame()
    await frame()
    await Promise.all(document.getAnimations().map((one) => one.finished.catch(() => undefined)))
  })

/** All that is read: what is on the page, and what is said of it. What people typed is theirs. */
const textOf = (page: Page): Promise<string> =>
  page.evaluate(() => {
    const said = ['aria-label', 'placeholder', 'title', 'alt'].flatMap((name) =>
      [...document.querySelectorAll(`[${name}]`)].map(
        (element) => element.getAttribute(name) ?? '',
      ),
    )
    return [document.title, document.body.innerText, ...said].join('\n')
  })
