import { createRequire } from 'node:module'
import { readFileSync } from 'node:fs'
import type { Page } from '@playwright/test'

const source = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

export type Violation = { id: string; where: string[] }

/**
 * The breaches of WCAG 2.2 A and AA that axe finds on the page as it stands, or in one part of it;
 * `colours` looks at those only that another theme of the same page may have.
 */
export async function violations(
  page: Page,
  what: 'all' | 'colours' = 'all',
  part = 'html',
): Promise<Violation[]> {
  // The policy of the product forbids scripts of others: the tool is evaluated, not added.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source)
  return page.evaluate(
    async ({ colours, part }) => {
      type Axe = {
        run(
          context: string,
          options: object,
        ): Promise<{
          violations: { id: string; nodes: { target: string[]; html: string }[] }[]
        }>
      }
      const axe = (globalThis as unknown as { axe: Axe }).axe
      const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']
      const runOnly = colours
        ? { type: 'rule', values: ['color-contrast', 'link-in-text-block'] }
        : { type: 'tag', values: tags }
      const { violations } = await axe.run(part, {
        runOnly,
        resultTypes: ['violations'],
        preload: false,
      })
      return violations.map(({ id, nodes }) => ({
        id,
        where: nodes
          .slice(0, 3)
          .map(({ target, html }) => `${target.join(' ')}: ${html.slice(0, 160)}`),
      }))
    },
    { colours: what === 'colours', part },
  )
}
