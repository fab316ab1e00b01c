// The wholesaler's excerpt, brought on screen: dropped, tried, then imported; and again for nothing.
import { readFileSync } from 'node:fs'
import { expect } from '@playwright/test'
import { api, atWork as test } from './installation.ts'
import { button, plain } from './story.ts'

const path = 'src/features/insight/imports/excerpt.csv'

test('a history dropped on the screen is tried, imported, and known the second time', async ({
  context,
  page,
  demo,
}) => {
  const drop = async () => {
    await page.goto('/imports')
    const target = page.getByText('Déposer un fichier ici')
    await target.waitFor()
    const transfer = await page.evaluateHandle(
      (text) => {
        const data = new DataTransfer()
        data.items.add(new File([text], 'ventes.csv', { type: 'text/csv' }))
        return data
      },
      readFileSync(path, 'utf8'),
    )
    for (const type of ['dragover', 'drop']) {
      await target.dispatchEvent(type, { dataTransfer: transfer })
    }
  }
  const documents = async () => {
    const asked = '/invoices?limit=1&imported=true'
    return (await api<{ total: number }>(context, demo, asked)).total
  }
  const before = await documents()

  await drop()
  await expect(page.getByRole('heading', { name: 'Vérifier avant d’importer' })).toBeVisible()
  const main = page.getByRole('main')
  const read = async () => plain(await main.innerText())
  // What another program counts in this file: see excerpt.test.ts.
  const text = await read()
  for (const said of [
    '307 lignes',
    'du 01/12/2010 au 30/05/2011',
    '52 factures · 20 avoirs',
    '5 300,94 €',
    '292 lignes acceptées sur 307',
    '41 clients · 238 articles',
    '−11 025,43 € au total',
  ]) {
    expect(text).toContain(said)
  }
  const months = page.getByRole('table', { name: 'Par mois' })
  expect(plain(await months.innerText())).toMatch(/mars 2011[\s\S]*−2 200,96/)
  // A dry run: nothing is stored yet.
  expect(await documents()).toBe(before)

  await button(page, /^Importer 72 documents$/).click()
  await expect(page).toHaveURL(/\/imports\/[0-9a-f-]{36}/)
  await expect(page.getByRole('heading', { level: 1 })).toContainText('ventes.csv')
  expect(await read()).toContain('5 300,94 €')
  expect(await documents()).toBe(before + 72)

  await drop()
  await expect(main).toContainText('Tout ce que contient ce fichier est déjà importé.')
  expect(await documents()).toBe(before + 72)
})
