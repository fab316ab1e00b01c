// Whom to call today, told by keys alone; and a plan that is switched on with one's eyes open.
import { type BrowserContext, expect, type Page } from '@playwright/test'
import { api, atWork as test, type Demo } from './installation.ts'
import { button } from './story.ts'

type Made = { id: string; number: string }

async function lateInvoice(context: BrowserContext, demo: Demo, name: string): Promise<Made> {
  const { id: customer } = await api<Made>(context, demo, '/customers', {
    kind: 'company',
    name,
    siren: '732829320',
    phone: '04 72 00 00 00',
    addresses: [{ street: '4 place du Marché', postalCode: '69001', city: 'Lyon' }],
  })
  const line = { kind: 'item', name: 'Pose', quantity: '1', price: '900' }
  const lines = [{ ...line, vat: { category: 'S', rate: '20' } }]
  const { id } = await api<Made>(context, demo, '/invoices', { customer, lines })
  return api<Made>(context, demo, `/invoices/${id}/issuance`, {})
}

const section = (page: Page, name: string) =>
  page
    .locator('section')
    .filter({ has: page.getByRole('heading', { name, level: 2, exact: true }) })

test('a call is told by keys alone, and its promise is where promises are', async ({
  context,
  page,
  demo,
}) => {
  // The company's day, which begins before that of Greenwich.
  const day = new Date().toLocaleDateString('sv-SE', { timeZone: 'Europe/Paris' })
  const { id: document, number } = await lateInvoice(context, demo, 'Promesse Témoin')
  await api(context, demo, '/calls', { kind: 'invoice', document, day })
  await page.goto('/appels')
  const line = page.getByRole('region', { name: 'Promesse Témoin' })
  await expect(line.getByRole('link', { name: '04 72 00 00 00' })).toHaveAttribute(
    'href',
    'tel:+33472000000',
  )
  const lines = page.getByRole('list', { name: 'Appels du jour' }).getByRole('region')
  const names = await lines.evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')))
  for (let at = 0; at < names.indexOf('Promesse Témoin'); at += 1) {
    await page.keyboard.press('j')
    await expect(lines.nth(at + 1)).toHaveAttribute('aria-current', 'true')
  }
  await page.keyboard.press('p')
  await expect(line.getByRole('textbox', { name: 'Pour le' })).toBeFocused()
  await page.keyboard.type('31/12/2099')
  await page.keyboard.press('Control+Enter')
  await expect(line).toHaveCount(0)
  await page.goto('/promesses')
  await expect(page.getByRole('row').filter({ hasText: number })).toContainText('31/12/2099')
  await page.goto(`/factures/${document}`)
  const kept = section(page, 'Relances')
  await expect(kept).toContainText('promis pour le 31/12/2099')
  await button(kept, 'Reprendre').click()
  await expect(kept.getByText('promis pour')).toHaveCount(0)
})

test('a plan is switched on after it has said what would leave', async ({ page }) => {
  await page.goto('/parametres/relances')
  const plan = section(page, 'Factures à régler')
  await expect(button(plan, 'Modifier')).toBeVisible()
  if (await button(plan, 'Arrêter').isVisible()) await button(plan, 'Arrêter').click()
  await button(plan, 'Mettre en service').click()
  const dialog = page.getByRole('dialog', { name: 'Avant de mettre en service' })
  await dialog.getByRole('checkbox', { name: 'Reprendre aussi ce qui est déjà passé' }).check()
  await expect(dialog.getByRole('status')).toContainText(/aujourd’hui/)
  await button(dialog, 'Mettre en service').click()
  await expect(plan.getByText('En service')).toBeVisible()
})
