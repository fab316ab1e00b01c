// What is planned for many at once, by keyboard alone and in no more actions than was promised.
import { expect } from '@playwright/test'
import { client, lines, type Made, option, startAt, within } from './counted.ts'
import { api, atWork as test } from './installation.ts'
import { button } from './story.ts'
import { colleague } from './team.ts'

const fitter = { name: 'Denis Moreau', email: 'denis@exemple.test', role: 'Poseur' }

test('to plan the fitting of three orders, give it to a fitter and send them the papers: 6 actions', async ({
  context,
  page,
  demo,
}) => {
  await colleague(context, demo, fitter)
  const numbers: string[] = []
  for (const name of ['Pose Un Témoin', 'Pose Deux Témoin', 'Pose Trois Témoin']) {
    const { id: customer } = await client(context, demo, name)
    const { id } = await api<Made>(context, demo, '/orders', { customer, lines, fitting: 'asked' })
    const { number } = await api<Made>(context, demo, `/orders/${id}/confirmation`, {})
    numbers.push(number)
  }
  const recorded = await startAt(page, '/commandes')
  await page
    .getByRole('main')
    .getByRole('button', { name: /^À poser/ })
    .first()
    .focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('row').filter({ hasText: 'Témoin' })).toHaveCount(3)
  await page.keyboard.press('Control+a')
  await expect(page.getByText('3 sélectionnés').first()).toBeVisible()
  await page.keyboard.press('r')
  const plan = page.getByRole('dialog', { name: 'Rendez-vous' })
  await expect(plan.getByRole('group', { name: 'Poseur' }).getByRole('combobox')).toBeFocused()
  await page.keyboard.type('denis')
  await option(page, 'Denis Moreau').waitFor()
  await page.keyboard.press('Enter')
  await expect(plan.getByRole('list', { name: 'Planning' })).toContainText('Denis Moreau')
  await expect(button(plan, 'Planifier et envoyer')).toBeEnabled()
  await page.keyboard.press('Control+Enter')
  await expect(button(plan, 'Fermer')).toBeVisible({ timeout: 45_000 })
  await expect(plan).toContainText(/3 sur 3 traités/)
  within(recorded, 6, 1)

  // Each order has its own papers, for the fitter alone.
  type Mail = { to: { address: string }[]; attachments: { name: string }[] }
  const { rows } = await api<{ rows: Mail[] }>(context, demo, '/mails?kind=appointment')
  expect(rows.length).toBe(6)
  for (const number of numbers) {
    const holding = rows.filter(({ attachments }) =>
      attachments.some(({ name }) => name.includes(number)),
    )
    expect(holding.map(({ to }) => to.map(({ address }) => address))).toEqual([
      ['denis@exemple.test'],
    ])
  }
})
