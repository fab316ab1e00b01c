// What the first page weighs, in numbers that do not depend on the machine (performance.md).
import { expect } from '@playwright/test'
import { overTheWire } from '#test/bench/wire.ts'
import { test } from './installation.ts'

test('the home page comes in five requests and 150 kB, compressed', async ({ demo }) => {
  const { requests, gzipBytes } = await overTheWire(demo.url)
  expect(requests).toBeLessThanOrEqual(5)
  expect(gzipBytes).toBeLessThan(150_000)
  // The control: what is counted is the program, and not a page that refuses.
  expect(gzipBytes).toBeGreaterThan(50_000)
})
