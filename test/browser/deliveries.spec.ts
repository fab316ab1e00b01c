// An order delivered in two goes: prepared at the desk, handed over on a phone held in one hand, with a
// signature; what the client did not take leaves again, one key away.
import { expect } from '@playwright/test'
import { api, test } from './installation.ts'
import { button } from './story.ts'

type Record = { id: string; number: string; lines: { id: string }[] }
type Delivery = {
  state: string
  net: string
  signature: { name: string; drawing: string } | null
  photos: unknown[]
}

test('an order delivered in two goes, signed on a phone', async ({ context, page, demo }) => {
  test.setTimeout(120_000)
  const client = await api<{ id: string }>(context, demo, '/customers', {
    name: 'Témoin des livraisons',
    addresses: [{ street: '4 place du Marché', postalCode: '69001', city: 'Lyon' }],
  })
  const lines = [
    { kind: 'item', name: 'Suspension témoin', quantity: '6', price: '100', nature: 'goods' },
    { kind: 'item', name: 'Rail témoin', quantity: '2', price: '50', nature: 'goods' },
  ]
  const draft = await api<Record>(context, demo, '/orders', {
    customer: client.id,
    // Nothing waits for a deposit.
    depositRate: '0',
    lines,
  })
  const order = await api<Record>(context, demo, `/orders/${draft.id}/confirmation`, {})

  await test.step('all that is left is proposed: “Livrer”, Enter, “Préparer”', async () => {
    // What comes late under a dialog, with the same key, does not take it.
    let release = (): void => {}
    const held = new Promise<void>((resolve) => (release = resolve))
    await page.route(/\/api\/v1\/orders\/[^/]+\/billing-plan$/, async (route) => {
      await held
      await route.continue()
    })
    await page.goto(`/commandes/${order.id}`)
    await button(page, 'Livrer').click()
    await expect(page.getByRole('dialog').getByText('Suspension témoin')).toBeVisible()
    const late = page.getByRole('button', { name: 'Prévoir la facturation', includeHidden: true })
    await expect(late).toHaveCount(0)
    release()
    await expect(late).toHaveCount(1)
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Livraison à préparer')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Bon de livraison BL-/)
  })

  await test.step('on a phone: one less, a photo, a name, a signature', async () => {
    await page.setViewportSize({ width: 390, height: 844 })
    await page.getByRole('link', { name: 'Remettre au client' }).click()
    await expect(page.getByText('4 place du Marché')).toBeVisible()
    const less = button(page, 'Un de moins : Suspension témoin')
    // A thumb needs 44 pixels.
    const box = (await less.boundingBox())!
    expect(Math.min(box.width, box.height)).toBeGreaterThanOrEqual(44)
    await less.click()
    await less.click()
    await expect(page.getByText('2 de moins que prévu')).toBeVisible()
    const png =
      'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=='
    await page.locator('input[type=file]').setInputFiles({
      name: 'colis.png',
      mimeType: 'image/png',
      buffer: Buffer.from(png, 'base64'),
    })
    await expect(page.getByRole('img', { name: 'Photo 1' })).toBeVisible()
    await page.getByLabel('Nom de la personne qui reçoit').fill('Paul Roux')
    const board = page.getByRole('img', { name: 'Signer ici, au doigt' })
    await board.scrollIntoViewIfNeeded()
    const sheet = (await board.boundingBox())!
    await page.mouse.move(sheet.x + 40, sheet.y + 50)
    await page.mouse.down()
    await page.mouse.move(sheet.x + 140, sheet.y + 20, { steps: 5 })
    await page.mouse.move(sheet.x + 220, sheet.y + 60, { steps: 5 })
    await page.mouse.up()
    await button(page, 'Valider la remise').click()
    await expect(page.getByText('Paul Roux').first()).toBeVisible()
    const [, id] = /bons-de-livraison\/([0-9a-f-]+)$/.exec(page.url())!
    const told = await api<Delivery>(context, demo, `/deliveries/${id}`)
    expect([told.state, told.net, told.signature?.name, told.photos.length]).toEqual([
      'delivered',
      '500.00',
      'Paul Roux',
      1,
    ])
    expect(told.signature?.drawing).toMatch(/^M/)
  })

  await test.step('the rest leaves by one key, and the order says that it is delivered', async () => {
    await page.setViewportSize({ width: 1440, height: 900 })
    await expect(button(page, 'Livrer le reliquat')).toBeVisible()
    await page.keyboard.press('b')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText('Livraison à préparer')
    await page.keyboard.press('Control+Enter')
    await expect(page.getByRole('heading', { level: 1 })).toHaveText(/^Bon de livraison BL-/)
    const [, id] = /bons-de-livraison\/([0-9a-f-]+)$/.exec(page.url())!
    await api(context, demo, `/deliveries/${id}/receipt`, {})
    await page.goto(`/commandes/${order.id}`)
    const bar = page.getByRole('meter', { name: 'Livraison' })
    await expect(bar).toHaveAttribute('aria-valuenow', '100')
    await expect(button(page, 'Livrer')).toHaveCount(0)
  })
})
