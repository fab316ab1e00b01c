// The screens that need no records to be seen: doors, settings and blank forms, in front of a company of
// which little is there yet; see look.ts. Apart from the others, so that both halves are looked at at once.
import type { Page } from '@playwright/test'
import { atWork as test } from './installation.ts'
import { look, visitor } from './look.ts'
import { addressesOf, furnishSettings, isDoor, isOfOneself, paths } from './places.ts'

let inside: Page
let outside: Page

test.beforeAll(async ({ browser, demo }) => {
  inside = await visitor(browser, demo, 'Alice')
  outside = await visitor(browser, demo, 'anyone')
  await furnishSettings(inside.context(), demo)
})
test.afterAll(() => Promise.all([inside, outside].map((page) => page.context().close())))

for (const path of [...paths.filter(isOfOneself), '/n-existe-pas']) {
  test(`${path}: accessible, in French, at 1440, 390 and 320 pixels`, async ({ demo }) => {
    for (const address of await addressesOf(path, inside.context(), demo)) {
      await test.step(address, () => look(isDoor(path) ? outside : inside, address))
    }
  })
}
