import fc from 'fast-check'
import { stdnum } from 'stdnum'
import * as ean from 'stdnum/lib/cjs/gen/ean.js'
import { describe, expect, test } from 'vitest'
import {
  formatSiren,
  formatSiret,
  formatVatNumber,
  readGtin,
  readSiren,
  readSiret,
  readTaxNumber,
  readVatNumber,
  sirenOfSiret,
  vatNumberOfSiren,
} from './identifiers.ts'

const many = { numRuns: 5000 }
const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((all) => all.join(''))
const judge = (country: string, kind: string, value: string): boolean =>
  stdnum[country]?.[kind]?.validate(value).isValid ?? false

/** Random digits, and the same with a last digit that makes the key right: half of each. */
const keyed = (length: number, isRight: (value: string) => boolean) =>
  fc.tuple(digits(length), fc.boolean()).map(([value, mend]) => {
    if (!mend) return value
    const ends = [...'0123456789'].map((end) => value.slice(0, -1) + end)
    return ends.find(isRight) ?? value
  })

/** Fails unless the sample held both right and wrong values: agreement on nothing proves nothing. */
function bothKinds(arbitrary: fc.Arbitrary<string>, isRight: (value: string) => boolean) {
  const rights = fc.sample(arbitrary, 1000).filter(isRight).length
  expect(rights).toBeGreaterThan(200)
  expect(rights).toBeLessThan(950)
}

describe('SIREN and SIRET', () => {
  const isSiren = (value: string) => judge('FR', 'siren', value) && value !== '000000000'
  const isSiret = (value: string) => judge('FR', 'siret', value) && isSiren(value.slice(0, 9))
  const sirens = keyed(9, isSiren)
  const sirets = fc.tuple(sirens, digits(5), fc.boolean()).map(([siren, shop, mend]) => {
    const ends = [...'0123456789'].map((end) => siren + shop.slice(0, 4) + end)
    return (mend ? ends.find(isSiret) : undefined) ?? siren + shop
  })
  const postShops = digits(5).map((shop) => `356000000${shop}`)

  test('agree with stdnum on thousands, right and wrong', () => {
    bothKinds(sirens, isSiren)
    fc.assert(
      fc.property(sirens, (one) => (readSiren(one) !== null) === isSiren(one)),
      many,
    )
    bothKinds(sirets, isSiret)
    fc.assert(
      fc.property(sirets, (one) => (readSiret(one) !== null) === isSiret(one)),
      many,
    )
  })
  test('one wrong digit is always seen', () => {
    fc.assert(
      fc.property(sirens, fc.nat({ max: 8 }), fc.integer({ min: 1, max: 9 }), (siren, at, by) => {
        fc.pre(isSiren(siren))
        const wrong = (Number(siren[at]) + by) % 10
        expect(readSiren(siren.slice(0, at) + wrong + siren.slice(at + 1))).toBeNull()
      }),
      many,
    )
  })
  test('the shops of La Poste follow their own rule, all of them', () => {
    fc.assert(
      fc.property(postShops, (one) => (readSiret(one) !== null) === isSiret(one)),
      many,
    )
    expect(readSiret('356 000 000 49837')).toBe('35600000049837')
    expect(readSiret('35600000000048')).toBe('35600000000048') // the head office, by Luhn
    expect(readSiret('35600000049838')).toBeNull()
  })
  test('are read with any separator, and written in groups', () => {
    expect(readSiren(' 552 100 554 ')).toBe('552100554')
    expect(readSiren('552\u202f100\u00a0554')).toBe('552100554')
    expect(readSiren('552.100.554')).toBe('552100554')
    expect(readSiren('000000000')).toBeNull()
    expect(readSiren('55210055')).toBeNull()
    expect(readSiren('55210055A')).toBeNull()
    expect(formatSiren('552100554')).toBe('552\u00a0100\u00a0554')
    expect(formatSiret('55210055400013')).toBe('552\u00a0100\u00a0554\u00a000013')
    expect(sirenOfSiret('55210055400013')).toBe('552100554')
  })
  test('a SIRET is refused where its SIREN is wrong, though the 14 digits pass', () => {
    const odd = fc
      .sample(digits(13), 3000)
      .flatMap((front) =>
        [...'0123456789']
          .map((end) => front + end)
          .filter((one) => judge('FR', 'siret', one) && !isSiren(one.slice(0, 9))),
      )
    expect(odd.length).toBeGreaterThan(1000)
    expect(odd.filter((one) => readSiret(one) !== null)).toEqual([])
  })
})

describe('VAT numbers', () => {
  const companies = fc
    .sample(
      keyed(9, (one) => judge('FR', 'siren', one)),
      3000,
    )
    .filter((siren) => readSiren(siren) !== null)

  test('of a SIREN pass, and any other key of digits does not', () => {
    expect(companies.length).toBeGreaterThan(1000)
    expect(vatNumberOfSiren('303265045')).toBe('FR40303265045')
    for (const siren of companies) {
      const number = vatNumberOfSiren(siren)
      expect(judge('FR', 'tva', number)).toBe(true)
      expect(readVatNumber(number)).toBe(number)
      const other = (Number(number.slice(2, 4)) + 1 + (Number(siren) % 90)) % 97
      const wrong = `FR${String(other).padStart(2, '0')}${siren}`
      expect(readVatNumber(wrong) === wrong).toBe(judge('FR', 'tva', wrong))
    }
  })
  test('French keys with letters agree with stdnum', () => {
    const letters = [...'0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ']
    const keys = letters.flatMap((a) => letters.map((b) => a + b))
    let right = 0
    for (const siren of companies.slice(0, 20))
      for (const key of keys) {
        const accepted = readVatNumber(`FR${key}${siren}`) !== null
        expect(accepted, key + siren).toBe(judge('FR', 'tva', `FR${key}${siren}`))
        right += accepted ? 1 : 0
      }
    expect(right).toBeGreaterThan(20 * 50)
  })
  test('of Monaco are French ones without a SIREN', () => {
    const number = vatNumberOfSiren('000012345')
    expect(judge('FR', 'tva', number)).toBe(true)
    expect(readVatNumber(number)).toBe(number)
    expect(readVatNumber(vatNumberOfSiren('000000000'))).toBeNull()
  })

  const kinds: Record<string, [kind: string, ...examples: string[]]> = {
    AT: ['uid', 'U13585627'],
    BE: ['vat', '0428759497'],
    BG: ['vat', '175074752'],
    CY: ['vat', '10259033P'],
    CZ: ['dic', '25123891', '7103192745'],
    DE: ['vat', '136695976'],
    DK: ['cvr', '13585628'],
    EE: ['kmkr', '100931558'],
    ES: ['nif', 'B58378431', '54362315K', 'X5253868R', 'M1234567L'],
    FI: ['alv', '20774740'],
    GR: ['vat', '094259216'],
    HR: ['oib', '33392005961'],
    HU: ['anum', '12892312'],
    IE: ['vat', '6433435F', '6433435OA', '8D79739I'],
    IT: ['iva', '00743110157'],
    LT: ['pvm', '119511515', '100001919017'],
    LU: ['tva', '15027442'],
    LV: ['pvn', '40003521600'],
    MT: ['vat', '11679112'],
    NL: ['btw', '004495445B01', '123456789B13'],
    PL: ['nip', '8567346215'],
    PT: ['nif', '501964843'],
    RO: ['cif', '18547290'],
    SE: ['vat', '123456789701'],
    SI: ['ddv', '50223054'],
    SK: ['dph', '2022749619'],
  }
  test('every other state is known', () => {
    expect(Object.keys(kinds).length).toBe(26)
  })
  test.each(Object.keys(kinds))('of %s: what stdnum takes, we take', (country) => {
    const [kind = '', ...examples] = kinds[country] ?? []
    const prefix = country === 'GR' ? 'EL' : country
    for (const example of examples) {
      expect(judge(country, kind, example), example).toBe(true)
      expect(readVatNumber(`${country} ${example}`)).toBe(prefix + example)
    }
    // The shape of every example, half its digits changed: right ones are looked for among many.
    const alike = fc
      .tuple(fc.constantFrom(...examples), fc.infiniteStream(fc.integer({ min: 0, max: 19 })))
      .map(([example, stream]) =>
        example.replace(/\d/g, (digit) => {
          const next = Number(stream.next().value)
          return next < 10 ? String(next) : digit
        }),
      )
    const right = fc.sample(alike, 3000).filter((one) => judge(country, kind, one))
    expect(right.length).toBeGreaterThan(5)
    const missed = right.filter(
      // Belgium has given numbers in 0 and 1 only; stdnum does not look.
      (one) => readVatNumber(country + one) === null && !/^BE[2-9]/.test(country + one),
    )
    expect(missed).toEqual([])
  })
  test('of another shape or country are refused', () => {
    const wrong = [
      'DE12345678',
      'DE1234567890',
      'BE2428759497',
      'ATU1358562',
      'NL00449544501',
      'IT0074311015',
    ]
    for (const one of [
      ...wrong,
      'US123456789',
      'GB980780684',
      '303265045',
      '',
      'FR',
      'FR4030326504',
    ])
      expect(readVatNumber(one), one).toBeNull()
    expect(readVatNumber('XI 110305878')).toBe('XI110305878')
  })
  test('of another country are only numbers to be printed', () => {
    expect(readTaxNumber('gb 980 780 684', 'GB')).toBe('GB980780684')
    expect(readTaxNumber('CHE-123.456.789 TVA', 'CH')).toBe('CHE123456789TVA')
    expect(readTaxNumber('GB980780684', 'FR')).toBeNull()
    expect(readTaxNumber('FR41303265045', 'BE')).toBeNull()
    expect(readTaxNumber('FR40303265045', 'GB')).toBe('FR40303265045')
    for (const none of ['', 'GB', '#1234', 'A'.repeat(21)]) {
      expect(readTaxNumber(none, 'GB'), none).toBeNull()
    }
  })
  test('are written with their country apart', () => {
    expect(readVatNumber('BE 428.759.497')).toBe('BE0428759497') // before 2008, without its 0
    expect(readVatNumber('fr 40 303 265 045')).toBe('FR40303265045')
    expect(formatVatNumber('FR40303265045')).toBe('FR\u00a040\u00a0303\u00a0265\u00a0045')
    expect(formatVatNumber('BE0428759497')).toBe('BE\u00a00428759497')
  })
})

test('article numbers agree with stdnum', () => {
  const isRight = (one: string) => ean.validate(one).isValid && Number(one) > 0
  for (const length of [8, 12, 13, 14]) {
    const codes = keyed(length, isRight)
    bothKinds(codes, isRight)
    fc.assert(
      fc.property(codes, (one) => (readGtin(one) !== null) === isRight(one)),
      many,
    )
  }
  expect(readGtin('4 006381 333931')).toBe('4006381333931')
  for (const wrong of ['', '4006381333932', '40063813339', '000000000000', '400638133393A'])
    expect(readGtin(wrong), wrong).toBeNull()
})
