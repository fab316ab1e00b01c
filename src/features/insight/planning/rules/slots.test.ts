import fc from 'fast-check'
import { expect, test } from 'vitest'
import { minutesBetween } from '#features/relation/appointments/rules/clock.ts'
import { addDays, day } from '#kernel/day.ts'
import { isWorkingDay } from '#kernel/holidays.ts'
import { type Asked, dayEnds, minutesOf, slotsOf, spanOf } from './slots.ts'

const asked = (change: Partial<Asked> = {}): Asked => ({
  day: day('2026-11-26'),
  from: '08:00',
  lasts: 240,
  together: false,
  at: {},
  ...change,
})
const said = (of: Asked, records: readonly string[]) =>
  [...slotsOf(of, records, 'FR').values()].map(({ day: on, from }) => `${on} ${from}`)

test('one after the other, over the days that are worked; all at once; or at a time of its own', () => {
  const three = ['a', 'b', 'c']
  expect(said(asked(), three)).toEqual(['2026-11-26 08:00', '2026-11-26 12:00', '2026-11-27 08:00'])
  expect(said(asked({ together: true }), three)).toEqual(Array(3).fill('2026-11-26 08:00'))
  // A whole day each: the week-end is passed over, and so is Christmas.
  expect(said(asked({ lasts: 600, day: day('2026-11-27') }), three)).toEqual([
    '2026-11-27 08:00',
    '2026-11-30 08:00',
    '2026-12-01 08:00',
  ])
  expect(said(asked({ lasts: 480, day: day('2026-12-24') }), ['a', 'b'])).toEqual([
    '2026-12-24 08:00',
    '2026-12-28 08:00',
  ])
  const at = { b: { day: day('2026-12-03'), from: '14:30' } }
  expect(said(asked({ at }), three)).toEqual([
    '2026-11-26 08:00',
    '2026-12-03 14:30',
    '2026-11-26 12:00',
  ])
})

test('nobody is asked to be in two places, on no day off, and across the change of the hour', () => {
  const days = fc.integer({ min: 0, max: 800 }).map((n) => addDays(day('2026-01-01'), n))
  const shape = fc.record({
    day: days.filter((one) => isWorkingDay(one, 'FR')),
    from: fc.constantFrom('07:30', '08:00', '13:15', '19:00'),
    lasts: fc.integer({ min: 15, max: 3000 }),
  })
  fc.assert(
    fc.property(shape, fc.integer({ min: 1, max: 40 }), (some, count) => {
      const records = Array.from({ length: count }, (_, n) => String(n))
      const slots = [...slotsOf({ ...some, together: false, at: {} }, records, 'FR').values()]
      expect(slots.length).toBe(count)
      const spans = slots.map((slot) => spanOf(slot, some.lasts, 'Europe/Paris'))
      for (const [n, slot] of slots.entries()) {
        expect(isWorkingDay(slot.day, 'FR')).toBe(true)
        const next = slots[n + 1]
        if (!next) continue
        expect(Date.parse(spans[n]!.endsAt)).toBeLessThanOrEqual(Date.parse(spans[n + 1]!.startsAt))
        // What could still be done the same day is done the same day.
        const [a, b] = [slot, next].map((one) => ({ day: one.day, minutes: minutesOf(one.from) }))
        const end = minutesOf(slot.from) + some.lasts
        if (end + some.lasts <= dayEnds) expect(minutesBetween(a!, b!)).toBe(some.lasts)
      }
    }),
    { numRuns: 500 },
  )
})
