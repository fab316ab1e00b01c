// A whole deal on the screen: options and discounts, a second version, a signature on a telephone, a
// deposit, its balance, a credit note, one payment over three invoices, too much of it, paid back; and
// the statement that says all of it. Every figure was reckoned by hand, and is read where people read.
import { type Browser, expect, type Page } from '@playwright/test'
import { joined, readBack } from '#test/read-pdf.ts'
import { api, atWork as test } from './installation.ts'
import { button, chooseClient, plain, said, saved, typeLine } from './story.ts'

type Made = { id: string; number: string }
type Invoice = Made & { kind: string; outstanding: string }

test('from a quote with options to a statement at nought', async ({
  browser,
  context,
  page,
  demo,
}) => {
  test.setTimeout(300_000)
  const client = await api<Made>(context, demo, '/customers', {
    kind: 'company',
    name: 'Hôtel du Parc',
    siren: '552100554',
    email: 'compta@hotel-du-parc.example',
    addresses: [{ street: '8 cours Lafayette', postalCode: '69003', city: 'Lyon' }],
  })
  const reads = (amount: string) => expect(page.getByText(said(amount)).first()).toBeVisible()
  let quote = ''

  await test.step('a quote of three lines: two rates, two discounts, an option', async () => {
    await page.goto('/devis/nouveau')
    await chooseClient(page, 'hôtel du', 'Hôtel du Parc')
    await typeLine(page, 1, { name: 'Suspension laiton', quantity: '10', price: '120' })
    await cell(page, 'Remise en pourcentage', 1).fill('5')
    await typeLine(page, 2, { name: 'Pose', quantity: '12', price: '50' })
    await cell(page, 'TVA', 2).selectOption({ label: '10\u00a0%' })
    await typeLine(page, 3, { name: 'Variateur', quantity: '2', price: '90' })
    await cell(page, 'TVA', 3).selectOption({ label: '20\u00a0%' })
    await button(page, 'Actions de la ligne 3').click()
    await page.getByRole('menuitem', { name: /Proposer en option/ }).click()
    await page.getByLabel('Remise globale').fill('10')
    await page.keyboard.press('Tab')
    // 90 % of 1,140.00 at 20 % and of 600.00 at 10 %.
    await reads('1 825,20 €')
    await saved(page)
  })

  await test.step('sent, taken up again, and sent as version 2', async () => {
    await sendByMail(page)
    await expect(page.getByRole('heading', { level: 1 })).toContainText(/DV-\d{4}-\d+/)
    quote = new URL(page.url()).pathname.split('/').at(-1)!
    await page.keyboard.press('r')
    await cell(page, 'Quantité', 2).fill('14')
    await page.keyboard.press('Tab')
    await reads('1 924,20 €')
    await saved(page)
    await sendByMail(page)
    await expect(page.getByText('Version 2').first()).toBeVisible()
  })

  await test.step('read and signed by the client on a telephone, with the option', async () => {
    const { link } = await api<{ link: string }>(context, demo, `/quotes/${quote}/links`, {})
    await signOnPhone(browser, link)
    await page.reload()
    await expect(page.getByText('Signé', { exact: true }).first()).toBeVisible()
    await reads('2 118,60 €')
  })

  await test.step('a deposit of 30 %, and the balance that takes it off', async () => {
    await bill(page, 'Un acompte')
    await reads('635,58 €')
    await page.goto(`/devis/${quote}`)
    await bill(page, 'Le solde')
    await reads('1 483,02 €')
  })
  const [deposit, balance] = await invoicesOf('deposit', 'final')
  expect([deposit!.outstanding, balance!.outstanding]).toEqual(['635.58', '1483.02'])

  await test.step('the balance as it is printed', async () => {
    const answer = await page.request.get(
      `/api/v1/invoices/${balance!.id}/pdf?company=${demo.company}`,
    )
    const text = joined((await readBack(new Uint8Array(await answer.body()))).text)
    // By rate: 1,320.00 and 700.00 less a tenth.
    for (const figure of ['1 188,00', '237,60', '630,00', '63,00', '2 118,60', '635,58']) {
      expect(text).toContain(joined(figure))
    }
    expect(text).toContain(joined('1 483,02 €'))
    expect(text).toContain(deposit!.number)
  })

  await test.step('a credit note of a part of it', async () => {
    await page.goto(`/factures/${balance!.id}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.keyboard.press('a')
    const credit = page.getByRole('dialog', { name: /^Avoir sur/ })
    await credit.getByText('Un montant', { exact: true }).click()
    await credit.getByLabel('Montant TTC').fill('83,02')
    await button(credit, 'Créer l’avoir').click()
    const issuing = page.getByRole('dialog', { name: 'Émettre l’avoir' })
    await button(issuing, 'Émettre').click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(/AV-\d{4}-\d+/)
    await reads('83,02 €')
  })

  await test.step('one transfer over three invoices, of more than they come to', async () => {
    const lines = [
      {
        kind: 'item',
        name: 'Dépannage',
        quantity: '1',
        price: '100',
        vat: { category: 'S', rate: '20' },
      },
    ]
    const { id } = await api<Made>(context, demo, '/invoices', { customer: client.id, lines })
    await api(context, demo, `/invoices/${id}/issuance`, {})
    await page.goto(`/clients/${client.id}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.keyboard.press('p')
    const amount = page.getByRole('textbox', { name: 'Montant reçu' })
    await expect(amount).toBeFocused()
    await expect(page.getByText(deposit!.number).first()).toBeVisible()
    // 635.58 and 1,400.00 and 120.00 are due.
    await amount.fill('2200')
    await page.keyboard.press('Enter')
    await expect(page).toHaveURL(/\/reglements\/[0-9a-f-]{36}/)
    await reads('44,42 €')
    for (const { outstanding } of await invoicesOf('deposit', 'final', 'invoice')) {
      expect(outstanding).toBe('0.00')
    }
  })

  await test.step('what is too much is paid back', async () => {
    await page.goto(`/clients/${client.id}`)
    await button(page, /^Rembourser/)
      .first()
      .click()
    const refund = page.getByRole('dialog', { name: /^Rembourser/ })
    await button(refund, /^Rembourser/).click()
    await expect(refund).toBeHidden()
  })

  await test.step('the statement says each of them, and ends at nought', async () => {
    await page.goto(`/clients/${client.id}/releve`)
    const table = page.getByRole('table', { name: 'Mouvements' })
    await table.waitFor()
    const text = plain(await table.innerText())
    for (const figure of ['635,58', '1 483,02', '83,02', '120,00', '2 200,00', '44,42']) {
      expect(text).toContain(figure)
    }
    const { balance: due } = await api<{ balance: string }>(
      context,
      demo,
      `/customers/${client.id}/balance`,
    )
    expect(due).toBe('0.00')
  })

  /** The invoices of the client of these kinds, in that order. */
  async function invoicesOf(...kinds: string[]): Promise<Invoice[]> {
    const asked = `/invoices?customer=${client.id}&limit=50`
    const { rows } = await api<{ rows: Invoice[] }>(context, demo, asked)
    return kinds.map((kind) => rows.find((row) => row.kind === kind)!)
  }
})

const cell = (page: Page, label: string, line: number) =>
  page.getByLabel(`${label}, ligne ${line}`, { exact: true })

/** By e-mail; without a server for it, the message is kept, and the document is sent all the same. */
async function sendByMail(page: Page): Promise<void> {
  await button(page, 'Envoyer').first().click()
  await keepMail(page)
}
async function keepMail(page: Page): Promise<void> {
  const sheet = page.getByRole('dialog', { name: 'Envoyer par e-mail' })
  await expect(sheet).toContainText('compta@hotel-du-parc.example')
  await button(sheet, 'Garder pour l’envoi').click()
  await expect(sheet).toBeHidden()
}

async function bill(page: Page, what: string): Promise<void> {
  await button(page, 'Facturer').first().click()
  const dialog = page.getByRole('dialog', { name: 'Facturer le devis' })
  await dialog.getByText(what, { exact: true }).click()
  await button(dialog, 'Émettre et envoyer').click()
  await expect(page).toHaveURL(/\/factures\//)
  await keepMail(page)
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/FA-\d{4}-\d+/)
}

/** The client, who has no account: another browser, the size of a hand. */
async function signOnPhone(browser: Browser, link: string): Promise<void> {
  const phone = await browser.newContext({
    viewport: { width: 390, height: 844 },
    hasTouch: true,
    locale: 'fr-FR',
    storageState: { cookies: [], origins: [] },
  })
  const page = await phone.newPage()
  await page.goto(link)
  await expect(page.getByText(said('1 924,20 €')).first()).toBeVisible()
  await page.getByRole('checkbox', { name: /^Ajouter Variateur/ }).check()
  await expect(page.getByText(said('2 118,60 €')).first()).toBeVisible()
  await button(page, 'Signer le devis').click()
  await page.getByLabel('Votre nom').fill('Sophie Martin')
  await page.getByText('Taper', { exact: true }).click()
  await page.getByRole('checkbox', { name: /J’ai lu ce devis/ }).check()
  await button(page, 'Signer le devis').click()
  await expect(page.getByText(/^Devis signé par Sophie Martin/)).toBeVisible()
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390)
  await phone.close()
}
