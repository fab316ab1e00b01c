import { join } from 'node:path'
import { expect, test } from 'vitest'
import { assetsFolder } from './assets.ts'
import { charactersOf } from './coverage.ts'
import { mapTexts, printable } from './printable.ts'

const drawn = charactersOf(join(assetsFolder, 'fonts'))
const cleaned = (text: string): string => printable(drawn).clean(text)
const replacedIn = (text: string): string => {
  const { clean, replaced } = printable(drawn)
  clean(text)
  return [...replaced].join('')
}

test('the fonts draw what French documents need, and say what they do not draw', () => {
  const needed = 'ÀÂÇÉÈÊËÎÏÔÙÛÜŸÆŒàâçéèêëîïôùûüÿæœ«»’“”…–—·°ᵉʳ€£$\u00a0\u202f\u2212\u2011×²³½□'
  for (const character of needed) expect(drawn, character).toContain(character.codePointAt(0))
  for (const character of '漢ปख') expect(drawn, character).not.toContain(character.codePointAt(0))
  // Mathematical bold exists in one weight only: it is not counted on.
  expect(drawn).not.toContain('𝗔'.codePointAt(0))
  expect(drawn.size).toBeGreaterThan(6000)
})

test.each([
  ['unchanged', 'Façade « Brume » 1\u202f234,50\u00a0€', 'Façade « Brume » 1\u202f234,50\u00a0€'],
  ['ends of lines', 'a\r\nb\rc\u2028d\u2029e\nf', 'a\nb\nc\nd\ne\nf'],
  ['tabs', 'a\tb', 'a b'],
  ['controls', 'a\u0000\u0007\u001b[31mb\u007f\u0085', 'a[31mb'],
  ['letters in two parts', 'e\u0301te\u0301', 'été'],
  ['letters in costume', 'ＡＢ １２ 𝗚𝗿𝗮𝘀', 'AB 12 Gras'],
  ['reading order', '\u202eabc\u202c\u2066d\u2069\u200f\u200e\u061c\ufeff', 'abcd'],
  ['what cannot be seen', 'co\u00adop\u200bé\u2060ra\ufe0ftion\u200d\u200c', 'coopération'],
  ['marks that compose with nothing', '1\ufe0f\u20e3 H\u0332 A\u{1f3fb}', '1 H A'],
  ['emoji of several', '👩\u200d👧 👍\u{1f3fb} 🇫🇷 ❤\ufe0f', '👩\u200d👧 👍\u{1f3fb} 🇫🇷 ❤'],
  ['vowel points', 'מֶלֶךְ مُحَمَّد', 'מֶלֶךְ مُحَمَّد'],
  ['half a pair', 'a\ud83db\udc00', 'a□b□'],
  ['what no font has', '漢字 ok', '□□ ok'],
  ['private and unassigned', '\u{10ffff}\u{50000}', '□□'],
])('%s', (_, text, expected) => {
  expect(cleaned(text)).toBe(expected)
})

test('what is replaced is gathered once', () => {
  expect(replacedIn('漢漢字 abc ＡＢ\u0007')).toBe('漢字')
  expect(replacedIn('1\ufe0f\u20e3')).toBe('\u20e3')
  expect(replacedIn('tout va bien, co\u00adopération')).toBe('')
})

test('all the texts of a value change, and nothing else', () => {
  const value = { a: 'x', b: [{ a: 'y', c: 1 }, null], d: true }
  expect(mapTexts(value, (text) => text.toUpperCase())).toEqual({
    a: 'X',
    b: [{ a: 'Y', c: 1 }, null],
    d: true,
  })
})
