import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changed, corrected, history, redone, undoable, undone } from './history.ts'

test('letters of one cell are one change, another cell is another', () => {
  let past = history('')
  for (const typed of ['V', 'Va', 'Vas']) past = changed(past, typed, 'a.name')
  past = changed(past, 'Vas 2', 'a.quantity')
  expect(undone(past)?.present).toBe('Vas')
  expect(undone(undone(past)!)?.present).toBe('')
  expect(undone(undone(undone(past)!)!)).toBeNull()
})

test('after an undo, typing in the same cell is a change of its own', () => {
  const past = changed(changed(history('a'), 'ab', 'name'), 'abc', 'name')
  const back = undone(past)!
  const again = changed(back, 'ax', 'name')
  expect(undone(again)?.present).toBe('a')
  expect(redone(again)).toBeNull()
})

test('fifty changes can be undone, the oldest are forgotten', () => {
  let past = history(0)
  for (let n = 1; n <= 80; n += 1) past = changed(past, n, null)
  let steps = 0
  for (let back = undone(past); back; back = undone(past)) {
    past = back
    steps += 1
  }
  expect(steps).toBe(undoable)
  expect(past.present).toBe(30)
})

test('the same value is no change, and what the server corrects is not undone', () => {
  const past = changed(history('a'), 'b', null)
  expect(changed(past, 'b', null)).toBe(past)
  expect(undone(corrected(past, 'B'))?.present).toBe('a')
})

test('redoing all that was undone gives back the last state', () => {
  const steps = fc.array(fc.tuple(fc.nat(9), fc.constantFrom('a', 'b', null)), { maxLength: 60 })
  fc.assert(
    fc.property(steps, fc.nat(60), (typed, times) => {
      let past = history(-1)
      for (const [n, about] of typed) past = changed(past, n, about)
      const last = past.present
      let undos = 0
      for (; undos < times; undos += 1) {
        const back = undone(past)
        if (!back) break
        past = back
      }
      for (let n = 0; n < undos; n += 1) past = redone(past)!
      expect(past.present).toBe(last)
      expect(redone(past)).toBeNull()
    }),
  )
})
