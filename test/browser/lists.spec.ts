// A list as somebody keeps it: columns, a view that is a link, groups, a preview; and what is done to
// many records at once, which outlives its tab.
import { expect } from '@playwright/test'
import { test } from './installation.ts'
import { button, plain } from './story.ts'

const rowsIn = 'role=grid >> role=row'

test('columns, views, groups and preview: a list kept as one likes it, found again by its link', async ({
  page,
}) => {
  await page.goto('/devis')
  await page.getByRole('grid').waitFor()
  // Columns by the panel: what dragging does, by buttons.
  await button(page, 'Colonnes').click()
  const panel = page.getByRole('dialog', { name: 'Colonnes' })
  await panel.getByRole('checkbox', { name: 'Commercial' }).click()
  await expect(panel.getByRole('checkbox', { name: 'Commercial' })).toBeChecked()
  await button(panel, 'Élargir Commercial').click()
  await page.keyboard.press('Escape')
  const seller = page.getByRole('columnheader', { name: 'Commercial' })
  await expect(seller).toBeVisible()
  const wide = (await seller.boundingBox())!.width
  expect(wide).toBeGreaterThan(140)

  // By the pointer: an edge drawn aside, a name drawn along the head.
  const state = page.getByRole('columnheader', { name: 'État' })
  const box = (await state.boundingBox())!
  await page.mouse.move(box.x + box.width - 1, box.y + 12)
  await page.mouse.down()
  await page.mouse.move(box.x + box.width + 39, box.y + 12, { steps: 4 })
  await page.mouse.up()
  await expect.poll(async () => Math.round((await state.boundingBox())!.width - box.width)).toBe(40)
  const names = () => page.getByRole('columnheader').allInnerTexts()
  const client = (await page.getByRole('columnheader', { name: 'Client' }).boundingBox())!
  await page.mouse.move(box.x + 30, box.y + 12)
  await page.mouse.down()
  await page.mouse.move(client.x + 10, box.y + 12, { steps: 6 })
  await page.mouse.up()
  await expect.poll(async () => (await names()).indexOf('État')).toBe(2)

  // Grouped, and kept as a view.
  await button(page, 'Grouper par').click()
  await page.getByRole('menuitem', { name: 'Mois' }).click()
  await expect(page.getByText('Groupé par')).toBeVisible()
  await page.getByRole('button', { name: /^Signés/ }).click()
  await button(page, 'Enregistrer la vue').click()
  await page.getByRole('textbox', { name: 'Nom' }).fill('Signés par mois')
  await page.keyboard.press('Enter')
  const views = page.getByRole('navigation', { name: 'Vues' })
  await expect(views.getByRole('link', { name: 'Signés par mois' })).toHaveAttribute(
    'aria-current',
    'page',
  )

  // The heads add up to the foot, folded or not, and few rows are in the page.
  const heads = page.getByRole('grid').getByRole('button', { name: /^Replier/ })
  await expect(heads.first()).toBeVisible()
  expect(await page.locator(rowsIn).count()).toBeLessThan(120)
  const before = await page.locator(rowsIn).count()
  await heads.first().click()
  const folded = page.getByRole('grid').getByRole('button', { name: /^Déplier/ })
  await expect(folded).toHaveCount(1)
  expect(await page.locator(rowsIn).count()).toBeLessThanOrEqual(before + 1)

  // Starred, it stands in the menu; its address alone opens it, on this machine and on another.
  await button(page, 'Actions sur la vue Signés par mois').click()
  await page.getByRole('menuitem', { name: 'Ajouter aux favoris' }).click()
  const id = new URL(page.url()).searchParams.get('vue')
  await page.goto('/accueil')
  await page.evaluate(() => {
    for (const name of Object.keys(localStorage))
      if (/comptoir\.(views|list)/.test(name)) localStorage.removeItem(name)
  })
  await page.goto(`/devis?vue=${id}`)
  await expect(page.getByText('Groupé par')).toBeVisible()
  await expect.poll(() => new URL(page.url()).searchParams.get('validity')).toBe('signed')
  await expect(page.getByRole('columnheader', { name: 'Commercial' })).toBeVisible()
  await page.goto('/accueil')
  await page.getByRole('link', { name: 'Signés par mois (Devis)' }).click()
  await expect(page.getByText('Groupé par')).toBeVisible()

  // Beside the list: Space opens, the arrow takes it along, Escape closes, Enter opens the record.
  await expect(heads.first()).toBeVisible()
  await page.keyboard.press('j')
  await page.keyboard.press('Space')
  const aside = page.getByRole('complementary', { name: 'Aperçu' })
  const first = await aside.getByRole('heading').innerText()
  await expect(aside.getByText('Total TTC')).toBeVisible()
  await page.keyboard.press('ArrowDown')
  await expect(aside.getByRole('heading')).not.toHaveText(first)
  const second = await aside.getByRole('heading').innerText()
  await page.keyboard.press('Escape')
  await expect(aside).toHaveCount(0)
  await page.keyboard.press('Enter')
  await expect(page.getByRole('heading', { level: 1 })).toContainText(second.split(' ')[0]!)
})

test('a selection is tried, done by a job that outlives the tab, reported and taken back', async ({
  page,
}) => {
  await page.goto('/articles')
  await page.getByRole('grid').waitFor()
  const counted = async () => plain(await page.locator('header p:visible').first().innerText())
  const before = await counted()
  await page.keyboard.press('Control+a')
  const bar = page.getByRole('region', { name: /sélectionné/ })
  await button(bar, 'Archiver').click()
  const dialog = page.getByRole('dialog', { name: 'Archiver' })
  await expect(dialog.getByText(/concernés$/).first()).toBeVisible()
  await button(dialog, 'Archiver').click()
  await expect(dialog.getByRole('progressbar')).toBeVisible()
  // The tab closes; another finds the run where it is.
  await page.reload()
  const pill = page.getByRole('status').filter({ hasText: 'Archiver' })
  await pill.getByRole('button').click()
  const report = page.getByRole('dialog', { name: 'Archiver' })
  await expect(report.getByText(/traités$/)).toBeVisible({ timeout: 30_000 })
  await button(report, 'Tout annuler').click()
  await expect(report.getByText(/annulés$/)).toBeVisible({ timeout: 30_000 })
  await button(report, 'Fermer').last().click()
  await expect.poll(counted).toBe(before)
})

test('the first rows of a list are asked for once, before the list is there to ask', async ({
  page,
}) => {
  await page.goto('/factures')
  await page.getByRole('grid').waitFor()
  for (const [path, asks] of [
    ['/factures', '/invoices'],
    ['/devis', '/quotes'],
    ['/commandes', '/orders'],
    ['/bons-de-livraison', '/deliveries'],
    ['/reglements', '/payments'],
    ['/clients', '/customers'],
    ['/articles', '/items'],
  ] as const) {
    const asked: string[] = []
    page.on('request', (request) => asked.push(new URL(request.url()).pathname))
    await page.goto(path)
    await page.locator(rowsIn).nth(1).waitFor()
    const rows = asked.filter((one) => one === `/api/v1${asks}`)
    expect(rows, path).toHaveLength(1)
    // What the list asks itself comes after.
    const [ahead, own] = [rows[0] ?? '', '/api/v1/views'].map((one) => asked.indexOf(one))
    expect(own, path).toBeGreaterThan(ahead ?? 0)
    page.removeAllListeners('request')
  }
})
