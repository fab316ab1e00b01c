// What a hostile or clumsy client sends: values that no field wants, put into inputs that are right but
// for them, and bodies that are not what they say.
import fc from 'fast-check'

const huge = 'x'.repeat(120_000)
const deep = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`

const awkward: readonly unknown[] = [
  ...[null, true, false, 0, -1, 1.5, -0, 1e308, 2 ** 31, -(2 ** 31) - 1, 2 ** 53, 1e21, 0.1 + 0.2],
  ...['', ' ', '\u0000', 'a\u0000b', '\ud800', 'x\udfffy', '\u202eexe', '\ufeff', '\u2028', '\r\n'],
  ...['e\u0301'.repeat(90), '👩‍👩‍👧‍👦'.repeat(40), 'ﷺ'.repeat(60), '\u200b', 'ı', 'ß', '\u{10ffff}'],
  ...[
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
  ],
  ...['${7*7}', '{{7*7}}', '<script>1</script>', '../../x', '=1+1', '#{x}', '%s%n', '\u001b[2J'],
  ...[
    'NaN',
    'Infinity',
    '1e5',
    '0x10',
    '１２',
    '1,5',
    '-0',
    '007',
    '+1',
    '1.',
    '.5',
    '9'.repeat(24),
  ],
  ...['-99999999999.99', '999999999999.99', '0.0000001', '10000000000.00', '9007199254740993'],
  ...['2026-02-30', '0000-01-01', '0001-01-01', '9999-12-31', '10000-01-01', '-0001-01-01'],
  ...['2026-13-01', '2026-03-31T00:00:00Z', '31/03/2026', '275760-09-14', '1582-10-10'],
  ...['true', 'null', 'undefined', '00000000-0000-0000-0000-000000000000', 'FR', 'fr', 'ZZ'],
  ...['__proto__', 'constructor', 'toString', 'hasOwnProperty', 'a.constructor'],
  ...[[], {}, [[]], [null], { length: -1 }, { toString: 'x' }, { then: 'x' }, { $ne: null }],
  JSON.parse('{"__proto__":{"isAdmin":true}}'),
  { constructor: { prototype: { isAdmin: true } } },
  huge,
]

const value = fc.oneof(
  { weight: 5, arbitrary: fc.constantFrom(...awkward) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.jsonValue({ maxDepth: 3 }) },
  { weight: 1, arbitrary: fc.bigInt({ min: -(2n ** 80n), max: 2n ** 80n }).map(String) },
)

const name = fc.constantFrom(
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  'isAdmin',
  'sort;',
  '',
  'id',
  'company',
  'company_id',
  'offset',
  'limit',
  'q',
  'état',
  'a.b',
  'a[0]',
  '\u0000',
)

type Path = readonly string[]

/** Every place of a value, the whole left out. */
function placesOf(whole: unknown, path: Path = []): Path[] {
  if (typeof whole !== 'object' || whole === null) return []
  return Object.entries(whole).flatMap(([key, inner]) => {
    const here = [...path, key]
    return [here, ...placesOf(inner, here)]
  })
}

const change = fc.record({
  how: fc.constantFrom('put', 'put', 'put', 'put', 'drop', 'add', 'wrap', 'repeat' as const),
  where: fc.nat(),
  name,
  value,
})
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never

/** A right input with one to three of its places spoilt. */
export const spoilt = (input: Record<string, unknown>): fc.Arbitrary<Record<string, unknown>> =>
  fc.array(change, { minLength: 1, maxLength: 3 }).map((changes) => {
    const whole = structuredClone(input)
    for (const one of changes) spoil(whole, one)
    return whole
  })

function spoil(whole: Record<string, unknown>, { how, where, name, value: shared }: Change): void {
  // What is spoilt next may be inside of it, and it serves again.
  const value = structuredClone(shared)
  const places = placesOf(whole)
  const path = places[where % Math.max(1, places.length)] ?? []
  const last = path.at(-1)
  let holder = whole as Record<string, unknown>
  for (const step of path.slice(0, -1)) holder = holder[step] as typeof holder
  if (last === undefined || how === 'add') return define(holder, name, value)
  if (how === 'put') return define(holder, last, value)
  if (how === 'wrap') return define(holder, last, [holder[last]])
  if (how === 'drop') return void delete holder[last]
  define(
    holder,
    last,
    Array.from({ length: 600 }, () => holder[last]),
  )
}

/** As JSON.parse does it: a property of its own, whatever its name. */
const define = (holder: object, key: string, value: unknown): void =>
  void Object.defineProperty(holder, key, {
    value,
    enumerable: true,
    writable: true,
    configurable: true,
  })

export type Body = { readonly bytes: Uint8Array | string; readonly type: string }
const json = 'application/json'
/** Made once: they are large, and one among those that each request is drawn from. */
const [blank, deepest] = [Buffer.alloc(2_000_000, 0x20), deep(50_000)]

/** The body that an input becomes, most often as it should be, now and then as it should not. */
export const bodyOf = (input: unknown): fc.Arbitrary<Body> => {
  const text = JSON.stringify(input)
  const spoiled: Body[] = [
    { bytes: text, type: 'text/plain' },
    { bytes: text, type: 'application/xml' },
    { bytes: text, type: 'application/json; charset=utf-16' },
    { bytes: text, type: 'multipart/form-data; boundary=x' },
    { bytes: 'a=1&a=2', type: 'application/x-www-form-urlencoded' },
    { bytes: text.slice(0, -1), type: json },
    { bytes: `${text},`, type: json },
    { bytes: `\ufeff${text}`, type: json },
    { bytes: text.replaceAll('"', "'"), type: json },
    { bytes: text.replace('{', '{"a":1,"a":2,'), type: json },
    { bytes: text.replace('{', `{"a":${deepest},`), type: json },
    { bytes: text.replace('{', '{"a":1e999999,'), type: json },
    { bytes: text.replace('{', `{"a":${'9'.repeat(5_000)},`), type: json },
    { bytes: Buffer.from([0x7b, 0x22, 0xff, 0xfe, 0x22, 0x3a, 0x31, 0x7d]), type: json },
    { bytes: Buffer.from(text, 'utf16le'), type: json },
    { bytes: blank, type: json },
    ...['', 'null', '[]', '"x"', '1', 'undefined', '{}', deep(100), '{"a":NaN}'].map((bytes) => ({
      bytes,
      type: json,
    })),
  ]
  return fc.oneof(
    { weight: 4, arbitrary: fc.constant({ bytes: text, type: json }) },
    { weight: 1, arbitrary: fc.constantFrom(...spoiled) },
  )
}

/** A query string: values as text, several of a list as several of one name. */
export function queryOf(input: Readonly<Record<string, unknown>>): string {
  const pairs = Object.entries(input).flatMap(([name, value]) =>
    (Array.isArray(value) && value.length < 5 ? Array.from(value) : [value]).map(
      (one) => `${escaped(name)}=${escaped(textOf(one).slice(0, 6_000))}`,
    ),
  )
  return pairs.length > 0 ? `?${pairs.join('&')}` : ''
}

/** A value as an address carries it. */
export const textOf = (value: unknown): string =>
  typeof value === 'object' ? JSON.stringify(value) : String(value)

/** Percent-encoded, lone surrogates as the bytes that no text has. */
export const escaped = (text: string): string =>
  encodeURIComponent(text.replace(/\p{Cs}/gu, '\ufffd')) + (/\p{Cs}/u.test(text) ? '%ff' : '')

export const languages = fc.constantFrom(
  'fr',
  'en',
  'en-GB,en;q=0.9',
  'de',
  '',
  '*',
  'x'.repeat(500),
)

export const idempotencyKeys = fc.oneof(
  { weight: 6, arbitrary: fc.constant(null) },
  { weight: 1, arbitrary: fc.constantFrom('', 'clé', 'x'.repeat(256), 'ok') },
)
