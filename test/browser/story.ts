// What a person does with the product, by what they see: fields by their label, buttons by their word.
// Nothing here knows a class or an identifier; if a label is lost, the story stops where a person would.
import { expect, type Locator, type Page } from '@playwright/test'

/** A line to be typed: free text, or what is typed to find an item. */
export type TypedLine = { name: string; quantity?: string; price?: string; isItem?: boolean }

/** Spaces of any kind count as one: amounts are compared as they are read. */
export const plain = (text: string): string => text.replace(/[\u00a0\u202f]/g, ' ')

/** A label with any spaces, as typed on a plain keyboard. */
export const said = (text: string): RegExp =>
  new RegExp(text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/ /g, '[ \\u00a0\\u202f]'))

export const button = (scope: Page | Locator, name: string | RegExp): Locator =>
  scope.getByRole('button', { name, exact: true })

/** Chooses the client of an editor or a form by a fragment of the name. */
export async function chooseClient(scope: Page | Locator, typed: string, name: string) {
  await scope.getByRole('combobox', { name: 'Client', exact: true }).fill(typed)
  const page = 'page' in scope ? scope.page() : scope
  await page
    .getByRole('option', { name: new RegExp(`^${name}`) })
    .first()
    .click()
}

/** Types a line of the editor into the blank one at the end. */
export async function typeLine(page: Page, at: number, line: TypedLine): Promise<void> {
  const name = page.getByRole('combobox', { name: `Désignation, ligne ${at}`, exact: true })
  await name.click()
  await page.keyboard.type(line.name)
  const wanted = line.isItem ? new RegExp(`^${line.name}`) : said(`Ligne libre « ${line.name} »`)
  await page.getByRole('option', { name: wanted }).first().click()
  const number = page.getByRole('textbox', { name: `Quantité, ligne ${at}`, exact: true })
  await expect(number).toBeFocused()
  if (line.quantity) await number.fill(line.quantity)
  const price = page.getByRole('textbox', {
    name: `Prix unitaire hors taxes, ligne ${at}`,
    exact: true,
  })
  if (line.price) await price.fill(line.price)
  await page.keyboard.press('Tab')
}

/** A number that is not read says so, and is not left by an act: one is taken to it, as it was typed. */
export async function holds(page: Page, act: string, cell: Locator, label: string, typed: string) {
  await expect(page.getByText(said(`${label} : « ${typed} » n’est pas`)).first()).toBeVisible()
  await button(page, act).click()
  await expect(page.getByText('À corriger avant de continuer.').first()).toBeVisible()
  await expect(cell).toBeFocused()
  await expect(cell).toHaveValue(typed)
}

/** Waits until the draft says that it is saved. */
export const saved = (page: Page): Promise<void> =>
  expect(page.getByText(/^Enregistré(?:[ \u00a0\u202f]|$)/).first()).toBeVisible()

/** The figure under a label of the totals of the editor, in plain spaces. */
export async function totalOf(page: Page, label: string): Promise<string> {
  const term = page.getByText(label, { exact: true }).first()
  return plain(await term.locator('xpath=following-sibling::*[1]').innerText())
}

/** The PDF that a button opens, as bytes. */
export async function pdfOf(page: Page, open: Locator): Promise<Uint8Array> {
  const answered = page
    .context()
    .waitForEvent('response', (answer) => /\/pdf(?:\?|$)/.test(answer.url()))
  await open.click()
  const url = (await answered).url()
  const answer = await page.request.get(url)
  expect(answer.headers()['content-type']).toBe('application/pdf')
  return new Uint8Array(await answer.body())
}
