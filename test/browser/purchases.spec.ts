// From orders that can be bought to what the supplier invoices: many orders at a time in four actions,
// then one purchase order sent, received and matched to its invoice.
import { expect } from '@playwright/test'
import { api, test } from './installation.ts'
import { record } from './recorder.ts'
import { button } from './story.ts'

type Item = { id: string; nature: string; cost: string | null; supplier: { id: string } | null }
type Order = { id: string; checks: { id: string }[] }
type List<R> = { rows: R[]; total: number; indicators: Record<string, { count: number }> }

test('“Générer les achats” in four actions; then sent, received and invoiced', async ({
  context,
  page,
  demo,
}) => {
  test.setTimeout(180_000)
  const recorded = await record(page)
  const { rows: items } = await api<List<Item>>(context, demo, '/items?limit=100')
  const bought = items.filter(
    ({ nature, cost, supplier }) => nature === 'goods' && cost && supplier,
  )
  const client = await api<{ id: string }>(context, demo, '/customers', {
    name: 'Témoin des achats',
    addresses: [{ street: '4 place du Marché', postalCode: '69001', city: 'Lyon' }],
  })
  const lines = bought
    .slice(0, 3)
    .map(({ id }) => ({ kind: 'item', item: id, quantity: '2', discount: '0' }))
  for (const count of [1, 2]) {
    const draft = { customer: client.id, subject: `Achat ${count}`, depositRate: '0', lines }
    const { id } = await api<Order>(context, demo, '/orders', draft)
    const { checks } = await api<Order>(context, demo, `/orders/${id}/confirmation`, {})
    for (const { id: check } of checks) {
      await api(context, demo, `/orders/${id}/ticks`, { check, ticked: true })
    }
    await api(context, demo, `/orders/${id}/review`, { reviewed: true })
  }

  await test.step('the indicator, Ctrl+A, “Générer les achats”, Enter', async () => {
    await page.goto('/commandes')
    await page.getByRole('button', { name: /^Commandables/ }).click()
    await expect(page).toHaveURL(/control=purchasable/)
    await expect(page.getByText('Témoin des achats').first()).toBeVisible()
    await page.keyboard.press('Control+a')
    await button(page, 'Générer les achats').click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Générer les achats')
    await expect(button(page, /^Préparer/)).toBeFocused()
    await page.keyboard.press('Enter')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/d’achat préparées?$/)
    expect(recorded.actions).toEqual(['click', 'Ctrl+a', 'click', 'Enter'])
    const { rows } = await api<List<{ subject: string }>>(
      context,
      demo,
      '/purchase-orders?standing=draft&limit=50',
    )
    // One for each supplier, for both orders at once.
    expect(rows.some(({ subject }) => /CO-\d{4}-\d+, CO-/.test(subject))).toBe(true)
  })

  await test.step('one of them is sent to the supplier, and received in two presses', async () => {
    const made = page.getByRole('main').getByRole('link')
    await made.and(page.locator('[href^="/commandes-achat/0"]')).first().click()
    await button(page, 'Envoyer').click()
    const sheet = page.getByRole('dialog')
    await expect(sheet.getByLabel('Objet')).toHaveValue(/^Commande/)
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Commande d’achat CA-/)
    await expect(page.getByText(/^Pour .*CO-\d{4}-\d+/).first()).toBeVisible()
    await button(page, 'Réceptionner').click()
    await page.getByRole('dialog').getByLabel('N° du bon de livraison').fill('BL 1')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByText('Reçue', { exact: true }).first()).toBeVisible()
  })

  await test.step('the invoice differs: it is accepted with a reason', async () => {
    await button(page, 'Saisir la facture').click()
    const sheet = page.getByRole('dialog')
    await sheet.getByLabel('Numéro de la facture').fill('F-2026-17')
    await sheet.getByLabel(/^Port et frais HT/).fill('12')
    await sheet.getByLabel('Pourquoi accepter cet écart').fill('Port annoncé')
    await page.keyboard.press('Control+Enter')
    await page.getByRole('link', { name: 'F-2026-17' }).first().click()
    await expect(page.getByText('Port annoncé')).toBeVisible()
    await button(page, 'Marquer comme payée').click()
    await button(page.getByRole('alertdialog'), 'Marquer comme payée').click()
    await expect(page.getByText('Payée', { exact: true }).first()).toBeVisible()
  })
})
