// Every screen of the site, in both themes and at two widths: no breach of WCAG, no word that is not
// a word, nothing that overflows at 320 pixels, no message of the policy.
import { expect, type Page } from '@playwright/test'
import { violations } from './axe.ts'
import { test } from './installation.ts'

// The paths as people see them; `:id` is filled from the first row of the list that leads there.
const screens = [
  '/accueil',
  '/clients',
  '/clients/nouveau',
  '/clients/:id',
  '/devis',
  '/devis/nouveau',
  '/devis/:id',
  '/factures',
  '/factures/nouvelle',
  '/factures/:id',
  '/avoirs',
  '/reglements',
  '/reglements/nouveau',
  '/reglements/:id',
  '/fournisseurs',
  '/fournisseurs/:id',
  '/articles',
  '/articles/nouveau',
  '/articles/:id',
  '/imports',
  '/journal',
  '/parametres/compte',
  '/parametres/entreprise',
  '/parametres/ventes',
  '/parametres/numerotation',
  '/parametres/magasins',
  '/parametres/equipe',
  '/parametres/roles',
  '/parametres/cles',
  '/n-existe-pas',
]
const lists: Record<string, string> = {
  clients: '/customers?role=customer',
  fournisseurs: '/customers?role=supplier',
  devis: '/quotes',
  factures: '/invoices?kind=invoice',
  reglements: '/payments',
  articles: '/items',
}

async function open(page: Page, path: string, company: string): Promise<void> {
  let wanted = path
  if (path.endsWith('/:id')) {
    const list = lists[path.split('/')[1] ?? ''] ?? ''
    const answer = await page.request.get(
      `/api/v1${list}${list.includes('?') ? '&' : '?'}limit=1`,
      {
        headers: { 'x-company-id': company },
      },
    )
    const { rows } = (await answer.json()) as { rows: { id: string }[] }
    wanted = path.replace(':id', rows[0]?.id ?? '')
  }
  await page.goto(wanted)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.waitForLoadState('networkidle')
}

for (const path of screens) {
  test(`${path}: accessible in both themes, at 1440 and 390 pixels`, async ({ page, demo }) => {
    const said: string[] = []
    page.on('console', (message) => {
      if (['error', 'warning'].includes(message.type())) said.push(message.text())
    })
    page.on('pageerror', (error) => said.push(error.message))
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' })
      for (const width of [1440, 390]) {
        await page.setViewportSize({ width, height: 900 })
        await open(page, path, demo.company)
        expect(await violations(page), `${colorScheme} ${width}`).toEqual([])
      }
    }
    const text = await page.locator('body').innerText()
    expect(text).not.toMatch(/undefined|NaN|Invalid Date|\[object/)
    expect(said.filter((line) => !/404|favicon/.test(line))).toEqual([])
  })

  test(`${path}: nothing overflows at 320 pixels`, async ({ page, demo }) => {
    await page.setViewportSize({ width: 320, height: 800 })
    await open(page, path, demo.company)
    const wide = await page.evaluate(() => document.documentElement.scrollWidth)
    expect(wide).toBeLessThanOrEqual(320)
  })
}

// What one meets before signing in.
const doors = ['/connexion', '/mot-de-passe', '/premier-demarrage']
for (const path of doors) {
  test(`${path}: accessible before signing in`, async ({ browser, demo }) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      for (const width of [1440, 390]) {
        const context = await browser.newContext({
          colorScheme,
          viewport: { width, height: 900 },
          baseURL: demo.url,
          storageState: { cookies: [], origins: [] },
        })
        const page = await context.newPage()
        await page.goto(path)
        await page.getByRole('heading', { level: 1 }).first().waitFor()
        expect(await violations(page), `${colorScheme} ${width}`).toEqual([])
        await context.close()
      }
    }
  })
}
