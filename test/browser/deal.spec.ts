// A whole deal over five months: options and discounts, a second version, a signature on a telephone, a
// deposit, its balance, a credit note, one payment over three invoices, too much of it, paid back; and
// the statement that says all of it. Every figure was reckoned by hand, and is read on the screen, in
// the PDF and in the database.
import { type Browser, expect, type Page } from '@playwright/test'
import { joined, readBack } from '#test/read-pdf.ts'
import { api, inDatabase, overMonths as test, signInAgain } from './installation.ts'
import { button, chooseClient, holds, plain, said, saved, typeLine } from './story.ts'

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
  /** Another day: whoever comes back after months signs in again. */
  const on = async (day: string) => {
    await demo.travel(day)
    await signInAgain(context, demo)
  }
  const printed = async (path: string) => {
    const answer = await page.request.get(
      `/api/v1${path}${path.includes('?') ? '&' : '?'}company=${demo.company}`,
    )
    expect(answer.headers()['content-type']).toBe('application/pdf')
    return joined((await readBack(new Uint8Array(await answer.body()))).text)
  }
  const prints = async (path: string, ...figures: string[]) => {
    const text = await printed(path)
    for (const figure of figures) expect(text, `${path}: ${figure}`).toContain(joined(figure))
  }
  /** Each document of the client as it is stored, oldest first, in cents, with its VAT by rate. */
  const stored = () =>
    inDatabase<{ line: string }>(
      demo,
      `select concat_ws(' ', kind, day::text, net, tax, gross, settled, (select
           string_agg(concat_ws('/', rate, base, v.tax), ' ' order by rate desc)
           from invoice_vat v where v.invoice_id = i.id)) as line
       from invoice i where customer_id = $1 order by issued_at`,
      [client.id],
    ).then((rows) => rows.map(({ line }) => line))
  let quote = ''
  await on('2026-01-12')

  await test.step('a quote of three lines: two rates, two discounts, an option', async () => {
    await page.goto('/devis/nouveau')
    await chooseClient(page, 'hôtel du', 'Hôtel du Parc')
    await typeLine(page, 1, { name: 'Suspension laiton', quantity: '10', price: '120' })
    await cell(page, 'Remise', 1).fill('60 €')
    await typeLine(page, 2, { name: 'Pose', quantity: 'douze', price: '50' })
    await holds(page, 'Envoyer', cell(page, 'Quantité', 2), 'Quantité, ligne 2', 'douze')
    await cell(page, 'Quantité', 2).fill('12')
    await cell(page, 'TVA', 2).selectOption({ label: '10\u00a0%' })
    await typeLine(page, 3, { name: 'Variateur', quantity: '2', price: '90' })
    await cell(page, 'TVA', 3).selectOption({ label: '20\u00a0%' })
    await button(page, 'Actions de la ligne 3').click()
    await page.getByRole('menuitem', { name: /Proposer en option/ }).click()
    await page.getByLabel('Remise globale').fill('9999 €')
    await page.keyboard.press('Tab')
    await expect(page.getByText('La remise dépasse le total des lignes.').first()).toBeVisible()
    await page.getByLabel('Remise globale').fill('10')
    await page.keyboard.press('Tab')
    // 90 % of 1,140.00 at 20 % and of 600.00 at 10 %.
    await reads('1 825,20 €')
    await saved(page)
  })

  await test.step('sent, taken up again a week later, and sent as version 2', async () => {
    await sendByMail(page)
    await expect(page.getByRole('heading', { level: 1 })).toContainText(/DV-2026-\d+/)
    quote = new URL(page.url()).pathname.split('/').at(-1)!
    await prints(`/quotes/${quote}/pdf`, '1 026,00', '205,20', '540,00', '54,00', '1 825,20 €')
    await on('2026-01-19')
    await page.reload()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(/DV-2026-\d+/)
    await page.keyboard.press('r')
    await cell(page, 'Quantité', 2).fill('14')
    await page.keyboard.press('Tab')
    await reads('1 924,20 €')
    await saved(page)
    await sendByMail(page)
    await expect(page.getByText('Version 2').first()).toBeVisible()
    await prints(`/quotes/${quote}/pdf`, '19/01/2026', '630,00', '63,00', '1 924,20 €')
  })

  await test.step('read and signed by the client on a telephone, with the option', async () => {
    await on('2026-01-26')
    const { link } = await api<{ link: string }>(context, demo, `/quotes/${quote}/links`, {})
    await signOnPhone(browser, link)
    await page.reload()
    await expect(page.getByText('Signé', { exact: true }).first()).toBeVisible()
    await reads('2 118,60 €')
    await prints(`/quotes/${quote}/pdf`, '1 188,00', '237,60', '630,00', '63,00', '2 118,60 €')
    expect(
      await inDatabase(
        demo,
        `select state, net::int, tax::int, gross::int, signed_at::date::text as signed from quote where id = $1`,
        [quote],
      ),
    ).toEqual([
      { state: 'signed', net: 1_818_00, tax: 300_60, gross: 2_118_60, signed: '2026-01-26' },
    ])
  })

  await test.step('a deposit of 30 %, and the balance that takes it off', async () => {
    await on('2026-01-27')
    await page.goto(`/devis/${quote}`)
    await bill(page, 'Un acompte')
    await reads('635,58 €')
    await on('2026-03-09')
    await page.goto(`/devis/${quote}`)
    await bill(page, 'Le solde')
    await reads('1 483,02 €')
    // Rates in hundredths of a percent, each with its base and its tax: both together are what was signed.
    expect(await stored()).toEqual([
      'deposit 2026-01-27 54540 9018 63558 0 2000/35640/7128 1000/18900/1890',
      'final 2026-03-09 127260 21042 148302 0 2000/83160/16632 1000/44100/4410',
    ])
  })
  const [deposit, balance] = await invoicesOf('deposit', 'final')
  expect([deposit!.outstanding, balance!.outstanding]).toEqual(['635.58', '1483.02'])

  await test.step('both as they are printed', async () => {
    const parts = ['356,40', '71,28', '189,00', '18,90', '635,58 €', '27/01/2026']
    await prints(`/invoices/${deposit!.id}/pdf`, ...parts)
    // By rate: 1,320.00 and 700.00 less a tenth.
    const whole = ['1 188,00', '237,60', '630,00', '63,00', '2 118,60', '635,58', '1 483,02 €']
    await prints(`/invoices/${balance!.id}/pdf`, ...whole, deposit!.number, '09/03/2026')
  })

  await test.step('a credit note of a part of it', async () => {
    await on('2026-03-16')
    await page.goto(`/factures/${balance!.id}`)
    await page.getByRole('heading', { level: 1 }).waitFor()
    await page.keyboard.press('a')
    const credit = page.getByRole('dialog', { name: /^Avoir sur/ })
    await credit.getByText('Un montant', { exact: true }).click()
    await credit.getByLabel('Montant TTC').fill('83,02')
    await button(credit, 'Créer l’avoir').click()
    const issuing = page.getByRole('dialog', { name: 'Émettre l’avoir' })
    await button(issuing, 'Émettre').click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(/AV-2026-\d+/)
    await reads('83,02 €')
    const id = new URL(page.url()).pathname.split('/').at(-1)!
    await prints(
      `/invoices/${id}/pdf`,
      '46,55',
      '9,31',
      '24,69',
      '2,47',
      '83,02 €',
      balance!.number,
    )
    expect((await stored()).at(-1)).toBe(
      'credit_note 2026-03-16 -7124 -1178 -8302 -8302 2000/-4655/-931 1000/-2469/-247',
    )
  })

  await test.step('one transfer over three invoices, of more than they come to', async () => {
    await on('2026-04-13')
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

  await test.step('what is settled, and by what', async () => {
    expect(await stored()).toEqual([
      'deposit 2026-01-27 54540 9018 63558 63558 2000/35640/7128 1000/18900/1890',
      'final 2026-03-09 127260 21042 148302 148302 2000/83160/16632 1000/44100/4410',
      'credit_note 2026-03-16 -7124 -1178 -8302 -8302 2000/-4655/-931 1000/-2469/-247',
      'invoice 2026-04-13 10000 2000 12000 12000 2000/10000/2000',
    ])
    const spread = await inDatabase<{ amount: string }>(
      demo,
      `select a.amount::text from allocation a join payment p on p.id = a.payment_id
       where p.customer_id = $1 order by a.amount`,
      [client.id],
    )
    expect(spread.map(({ amount }) => Number(amount))).toEqual([120_00, 635_58, 1_400_00])
  })

  await test.step('what is too much is paid back', async () => {
    await on('2026-04-20')
    await page.goto(`/clients/${client.id}?onglet=compte`)
    await button(page, /^Rembourser/)
      .first()
      .click()
    const refund = page.getByRole('dialog', { name: /^Rembourser/ })
    await button(refund, /^Rembourser/).click()
    await expect(refund).toBeHidden()
    expect(
      await inDatabase(
        demo,
        `select day::text, amount::int, allocated::int from payment where customer_id = $1 order by day`,
        [client.id],
      ),
    ).toEqual([
      { day: '2026-04-13', amount: 2_200_00, allocated: 2_200_00 },
      { day: '2026-04-20', amount: -44_42, allocated: -44_42 },
    ])
  })

  await test.step('the statement says each of them, and ends at nought', async () => {
    await on('2026-05-04')
    await page.goto(`/clients/${client.id}/releve`)
    const table = page.getByRole('table', { name: 'Mouvements' })
    await table.waitFor()
    const text = plain(await table.innerText())
    const moved = {
      '09/03/2026': '1 483,02',
      '16/03/2026': '83,02',
      '13/04/2026': '2 200,00',
      '20/04/2026': '44,42',
    }
    // What is before its three months is where it starts from; its PDF is of the whole.
    for (const figure of [...Object.keys(moved), ...Object.values(moved), '635,58', '120,00']) {
      expect(text).toContain(figure)
    }
    await prints(
      `/customers/${client.id}/statement/pdf?from=2026-01-01`,
      ...['27/01/2026', ...Object.keys(moved)],
      ...['635,58', '2 118,60', '2 035,58', '2 155,58', '−44,42', '04/05/2026'],
    )
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
  await expect(page.getByRole('heading', { level: 1 })).toContainText(/FA-2026-\d+/)
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
