import { expect, test } from 'vitest'
import { seeded } from '#test/drawn.ts'
import { type Box, gap, isLastAlone, packed } from './packed.ts'

const half = (height: number): Box => ({ columns: 6, height })

test('a short widget beside a tall one leaves no hole: what follows stands under it', () => {
  const [tall, short, next] = packed([half(620), half(200), half(340)])
  expect(tall).toEqual({ start: 0, top: 0, height: 620 })
  expect(short).toEqual({ start: 6, top: 0, height: 200 })
  // And ends with its neighbour, as it lacks little.
  expect(next).toEqual({ start: 6, top: 212, height: 408 })
})

test('what begins nearly at one height begins on one line, in the order given', () => {
  const places = packed([half(352), half(346), half(440), half(240)])
  expect(places.map(({ start, top }) => [start, top])).toEqual([
    [0, 0],
    [6, 0],
    [0, 364],
    [6, 364],
  ])
  expect(places[1]!.height).toBe(352)
})

test('what lacks much to end with its neighbour keeps its own height', () => {
  expect(packed([half(620), half(200)])[1]).toEqual({ start: 6, top: 0, height: 200 })
})

test('the last takes its row whole where it would stand alone, not where it fills a hole', () => {
  expect(isLastAlone([half(300), half(280), half(200)])).toBe(true)
  expect(isLastAlone([half(620), half(280), half(200)])).toBe(false)
  expect(isLastAlone([half(620), half(280)])).toBe(false)
  expect(isLastAlone([half(124), half(180)])).toBe(false)
  expect(isLastAlone([half(100)])).toBe(true)
  expect(isLastAlone([])).toBe(false)
})

test('one that is tall stands beside those before it, where the board would end with a hole under them', () => {
  const whole: Box = { columns: 12, height: 300 }
  const places = packed([half(402), half(354), half(590), whole])
  expect(places.slice(0, 3).map(({ start, top }) => [start, top])).toEqual([
    [0, 0],
    [0, 414],
    [6, 0],
  ])
  expect(places[3]?.top).toBe(780)
})

test('whatever their sizes, no two widgets overlap and none leaves the board', () => {
  const random = seeded(7)
  const pick = <T>(of: readonly T[]): T => of[Math.floor(random() * of.length)]!
  for (let n = 0; n < 200; n += 1) {
    const boxes = Array.from({ length: 1 + Math.floor(random() * 9) }, () => ({
      columns: pick([4, 6, 8, 12]),
      height: 80 + Math.floor(random() * 600),
    }))
    const places = packed(boxes)
    for (const [at, place] of places.entries()) {
      const { columns, height } = boxes[at]!
      expect(place.start + columns).toBeLessThanOrEqual(12)
      expect(place.height).toBeGreaterThanOrEqual(height)
      for (const [n, other] of places.entries()) {
        if (n === at) continue
        const isBeside =
          other.start >= place.start + columns || place.start >= other.start + boxes[n]!.columns
        const isApart =
          other.top >= place.top + place.height + gap || place.top >= other.top + other.height + gap
        expect(isBeside || isApart, JSON.stringify(boxes)).toBe(true)
      }
    }
  }
})
