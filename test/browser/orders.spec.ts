// From a signed quote to a controlled order, and many orders at a time: what a tile counts is what the
// list then shows, and what is done to it.
import { expect } from '@playwright/test'
import { api, test } from './installation.ts'
import { button, said } from './story.ts'

type Row = { id: string; number: string | null; control: string; customer: { name: string } }
type List = { rows: Row[]; total: number; indicators: Record<string, { count: number }> }

test('a signed quote is ordered and confirmed; what waits for a review is set aside from its tile', async ({
  context,
  page,
  demo,
}) => {
  test.setTimeout(180_000)
  const listed = (query: string) => api<List>(context, demo, `/orders?${query}`)

  await test.step('“Commander” on a signed quote, then “Confirmer”', async () => {
    const { rows } = await api<List>(context, demo, '/quotes?validity=signed&limit=100')
    const ordered = await Promise.all(
      rows.map(({ id }) =>
        api<{ lines: { left: string }[] }>(context, demo, `/quotes/${id}/ordering`),
      ),
    )
    const at = ordered.findIndex(({ lines }) => lines.some(({ left }) => Number(left) > 0))
    await page.goto(`/devis/${rows[at]!.id}`)
    await button(page, 'Commander').click()
    await button(page.getByRole('dialog'), 'Créer la commande').click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Commande –')
    await button(page, 'Confirmer').click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(/Commande CO-\d{4}-\d+/)
    await expect(page.getByRole('heading', { name: 'Contrôle', exact: true })).toBeVisible()
  })

  await test.step('the tile counts what it opens, and the selection is set aside with a reason', async () => {
    const { indicators } = await listed('')
    const { count } = indicators['unreviewed']!
    expect(count).toBeGreaterThan(0)
    await page.goto('/commandes')
    const tile = page.getByRole('button', { name: /^Non contrôlées/ })
    await expect(tile).toContainText(String(count))
    await tile.click()
    await expect(page).toHaveURL(/control=unreviewed/)
    const { rows } = await listed('control=unreviewed')
    for (const { number } of rows) await expect(page.getByText(number!).first()).toBeVisible()
    await page.getByRole('checkbox', { name: /^Tout sélectionner/ }).check()
    await button(page, 'Autres actions').click()
    await page.getByRole('menuitem', { name: /^Mettre en attente/ }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByLabel('Motif').fill('Inventaire en cours')
    await button(dialog, 'Mettre en attente').click()
    await expect.poll(async () => (await listed('control=unreviewed')).total).toBe(0)
  })

  await test.step('the page says why, and who', async () => {
    const [held] = (await listed('control=on_hold')).rows
    await page.goto(`/commandes/${held!.id}`)
    await expect(page.getByText(said('En attente')).first()).toBeVisible()
    await expect(page.getByText(/Alice Garnier/).first()).toBeVisible()
  })
})
