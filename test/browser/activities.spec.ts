// The day of somebody: what there is to do, ticked and taken back; where to be, moved by keys and by hand.
import { expect, type Page } from '@playwright/test'
import { api, atWork as test } from './installation.ts'
import { button } from './story.ts'

test('a task is typed in a line, done, and taken back', async ({ context, page, demo }) => {
  await page.goto('/mes-taches')
  const line = page.getByRole('textbox', { name: 'Ce qu’il faut faire' })
  await line.fill('Rappeler le notaire demain 9h30 !')
  await expect(page.getByText('09:30', { exact: true })).toBeVisible()
  await expect(page.getByText('Haute', { exact: true }).first()).toBeVisible()
  await line.press('Enter')
  const round = page.getByRole('checkbox', { name: 'Terminer : Rappeler le notaire' })
  const soon = page.getByRole('region', { name: 'À venir' })
  await expect(soon.getByText('Rappeler le notaire')).toBeVisible()
  await round.click()
  await expect(soon.getByText('Rappeler le notaire')).toHaveCount(0)
  await page.getByRole('button', { name: 'Annuler', exact: true }).click()
  await expect(soon.getByText('Rappeler le notaire')).toBeVisible()
  const { rows } = await api<{ rows: { title: string; priority: string; dueTime: string }[] }>(
    context,
    demo,
    '/tasks?state=open&q=notaire',
  )
  expect(rows).toMatchObject([{ title: 'Rappeler le notaire', priority: 'high', dueTime: '09:30' }])
})

type Row = { id: string; title: string; startsAt: string; endsAt: string }

test('an appointment is moved by keys and by the mouse, and made longer', async ({
  context,
  page,
  demo,
}) => {
  await page.setViewportSize({ width: 1440, height: 900 })
  // A Wednesday of winter, so that Paris is an hour ahead.
  const made = await api<Row>(context, demo, '/appointments', {
    title: 'Métré témoin',
    startsAt: '2027-01-13T08:00:00Z',
    endsAt: '2027-01-13T09:00:00Z',
  })
  await page.goto('/agenda?jour=2027-01-13')
  const block = page.getByRole('button', { name: /Métré témoin/ })
  const stored = async () => {
    const { startsAt, endsAt } = await api<Row>(context, demo, `/appointments/${made.id}`)
    return `${startsAt} ${endsAt}`
  }
  await expect(block).toHaveAccessibleName(/de 09:00 à 10:00/)
  await block.focus()
  await page.keyboard.press('Alt+ArrowDown')
  await page.keyboard.press('Alt+ArrowDown')
  await expect.poll(stored).toContain('2027-01-13T08:30:00.000Z')
  await expect(block).toHaveAccessibleName(/de 09:30 à 10:30/)
  await block.focus()
  await page.keyboard.press('Alt+ArrowRight')
  await expect.poll(stored).toContain('2027-01-14T08:30:00.000Z')
  await block.focus()
  await page.keyboard.press('Alt+Shift+ArrowDown')
  await expect.poll(stored).toBe('2027-01-14T08:30:00.000Z 2027-01-14T09:45:00.000Z')

  // By hand: two hours later, a day earlier.
  await expect(block).toHaveAccessibleName(/de 09:30 à 10:45/)
  await drag(page, block, -1, 96)
  await expect.poll(stored).toBe('2027-01-13T10:30:00.000Z 2027-01-13T11:45:00.000Z')
  await block.click()
  const sheet = page.getByRole('dialog', { name: 'Rendez-vous' })
  await sheet.getByRole('textbox', { name: 'Lieu' }).fill('Salle du premier étage')
  await button(sheet, 'Enregistrer').click()
  await expect(page.getByText('Rendez-vous modifié')).toBeVisible()
  await expect(block).toHaveAccessibleName(/Salle du premier étage/)
})

/** So many columns across and pixels down, as a hand does. */
async function drag(
  page: Page,
  block: ReturnType<Page['getByRole']>,
  across: number,
  down: number,
) {
  const box = (await block.boundingBox())!
  const column = await block.evaluate(
    (element) => element.closest<HTMLElement>('[data-column]')!.offsetWidth,
  )
  const [x, y] = [box.x + box.width / 2, box.y + 12]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + across * column, y + down, { steps: 8 })
  await page.mouse.up()
}
