import fc from 'fast-check'
import { expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { cents } from '#kernel/money.ts'
import { deltasOf as deltas } from '#kernel/tally.ts'
import { type Change, type Counted, countedAs } from './tally.ts'

const deltasOf = (changes: readonly Change[]) => deltas(changes, countedAs)

const issued: Counted = {
  kind: 'invoice',
  customer_id: '01890000-0000-7000-8000-000000000001',
  state: 'issued',
  imported: false,
  seller_id: 'alice',
  store_id: null,
  day: day('2026-03-31'),
  due_day: day('2026-04-30'),
  net: cents(100_00),
  gross: cents(120_00),
  settled: cents(0),
}
const nobody = '00000000-0000-0000-0000-000000000000'

test('an invoice moves from row to row as it lives', () => {
  const draft = { ...issued, state: 'draft' }
  expect(deltasOf([{ before: null, after: draft }])).toEqual([
    {
      payment: 'draft',
      kind: 'invoice',
      seller_id: 'alice',
      store_id: nobody,
      due_day: '-infinity',
      month: '2026-03-01',
      due_month: '2026-04-01',
      documents: 1,
      net: 100_00,
      gross: 120_00,
      outstanding: 0,
    },
  ])
  const rows = (change: Change) =>
    deltasOf([change]).map((delta) => [
      delta.payment,
      delta.due_day,
      delta.due_month,
      delta.documents,
      delta.outstanding,
    ])
  expect(rows({ before: draft, after: issued })).toEqual([
    ['draft', '-infinity', '2026-04-01', -1, 0],
    ['unpaid', '2026-04-30', '-infinity', 1, 120_00],
  ])
  const half = { ...issued, settled: cents(50_00) }
  expect(rows({ before: issued, after: half })).toEqual([
    ['partial', '2026-04-30', '-infinity', 1, 70_00],
    ['unpaid', '2026-04-30', '-infinity', -1, -120_00],
  ])
  // From a part to a larger part it stays where it is, and asks for less.
  expect(rows({ before: half, after: { ...half, settled: cents(60_00) } })).toEqual([
    ['partial', '2026-04-30', '-infinity', 0, -10_00],
  ])
  expect(rows({ before: half, after: { ...half, settled: cents(120_00) } })).toEqual([
    ['partial', '2026-04-30', '-infinity', -1, -70_00],
    ['settled', '-infinity', '2026-04-01', 1, 0],
  ])
})

test('imported history is not counted here, and what does not change adds nothing', () => {
  expect(deltasOf([{ before: null, after: { ...issued, imported: true } }])).toEqual([])
  expect(deltasOf([{ before: issued, after: issued }])).toEqual([])
})

test('what is added for a life adds up to nothing once it is undone, in the order of the keys', () => {
  const any = fc.record({
    state: fc.constantFrom('draft', 'issued'),
    seller_id: fc.constantFrom(null, 'alice', 'bruno'),
    settled: fc.constantFrom(0, 50_00, 120_00).map(cents),
  })
  fc.assert(
    fc.property(fc.array(any, { minLength: 1, maxLength: 10 }), (steps) => {
      const life = [null, ...steps.map((step): Counted => ({ ...issued, ...step })), null]
      const changes = life
        .slice(1)
        .map((after, at): Change => ({ before: life[at] as Counted | null, after }))
      expect(deltasOf(changes)).toEqual([])
      const keys = deltasOf(changes.slice(0, -1)).map((delta) => Object.values(delta).join())
      expect(keys).toEqual([...keys].sort())
    }),
  )
})
