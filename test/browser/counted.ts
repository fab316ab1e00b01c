// What the stories that count their actions share: a client, a few lines, and the count itself.
import { type BrowserContext, expect, type Page } from '@playwright/test'
import { api, type Demo } from './installation.ts'
import { type Recorded, record } from './recorder.ts'

export const vat = { category: 'S', rate: '20' }
export type Made = { id: string; number: string; version: number }

/** A client of whom nothing lacks, under a name that nobody else has. */
export const client = (context: BrowserContext, demo: Demo, name: string) =>
  api<Made>(context, demo, '/customers', {
    kind: 'company',
    name,
    siren: '732829320',
    email: 'compta@temoin.example',
    addresses: [{ street: '4 place du Marché', postalCode: '69001', city: 'Lyon' }],
  })

export const lines = [1, 2, 3].map((n) => ({
  kind: 'item',
  name: `Pose ${n}`,
  quantity: '1',
  price: '100',
  vat,
}))

/** Opens where the task starts, and counts from there. */
export async function startAt(page: Page, path: string): Promise<Recorded> {
  const recorded = await record(page)
  await page.goto(path)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.waitForLoadState('networkidle')
  return recorded
}

export function within(recorded: Recorded, figure: number, typed = 0): void {
  const done = recorded.actions.join(' ')
  expect(recorded.clicks(), done).toBe(0)
  expect(recorded.actions.length, done).toBeLessThanOrEqual(figure)
  expect(recorded.typed(), done).toBeLessThanOrEqual(typed)
}

export const option = (page: Page, name: string) =>
  page.getByRole('option', { name: new RegExp(name) }).first()
