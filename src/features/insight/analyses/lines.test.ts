// Whatever is asked, what a figure opens adds up to it: questions drawn at random, followed to the end.
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { importSales } from '#features/insight/imports/contract.ts'
import { day } from '#kernel/day.ts'
import { issuedInvoice, newClient, sentQuote, signedQuote } from '#test/deal.ts'
import { type Scene, scene } from '#test/scene.ts'
import { analytics } from './contract.ts'
import { listLines } from './contract/lines.ts'
import { aboutMeasure, absent, dimensions, measures, whyNotBy } from './rules.ts'
import { linesOf, narrowedTo } from './rules/drill.ts'
import { valueOf } from './rules/pivot.ts'
import { daysOf, inputOf, type Question } from './rules/question.ts'

const today = day('2026-03-31')
const excerpt = readFileSync(join(import.meta.dirname, '../imports/excerpt.csv'))
const whole = { name: 'custom', from: day('2010-12-01'), to: day('2026-12-31') } as const

async function dealsOf({ alice, bruno }: Scene): Promise<void> {
  await alice(importSales, { name: 'ventes.csv' } as never, { file: excerpt })
  const { id: customer } = await newClient(alice)
  await issuedInvoice(alice, customer, 120_00)
  await issuedInvoice(alice, customer, 90_00, { seller: bruno.id })
  await sentQuote(alice, customer)
  await signedQuote(alice, customer)
}

/** What the list behind a question adds up to, in the unit of its measure. */
async function opened(who: Scene['alice'], question: Question): Promise<number> {
  const { period } = daysOf(question, today, 1)
  const said = Object.entries(linesOf(question, period))
  const given = Object.fromEntries(said.map(([name, one]) => [name, one === absent ? '' : one]))
  const query = { ...given, offset: 0, limit: 1 } as never
  const { figure } = await who(listLines, query)
  return valueOf(question.measure, figure)
}

const questions = fc
  .record({
    measure: fc.constantFrom(...measures),
    by: fc.uniqueArray(fc.constantFrom(...dimensions.filter((one) => one !== 'client')), {
      minLength: 1,
      maxLength: 2,
    }),
  })
  .map(({ measure, by }) => ({
    measure,
    by: by.filter((one) => whyNotBy(measure, one) === null),
  }))
  .filter(({ by }) => by.length > 0)

test('a figure is the sum of what it opens, whatever the question', () =>
  scene(today, async (play) => {
    await dealsOf(play)
    const { alice } = play
    const found = new Set<string>()
    const asked = fc.sample(questions, {
      numRuns: process.env['SCALE'] ? 200 : 40,
      seed: 20260331,
    })
    const debts = { measure: 'due', by: ['customer', 'month'] } as const
    for (const { measure, by } of [...asked, debts]) {
      const question: Question = { measure, by, period: whole, compare: null, narrowed: {} }
      const { rows, total } = await alice(analytics, inputOf(question, whole) as never)
      const told = `${measure} by ${by}`
      expect(await opened(alice, question), told).toBe(valueOf(measure, total))
      for (const { parts, value } of [...rows.slice(0, 2), ...rows.slice(-1)]) {
        const narrower = narrowedTo(question, whole, parts)
        if (!narrower) continue
        found.add(aboutMeasure[measure].subject)
        const label = `${told}: ${parts.map(({ key }) => key)}`
        expect(await opened(alice, narrower), label).toBe(valueOf(measure, value))
      }
    }
    expect([...found].toSorted()).toEqual(['due', 'quotes', 'sales'])
  }))

test('what is opened is what one may see, without margins for who sees no costs', () =>
  scene(today, async (play) => {
    await dealsOf(play)
    const { alice, bruno } = play
    const page = { measure: 'sales', offset: 0, limit: 50 } as const
    const seen = await bruno(listLines, page)
    expect(seen.sums).toEqual({ net: 75_00, cost: null, margin: null })
    expect(seen.rows.map(({ net, cost, margin }) => [net, cost, margin])).toEqual([
      [75_00, null, null],
    ])
    expect((await alice(listLines, page)).sums['margin']).not.toBeNull()
    for (const measure of ['margin', 'cost'] as const) {
      const hidden = bruno(listLines, { ...page, measure })
      await expect(hidden).rejects.toMatchObject({ reason: 'margin_hidden' })
    }
    // A line of no item says its own words; only what is due may be so at no date.
    expect(seen.rows.map(({ item, designation }) => [item, designation !== ''])).toEqual([
      [null, true],
    ])
    const dateless = alice(listLines, { ...page, undated: 'true' })
    await expect(dateless).rejects.toMatchObject({ reason: 'not_told_by' })
    const owed = await alice(listLines, { ...page, measure: 'due', undated: 'true' })
    expect([owed.total, owed.figure]).toEqual([0, '0.00'])
    const untold = alice(listLines, { ...page, measure: 'due', brand: 'x' })
    await expect(untold).rejects.toMatchObject({ reason: 'not_told_by' })
  }))
