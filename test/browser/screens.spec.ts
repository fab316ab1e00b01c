// Every screen of the site that shows records, in front of the demonstration: see look.ts.
import { expect, type Page } from '@playwright/test'
import { faultsIn } from './french.ts'
import { test } from './installation.ts'
import { look, visitor } from './look.ts'
import { addressesOf, furnish, isDoor, isOfOneself, paths } from './places.ts'

let inside: Page
let outside: Page

test.beforeAll(async ({ browser, demo }) => {
  inside = await visitor(browser, demo, 'Alice')
  outside = await visitor(browser, demo, 'anyone')
  await furnish(inside.context(), demo)
})
test.afterAll(() => Promise.all([inside, outside].map((page) => page.context().close())))

test('there are screens, and the French of a planted text is found wanting', () => {
  expect(paths.length).toBeGreaterThan(35)
  const planted = [
    "L'article",
    'Attendez...',
    'Trop tard !',
    'Trop tard!',
    'Total : 12',
    'Total: 12',
    'le « devis »',
    '1 234,50 €',
    'Solde -12,50 €',
    'undefined facture',
    'le Invalid Date',
  ]
  expect(planted.filter((text) => faultsIn(text).length === 0)).toEqual([])
  expect(
    faultsIn('Trop tard\u202f!\nTotal\u00a0: −1\u202f234,50\u00a0€ à 14:32, l’an 2026'),
  ).toEqual([])
})

for (const path of paths.filter((one) => !isOfOneself(one))) {
  test(`${path}: accessible, in French, at 1440, 390 and 320 pixels`, async ({ demo }) => {
    test.setTimeout(300_000)
    for (const address of await addressesOf(path, inside.context(), demo)) {
      await test.step(address, () => look(isDoor(path) ? outside : inside, address))
    }
  })
}
