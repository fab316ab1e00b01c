// An analysis by keys alone: asked, followed to its lines and to a document, saved, shared, pinned to the
// home, taken home as a file; a question that lasts says so, and is given up.
import { readFileSync } from 'node:fs'
import { expect, type Page } from '@playwright/test'
import { violations } from './axe.ts'
import { api, atWork as test } from './installation.ts'
import { buyer } from './sold.ts'
import { button } from './story.ts'

/** Chooses of the menu of a button, by keys. */
async function choose(page: Page, name: RegExp, item: string) {
  await button(page, name).first().focus()
  await page.keyboard.press('Enter')
  const chosen = page.getByRole('menuitem', { name: item, exact: true })
  const radio = page.getByRole('menuitemradio', { name: item, exact: true })
  await chosen
    .or(radio)
    .or(page.getByRole('menuitemcheckbox', { name: item }))
    .focus()
  await page.keyboard.press('Enter')
}

test('an analysis is asked, followed, kept and given up, by keys', async ({
  context,
  page,
  demo,
}) => {
  test.setTimeout(120_000)
  const { draft, invoiced } = await buyer(context, demo, 'Atelier des Figures', '1234.5')
  const id = await invoiced()
  // A home with widgets is that of a company which has both.
  await api(context, demo, '/quotes', draft)
  await page.goto('/analyses')
  const table = page.getByRole('table', { name: /tableau$/ })
  await expect(table.last()).toBeVisible()

  await test.step('a measure and two dimensions', async () => {
    await choose(page, /^Mesure/, 'Ventes HT')
    await choose(page, /^Par/, 'Client')
    await choose(page, /^Puis par/, 'Marque')
    await expect(page).toHaveURL(/by=customer%2Cbrand/)
    await expect(table.last().getByRole('rowheader', { name: 'Atelier des Figures' })).toBeVisible()
    expect(await violations(page)).toEqual([])
  })

  await test.step('what is measured says what it is, with its formula', async () => {
    await button(page, 'Définition : Ventes HT').first().focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('note')).toContainText('Σ factures HT − Σ avoirs HT')
    await page.keyboard.press('Escape')
    await expect(page.getByRole('note')).toBeHidden()
  })

  await test.step('a cell leads to what has no brand, to the lines, to the document', async () => {
    const row = table.last().getByRole('row').filter({ hasText: 'Atelier des Figures' })
    await row.getByRole('link').nth(1).focus()
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/brand=%E2%88%85/)
    await expect(page.getByText('Sans', { exact: true })).toBeVisible()
    await page.getByRole('link', { name: 'Voir le détail' }).focus()
    await page.keyboard.press('Enter')
    const found = page.getByRole('row').filter({ hasText: 'Atelier des Figures' }).first()
    await expect(found).toContainText('Facture')
    // What is of no item says its own words, and the figure stands above its lines.
    await expect(found).toContainText('Pose')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Détail : Ventes HT')
    await expect(page.getByText('1 234,50 €').first()).toBeVisible()
    await found.getByRole('link').first().focus()
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(new RegExp(`/factures/${id}`))
  })

  await test.step('saved, shared and pinned, it is on the home', async () => {
    await page.goto('/analyses?measure=sales&by=customer&period=year12&compare=none')
    await button(page, /^Enregistrer/)
      .first()
      .focus()
    await page.keyboard.press('Enter')
    await page.getByRole('dialog').getByRole('textbox').fill('Mes clients')
    await page.getByRole('dialog').getByRole('switch').focus()
    await page.keyboard.press('Space')
    await page.getByRole('dialog').getByRole('textbox').press('Enter')
    await expect(page.getByRole('link', { name: 'Mes clients' }).first()).toBeVisible()
    await choose(page, /^Épingler/, 'À l’accueil')
    await expect(page.getByText('Épinglée à l’accueil')).toBeVisible()
    const { views } = await api<{ views: { name: string; shared: boolean; boards: string[] }[] }>(
      context,
      demo,
      '/views',
    )
    expect(views).toMatchObject([{ name: 'Mes clients', shared: true, boards: ['home'] }])
    await page.goto('/accueil')
    const kept = page.getByRole('region', { name: 'Mes clients', exact: true })
    await expect(kept.getByText('Atelier des Figures').first()).toBeVisible()
    await kept.getByRole('link').first().focus()
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/\/analyses\?/)
  })

  await test.step('its file says what it says', async () => {
    const coming = page.waitForEvent('download')
    await choose(page, /^Fichier/, 'CSV (.csv)')
    expect(readFileSync((await (await coming).path())!, 'utf8')).toContain('1234,50')
  })

  await test.step('a question that lasts tells since when, and is given up', async () => {
    await page.route('**/api/v1/analytics?**', () => {})
    await choose(page, /^Par/, 'Article')
    await expect(page.getByRole('status').filter({ hasText: /Calcul en cours/ })).toBeVisible()
    await button(page, 'Annuler').focus()
    await page.keyboard.press('Enter')
    await expect(page.getByText('Question annulée.')).toBeVisible()
    await page.unroute('**/api/v1/analytics?**')
    await button(page, 'Relancer').click()
    await expect(table.last()).toBeVisible()
  })
})
