// What is done with a selection, followed from where it was not started; a task tied to any record by keys.
import { expect } from '@playwright/test'
import { api, test } from './installation.ts'

test('an act on a selection is followed to its end on a screen that did not start it', async ({
  context,
  page,
  demo,
}) => {
  test.setTimeout(180_000)
  await page.goto('/reception')
  await page.getByRole('link', { name: 'Actions groupées' }).last().click()
  await expect(page.getByRole('heading', { name: 'Actions groupées' })).toBeVisible()
  const selection = { all: {}, except: [] }
  const { id } = await api<{ id: string }>(context, demo, '/bulk-runs', {
    act: 'quotes.print',
    selection,
  })
  const row = page.getByRole('row').filter({ has: page.locator(`a[href$="${id}"]`) })
  await expect(row.getByRole('progressbar')).toBeVisible()
  // Without a reload, as the job goes on.
  await expect(row.getByText('Terminée')).toBeVisible({ timeout: 120_000 })
  await row.getByRole('link', { name: 'Imprimer des devis' }).press('Enter')
  await expect(page.getByRole('link', { name: 'Télécharger le PDF' })).toBeVisible()
})

test('a task is tied to two quotes, and untied from one, by keys alone', async ({
  context,
  page,
  demo,
}) => {
  const { rows } = await api<{ rows: { number: string }[] }>(
    context,
    demo,
    '/quotes?validity=signed',
  )
  const { id } = await api<{ id: string }>(context, demo, '/tasks', { title: 'Tout vérifier' })
  await page.goto(`/taches/${id}`)
  const field = page.getByRole('combobox', { name: 'Relier à une fiche' })
  const links = page.getByRole('list', { name: 'À propos de' })
  await field.focus()
  // Enter at once: what is chosen is what was typed, and not what was still shown.
  for (const typed of [rows[0]!.number, rows[1]!.number]) {
    await page.keyboard.type(typed)
    await page.keyboard.press('Enter')
    await expect(links.getByRole('link', { name: typed, exact: true })).toBeVisible()
  }
  await page.keyboard.press('Control+Enter')
  const tied = async () =>
    (await api<{ otherCount: number; about: unknown }>(context, demo, `/tasks/${id}`)).otherCount
  await expect.poll(tied).toBe(1)

  await page.goto(`/taches/${id}`)
  await field.focus()
  await page.keyboard.press('Shift+Tab')
  await page.keyboard.press('Enter')
  await expect(field).toBeFocused()
  await page.keyboard.press('Control+Enter')
  await expect.poll(tied).toBe(0)
})
