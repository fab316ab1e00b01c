// The day of somebody: what there is to do, ticked and taken back; where to be, moved by keys and by hand.
import { expect, type Page } from '@playwright/test'
import { api, atWork as test } from './installation.ts'
import { button } from './story.ts'
import { colleague, theirBrowser } from './team.ts'

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

test('keys that follow while a move is being saved move it further', async ({
  context,
  page,
  demo,
}) => {
  const { id } = await api<Row>(context, demo, '/appointments', {
    title: 'Vite témoin',
    startsAt: '2027-01-20T08:00:00Z',
    endsAt: '2027-01-20T09:00:00Z',
  })
  await page.goto('/agenda?jour=2027-01-20')
  const block = page.getByRole('button', { name: /Vite témoin/ })
  await block.focus()
  // The first save is held until other keys have come.
  let go = () => {}
  const typed = new Promise<void>((resolve) => (go = resolve))
  const first = page.waitForRequest((asked) => asked.method() === 'PATCH')
  await page.route(`**/appointments/${id}`, async (route) => {
    if (route.request().method() === 'PATCH') await typed
    await route.continue()
  })
  await page.keyboard.press('Alt+ArrowDown')
  await first
  await page.keyboard.press('Alt+ArrowDown')
  await expect(block).toHaveAccessibleName(/de 09:30 à 10:30/)
  go()
  const stored = async () => (await api<Row>(context, demo, `/appointments/${id}`)).startsAt
  await expect.poll(stored).toBe('2027-01-20T08:30:00.000Z')
  // Whoever leaves at once has moved it nevertheless.
  await page.keyboard.press('Alt+ArrowDown')
  await expect(block).toHaveAccessibleName(/de 09:45 à 10:45/)
  await page.getByRole('link', { name: 'Clients', exact: true }).first().click()
  await expect.poll(stored).toBe('2027-01-20T08:45:00.000Z')
})

const nora = { name: 'Nora Lambert', email: 'nora@exemple.test', role: 'Commercial' }

test('two people share their time: a mention, a board, a month, side by side, a feed', async ({
  browser,
  context,
  page,
  demo,
}) => {
  test.setTimeout(120_000)
  await colleague(context, demo, nora)
  const theirs = await theirBrowser(browser, demo, nora)
  const hers = await theirs.newPage()
  const { rows: team } = await api<{ rows: { id: string; name: string }[] }>(
    context,
    demo,
    '/colleagues',
  )
  const idOf = (name: string) => team.find((one) => one.name === name)!.id
  const { id: customer } = await api<{ id: string }>(context, demo, '/customers', {
    name: 'Fleuriste Témoin',
    // Who may not see a client hears nothing of it.
    sellerId: idOf(nora.name),
  })

  await test.step('who is called in a note hears of it at once', async () => {
    await hers.goto('/reception')
    await expect(hers.getByRole('heading', { name: 'Boîte de réception' })).toBeVisible()
    await page.goto(`/clients/${customer}/historique`)
    await expect(button(page, 'Note')).toBeVisible()
    await page.keyboard.press('n')
    const note = page.getByRole('textbox', { name: /appelle un collègue/ })
    await expect(note).toBeFocused()
    await page.keyboard.type('Voir le bouquet avec @nor')
    await expect(page.getByRole('button', { name: 'Nora Lambert' })).toBeVisible()
    await page.keyboard.press('Enter')
    await expect(note).toHaveValue('Voir le bouquet avec @Nora Lambert ')
    await page.keyboard.press('Control+Enter')
    await expect(hers.getByRole('button', { name: /Fleuriste Témoin/ }).first()).toBeVisible()
  })

  await test.step('a task given by another comes on the board, is dragged, and moved by keys', async () => {
    await hers.goto('/mes-taches?vue=section')
    const column = (name: string) => hers.getByRole('region', { name, exact: true })
    await expect(hers.getByText('Tout est fait')).toBeVisible()
    const task = await api<{ id: string }>(context, demo, '/tasks', {
      title: 'Couper les tiges',
      assignees: [idOf(nora.name)],
    })
    const card = hers.getByRole('listitem').filter({ hasText: 'Couper les tiges' })
    await expect(column('Sans date').getByText('Couper les tiges')).toBeVisible()
    await card.locator('[draggable=true]').dragTo(column('Aujourd’hui'))
    await expect(column('Aujourd’hui').getByText('Couper les tiges')).toBeVisible()
    await hers.getByRole('button', { name: /^Déplacer.*Couper les tiges/ }).focus()
    await hers.keyboard.press('Enter')
    await hers.getByRole('menuitem', { name: /À venir/ }).focus()
    await hers.keyboard.press('Enter')
    await expect(column('À venir').getByText('Couper les tiges')).toBeVisible()
    const { dueDay } = await api<{ dueDay: string }>(context, demo, `/tasks/${task.id}`)
    expect(dueDay).toMatch(/^\d{4}-\d\d-\d\d$/)
  })

  const { id } = await api<Row>(context, demo, '/appointments', {
    title: 'Livraison témoin',
    startsAt: '2027-02-10T08:00:00Z',
    endsAt: '2027-02-10T09:00:00Z',
    people: [idOf('Alice Garnier')],
  })
  const stored = () => api<Row & { people: { id: string }[] }>(context, demo, `/appointments/${id}`)
  const start = async () => (await stored()).startsAt.slice(0, 10)
  const entry = page.getByRole('button', { name: /Livraison témoin/ })

  await test.step('in the month, by keys and by hand', async () => {
    await page.goto('/agenda?vue=mois&jour=2027-02-10')
    await entry.focus()
    await page.keyboard.press('Alt+ArrowRight')
    await page.keyboard.press('Alt+ArrowDown')
    await expect.poll(start).toBe('2027-02-18')
    await entry.dragTo(
      page
        .getByRole('listitem')
        .filter({ has: page.getByRole('link', { name: /^12,.* février/ }) }),
    )
    await expect.poll(start).toBe('2027-02-12')
  })

  await test.step('side by side: by keys to another, who sees it come', async () => {
    await hers.goto('/agenda?jour=2027-02-12')
    await expect(hers.getByRole('heading', { name: 'Agenda' })).toBeVisible()
    await page.goto('/agenda?vue=equipe&jour=2027-02-12')
    await entry.focus()
    const order = team.map(({ name }) => name)
    const isAfter = order.indexOf(nora.name) > order.indexOf('Alice Garnier')
    const people = async () => (await stored()).people.map((one) => one.id)
    for (let n = 0; n < team.length && !(await people()).includes(idOf(nora.name)); n += 1) {
      await page.keyboard.press(isAfter ? 'Alt+ArrowRight' : 'Alt+ArrowLeft')
      await expect.poll(people).not.toContain(idOf('Alice Garnier'))
    }
    await expect.poll(people).toEqual([idOf(nora.name)])
    await expect(hers.getByRole('button', { name: /Livraison témoin/ })).toBeVisible()
  })

  await test.step('a feed is read by another calendar, without a session', async () => {
    await button(hers, 'Abonner un autre agenda').click()
    await button(hers, 'Créer une adresse').click()
    const address = hers.getByRole('dialog').getByRole('textbox')
    await expect(address).toHaveValue(/^http/)
    const answer = await fetch(await address.inputValue())
    expect(answer.headers.get('content-type')).toContain('text/calendar')
    const text = await answer.text()
    const unfolded = text.replaceAll('\r\n ', '').split('\r\n')
    expect(Math.max(...text.split('\r\n').map((line) => Buffer.byteLength(line)))).toBeLessThan(76)
    expect(unfolded[0]).toBe('BEGIN:VCALENDAR')
    expect(unfolded.filter((line) => line === 'BEGIN:VEVENT').length).toBe(
      unfolded.filter((line) => line.startsWith('DTSTART')).length,
    )
    const at = unfolded.indexOf('SUMMARY:Livraison témoin')
    expect(at).toBeGreaterThan(0)
    const event = unfolded.slice(
      unfolded.lastIndexOf('BEGIN:VEVENT', at),
      unfolded.indexOf('END:VEVENT', at),
    )
    expect(event.join('\n')).toMatch(/^DTSTART.*20270212T/m)
    await button(hers, 'Fermer l’adresse').click()
    await expect(hers.getByText('Adresse fermée')).toBeVisible()
  })
  await theirs.close()
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
