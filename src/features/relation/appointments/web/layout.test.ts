import fc from 'fast-check'
import { expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { placed, segmentsOf } from './layout.ts'

const zone = 'Europe/Paris'
const at = (id: string, startsAt: string, endsAt: string) => ({ id, startsAt, endsAt })

test('an appointment stands in each of its days, for the part that falls on it', () => {
  const site = at('a', '2026-03-31T13:00:00Z', '2026-04-02T08:00:00Z')
  const parts = ['2026-03-30', '2026-03-31', '2026-04-01', '2026-04-02', '2026-04-03'].map((on) =>
    segmentsOf([site], day(on), zone).map(({ from, to }) => [from, to]),
  )
  expect(parts).toEqual([[], [[900, 1440]], [[0, 1440]], [[0, 600]], []])
})

test('two at the same time are never drawn over each other', () => {
  const hour = fc.integer({ min: 0, max: 1380 })
  const one = fc.tuple(hour, fc.integer({ min: 15, max: 300 }))
  fc.assert(
    fc.property(fc.array(one, { maxLength: 20 }), (all) => {
      const segments = all.map(([from, lasts], n) => ({
        of: at(String(n), '', ''),
        from,
        to: Math.min(1440, from + lasts),
        goesOn: false,
      }))
      const laid = placed(segments)
      expect(laid).toHaveLength(all.length)
      for (const a of laid)
        for (const b of laid) {
          const together = a.of.id !== b.of.id && a.from < b.to && b.from < a.to
          if (together) expect(a.lane).not.toBe(b.lane)
          if (together) expect(a.lanes).toBe(b.lanes)
        }
      for (const { lane, lanes } of laid) expect(lane).toBeLessThan(lanes)
    }),
  )
})
