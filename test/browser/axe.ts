import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

export type Violation = { id: string; where: string[] }

/** The breaches of WCAG 2.2 A and AA that axe finds on the page as it stands. */
export async function violations(page: Page): Promise<Violation[]> {
  // The policy of the product forbids scripts of others: the tool is evaluated, not added.
  await page.evaluate(source)
  return page.evaluate(async () => {
    type Axe = {
      run(
        context: Document,
        options: object,
      ): Promise<{
        violations: { id: string; nodes: { target: string[]; html: string }[] }[]
      }>
    }
    const axe = (globalThis as unknown as { axe: Axe }).axe
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
    const { violations } = await axe.run(document, { runOnly: { type: 'tag', values: tags } })
    return violations.map(({ id, nodes }) => ({
      id,
      where: nodes
        .slice(0, 3)
        .map(({ target, html }) => `${target.join(' ')}: ${html.slice(0, 160)}`),
    }))
  })
}
