import type { z } from 'zod'

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

export type Answer = 'json' | 'pdf' | 'image' | 'csv' | 'file' | 'events'

/**
 * One endpoint of the API: what the server mounts, the web client calls, the tests use and the OpenAPI
 * document describes. Paths are below `/api/v1`; `:name` parts come from the input.
 */
export type Endpoint<
  I extends z.ZodType = z.ZodType,
  O extends z.ZodType = z.ZodType,
  A extends Answer = Answer,
> = {
  readonly method: Method
  readonly path: string
  /** One English sentence for the API page. */
  readonly summary: string
  readonly input: I
  readonly output: O
  /** Codes of the refusals that this endpoint may answer, beyond the general ones. */
  readonly refusals: readonly string[]
  /** How the answer travels: JSON unless said otherwise. */
  readonly answer: A
  /** How the request travels: JSON (or the query string of a GET) unless it is an uploaded file. */
  readonly body: 'json' | 'file'
  /** Fields of the answer that are shown once (a key): a replay answers null in their place. */
  readonly once: readonly string[]
}

export const endpoint = <I extends z.ZodType, O extends z.ZodType, const A extends Answer = 'json'>(
  method: Method,
  path: string,
  about: {
    summary: string
    input: I
    output: O
    refusals?: readonly string[]
    answer?: A
    body?: Endpoint['body']
    once?: readonly string[]
  },
): Endpoint<I, O, A> => ({
  refusals: [],
  body: 'json',
  once: [],
  ...about,
  answer: (about.answer ?? 'json') as A,
  method,
  path,
})

/** What a handler receives, and what a caller gets back: decoded values (Cents, Day…). */
export type InputOf<E extends Endpoint> = z.output<E['input']>
export type OutputOf<E extends Endpoint> = z.output<E['output']>

/** The names of the `:parts` of a path. */
export const pathParts = (path: string): string[] =>
  [...path.matchAll(/:(\w+)/g)].map(([, name]) => name as string)
