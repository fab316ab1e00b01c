// The requests of a hostile or clumsy client to one endpoint, in every way that they may travel.
import fc from 'fast-check'
import { type Endpoint, pathParts } from '#kernel/endpoint.ts'
import { ownId, ownInput, type Populated } from '#test/rights/own.ts'
import { inputSchema } from '#test/sample.ts'
import {
  type Body,
  bodyOf,
  escaped,
  idempotencyKeys,
  languages,
  queryOf,
  spoilt,
  textOf,
} from './corpus.ts'
import { extreme } from './extremes.ts'

export type Request = {
  readonly path: string
  readonly body: Body | null
  readonly headers: Readonly<Record<string, string>>
  /** Sent by a program with its key, rather than by a person. */
  readonly byKey: boolean
}

type Input = Record<string, unknown>

/** Half of them right but for a few spoilt places, half of them at the far ends of what is accepted. */
export function requests(endpoint: Endpoint, populated: Populated): fc.Arbitrary<Request> {
  const right = ownInput(populated, endpoint)
  const named = pathParts(endpoint.path)
  const address = Object.fromEntries(named.map((part) => [part, right[part]]))
  const known = {
    id: (place: string) => ownId(populated, endpoint, place),
    right: (place: string) => at(right, place),
  }
  const far = extreme(inputSchema(endpoint), known) as fc.Arbitrary<Input>
  return fc
    .record({
      input: fc.oneof(
        spoilt(right),
        far.map((input) => ({ ...input, ...address })),
      ),
      language: languages,
      key: idempotencyKeys,
      byKey: fc.boolean(),
    })
    .chain((chosen) => sent(endpoint, named, chosen))
}

/** What an input holds at a place such as `lines[].vat.rate`, the first of a list standing for all. */
const at = (input: Input, place: string): unknown =>
  place
    .replaceAll('[]', '.0')
    .split('.')
    .reduce<unknown>((inner, name) => (inner as Input | undefined)?.[name], input)

function sent(
  endpoint: Endpoint,
  named: readonly string[],
  chosen: { input: Input; language: string; key: string | null; byKey: boolean },
): fc.Arbitrary<Request> {
  const { input, language, key, byKey } = chosen
  const inBody = endpoint.method !== 'GET' && endpoint.body === 'json'
  const rest = Object.fromEntries(Object.entries(input).filter(([name]) => !named.includes(name)))
  const path = endpoint.path.replace(
    /:(\w+)/g,
    (_, part: string) => escaped(textOf(input[part] ?? '-').slice(0, 3_000)) || '-',
  )
  const headers: Record<string, string> = { 'accept-language': language }
  if (key !== null && endpoint.method === 'POST') headers['idempotency-key'] = key
  const bodies = endpoint.body === 'file' ? files : inBody ? bodyOf(rest) : fc.constant(null)
  return bodies.map((body) => ({
    path: `/api/v1${path}${inBody ? '' : queryOf(rest)}`,
    body,
    headers: body ? { ...headers, 'content-type': body.type } : headers,
    byKey,
  }))
}

const magics = [
  '\u001f\u008b\b\u0000',
  '%PDF-1.7',
  '<svg onload="x"/>',
  '\u0089PNG\r\n',
  'PK\u0003\u0004',
]

const cell = fc.oneof(
  fc.constantFrom('1', '2.50', '-1', '12/03/2025', '2025-03-12', 'A-1', '9'.repeat(15), '', '=1+1'),
  fc.string({ unit: 'grapheme', maxLength: 12 }).map((text) => `"${text.replaceAll('"', '""')}"`),
)
const header = 'InvoiceNo,StockCode,Description,Quantity,InvoiceDate,UnitPrice,CustomerID,Country'

/** A sales history of which some lines make sense. */
const histories = fc
  .array(fc.array(cell, { minLength: 7, maxLength: 9 }), { maxLength: 8 })
  .map((rows) => [header, 'F1,A,Lampe,1,2025-03-12,9.90,C1,France', ...rows].join('\n'))

const files: fc.Arbitrary<Body> = fc
  .oneof(
    fc.uint8Array({ maxLength: 2_000 }),
    fc.constantFrom('', '\u0000', 'a,b\n1,2', '"', 'a;b;c\n"', `${'a,'.repeat(5_000)}\n`, '\ufeff'),
    histories,
    fc.constantFrom(...magics.map((magic) => Buffer.from(magic, 'latin1'))),
  )
  .map((bytes) => ({ bytes, type: 'application/octet-stream' }))
