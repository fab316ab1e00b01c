import { afterEach, expect, test, vi } from 'vitest'
import type * as ids from './ids.ts'
// An instance of its own: the clocks of these tests must not date what other tests make.
const own: string = './ids.ts?own'
const { newId } = (await import(own)) as typeof ids

afterEach(() => vi.useRealTimers())

const shape = /^[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/

test('identifiers are in the order in which they were made, within a millisecond too', () => {
  vi.useFakeTimers({ now: new Date('2026-03-31T12:00:00Z') })
  // More than one millisecond can count: the next one is borrowed.
  const made = Array.from({ length: 20_000 }, () => newId())
  expect(made.every((id) => shape.test(id))).toBe(true)
  expect(new Set(made).size).toBe(made.length)
  expect(made).toEqual([...made].sort())
  const at = Number.parseInt(made[0]!.replaceAll('-', '').slice(0, 12), 16)
  expect(Math.abs(at - Date.now())).toBeLessThan(60_000)
})

test('a clock that goes back gives no earlier identifier', () => {
  vi.useFakeTimers({ now: new Date('2027-01-01T00:00:10Z') })
  const before = newId()
  vi.setSystemTime(new Date('2027-01-01T00:00:00Z'))
  expect(newId() > before).toBe(true)
})

test('one may be dated elsewhere, which leaves the order of the others alone', () => {
  const before = newId()
  const dated = newId(Date.UTC(2020, 0, 1))
  expect(dated).toMatch(shape)
  expect(dated < before).toBe(true)
  expect(newId(Date.UTC(2040, 0, 1)) > before).toBe(true)
  expect(newId() > before).toBe(true)
  expect(newId() < newId(Date.UTC(2040, 0, 1))).toBe(true)
})
