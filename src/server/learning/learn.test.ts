import { expect, test, vi } from 'vitest'
import { readLedger, type WrittenLedger } from '#features/insight/projection/rules/ledger.ts'
import { learn } from '#features/insight/projection/rules/model.ts'
import { addDays, day } from '#kernel/day.ts'
import { turnsWhile } from '#test/turns.ts'
import { learnAside } from './learn.ts'

vi.setConfig({ testTimeout: 60_000 })

/** Sixty clients over two years, one of whom buys every day and the last every two months. */
const start = day('2024-01-03')
const ledgers = Array.from({ length: 60 }, (_, rank): WrittenLedger => {
  const days = Array.from({ length: Math.ceil(700 / (rank + 1)) }, (_, at) =>
    addDays(start, at * (rank + 1)),
  )
  const nets = days.map((_, at) => 100_00 + ((at * 7919 + rank * 104_729) % 90_000))
  return { customer: `client ${rank}`, days: days.join(' '), nets: nets.join(' ') }
})
const asked = { day: day('2025-12-10'), country: 'FR' }

test('what is learned elsewhere is what is learned here, while the loop goes on turning', async () => {
  const here = await turnsWhile(() => learn(ledgers.map(readLedger), asked))
  const there = await turnsWhile(() => learnAside({ ledgers, ...asked }))
  expect(there.done).toEqual(here.done)
  expect(there.done!.tested.size).toBeGreaterThan(50)
  expect(here.turns).toBeLessThan(2)
  expect(there.turns).toBeGreaterThan(100)
})

test('what cannot be learned from is told, and what comes after is learned', async () => {
  const wrong = learnAside({ ledgers, ...asked, day: 'never' as never })
  await expect(wrong).rejects.toThrow()
  expect(await learnAside({ ledgers: [], ...asked })).toBeNull()
})
