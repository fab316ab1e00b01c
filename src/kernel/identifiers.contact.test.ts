import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  formatIban,
  formatPhone,
  maskIban,
  readBic,
  readIban,
  readPhone,
  readPostalCode,
} from './identifiers.ts'

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((all) => all.join(''))

describe('bank accounts', () => {
  /** The key of ISO 13616 by its definition: the number, letters as two digits, modulo 97, is 1. */
  const rest97 = (text: string) =>
    Number(BigInt([...text].map((c) => parseInt(c, 36)).join('')) % 97n)
  const withKey = (country: string, bban: string) =>
    country + String(98 - rest97(`${bban}${country}00`)).padStart(2, '0') + bban
  /** A French account with the key of its RIB (digits only): 97 − (89b + 15g + 3c) mod 97. */
  const french = fc.tuple(digits(5), digits(5), digits(11)).map(([bank, desk, account]) => {
    const sum = 89n * BigInt(bank) + 15n * BigInt(desk) + 3n * BigInt(account)
    return bank + desk + account + String(97n - (sum % 97n)).padStart(2, '0')
  })

  test('of France: both keys right, or refused', () => {
    fc.assert(
      fc.property(french, fc.nat({ max: 26 }), fc.integer({ min: 1, max: 9 }), (bban, at, by) => {
        const iban = withKey('FR', bban)
        expect(readIban(iban)).toBe(iban)
        if (at < 2) return
        const wrong = iban.slice(0, at) + ((Number(iban[at]) + by) % 10) + iban.slice(at + 1)
        expect(readIban(wrong)).toBeNull()
      }),
      { numRuns: 5000 },
    )
  })
  test('a wrong RIB key is seen though the IBAN key is right', () => {
    fc.assert(
      fc.property(french, (bban) => {
        const key = String((Number(bban.slice(21)) % 97) + 1).padStart(2, '0')
        expect(readIban(withKey('FR', bban.slice(0, 21) + key))).toBeNull()
      }),
    )
  })
  test('of other countries, and as people paste them', () => {
    expect(readIban('IBAN : DE89 3704 0044 0532 0130 00')).toBe('DE89370400440532013000')
    expect(readIban('be68\u00a05390-0754-7034')).toBe('BE68539007547034')
    for (const wrong of ['', 'FR', 'DE88370400440532013000', 'DE8937040044053201300', 'XX00', 'é'])
      expect(readIban(wrong)).toBeNull()
    expect(formatIban('DE89370400440532013000').replaceAll('\u00a0', ' ')).toBe(
      'DE89 3704 0044 0532 0130 00',
    )
    expect(maskIban('DE89370400440532013000')).toBe('DE••\u00a0••••\u00a03000')
  })
  test('BIC', () => {
    expect(readBic('bnpafrppxxx')).toBe('BNPAFRPPXXX')
    expect(readBic('BNPA FR PP')).toBe('BNPAFRPP')
    for (const wrong of ['', 'BNPAFRP', 'BNPAFRPPX', 'BNPAZZPP', 'BNP1FRPP'])
      expect(readBic(wrong), wrong).toBeNull()
  })
})

describe('phones', () => {
  test.each([
    ['06 12 34 56 78', '+33612345678'],
    ['06.12.34.56.78', '+33612345678'],
    ['+33 6 12 34 56 78', '+33612345678'],
    ['+33 (0)6 12 34 56 78', '+33612345678'],
    ['0033 6 12 34 56 78', '+33612345678'],
    ['01\u00a043\u202f12–34-56', '+33143123456'],
    ['0262 12 34 56', '+262262123456'],
    ['0692 12 34 56', '+262692123456'],
    ['0639 12 34 56', '+262639123456'],
    ['0590 12 34 56', '+590590123456'],
    ['0690 12 34 56', '+590690123456'],
    ['0594 12 34 56', '+594594123456'],
    ['0694 12 34 56', '+594694123456'],
    ['0596 12 34 56', '+596596123456'],
    ['0696 12 34 56', '+596696123456'],
    ['3949', '3949'],
    ['+44 20 7946 0958', '+442079460958'],
    ['0049 30 123456', '+4930123456'],
    ['0800 123 456', '+33800123456'],
  ])('%s is %s', (typed, stored) => expect(readPhone(typed)).toBe(stored))

  test.each([
    '',
    '06 12 34 56 7',
    '06 12 34 56 789',
    '00 00',
    '612345678',
    '+',
    '+33',
    '+0123456789',
    '06 12 ab',
  ])('%j is none', (typed) => expect(readPhone(typed)).toBeNull())
  test('a national number of elsewhere stays as it is', () => {
    expect(readPhone('020 7946 0958', 'GB')).toBe('02079460958')
    expect(readPhone('06 12 34 56 78', 'RE')).toBe('+33612345678')
  })
  test('what is written is read back', () => {
    const national = fc
      .tuple(fc.integer({ min: 1, max: 9 }), digits(8))
      .map((parts) => parts.join(''))
    fc.assert(
      fc.property(national, (one) => {
        const stored = readPhone(`0${one}`)
        expect(stored).not.toBeNull()
        expect(formatPhone(stored ?? '').replaceAll('\u00a0', '')).toBe(`0${one}`)
        expect(readPhone(formatPhone(stored ?? ''))).toBe(stored)
      }),
    )
    expect(formatPhone('+442079460958')).toBe('+442079460958')
    expect(formatPhone('+33612345678')).toBe('06 12 34 56 78'.replaceAll(' ', '\u00a0'))
  })
})

test('postal codes', () => {
  for (const good of [
    '75011',
    '01000',
    '20000',
    '97400',
    '98000',
    '00200',
    '2A004'.replace('2A', '20'),
  ])
    expect(readPostalCode(good)).toBe(good)
  expect(readPostalCode(' 75 011 ')).toBe('75011')
  expect(readPostalCode('F-75011')).toBe('75011')
  expect(readPostalCode('97400', 'RE')).toBe('97400')
  for (const bad of ['', '7501', '750111', '96000', '99123', '2A004', 'ABCDE'])
    expect(readPostalCode(bad), bad).toBeNull()
  expect(readPostalCode('sw1a  1aa', 'GB')).toBe('SW1A 1AA')
  expect(readPostalCode('1000', 'BE')).toBe('1000')
  expect(readPostalCode('<b>', 'BE')).toBeNull()
})
