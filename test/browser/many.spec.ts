// A message to many: all results of a filter, to the clients and the sellers of their deals; how far it is
// survives a reload, and the report says what came of each.
import { expect } from '@playwright/test'
import { api, test } from './installation.ts'
import { button, plain } from './story.ts'

type Mails = {
  total: number
  rows: { attachments: { name: string }[]; about: { label: string } }[]
}

test('écrire aux clients et aux vendeurs de tous les devis d’un filtre, et lire le compte rendu', async ({
  context,
  page,
  demo,
}) => {
  test.setTimeout(120_000)
  const group = '/mails?kind=group&limit=200'
  const before = await api<Mails>(context, demo, group)
  await page.goto('/devis?validity=valid,expiring')
  await expect(page.getByRole('row').nth(2)).toBeVisible()
  await page.keyboard.press('Control+a')
  await page.keyboard.press('m')
  const dialog = page.getByRole('dialog')
  // Each recipient is seen before anything leaves: whose message it is, what it says and encloses.
  const preview = dialog.getByRole('region', { name: 'Aperçu' })
  const seen = async () => {
    const of = plain((await preview.locator('[aria-live]').textContent()) ?? '')
    return Number(of.split(' sur ')[1])
  }
  await expect(preview.getByText(/– Devis DV-/).first()).toBeVisible()
  const clients = await seen()
  expect(clients).toBeGreaterThan(2)
  await dialog.getByText('Vendeur', { exact: true }).click()
  await expect.poll(seen).toBeGreaterThan(clients)
  const recipients = await seen()
  await button(dialog, 'Destinataire suivant').click()
  await expect(preview.locator('[aria-live]')).toHaveText(`2 sur ${recipients}`)
  await page.keyboard.press('Control+Enter')
  await expect(dialog.getByRole('progressbar')).toBeVisible()

  await page.reload()
  const follow = page.getByRole('status').getByRole('button')
  await expect(follow).toHaveText('Voir le compte rendu', { timeout: 90_000 })
  await follow.click()
  await expect(dialog.getByText(`${recipients} sur ${recipients} traités`)).toBeVisible()
  await expect(dialog.getByRole('region', { name: 'Traités' })).toBeVisible()

  const after = await api<Mails>(context, demo, group)
  expect(after.total - before.total).toBe(recipients)
  expect(after.rows[0]?.attachments.length).toBeGreaterThan(0)
})
