// The small pieces of the HTTP side, without a server: what a file is called, what a schema does not name.
import { expect, test } from 'vitest'
import { z } from 'zod'
import { fileHeaders } from './responses.ts'
import { unknownFields } from './unknown.ts'

const disposition = (name: string) =>
  fileHeaders({ file: new Uint8Array(), name, mediaType: 'text/csv' }, {})['content-disposition']

test.for([
  ['Facture 12.pdf', 'Facture 12.pdf', 'Facture%2012.pdf'],
  [
    'Électricité – été.csv',
    'Electricite - ete.csv',
    '%C3%89lectricit%C3%A9%20%E2%80%93%20%C3%A9t%C3%A9.csv',
  ],
  ['O"Brien\\\r\n(1)*\'.csv', "O_Brien___(1)*'.csv", 'O%22Brien%5C%0D%0A%281%29%2A%27.csv'],
  ['🧾.pdf', '__.pdf', '%F0%9F%A7%BE.pdf'],
  ['\ud800.pdf', '_.pdf', '_.pdf'],
])(
  'a file named %j is saved under its name, and no name ends the header',
  ([name, plain, full]) => {
    expect(disposition(name!)).toBe(`attachment; filename="${plain}"; filename*=UTF-8''${full}`)
  },
)

const Line = z.object({ name: z.string(), vat: z.object({ rate: z.string() }).optional() })
const Shape = z
  .object({
    id: z.string(),
    lines: z.array(Line).max(5).default([]),
    either: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('a'), a: z.int() }),
      z.object({ kind: z.literal('b'), b: z.int() }),
    ]),
    by: z.record(z.string(), Line).nullable(),
  })
  .partial()
  .refine(() => true)

test.for<[unknown, string[]]>([
  [{}, []],
  [{ id: 'x', by: null }, []],
  [{ id: 'x', extra: 1, __proto: 2 }, ['extra', '__proto']],
  [JSON.parse('{"__proto__":{"isAdmin":true}}'), ['__proto__']],
  [{ constructor: 1, toString: 1 }, ['constructor', 'toString']],
  [{ lines: [{ name: 'a' }, { name: 'b', net: '1' }] }, ['lines.1.net']],
  [{ lines: [{ name: 'a', vat: { rate: '20', tax: '1' } }] }, ['lines.0.vat.tax']],
  [{ lines: 'no list', either: 3 }, []],
  [{ either: { kind: 'a', a: 1, b: 2 } }, ['either.b']],
  [{ either: { kind: 'b', b: 2 } }, []],
  [{ by: { any: { name: 'a', more: 1 } } }, ['by.any.more']],
])('%j holds what is not named at %j', ([value, expected]) => {
  expect(unknownFields(Shape, value).map((path) => path.join('.'))).toEqual(expected)
})
