import { expect, test } from 'vitest'
import { addDays, type Day, day } from '#kernel/day.ts'
import { formats } from '#kernel/format.ts'
import { type Code, codes, isCode, kindOfCode, kinds, type Told } from './rules/codes.ts'
import { sentence } from './rules/sentences.ts'
import { nextMonday, whyNotUntil } from './rules/snooze.ts'
import { standingOf, standings } from './rules/standing.ts'

const told: Told = {
  by: 'Inès',
  text: 'À voir',
  name: 'Lucie',
  recipient: 'lucie@client.test',
  reason: 'Trop cher',
  question: 'Quand ?',
  to: 'lucie@client.test',
  gross: 1_234_50,
  outstanding: 1_234_50,
  day: '2026-03-31',
  at: '2026-03-31T12:00:00.000Z',
  days: 9,
}
const at = { fr: formats('fr', 'EUR', 'Europe/Paris'), en: formats('en', 'EUR', 'Europe/Paris') }

/** What is never left out; a name, an address and the like may be. */
const { by, day: on, at: when, question, days, outstanding } = told
const bare = { by, day: on, at: when, question, days, outstanding } as Told

test('each code has a kind and a sentence in both languages, whole and bare', () => {
  const said = new Map<string, Code>()
  for (const code of codes) {
    expect(kinds).toContain(kindOfCode(code))
    for (const locale of ['fr', 'en'] as const) {
      const whole = sentence(code, told, locale, at[locale])
      expect(said.has(whole), `${code} and ${said.get(whole)} say the same: ${whole}`).toBe(false)
      said.set(whole, code)
      for (const text of [whole, sentence(code, bare, locale, at[locale])]) {
        expect(text, code).not.toMatch(/undefined|null|NaN|Invalid| {2}|\s$|: $/)
        expect(text).not.toBe('')
      }
    }
  }
  expect(sentence('quote.signed', told, 'fr', at.fr)).toBe(
    'Signé par Lucie\u00a0: 1\u202f234,50\u00a0€',
  )
  expect(sentence('quote.signed', told, 'en', at.en)).toBe('Signed by Lucie: €1,234.50')
  // A newer version may have told what this one cannot say.
  expect(isCode('toString')).toBe(false)
  expect(sentence('toString', told, 'fr', at.fr)).toBe('')
})

test('the next Monday is a Monday, within the week, and never today', () => {
  const monday = day('2026-03-30')
  for (let n = 0; n < 14; n += 1) {
    const today = addDays(monday, n)
    expect(nextMonday(today)).toBe(n < 7 ? '2026-04-06' : '2026-04-13')
  }
})

test('one puts off until a day to come, within a year', () => {
  const today = day('2026-03-31')
  const cases: [Day, ReturnType<typeof whyNotUntil>][] = [
    [day('2026-03-30'), 'not_ahead'],
    [today, 'not_ahead'],
    [day('2026-04-01'), null],
    [addDays(today, 366), null],
    [addDays(today, 367), 'too_far_ahead'],
  ]
  for (const [until, why] of cases) expect(whyNotUntil(until, today), until).toBe(why)
})

test('where a line stands, whatever its marks', () => {
  const [before, now, after] = [
    '2026-03-30T00:00:00Z',
    '2026-03-31T00:00:00Z',
    '2026-04-01T00:00:00Z',
  ]
  const seen = new Set<string>()
  for (const doneAt of [null, before]) {
    for (const snoozedUntil of [null, before, now, after]) {
      const standing = standingOf({ doneAt, snoozedUntil }, now)
      seen.add(standing)
      expect(standing).toBe(doneAt ? 'done' : snoozedUntil === after ? 'snoozed' : 'open')
    }
  }
  expect([...seen].sort()).toEqual([...standings].sort())
})
