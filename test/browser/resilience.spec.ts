// What must not be lost: a tab that dies, a line that breaks, two people at one record, the place in a
// long list.
import { type BrowserContext, expect, type Page } from '@playwright/test'
import { api, atWork as test, type Demo } from './installation.ts'
import { button, said, saved } from './story.ts'

async function newDraft(context: BrowserContext, demo: Demo): Promise<string> {
  const { id: customer } = await api<{ id: string }>(context, demo, '/customers', {
    kind: 'company',
    name: 'Boulangerie Martin',
  })
  const { id } = await api<{ id: string }>(context, demo, '/quotes', {
    customer,
    lines: [
      {
        kind: 'item',
        name: 'Suspension',
        quantity: '1',
        price: '100',
        vat: { category: 'S', rate: '20' },
      },
    ],
  })
  return id
}

const subject = (page: Page) => page.getByRole('textbox', { name: 'Objet', exact: true })

test('a tab that is killed while one types loses a second of it at most', async ({
  context,
  demo,
}) => {
  const id = await newDraft(context, demo)
  const page = await context.newPage()
  await page.goto(`/devis/${id}`)
  await subject(page).click()
  // Without a pause in which the server would be told.
  const text = 'Éclairage du fournil et de la boutique'
  const started = Date.now()
  await page.keyboard.type(text, { delay: 120 })
  const pace = text.length / (Date.now() - started)
  await kill(page)

  const again = await context.newPage()
  await again.goto(`/devis/${id}`)
  await subject(again).waitFor()
  const restore = button(again, 'Reprendre')
  await expect
    .poll(async () => (await restore.isVisible()) || (await subject(again).inputValue()) !== '')
    .toBe(true)
  if (await restore.isVisible()) await restore.click()
  const kept = await subject(again).inputValue()
  expect(text.startsWith(kept)).toBe(true)
  expect((text.length - kept.length) / pace).toBeLessThanOrEqual(1000)
})

test('two people at one quote: what does not collide is merged, what collides is asked', async ({
  context,
  browser,
  demo,
}) => {
  const id = await newDraft(context, demo)
  const mine = await context.newPage()
  const other = await browser.newContext({ storageState: demo.state, baseURL: demo.url })
  const theirs = await other.newPage()
  await mine.goto(`/devis/${id}`)
  await theirs.goto(`/devis/${id}`)
  await subject(mine).waitFor()
  await subject(theirs).waitFor()

  await subject(theirs).fill('Écrit par l’autre')
  await saved(theirs)
  // Another field: both stay, without a question.
  const conflict = mine.waitForResponse((answer) => answer.status() === 409)
  await mine.getByRole('textbox', { name: 'Référence client', exact: true }).fill('BC 4471')
  await conflict
  await expect(subject(mine)).toHaveValue('Écrit par l’autre')
  await saved(mine)

  // The same field: one chooses, and the other's words are shown.
  await theirs.reload()
  await subject(theirs).fill('Deuxième de l’autre')
  await saved(theirs)
  await subject(mine).fill('Le mien')
  const merging = mine.getByRole('dialog', { name: 'Modifié entre-temps' })
  await expect(merging).toBeVisible()
  await expect(merging).toContainText(said('La mienne : Le mien'))
  await expect(merging).toContainText(said('L’autre : Deuxième de l’autre'))
  await button(merging, 'Enregistrer ces choix').click()
  await expect(merging).toBeHidden()
  await saved(mine)
  type Stored = { subject: string; customerReference: string; lines: unknown[] }
  await expect
    .poll(async () => (await api<Stored>(context, demo, `/quotes/${id}`)).subject)
    .toBe('Le mien')
  const stored = await api<Stored>(context, demo, `/quotes/${id}`)
  expect(stored.customerReference).toBe('BC 4471')
  expect(stored.lines).toHaveLength(1)
  await other.close()
})

test('offline, one is told, goes on typing, and all of it is saved once the line is back', async ({
  context,
  page,
  demo,
}) => {
  const id = await newDraft(context, demo)
  await page.goto(`/devis/${id}`)
  await subject(page).waitFor()
  await context.setOffline(true)
  await expect(page.getByText('Hors ligne. Ce qui est saisi est conservé')).toBeVisible()
  await subject(page).fill('Écrit dans le tunnel')
  await expect(page.getByText(said('Hors ligne : conservé sur cet appareil'))).toBeVisible()
  await context.setOffline(false)
  await expect(page.getByText('Hors ligne. Ce qui est saisi est conservé')).toBeHidden()
  await saved(page)
  await expect
    .poll(async () => (await api<{ subject: string }>(context, demo, `/quotes/${id}`)).subject)
    .toBe('Écrit dans le tunnel')
})

test('back from a record, a long list stands where it was', async ({ context, page, demo }) => {
  const numbers = Array.from({ length: 60 }, (_, n) => n)
  const make = async (n: number) => {
    const reference = `PLACE-${String(n).padStart(3, '0')}`
    const vat = { category: 'S', rate: '20' }
    await api(context, demo, '/items', { reference, name: `Place ${n}`, price: '1', vat })
  }
  await Promise.all(numbers.map(make))
  await page.goto('/articles?q=Place&sort=reference')
  await page.getByRole('row').filter({ hasText: 'PLACE-000' }).waitFor()
  const deep = page.getByRole('row').filter({ hasText: 'PLACE-048' })
  await page.getByRole('table').or(page.getByRole('grid')).first().hover()
  await expect(async () => {
    await page.mouse.wheel(0, 400)
    await expect(deep).toBeInViewport({ timeout: 100 })
  }).toPass()
  const address = page.url()
  await deep.getByRole('link').first().click()
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Place 48')
  await page.goBack()
  await expect(deep).toBeInViewport()
  expect(new URL(page.url()).search).toBe(new URL(address).search)
})

/** Ends the page's process as a crash does: nothing of it may run any more. */
async function kill(page: Page): Promise<void> {
  const crashed = page.waitForEvent('crash')
  // The navigation never ends: its process does.
  void page.goto('chrome://crash').catch(() => undefined)
  await crashed
}
