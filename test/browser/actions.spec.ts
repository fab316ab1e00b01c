// The frequent tasks, by keyboard alone, and never in more actions than was promised. A person looks
// before they press: each step waits for what it acts upon, and for nothing else.
import { type BrowserContext, expect, type Page } from '@playwright/test'
import { client, lines, type Made, option, startAt, vat, within } from './counted.ts'
import { api, atWork as test, type Demo } from './installation.ts'
import { button, said } from './story.ts'

async function sentQuote(context: BrowserContext, demo: Demo, customer: string): Promise<Made> {
  const { id } = await api<Made>(context, demo, '/quotes', { customer, lines })
  return api(context, demo, `/quotes/${id}/sending`, { how: 'hand' })
}

async function issuedInvoice(context: BrowserContext, demo: Demo, customer: string): Promise<Made> {
  const { id } = await api<Made>(context, demo, '/invoices', { customer, lines })
  return api(context, demo, `/invoices/${id}/issuance`, {})
}

const reminded = ['Rappel Un Témoin', 'Rappel Deux Témoin']

const daysFromNow = (days: number): string =>
  new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)

test('1. to open a client: 2 actions', async ({ context, page, demo }) => {
  await client(context, demo, 'Quincaillerie Témoin')
  const recorded = await startAt(page, '/factures')
  await page.keyboard.press('Control+k')
  await expect(page.getByRole('dialog').getByRole('combobox')).toBeFocused()
  await page.keyboard.type('quinc tém')
  await option(page, 'Quincaillerie Témoin').waitFor()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Quincaillerie Témoin')
  within(recorded, 2, 1)
})

test('2. a quote of three lines: 9 actions', async ({ context, page, demo }) => {
  await client(context, demo, 'Menuiserie Témoin')
  for (const name of ['Applique', 'Lustre', 'Plafonnier']) {
    await api(context, demo, '/items', { name: `${name} témoin`, price: '120.50', vat })
  }
  const recorded = await startAt(page, '/accueil')
  await page.keyboard.press('c')
  await page.keyboard.press('d')
  await expect(page.getByRole('combobox', { name: 'Client', exact: true })).toBeFocused()
  await page.keyboard.type('menuis tém')
  await option(page, '^Menuiserie Témoin').waitFor()
  await page.keyboard.press('Enter')
  for (const [at, [name, quantity]] of [
    ['Applique', '3'],
    ['Lustre', '12'],
    ['Plafonnier', '2'],
  ].entries()) {
    const cell = (label: string) => page.getByLabel(`${label}, ligne ${at + 1}`, { exact: true })
    await expect(cell('Désignation')).toBeFocused()
    await page.keyboard.type(`${name} t`)
    await option(page, `^${name} témoin`).waitFor()
    await page.keyboard.press('Enter')
    await expect(cell('Quantité')).toBeFocused()
    await page.keyboard.type(quantity!)
    await page.keyboard.press('Enter')
  }
  // 17 × 120.50 = 2,048.50; 2,458.20 with VAT.
  await expect(page.getByText(said('2 458,20 €')).first()).toBeVisible()
  within(recorded, 9, 7)
})

test('3. to send a quote: 2 actions', async ({ context, page, demo }) => {
  const { id: customer } = await client(context, demo, 'Envoi Témoin')
  const { id } = await api<Made>(context, demo, '/quotes', { customer, lines })
  const recorded = await startAt(page, `/devis/${id}`)
  await page.keyboard.press('Control+Enter')
  const letter = page.getByRole('dialog', { name: 'Envoyer par e-mail' })
  await expect(letter).toContainText('compta@temoin.example')
  await page.keyboard.press('Control+Enter')
  await expect(letter).toBeHidden()
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/DV-\d{4}-\d+/)
  within(recorded, 2)
})

// Before any other is issued: invoices are dated in their order.
test('8. to remind of the invoices that are late: 4 actions', async ({ context, page, demo }) => {
  for (const name of reminded) {
    const { id: customer } = await client(context, demo, name)
    const { id } = await api<Made>(context, demo, '/invoices', { customer, lines })
    await api(context, demo, `/invoices/${id}/issuance`, { day: daysFromNow(-40) })
  }
  const recorded = await startAt(page, '/factures')
  await remindAll(page, /^En retard/)
  within(recorded, 4)
})

test('4. a quote signed, invoiced, issued and sent: 5 actions', async ({ context, page, demo }) => {
  const { id: customer } = await client(context, demo, 'Signature Témoin')
  const { id } = await sentQuote(context, demo, customer)
  const recorded = await startAt(page, `/devis/${id}`)
  await page.keyboard.press('s')
  await page.getByRole('dialog', { name: 'Signature du client' }).waitFor()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Signé', { exact: true }).first()).toBeVisible()
  await expect(page.getByRole('dialog')).toHaveCount(0)
  await page.keyboard.press('Control+Enter')
  const issue = button(
    page.getByRole('dialog', { name: 'Facturer le devis' }),
    'Émettre et envoyer',
  )
  await expect(issue).toBeEnabled()
  await page.keyboard.press('Control+Enter')
  const letter = page.getByRole('dialog', { name: 'Envoyer par e-mail' })
  await expect(letter).toContainText('compta@temoin.example')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/FA-\d{4}-\d+/)
  await page.keyboard.press('Control+Enter')
  await expect(letter).toBeHidden()
  within(recorded, 5)
})

test('5. to collect an invoice in full: 2 actions', async ({ context, page, demo }) => {
  const { id: customer } = await client(context, demo, 'Encaissement Témoin')
  const { id } = await issuedInvoice(context, demo, customer)
  const recorded = await startAt(page, `/factures/${id}`)
  await page.keyboard.press('p')
  await page.getByRole('dialog', { name: /^Encaisser/ }).waitFor()
  await page.keyboard.press('Enter')
  await expect(page.getByText('Soldée').first()).toBeVisible()
  within(recorded, 2)
})

test('6. one transfer over several invoices: 2 actions', async ({ context, page, demo }) => {
  const { id: customer } = await client(context, demo, 'Virement Témoin')
  const invoices = []
  for (let n = 0; n < 3; n += 1) invoices.push(await issuedInvoice(context, demo, customer))
  const recorded = await startAt(page, `/clients/${customer}`)
  await page.keyboard.press('p')
  const amount = page.getByRole('textbox', { name: 'Montant reçu' })
  await expect(amount).toBeFocused()
  // Two of them and a half, the oldest first.
  await expect(page.getByText(invoices[2]!.number)).toBeVisible()
  await page.keyboard.type('900')
  await page.keyboard.press('Enter')
  await expect(page).toHaveURL(/\/reglements\/[0-9a-f-]{36}/)
  for (const [at, { id }] of invoices.entries()) {
    const { outstanding } = await api<{ outstanding: string }>(context, demo, `/invoices/${id}`)
    expect(outstanding).toBe(['0.00', '0.00', '180.00'][at])
  }
  within(recorded, 2, 1)
})

test('7. to remind of the quotes that run out: 4 actions', async ({ context, page, demo }) => {
  for (const name of reminded) {
    const { id: customer } = await client(context, demo, name)
    const { id } = await api<Made>(context, demo, '/quotes', {
      customer,
      lines,
      validUntil: daysFromNow(5),
    })
    await api(context, demo, `/quotes/${id}/sending`, { how: 'hand' })
  }
  const recorded = await startAt(page, '/devis')
  await remindAll(page, /^Expire/)
  within(recorded, 4)
})

test('keys that come faster than a screen is drawn are not lost', async ({
  context,
  page,
  demo,
}) => {
  for (const [name, days] of [
    ['Pressé Témoin', 4],
    ['Lointain Témoin', 60],
  ] as const) {
    const { id: customer } = await client(context, demo, name)
    const asked = { customer, lines, validUntil: daysFromNow(days) }
    const { id } = await api<Made>(context, demo, '/quotes', asked)
    await api(context, demo, `/quotes/${id}/sending`, { how: 'hand' })
  }
  await startAt(page, '/devis')
  const tile = page.getByRole('main').getByRole('button', { name: /^Expire/ })
  // All in one turn of the browser: nothing is drawn, nor has an answer come, between two keys.
  await tile.first().evaluate(async (segment: HTMLElement) => {
    const press = async (key: string, ctrlKey = false) => {
      document.body.dispatchEvent(new KeyboardEvent('keydown', { key, ctrlKey, bubbles: true }))
      for (let turn = 0; turn < 5; turn += 1) await Promise.resolve()
    }
    segment.click()
    for (let turn = 0; turn < 5; turn += 1) await Promise.resolve()
    await press('a', true)
    await press('e')
  })
  const question = page.getByRole('dialog', { name: 'Relancer' })
  await expect(question).toContainText('Pressé Témoin')
  await expect(question).not.toContainText('Lointain')
  await page.keyboard.press('Escape')
  // Another order of the same rows leaves them selected.
  await expect(page.getByText(/\d sélectionné/).first()).toBeVisible()
  await page.getByRole('button', { name: 'Client', exact: true }).click()
  await expect(page).toHaveURL(/sort=customer/)
  await expect(page.getByText(/\d sélectionné/).first()).toBeVisible()
  // What is searched for is asked for once one leaves the field, and all of it is what was found.
  await page.keyboard.press('/')
  await page.keyboard.type('pressé')
  await page.keyboard.press('Enter')
  await page.keyboard.press('Control+a')
  await page.keyboard.press('e')
  await expect(question).toContainText('Pressé Témoin')
  await expect(question).not.toContainText('Rappel Un')
})

/** From the segment that says them, alone between the head and the sum: all of them, what leaves to whom, and the report. */
async function remindAll(page: Page, segment: RegExp): Promise<void> {
  await page.getByRole('main').getByRole('button', { name: segment }).first().focus()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('row').filter({ hasText: 'Rappel Un Témoin' })).toBeVisible()
  await expect(page.getByRole('row').filter({ hasNotText: 'Rappel' })).toHaveCount(2)
  await page.keyboard.press('Control+a')
  await expect(button(page, 'Relancer')).toBeVisible()
  await page.keyboard.press('e')
  const question = page.getByRole('dialog', { name: 'Relancer' })
  await expect(question).toContainText('@')
  await page.keyboard.press('Control+Enter')
  await expect(button(question, 'Fermer')).toBeVisible({ timeout: 45_000 })
  await expect(question).toContainText(/traités/)
}

test('10. a credit note: 3 actions, and one for each line that is changed', async ({
  context,
  page,
  demo,
}) => {
  const { id: customer } = await client(context, demo, 'Avoir Témoin')
  const { id } = await issuedInvoice(context, demo, customer)
  const recorded = await startAt(page, `/factures/${id}`)
  await page.keyboard.press('a')
  const credit = page.getByRole('dialog', { name: /^Avoir sur/ })
  await expect(button(credit, 'Créer l’avoir')).toBeEnabled()
  await page.keyboard.press('Control+Enter')
  await expect(page).toHaveURL(/\/avoirs\//)
  const issuing = page.getByRole('dialog', { name: 'Émettre l’avoir' })
  await expect(button(issuing, 'Émettre')).toBeEnabled()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/AV-\d{4}-\d+/)
  within(recorded, 3)
})

test('10. a credit note in part: one more for each line that is changed', async ({
  context,
  page,
  demo,
}) => {
  const { id: customer } = await client(context, demo, 'Avoir Partiel Témoin')
  const { id } = await issuedInvoice(context, demo, customer)
  const recorded = await startAt(page, `/factures/${id}`)
  await page.keyboard.press('a')
  const credit = page.getByRole('dialog', { name: /^Avoir sur/ })
  await expect(credit.getByRole('textbox').first()).toBeFocused()
  // Two of the three lines stay with the client: the last one is taken back.
  await page.keyboard.type('0')
  await page.keyboard.press('Tab')
  await page.keyboard.type('0')
  await expect(credit.getByRole('definition').last()).toHaveText(/^−120,00/)
  await page.keyboard.press('Control+Enter')
  await expect(page).toHaveURL(/\/avoirs\//)
  const issuing = page.getByRole('dialog', { name: 'Émettre l’avoir' })
  await expect(button(issuing, 'Émettre')).toBeEnabled()
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/AV-\d{4}-\d+/)
  within(recorded, 3 + 2, 2)
  const made = page.url().split('/').at(-1)?.split('?')[0]
  const note = await api<{ totals: { gross: string } }>(context, demo, `/invoices/${made}`)
  expect(note.totals.gross).toBe('-120.00')
})

test('11. a task about a client, for Friday: 2 actions', async ({ context, page, demo }) => {
  const { id } = await client(context, demo, 'Tâche Témoin')
  const recorded = await startAt(page, `/clients/${id}`)
  await page.keyboard.press('t')
  const line = page.getByRole('textbox', { name: 'Ce qu’il faut faire' })
  await expect(line).toBeFocused()
  await expect(page.getByRole('dialog')).toContainText('Tâche Témoin')
  await page.keyboard.type('rappeler ven.')
  await expect(page.getByRole('dialog')).toContainText(/vendredi/)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('dialog')).toHaveCount(0)
  const { rows } = await api<{ rows: { title: string; dueDay: string }[] }>(
    context,
    demo,
    `/tasks?customer=${id}`,
  )
  expect(rows.map(({ title, dueDay }) => [title, new Date(dueDay).getUTCDay()])).toEqual([
    ['rappeler', 5],
  ])
  within(recorded, 2, 1)
})

test('what is clicked is counted: the recorder would tell', async ({ page, demo }) => {
  expect(demo.company).not.toBe('')
  const recorded = await startAt(page, '/factures')
  await page.getByRole('link', { name: 'Clients', exact: true }).first().click()
  await page.keyboard.press('c')
  await page.keyboard.press('p')
  await page.getByRole('dialog').waitFor()
  await page.keyboard.type('Trop')
  await page.keyboard.press('Tab')
  expect(recorded.actions).toEqual(['click', 'c', 'p', 'Tab'])
  expect(recorded.typed()).toBe(1)
  expect(() => within(recorded, 4)).toThrow(/click/)
})
