// What others do is seen without reloading: a client asks on the public page, a colleague makes a client,
// and the screens that are open say so; while what one is typing stays as it is.
import { expect } from '@playwright/test'
import { api, atWork as test } from './installation.ts'
import { button, said } from './story.ts'

type Made = { id: string; number: string }

test('a client’s question reaches the inbox and its badge; a colleague’s client, the list', async ({
  context,
  page,
  demo,
}) => {
  test.setTimeout(120_000)
  const fresh = await api<Made>(context, demo, '/customers', {
    name: 'Menuiserie Vidal',
    siren: '552100554',
    email: 'contact@vidal.example',
    addresses: [{ street: '3 rue du Port', postalCode: '69003', city: 'Lyon' }],
  })
  const line = { kind: 'item', name: 'Pose', quantity: '1', price: '450' }
  const lines = [{ ...line, vat: { category: 'S', rate: '20' } }]
  const quote = await api<Made>(context, demo, '/quotes', { customer: fresh.id, lines })
  const sent = await api<Made>(context, demo, `/quotes/${quote.id}/sending`, { how: 'email' })
  const { link } = await api<{ link: string }>(context, demo, `/quotes/${quote.id}/links`, {})
  const token = link.split('/').at(-1)

  await page.goto('/reception')
  const badge = page.getByRole('link', { name: /Boîte de réception/ }).getByText(/non lus?$/)
  const count = async () => parseInt((await badge.allTextContents())[0] ?? '0')
  // Deadlines of what other stories sent may be there; the badge does not count them.
  await expect(page.getByRole('heading', { name: 'Boîte de réception' })).toBeVisible()
  await expect.poll(count).toBe(0)

  await test.step('a question of a client: the row, the tile and the badge', async () => {
    const answer = await fetch(`${demo.url}/api/v1/public/quotes/${token}/question`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ question: 'Posez-vous le samedi', name: 'Luc Vidal' }),
    })
    expect(answer.ok).toBe(true)
    const row = page.getByRole('button', { name: new RegExp(`${sent.number} · Menuiserie Vidal`) })
    await expect(row).toBeVisible()
    await expect.poll(count).toBe(1)
    await expect(page.getByRole('button', { name: /^À lire ?1$/ })).toBeVisible()
    await row.click()
    await expect.poll(count).toBe(0)
    const story = page.getByRole('list', { name: said('Ce qui s’est passé') })
    await expect(story).toContainText('Posez-vous le samedi')
    await expect(story).toContainText('Envoyé')
    await page.keyboard.press('e')
    await expect(row).toBeHidden()
    await button(page, 'Annuler').click()
    await expect(row).toBeVisible()
  })

  await test.step('a payment recorded elsewhere lowers what is due on the home', async () => {
    const { id } = await api<Made>(context, demo, '/invoices', { customer: fresh.id, lines })
    await api(context, demo, `/invoices/${id}/issuance`, {})
    await page.goto('/accueil')
    const due = page.getByRole('region', { name: 'Soldes dus', exact: true }).getByRole('link')
    const amount = async () => (await due.nth(1).textContent()) ?? ''
    await expect(due.nth(1)).toContainText('€')
    const before = await amount()
    const paid = { customer: fresh.id, method: 'transfer', amount: '40' }
    await api(context, demo, '/payments', { ...paid, allocations: [{ invoice: id, amount: '40' }] })
    await expect.poll(amount).not.toBe(before)
  })

  await test.step('a list, and nothing under the hands of whoever types', async () => {
    await page.goto('/clients')
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible()
    await api(context, demo, '/customers', { name: 'Aaa Nouveau Client' })
    await expect(page.getByText('Aaa Nouveau Client').first()).toBeVisible()
    await page.goto(`/devis/nouveau`)
    const client = page.getByRole('combobox', { name: 'Client', exact: true })
    await client.fill('Menui')
    await api(context, demo, '/customers', { name: 'Aab Nouveau Client' })
    await expect(page.getByRole('option', { name: /^Menuiserie Vidal/ }).first()).toBeVisible()
    await expect(client).toHaveValue('Menui')
  })
})
