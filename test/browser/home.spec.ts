// The home dashboard as its people use it: figures that follow what a colleague does, told over the days
// that one chooses and remembered, widgets moved and hidden by keys alone, or dragged; one that fails says so alone.
import { expect, type Page } from '@playwright/test'
import { violations } from './axe.ts'
import { faultsIn } from './french.ts'
import { api, atWork as test } from './installation.ts'
import { buyer } from './sold.ts'
import { button, said } from './story.ts'

const widget = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
/** The titles of the widgets in their order. */
const order = (page: Page) =>
  page.getByRole('tabpanel').getByRole('heading', { level: 3 }).allTextContents()

test('the home follows colleagues, remembers its days, and is arranged by keys and by mouse', async ({
  context,
  page,
  demo,
}) => {
  test.setTimeout(120_000)
  const { draft, invoiced } = await buyer(context, demo, 'Boulangerie du Pont')
  await api(context, demo, '/quotes', draft)
  await invoiced()
  await page.goto('/accueil')
  const due = widget(page, 'Soldes dus')
  const amountDue = async () => (await due.getByRole('link').nth(1).textContent()) ?? ''
  await expect(due).toBeVisible()
  const before = await amountDue()

  await test.step('what is issued elsewhere is seen without a reload', async () => {
    await invoiced()
    await expect.poll(amountDue).not.toBe(before)
    await expect(page.getByText(/^à jour à \d\d:\d\d$/)).toBeVisible()
  })

  await test.step('a definition opens and closes by keys', async () => {
    await page.getByRole('button', { name: said('Définition : Soldes dus') }).focus()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('note').filter({ hasText: 'Formule' })).toBeVisible()
    await page.keyboard.press('Escape')
    await expect(page.getByRole('note').filter({ hasText: 'Formule' })).toBeHidden()
  })

  await test.step('a widget is moved, then hidden, by keys; the next visit has it so', async () => {
    const [first, second] = await order(page)
    const choose = async (name: string, item: string) => {
      await page.getByRole('button', { name: said(`Actions : ${name}`) }).focus()
      await page.keyboard.press('Enter')
      await page.getByRole('menuitem', { name: item, exact: true }).focus()
      await page.keyboard.press('Enter')
    }
    await choose(first!, 'Déplacer ↓')
    await expect.poll(() => order(page)).toEqual(expect.arrayContaining([first, second]))
    expect((await order(page)).slice(0, 2)).toEqual([second, first])
    await choose('Commandes à traiter', 'Masquer')
    await expect(widget(page, 'Commandes à traiter')).toBeHidden()
    await page.reload()
    await expect(due).toBeVisible()
    expect((await order(page)).slice(0, 2)).toEqual([second, first])
    await page.getByText('1 widget masqué').click()
    await button(page, 'Afficher').click()
    await expect(widget(page, 'Commandes à traiter')).toBeVisible()
  })

  await test.step('a widget is dragged by the mouse into the place of another', async () => {
    await button(page, 'Disposition').click()
    await page.getByRole('menuitem', { name: 'Modifier la disposition' }).click()
    const [first, second, third] = await order(page)
    await widget(page, third!).dragTo(widget(page, first!))
    await expect.poll(async () => (await order(page)).slice(0, 3)).toEqual([third, first, second])
    await button(page, 'Terminer').click()
    await page.reload()
    await expect.poll(async () => (await order(page)).slice(0, 3)).toEqual([third, first, second])
  })

  await test.step('a period is in the address, remembered, shown as a chip, and given back', async () => {
    await button(page, 'Ce mois-ci').click()
    await page.getByRole('menuitem', { name: /^Cette semaine/ }).click()
    await expect(page).toHaveURL(/period=week/)
    await page.goto('/accueil')
    const chip = page.getByText('Mémorisé')
    await expect(chip).toBeVisible()
    await page.getByRole('button', { name: /^Retirer Mémorisé/ }).click()
    await expect(chip).toBeHidden()
    await expect(button(page, 'Ce mois-ci')).toBeVisible()
  })

  await test.step('a widget that fails says so alone, and comes back alone', async () => {
    const failing = '**/api/v1/home/rankings**'
    await page.route(failing, (route) => route.fulfill({ status: 500, body: '{}' }))
    await page.getByRole('tab', { name: 'Ventes' }).click()
    const rankings = widget(page, 'Classements')
    await expect(rankings.getByRole('alert')).toContainText('n’a pas répondu')
    const sales = widget(page, 'Ventes de la période')
    await expect(sales).toContainText('€')
    await expect(sales.getByRole('alert')).toHaveCount(0)
    await page.unroute(failing)
    await button(rankings, 'Réessayer').click()
    await expect(rankings).toContainText('Boulangerie du Pont')
  })

  await test.step('every tab reads as French does, and breaks no rule of access', async () => {
    for (const tab of ['Vue d’ensemble', 'Ventes', 'Facturation', 'Activité']) {
      await page.getByRole('tab', { name: tab }).click()
      await expect(
        page.getByRole('tabpanel').getByRole('heading', { level: 3 }).first(),
      ).toBeVisible()
      await page.waitForLoadState('networkidle')
      expect(faultsIn(await page.locator('main').innerText()), tab).toEqual([])
      expect(await violations(page), tab).toEqual([])
    }
  })
})
