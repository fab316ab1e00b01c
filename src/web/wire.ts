// Between the values of the program and the text of the wire, by the codecs of the contract.
import type { z } from 'zod'
import { type Endpoint, type OutputOf, pathParts } from '#kernel/endpoint.ts'

export const apiRoot = '/api/v1'

type Loose<I, O> = I extends object
  ? O extends object
    ? { [K in keyof O as K extends keyof I ? (undefined extends I[K] ? never : K) : K]: O[K] } & {
        [K in keyof O as K extends keyof I ? (undefined extends I[K] ? K : never) : never]?:
          | O[K]
          | undefined
      }
    : O
  : O

/** What a caller gives: decoded values; what has a default on the server may be left out. */
export type Given<E extends Endpoint> = Loose<z.input<E['input']>, z.output<E['input']>>

type Wire = Record<string, unknown>

/** Address and body of a call: JSON, or a file as it is with the other fields in the address. */
export function encodeInput<E extends Endpoint>(
  endpoint: E,
  input: Given<E>,
  file?: File,
): { url: string; body: string | File | null } {
  const wire = { ...(encode(endpoint.input, input) as Wire) }
  let path = endpoint.path
  for (const part of pathParts(endpoint.path)) {
    path = path.replace(`:${part}`, encodeURIComponent(String(wire[part])))
    delete wire[part]
  }
  const url = apiRoot + path
  if (file) return { url: withQuery(url, { name: file.name, ...wire }), body: file }
  if (endpoint.method === 'GET') return { url: withQuery(url, wire), body: null }
  return { url, body: JSON.stringify(wire) }
}

/** The address of a read whose input is text already. */
export function writtenAddress(
  endpoint: Endpoint,
  written: Readonly<Record<string, string | number>>,
): string {
  const query: Wire = { ...written }
  let path = endpoint.path
  for (const part of pathParts(endpoint.path)) {
    path = path.replace(`:${part}`, encodeURIComponent(String(query[part])))
    delete query[part]
  }
  return withQuery(apiRoot + path, query)
}

/** Decodes an answer by its contract; an answer that does not keep it is a bug, and says so. */
export function decodeAnswer<E extends Endpoint>(endpoint: E, answer: unknown): OutputOf<E> {
  return endpoint.output.decode(answer) as OutputOf<E>
}

/** Adds a query string; what is undefined, null or empty is left out. */
export function withQuery(url: string, fields: Wire): string {
  const query = new URLSearchParams()
  for (const [name, value] of Object.entries(fields)) {
    if (value !== undefined && value !== null && value !== '') query.set(name, String(value))
  }
  const written = query.toString()
  return written ? `${url}?${written}` : url
}

type Def = {
  readonly type: string
  readonly shape?: Readonly<Record<string, z.ZodType>>
  readonly element?: z.ZodType
  readonly innerType?: z.ZodType
}

/**
 * Writes a value as its shape travels. Goes down field by field, so that one left to its server
 * default is left out, and so that a value the shape refuses goes as it is: the server then refuses
 * it with the right sentence at the right field, as it would have to anyway.
 */
function encode(shape: z.ZodType, value: unknown): unknown {
  if (value === undefined || value === null) return value
  const def = shape.def as unknown as Def
  if (def.innerType) return encode(def.innerType, value)
  if (def.shape && typeof value === 'object') {
    const fields = Object.entries(value).map(([name, field]) => {
      const known = def.shape?.[name]
      return [name, known ? encode(known, field) : field] as const
    })
    return Object.fromEntries(fields.filter(([, field]) => field !== undefined))
  }
  if (def.element && Array.isArray(value)) return value.map((one) => encode(def.element!, one))
  const encoded = shape.safeEncode(value as never)
  return encoded.success ? encoded.data : value
}
