import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { text } from '#kernel/money.ts'
import { countryOf } from './countries.ts'
import { orderOf, readMoment } from './days.ts'
import { isCreditNumber, kindOf } from './lines.ts'
import { customerCode, customerName, itemName, natureOf } from './names.ts'
import { type DecimalMark, markOf, readNumber } from './numbers.ts'

describe('numbers', () => {
  const n = (written: string, mark: DecimalMark = 'point') => {
    const read = readNumber(written, 'price', mark)
    return 'n' in read ? text(read.n, 'price') : read.why
  }

  test.each([
    ['2.55', '2.55'],
    ['2,55', '2.55'],
    ['1 234,56', '1234.56'],
    ['1\u202f234,56 €', '1234.56'],
    ['1\u00a0234.56', '1234.56'],
    ['1,234.56', '1234.56'],
    ['1.234,56', '1234.56'],
    ['1,234,567', '1234567'],
    ['1.234.567,5', '1234567.5'],
    ["1'234.50", '1234.5'],
    ['£12.50', '12.5'],
    ['12,50 EUR', '12.5'],
    ['(12.50)', '-12.5'],
    ['12.50-', '-12.5'],
    ['\u221212,5', '-12.5'],
    ['- 3', '-3'],
    ['+4', '4'],
    ['.5', '0.5'],
    ['5.', '5'],
    ['0.125', '0.125'],
    ['007', '7'],
    ['0', '0'],
    ['-0', '0'],
  ])('%s is %s', (written, expected) => {
    expect(n(written)).toBe(expected)
    expect(n(written, 'comma')).toBe(expected)
  })

  test('three digits after a lone mark: the file decides', () => {
    expect(n('1,234', 'point')).toBe('1234')
    expect(n('1,234', 'comma')).toBe('1.234')
    expect(n('1.234', 'point')).toBe('1.234')
    expect(n('1.234', 'comma')).toBe('1234')
    expect(n('-12.500', 'comma')).toBe('-12500')
  })

  test.each([
    '',
    'two',
    '1.2.3',
    '12 34',
    '1,23,456.7',
    '1..2',
    '--1',
    '1e5',
    'NaN',
    '.',
    '-',
    '1.234 567,8',
    '٣',
  ])('%j is no number', (written) => expect(n(written)).toBe('unreadable'))

  test('what has more decimals than can be held is refused, never rounded', () => {
    expect(n('0.1234567')).toBe('too_precise')
    expect(n('0.12345600000')).toBe('0.123456')
    expect(readNumber('1.00005', 'quantity', 'point')).toEqual({ why: 'too_precise' })
  })

  test('any amount reads back from the ways in which it is written', () => {
    const groups = (digits: string, mark: string) => digits.replace(/\B(?=(\d{3})+$)/g, mark)
    fc.assert(
      fc.property(
        fc.integer({ min: -1e11, max: 1e11 }),
        fc.constantFrom(['', '.'], ['', ','], [',', '.'], ['.', ','], ['\u202f', ','], [' ', '.']),
        (cents, [group = '', mark = '.']) => {
          const [, sign, whole = '', part] = /^(-?)(\d+)\.(\d+)$/.exec(text(cents, 'cents')) ?? []
          const written = `${sign}${groups(whole, group)}${mark}${part}`
          expect(readNumber(written, 'cents', 'point')).toEqual({ n: cents })
          expect(readNumber(written, 'cents', 'comma')).toEqual({ n: cents })
        },
      ),
      { numRuns: 2000 },
    )
  })

  test('what a number proves of its file', () => {
    expect(markOf('2.55')).toBe('point')
    expect(markOf('2,5')).toBe('comma')
    expect(markOf('1,234.5')).toBe('point')
    expect(markOf('1,234')).toBeNull()
    expect(markOf('12')).toBeNull()
    expect(markOf('x')).toBeNull()
  })
})

describe('dates', () => {
  const day = (written: string, order: 'day_first' | 'month_first' = 'day_first') => {
    const moment = readMoment(written, order)
    return moment && `${moment.day} ${moment.time}`
  }

  test.each([
    ['2010-12-01 08:26:00', '2010-12-01 08:26:00'],
    ['2010-12-01T08:26:00.000Z', '2010-12-01 08:26:00'],
    ['2010-12-01', '2010-12-01 00:00:00'],
    ['2010/1/9', '2010-01-09 00:00:00'],
    ['01/12/2010', '2010-12-01 00:00:00'],
    ['01/12/2010 08:26', '2010-12-01 08:26:00'],
    ['1.12.10', '2010-12-01 00:00:00'],
    ['31-03-99', '1999-03-31 00:00:00'],
    ['01/12/2010 8h26', '2010-12-01 08:26:00'],
    ['29/02/2012', '2012-02-29 00:00:00'],
  ])('%s is %s', (written, expected) => expect(day(written)).toBe(expected))

  test('month first, with a clock of twice twelve hours', () => {
    expect(day('12/1/2010 8:26', 'month_first')).toBe('2010-12-01 08:26:00')
    expect(day('12/13/2010 8:26 PM', 'month_first')).toBe('2010-12-13 20:26:00')
    expect(day('12/13/2010 12:05 AM', 'month_first')).toBe('2010-12-13 00:05:00')
  })

  test.each([
    '',
    '2011-02-29',
    '31/04/2011',
    '32/01/2011',
    '12/13/2010',
    '2011',
    'demain',
    '01/12/2010 25:00',
    '2010-12-01 8:61',
    '20110301',
  ])('%j is no date', (written) => expect(day(written)).toBeNull())

  test('what a date proves of its file', () => {
    expect(orderOf('13/01/2011')).toBe('day_first')
    expect(orderOf('01/13/2011')).toBe('month_first')
    expect(orderOf('01/12/2011')).toBeNull()
    expect(orderOf('2011-01-13')).toBeNull()
    expect(orderOf('13/13/2011')).toBeNull()
  })
})

describe('countries', () => {
  test.each([
    ['United Kingdom', 'GB'],
    ['EIRE', 'IE'],
    ['USA', 'US'],
    ['Czech Republic', 'CZ'],
    ['Allemagne', 'DE'],
    ['États-Unis', 'US'],
    ['fr', 'FR'],
    ['Channel Islands', 'JE'],
    ['Hong Kong', 'HK'],
    ['United Arab Emirates', 'AE'],
    ['Côte d’Ivoire', 'CI'],
    ['La Réunion', 'RE'],
  ])('%s is %s', (written, code) => expect(countryOf(written)).toBe(code))

  test.each(['Unspecified', 'European Community', '', 'XX', 'Narnia'])('%j is none', (written) =>
    expect(countryOf(written)).toBeNull(),
  )
})

describe('names', () => {
  test('an item bears the name under which it was sold most often', () => {
    expect(
      itemName([
        { name: 'damaged', times: 9, sold: 0 },
        { name: 'WHITE LANTERN', times: 3, sold: 2 },
        { name: 'WHITE METAL LANTERN', times: 5, sold: 5 },
        { name: '', times: 40, sold: 0 },
      ]),
    ).toBe('WHITE METAL LANTERN')
  })

  test('what was never sold bears no remark as a name', () => {
    expect(itemName([{ name: 'thrown away', times: 3, sold: 0 }])).toBeNull()
    expect(itemName([{ name: '?', times: 3, sold: 0 }])).toBeNull()
    expect(itemName([{ name: '', times: 3, sold: 0 }])).toBeNull()
    expect(itemName([{ name: 'PARTY BUNTING', times: 1, sold: 0 }])).toBe('PARTY BUNTING')
  })

  test('postage and charges are services, a postage tin is not', () => {
    expect(natureOf('POST', 'POSTAGE')).toBe('service')
    expect(natureOf('BANK CHARGES', 'Bank Charges')).toBe('service')
    expect(natureOf('FP', 'Frais de port')).toBe('service')
    expect(natureOf('22423', 'POSTAGE STAMP TIN')).toBe('goods')
    expect(natureOf('PADS', 'PADS TO MATCH ALL CUSHIONS')).toBe('goods')
  })

  test('customers have a code of at most 20 characters, the same each time', () => {
    expect(customerCode('17850')).toBe('17850')
    const long = customerCode('Établissements Bourdin et Fils, Villeurbanne')
    expect(long).toHaveLength(20)
    expect(customerCode('Établissements Bourdin et Fils, Villeurbanne')).toBe(long)
    expect(customerCode('Établissements Bourdin et Filles, Villeurbanne')).not.toBe(long)
    expect(customerName('17850', '', 'fr')).toBe('Client 17850')
    expect(customerName('17850', '', 'en')).toBe('Customer 17850')
    expect(customerName('17850', 'Dupont', 'fr')).toBe('Dupont')
    expect(customerName('Boulangerie Martin', '', 'fr')).toBe('Boulangerie Martin')
  })
})

describe('invoice or credit note', () => {
  test('the sign decides, the number where the total is zero', () => {
    expect(kindOf('536365', 100)).toBe('invoice')
    expect(kindOf('C536379', -100)).toBe('credit_note')
    expect(kindOf('536365', -100)).toBe('credit_note')
    expect(kindOf('C536379', 100)).toBe('invoice')
    expect(kindOf('C536379', 0)).toBe('credit_note')
    expect(kindOf('536365', 0)).toBe('invoice')
  })

  test.each(['C536379', 'c536379', 'AV-2024-0012', 'CN 12', 'Avoir 7'])(
    '%s says credit note',
    (number) => expect(isCreditNumber(number)).toBe(true),
  )
  test.each(['536365', 'CMD-12', 'AVENUE 3', 'FA-2024-1', 'A563186', 'CLT12'])(
    '%s does not',
    (number) => expect(isCreditNumber(number)).toBe(false),
  )
})
