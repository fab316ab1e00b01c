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
  const wire = { ...(endpoint.input.encode(input) as Wire) }
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

/** Decodes an answer by its contract. */
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
