// What is planned for many at once, by keyboard alone and in no more actions than was promised.
import { type BrowserContext, expect } from '@playwright/test'
import { client, lines, type Made, option, startAt, within } from './counted.ts'
import { api, atWork as test, type Demo } from './installation.ts'
import { button } from './story.ts'

/** Somebody else who works there: invited, and come. */
async function colleague(context: BrowserContext, demo: Demo, name: string): Promise<void> {
  type Roles = { rows: { id: string; name: string }[] }
  const { rows } = await api<Roles>(context, demo, '/team/roles')
  const roleId = rows.find((role) => role.name === 'Poseur')?.id
  const email = 'denis@exemple.test'
  const { link } = await api<{ link: string }>(context, demo, '/invitations', { email, roleId })
  const joined = await fetch(`${demo.url}/api/v1/invitation/${link.split('/').at(-1)}/acceptance`, {
    method: 'POST',
    headers: { origin: demo.url, 'content-type': 'application/json' },
    body: JSON.stringify({ name, password: 'une phrase de passe longue', locale: 'fr' }),
  })
  expect(joined.status, await joined.text()).toBeLessThan(300)
}

test('to plan the fitting of three orders, give it to a fitter and send them the papers: 6 actions', async ({
  context,
  page,
  demo,
}) => {
  await colleague(context, demo, 'Denis Moreau')
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
