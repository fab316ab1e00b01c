// Every screen of the site, in both themes and at two widths: no breach of WCAG, French that is French,
// nothing that overflows at 320 pixels, no message of the policy.
import { type BrowserContext, expect, type Page, type Request } from '@playwright/test'
import { violations } from './axe.ts'
import { faultsIn } from './french.ts'
import { test } from './installation.ts'
import { addressesOf, furnish, isDoor, paths } from './places.ts'

let inside: Page
let outside: Page
const contexts: BrowserContext[] = []

test.beforeAll(async ({ browser, demo }) => {
  for (const storageState of [demo.state, { cookies: [], origins: [] }]) {
    const context = await browser.newContext({
      storageState,
      baseURL: demo.url,
      locale: 'fr-FR',
      timezoneId: 'Europe/Paris',
      reducedMotion: 'reduce',
    })
    contexts.push(context)
  }
  const [signedIn, stranger] = contexts
  inside = await signedIn!.newPage()
  outside = await stranger!.newPage()
  await furnish(signedIn!, demo)
})
test.afterAll(() => Promise.all(contexts.splice(0).map((context) => context.close())))

test('there are screens, and the French of a planted text is found wanting', () => {
  expect(paths.length).toBeGreaterThan(35)
  const planted = [
    "L'article",
    'Attendez...',
    'Trop tard !',
    'Trop tard!',
    'Total : 12',
    'Total: 12',
    'le « devis »',
    '1 234,50 €',
    'Solde -12,50 €',
    'undefined facture',
    'le Invalid Date',
  ]
  expect(planted.filter((text) => faultsIn(text).length === 0)).toEqual([])
  expect(
    faultsIn('Trop tard\u202f!\nTotal\u00a0: −1\u202f234,50\u00a0€ à 14:32, l’an 2026'),
  ).toEqual([])
})

for (const path of [...paths, '/n-existe-pas']) {
  test(`${path}: accessible, in French, at 1440, 390 and 320 pixels`, async ({ demo }) => {
    test.setTimeout(300_000)
    const page = isDoor(path) ? outside : inside
    for (const address of await addressesOf(path, inside.context(), demo)) {
      await test.step(address, () => look(page, address))
    }
  })
}

async function look(page: Page, address: string): Promise<void> {
  const said: string[] = []
  const hear = (text: string) => /404|favicon/.test(text) || said.push(text)
  page.on('console', (message) => {
    if (['error', 'warning'].includes(message.type())) hear(message.text())
  })
  page.on('pageerror', (error) => hear(error.message))
  for (const width of [1440, 390]) {
    await page.emulateMedia({ colorScheme: 'light' })
    await page.setViewportSize({ width, height: 900 })
    await open(page, address)
    expect.soft(await violations(page), `light ${width}`).toEqual([])
    await page.emulateMedia({ colorScheme: 'dark' })
    await drawn(page)
    expect.soft(await violations(page, 'colours'), `dark ${width}`).toEqual([])
    expect.soft(faultsIn(await textOf(page)), `French, ${width}`).toEqual([])
  }
  await page.setViewportSize({ width: 320, height: 800 })
  await drawn(page)
  const wide = await page.evaluate(() => document.documentElement.scrollWidth)
  expect.soft(wide, 'nothing overflows at 320 pixels').toBeLessThanOrEqual(320)
  page.removeAllListeners('console')
  page.removeAllListeners('pageerror')
  expect.soft(said).toEqual([])
}

/** Opens an address and waits until what it shows has come: all is answered, and no more is asked. */
async function open(page: Page, address: string): Promise<void> {
  const asked = new Set<Request>()
  let last = performance.now()
  const ask = (request: Request) => {
    if (request.resourceType() !== 'eventsource') asked.add(request)
  }
  const hear = (request: Request) => {
    asked.delete(request)
    last = performance.now()
  }
  page.on('request', ask).on('requestfinished', hear).on('requestfailed', hear)
  await page.goto(address)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  const quiet = () => asked.size === 0 && performance.now() - last > 200
  await expect.poll(quiet, { intervals: [40] }).toBe(true)
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
