// The dashboard of a client: it says what is not there yet and why, follows what is issued without being
// reloaded, opens the list behind a figure, and keeps how one likes it.
import { expect } from '@playwright/test'
import { violations } from './axe.ts'
import { api, atWork as test } from './installation.ts'
import { buyer, type Made } from './sold.ts'
import { button, plain, said } from './story.ts'

test('from a prospect to a client, on their dashboard', async ({ context, page, demo }) => {
  test.setTimeout(120_000)
  const { id } = await api<Made>(context, demo, '/customers', {
    name: 'Odile Rivoire',
    kind: 'person',
    addresses: [{ street: '3 rue du Port', postalCode: '69003', city: 'Lyon' }],
  })
  await page.goto(`/clients/${id}`)

  await test.step('a prospect: what is not there says why', async () => {
    await expect(
      page.getByText(said('Les ventes apparaîtront après la première facture.')),
    ).toBeVisible()
    const hidden = page.getByText(/widgets masqués/)
    await hidden.click()
    await expect(
      page.getByText(said('ce widget apparaîtra après la première')).first(),
    ).toBeVisible()
    await expect(page.getByRole('link', { name: 'Nouvelle facture' }).first()).toBeVisible()
    expect(await violations(page)).toEqual([])
  })

  const trend = page.getByRole('region', { name: 'Tendance des ventes' })
  await test.step('what is issued is told without a reload, and opens its list', async () => {
    const line = { kind: 'item', name: 'Pose', quantity: '1', price: '450' }
    const lines = [{ ...line, vat: { category: 'S', rate: '20' } }]
    const invoice = await api<Made>(context, demo, '/invoices', { customer: id, lines })
    await api(context, demo, `/invoices/${invoice.id}/issuance`, {})
    await expect(trend).toBeVisible()
    await expect.poll(async () => plain(await trend.innerText())).toContain('450,00 €')
    const due = page.getByRole('region', { name: 'Montants dus' })
    await expect.poll(async () => plain(await due.innerText())).toContain('540,00 €')
    await trend.getByRole('link', { name: /factures du mois$/ }).click()
    await expect(page).toHaveURL(/\/factures\?/)
    await expect.poll(async () => plain(await page.locator('main').innerText())).toContain('540,00')
    await page.goBack()
  })

  await test.step('whose sales are told is remembered from client to client, until it is taken back', async () => {
    const { client } = await buyer(context, demo, 'Atelier des Quais')
    const scope = button(page, /^Toutes les ventes/)
    await scope.click()
    await page.getByRole('option', { name: 'Mes ventes' }).click()
    await page.goto(`/clients/${client.id}`)
    const chip = button(page, /^Retirer Périmètre/)
    await expect(chip).toBeVisible()
    await chip.click()
    await expect(scope).toBeVisible()
    await page.goto(`/clients/${id}`)
    await expect(trend).toBeVisible()
    await expect(scope).toBeVisible()
    await expect(chip).toBeHidden()
  })

  await test.step('the account has its balance after each movement, at any day', async () => {
    await page.getByRole('tab', { name: 'Compte' }).click()
    await expect(page).toHaveURL(/onglet=compte/)
    await expect(page.getByRole('columnheader', { name: 'Solde' })).toBeVisible()
    await expect.poll(async () => plain(await page.locator('main').innerText())).toContain('540,00')
    await page.getByRole('tab', { name: 'Tableau de bord' }).click()
    await expect(trend).toBeVisible()
  })

  await test.step('a widget is hidden by the keyboard, stays so, and comes back', async () => {
    await button(trend, /^Actions/).focus()
    await page.keyboard.press('Enter')
    await page.getByRole('menuitem', { name: 'Masquer' }).press('Enter')
    await expect(trend).toBeHidden()
    await page.reload()
    await page.getByText(/widgets? masqués?/).click()
    await expect(trend).toBeHidden()
    await button(page, 'Afficher').click()
    await expect(trend).toBeVisible()
  })
})
