// Inputs that a schema accepts, at the far ends of what it accepts: what gets past the shapes reaches
// the rules and the database.
import fc from 'fast-check'
import type { Schema } from '#test/sample.ts'

/** How the places of an input are filled that its schema alone cannot tell. */
export type Known = {
  readonly id: (place: string) => string | undefined
  /** What the own sample holds there: sometimes the only value that means anything. */
  readonly right: (place: string) => unknown
}

const texts: readonly string[] = [
  '',
  ' ',
  'x',
  'É',
  'é',
  '👩‍👩‍👧‍👦',
  '‮exe',
  '​',
  'ı',
  'ß',
  '﻿',
  '􏿿',
  'ﷺ',
  "' OR 1=1 --",
  '"; --',
  "\\'; --",
  '$1',
  '%',
  '_%\\',
  '\\',
  '(((',
  '*:*',
  '&',
  '|',
  '!',
  '<->',
  '${7*7}',
  '{{7*7}}',
  '<script>1</script>',
  '../../x',
  '=1+1',
  '#{x}',
  '%s%n',
  '{yyyy}',
  '{name}',
  'NaN',
  '-0',
  '1e5',
  '007',
  'null',
  'undefined',
  '__proto__',
  'constructor',
  '@',
  'a@b',
  'x'.repeat(4e3),
  'FR',
  'GB',
  'zz',
  'Europe/Paris',
  'number=A,date=B',
  'FR76 3000 6000 0112 3456 7890 189',
  '+33',
]
const decimals: readonly string[] = [
  '0',
  '-0',
  '0.00',
  '1',
  '-1',
  '0.01',
  '-0.01',
  '0.0001',
  '0.000001',
  '100',
  '99.99',
  '1234.5',
  '9999999999.99',
  '-9999999999.99',
  '10000000000',
  '99999999.9999',
  '100000000',
  '999999999.999999',
]
const days: readonly string[] = [
  '0000-01-01',
  '0001-01-01',
  '1582-10-10',
  '1899-12-31',
  '1970-01-01',
  '2024-02-29',
  '2026-03-31',
  '2026-04-01',
  '2100-02-28',
  '9999-12-31',
]
const integers: readonly number[] = [
  0,
  1,
  2,
  3,
  9,
  30,
  120,
  200,
  365,
  1e3,
  1e7,
  2 ** 31 - 1,
  2 ** 31,
  2 ** 32,
  Number.MAX_SAFE_INTEGER,
  -1,
  -(2 ** 31),
]

/** Values that fit a schema, or very nearly. */
export function extreme(schema: Schema, known: Known, place = ''): fc.Arbitrary<unknown> {
  if ('const' in schema) return fc.constant(schema.const)
  const options = schema.anyOf ?? schema.oneOf
  if (options) return fc.oneof(...options.map((one) => extreme(one, known, place)))
  // The version is one of the first, most often: a stale one is refused before anything else.
  if (place === 'version') return fc.oneof(fc.constant(1), fc.integer({ min: 1, max: 5 }))
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type
  if (schema.enum) return fc.constantFrom(...schema.enum)
  switch (type) {
    case 'object':
      return extremeObject(schema, known, place)
    case 'array':
      return fc.array(extreme(schema.items ?? {}, known, `${place}[]`), { maxLength: 3 })
    case 'integer':
    case 'number': {
      const { minimum = -Infinity, maximum = Infinity } = schema
      return fc.constantFrom(...integers.filter((n) => n >= minimum && n <= maximum))
    }
    case 'boolean':
      return fc.boolean()
    case 'string':
      return extremeText(schema, known, place)
    default:
      return fc.constant(null)
  }
}

function extremeObject(schema: Schema, known: Known, place: string): fc.Arbitrary<unknown> {
  const { properties = {}, required = [] } = schema
  const fields = Object.entries(properties).map(([name, inner]) => {
    const value = extreme(inner, known, place === '' ? name : `${place}.${name}`)
    // One field at an end among others that are right: not everything is refused for the first.
    const right =
      name === 'version' ? undefined : known.right(place === '' ? name : `${place}.${name}`)
    const mixed =
      right === undefined
        ? value
        : fc.oneof({ weight: 8, arbitrary: fc.constant(right) }, { weight: 1, arbitrary: value })
    return [name, mixed] as const
  })
  return fc.record(Object.fromEntries(fields), { requiredKeys: required as never[] })
}

function extremeText(schema: Schema, known: Known, place: string): fc.Arbitrary<unknown> {
  if (schema.format === 'uuid') return fc.constant(known.id(place) ?? crypto.randomUUID())
  if (schema.format === 'date') return fc.constantFrom(...days)
  if (schema.format === 'decimal') return fc.constantFrom(...decimals)
  if (schema.pattern) return fc.constant(known.right(place) ?? 'FR')
  const { minLength = 0, maxLength = 4_000 } = schema
  const fitting = texts
    .map((text) => text.slice(0, maxLength).replace(/[\ud800-\udbff]$/, ''))
    .filter(({ length }) => length >= minLength)
  return fc.oneof(
    fc.constantFrom(...fitting, 'é'.repeat(maxLength)),
    fc.string({ unit: 'grapheme', minLength, maxLength: Math.min(maxLength, 40) }),
  )
}
