// What somebody new does who follows the README: from an installation without any account to a paid
// invoice, in a browser. Every figure is read on the screen and in the PDF.
import { expect, test } from '@playwright/test'
import { joined, readBack } from '#test/read-pdf.ts'
import { account, install, type Installation } from './installation.ts'
import { button, chooseClient, pdfOf, plain, saved, said, typeLine } from './story.ts'

let installation: Installation
test.beforeAll(async () => {
  installation = await install()
})
test.afterAll(() => installation.stop())

test('from an empty installation to a paid invoice', async ({ page }) => {
  test.setTimeout(300_000)
  const started = Date.now()

  await test.step('the address that the log prints opens the guided set-up', async () => {
    await page.goto(installation.firstStart)
    await page.getByRole('button', { name: /Créer mon entreprise/ }).click()
    await page.getByLabel('Votre nom').fill(account.name)
    await page.getByLabel('Adresse e-mail').fill(account.email)
    await page.getByRole('textbox', { name: 'Mot de passe' }).fill(account.password)
    await button(page, 'Continuer').click()

    await page.getByLabel('Raison sociale ou nom').fill('Atelier Lumière')
    await page.getByLabel('SIREN', { exact: false }).first().fill('732829320')
    await page.getByLabel(/^Forme juridique/).fill('SARL')
    await page.getByLabel(/^Capital/).fill('10000')
    await page.getByLabel(/^Registre/).fill('RCS Lyon')
    await page.getByLabel('Adresse', { exact: true }).fill('12 rue de la République')
    await page.getByLabel('Code postal').fill('69002')
    await page.getByLabel('Ville').fill('Lyon')
    await button(page, 'Continuer').click()

    await expect(page.getByLabel(/Numéro de TVA/)).toHaveValue(/FR\s?44/)
    await button(page, 'Continuer').click()
    await expect(page.getByText(/FA-\d{4}-00001/)).toBeVisible()
    await button(page, /Créer l’entreprise/).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(/Alice|Accueil|Bonjour/)
  })

  await test.step('the token is worth nothing any more', async () => {
    const answer = await page.request.get(installation.firstStart)
    expect(await answer.text()).not.toContain(account.email)
    const token = new URL(installation.firstStart).searchParams.get('token')
    const again = await page.request.post(`${installation.url}/api/v1/setup/demo`, {
      data: { token, ...account, email: 'autre@exemple.fr', locale: 'fr' },
    })
    expect(again.status()).toBeGreaterThanOrEqual(400)
  })

  await test.step('a client', async () => {
    await page.keyboard.press('c')
    await page.keyboard.press('p')
    const sheet = page.getByRole('dialog', { name: 'Nouveau client' })
    await sheet.getByLabel('Raison sociale').fill('Boulangerie Martin')
    await sheet.getByLabel(/^SIREN/).fill('552100554')
    await sheet.getByLabel(/^Rue/).fill('4 place du Marché')
    await sheet.getByLabel(/^Code postal/).fill('69001')
    await sheet.getByLabel(/^Ville/).fill('Lyon')
    await button(sheet, 'Créer').click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Boulangerie Martin')
  })

  await test.step('an item', async () => {
    await page.keyboard.press('c')
    await page.keyboard.press('i')
    const sheet = page.getByRole('dialog', { name: 'Nouvel article' })
    await sheet.getByLabel('Désignation').fill('Suspension laiton')
    await sheet.getByLabel('Prix HT').fill('120,50')
    await button(sheet, 'Créer').click()
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Suspension laiton')
  })

  await test.step('a quote of three lines, its totals as one types', async () => {
    await page.keyboard.press('c')
    await page.keyboard.press('d')
    await chooseClient(page, 'marti', 'Boulangerie Martin')
    await typeLine(page, 1, { name: 'Suspension laiton', quantity: '3', isItem: true })
    await typeLine(page, 2, { name: 'Ampoule', quantity: '12', price: '2,551' })
    await typeLine(page, 3, { name: 'Pose', quantity: '4,5', price: '48' })
    // 361.50 + 30.61 + 216.00; 20 % of 608.11 is 121.622.
    await expect(page.getByText(said('729,73 €')).first()).toBeVisible()
    await saved(page)
    // All of it is on the server: nothing comes back as if it had been lost.
    await page.reload()
    await expect(page.getByText(said('729,73 €')).first()).toBeVisible()
    await expect(page.getByText(/non enregistrée|retrouvée/)).toHaveCount(0)
  })

  await test.step('sent by hand, and signed by the client', async () => {
    await button(page, 'Envoyer').first().click()
    // Not by e-mail: there is another way beside it.
    await button(page.getByRole('dialog'), 'Marquer comme envoyé').click()
    const sending = page.getByRole('dialog', { name: 'Marquer le devis comme envoyé' })
    await sending.getByText('Remis en main propre').click()
    await button(sending, /Marquer comme envoyé/).click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(/DV-\d{4}-0001/)
    await button(page, 'Signer').first().click()
    const signing = page.getByRole('dialog', { name: 'Signature du client' })
    await signing.getByLabel('Signataire').fill('Sophie Martin')
    await button(signing, 'Signer').click()
    await expect(page.getByText('Signé', { exact: true }).first()).toBeVisible()
  })

  await test.step('invoiced and issued', async () => {
    await button(page, 'Facturer').first().click()
    const billing = page.getByRole('dialog', { name: 'Facturer le devis' })
    await expect(billing).toContainText(said('729,73 €'))
    await button(billing, 'Créer le brouillon').click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText('Facture')
    await button(page, 'Émettre').first().click()
    const issuing = page.getByRole('dialog', { name: 'Émettre la facture' })
    await expect(issuing).toContainText(said('729,73 €'))
    await button(issuing, 'Émettre').click()
    await expect(page.getByRole('heading', { level: 1 })).toContainText(/FA-\d{4}-00001/)
    await expect(page.getByText('Non réglée').first()).toBeVisible()
  })

  await test.step('half of it comes: the card is orange', async () => {
    await pay('364,86')
    await expect(page.getByText('Partiellement réglée').first()).toBeVisible()
    await onlyInList('Partiellement réglée', 'orange')
  })

  await test.step('the rest comes: it is green', async () => {
    await pay(null)
    await expect(page.getByText('Soldée').first()).toBeVisible()
    await onlyInList('Soldée', 'vert')
  })

  await test.step('the PDF says what the screen says', async () => {
    const bytes = await pdfOf(page, button(page, 'PDF').first())
    const { text } = await readBack(bytes)
    const read = joined(text)
    for (const figure of ['361,50', '30,61', '216,00', '608,11 €', '121,62 €', '729,73 €']) {
      expect(read).toContain(joined(figure))
    }
    expect(read).toContain(joined('Boulangerie Martin'))
    expect(read).toMatch(/FA-\d{4}-00001/)
    // Spaces that a font lacks are printed as boxes or as bars.
    expect(text).not.toMatch(/\d\/\d{3},\d\d|\ufffd/)
  })

  // Five minutes for a person; a program types faster.
  expect(Date.now() - started).toBeLessThan(300_000)

  async function pay(amount: string | null): Promise<void> {
    await button(page, 'Encaisser').first().click()
    const form = page.getByRole('dialog', { name: /^Encaisser/ })
    if (amount) await form.getByLabel('Montant').fill(amount)
    await button(form, 'Encaisser').click()
    await expect(form).toBeHidden()
  }

  /** The list shows the same state, in the colour that is meant for it. */
  async function onlyInList(state: string, colour: 'orange' | 'vert'): Promise<void> {
    const address = page.url()
    await page.goto(`${installation.url}/factures`)
    const row = page.getByRole('row').filter({ hasText: /FA-\d{4}-00001/ })
    const mark = row.getByText(state, { exact: true }).first()
    await expect(mark).toBeVisible()
    expect(plain(await row.innerText())).toContain('729,73')
    const [red = 0, green = 0, blue = 0] = await mark.evaluate((element) => {
      const canvas = document.createElement('canvas').getContext('2d')!
      canvas.fillStyle = getComputedStyle(element).color
      canvas.fillRect(0, 0, 1, 1)
      return [...canvas.getImageData(0, 0, 1, 1).data]
    })
    if (colour === 'orange') expect(red).toBeGreaterThan(Math.max(green, blue) + 40)
    else expect(green).toBeGreaterThan(Math.max(red, blue) + 40)
    await page.goto(address)
  }
})
