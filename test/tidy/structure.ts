// The rules of where code stands and what it leans on, with their proofs.
import { noCircles } from './circles.ts'
import { type File, inItsPlace, leansDownwards, pureWhereItMust } from './places.ts'

/** A rule over single files, as a rule over all of them. */
export const each =
  (rule: (file: File) => string[]) =>
  (files: readonly File[]): string[] =>
    files.flatMap((file) => rule(file).map((complaint) => `${file.path}: ${complaint}`))

export type Planted = { readonly [path: string]: string }
export type Rule = {
  readonly check: (files: readonly File[]) => string[]
  /** Each must be complained of… */
  readonly caught: readonly Planted[]
  /** …and none of these. */
  readonly fine: readonly Planted[]
}

export const houses = ['base/journal', 'sales/quotes', 'sales/invoices', 'sales/documents']
export const quotes = 'src/features/sales/quotes'

export const ofStructure = (order: readonly string[]): Readonly<Record<string, Rule>> => ({
  'every file has its place': {
    check: each(inItsPlace(order)),
    caught: [
      { [`${quotes}/totals.ts`]: '' },
      { [`${quotes}/model/rules.ts`]: '' },
      { 'src/features/rules.ts': '' },
      { 'src/shared/money.ts': '' },
      { 'src/features/sales/unheard/rules.ts': '' },
    ],
    fine: [
      { [`${quotes}/rules.ts`]: '' },
      { [`${quotes}/rules/life.ts`]: '' },
      { [`${quotes}/web/QuotePage.tsx`]: '' },
      { [`${quotes}/quotes.test.ts`]: '' },
      { 'src/features/order.ts': '' },
    ],
  },
  'every file leans only downwards': {
    check: each(leansDownwards(order)),
    caught: [
      { 'src/kernel/a.ts': "import { a } from '#features/sales/quotes/rules.ts'" },
      { [`${quotes}/rules.ts`]: "import type { Act } from '#server/act.ts'" },
      { [`${quotes}/rules.ts`]: "import { a } from './contract.ts'" },
      { [`${quotes}/contract.ts`]: "import { a } from './queries.ts'" },
      { [`${quotes}/queries.ts`]: "import {\n  a,\n} from './actions.ts'" },
      { [`${quotes}/actions.ts`]: "import { a } from '#features/sales/invoices/actions.ts'" },
      { [`${quotes}/rules/life.ts`]: "import { a } from '../../invoices/rules.ts'" },
      { [`${quotes}/web/Page.tsx`]: "const a = () => import('../queries.ts')" },
      { [`${quotes}/web/Page.tsx`]: "import { a } from '../../invoices/web/Page.tsx'" },
      { 'src/web/api.ts': "import { a } from '#server/act.ts'" },
      { 'src/web/shell/Menu.tsx': "import { a } from '#features/sales/quotes/web/Page.tsx'" },
      { 'src/server/http.ts': "import { a } from '#web/api.ts'" },
      { [`${quotes}/queries.ts`]: "import { scene } from '#test/scene.ts'" },
    ],
    fine: [
      { [`${quotes}/actions.ts`]: "import { record } from '#features/base/journal/actions.ts'" },
      { [`${quotes}/queries/list.ts`]: "import { a } from './filters.ts'" },
      { [`${quotes}/web/Page.tsx`]: "import { list } from '#features/sales/invoices/contract.ts'" },
      { [`${quotes}/web/Page.tsx`]: "import { a } from '#features/sales/documents/web/Lines.tsx'" },
      { [`${quotes}/rules.ts`]: "// import { a } from './queries.ts'" },
      { [`${quotes}/quotes.test.ts`]: "import { scene } from '#test/scene.ts'" },
    ],
  },
  'no two files import each other': {
    check: noCircles,
    caught: [
      {
        [`${quotes}/rules/a.ts`]: "import type { B } from './b.ts'",
        [`${quotes}/rules/b.ts`]: "import { c } from '#features/sales/quotes/rules/c.ts'",
        [`${quotes}/rules/c.ts`]: "import { a } from './a.ts'",
      },
    ],
    fine: [
      {
        [`${quotes}/rules/a.ts`]: "import { b } from './b.ts'\nimport { c } from './c.ts'",
        [`${quotes}/rules/b.ts`]: "import { c } from './c.ts' // not import { a } from './a.ts'",
        [`${quotes}/rules/c.ts`]: '',
      },
    ],
  },
  'pure code takes time, chance and the outside as values': {
    check: each(pureWhereItMust),
    caught: [
      { 'src/kernel/a.ts': 'const now = new Date()' },
      { [`${quotes}/rules.ts`]: 'const now = Date.now()' },
      { [`${quotes}/contract.ts`]: 'const dice = Math.random()' },
      { [`${quotes}/rules.ts`]: "import { join } from 'node:path'" },
      { [`${quotes}/rules.ts`]: "import { sql } from 'kysely'" },
      { [`${quotes}/rules.ts`]: 'const zone = process.env.TZ' },
    ],
    fine: [
      { 'src/kernel/a.ts': 'const then = new Date(iso) // never new Date()' },
      { [`${quotes}/contract.ts`]: "import { z } from 'zod'" },
      { [`${quotes}/queries.ts`]: 'const now = new Date()' },
      { 'src/kernel/a.test.ts': 'const now = new Date()' },
    ],
  },
})
