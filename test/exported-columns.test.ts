// What a list shows is what its file holds: every column of the screen has its words in the file,
// figures are figures there, and what the one adds up at its foot the other does.
import { expect, test, vi } from 'vitest'
import { items, plainItems } from '#features/catalog/items/web/list.tsx'
import { exportSources } from '#features/insight/exports/actions/sources.ts'
import { exportedLists } from '#features/insight/exports/contract.ts'
import { plainPortfolio, portfolio } from '#features/insight/portfolio/web/list.tsx'
import { register } from '#features/insight/register/web/list.tsx'
import { purchases } from '#features/purchasing/purchase-orders/web/list.tsx'
import { customers, plainCustomers, suppliers } from '#features/relation/customers/web/list.tsx'
import { deliveries } from '#features/sales/deliveries/web/list.tsx'
import { invoices } from '#features/sales/invoices/web/list.tsx'
import { orders } from '#features/sales/orders/web/list.tsx'
import { payments } from '#features/sales/payments/web/list.tsx'
import { projects } from '#features/sales/projects/web/list.tsx'
import { quotes } from '#features/sales/quotes/web/list.tsx'
import type { ListDefinition } from '#web/ui/list/definition.ts'

// What the screens ask a browser for as they are loaded: its theme, its language.
vi.hoisted(() => {
  vi.stubGlobal('matchMedia', () => ({ matches: false, addEventListener: () => undefined }))
  vi.stubGlobal('navigator', { language: 'fr-FR', languages: ['fr-FR'] })
})

const screens = [
  ...[items, plainItems, register, purchases, customers, plainCustomers, suppliers, deliveries],
  ...[invoices, orders, payments, projects, quotes, portfolio, plainPortfolio],
] as unknown as readonly ListDefinition<unknown, object>[]

const counted = ['amount', 'price', 'integer', 'percent']

test('every list that is given as a file has its screen, and every column of the screen is in the file', () => {
  for (const list of exportedLists) {
    const shown = screens.filter(({ exported }) => exported === list)
    expect([list, shown.length > 0]).toEqual([list, true])
    const { columns } = exportSources[list]
    for (const { key, figures, sum } of shown.flatMap((screen) => screen.columns)) {
      const held = columns[key]
      expect([list, key, Boolean(held?.fr && held.en)]).toEqual([list, key, true])
      if (figures) expect([list, key, held?.kind]).toEqual([list, key, expect.toBeOneOf(counted)])
      if (sum) expect([list, key, held?.total]).toEqual([list, key, true])
    }
  }
})
