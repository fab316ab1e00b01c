// The one way to the server. Contracts carry the shapes; this file never imports a schema library,
// so that the first page stays light.
import {
  type QueryKey,
  type UseQueryOptions,
  useQuery,
  useQueryClient,
  useSuspenseQuery,
} from '@tanstack/react-query'
import { useRef, useState } from 'react'
import type { Endpoint, OutputOf } from '#kernel/endpoint.ts'
import { takeAhead } from './ahead.ts'
import { ApiProblem, problemOf, toProblem } from './problem.ts'
import { chosenCompany } from './company-choice.ts'
import { preferences } from './preferences.ts'
import { decodeAnswer, encodeInput, type Given, writtenAddress } from './wire.ts'

export { ApiProblem, toProblem }
export type { Given }

export type CallOptions = {
  readonly idempotencyKey?: string | undefined
  readonly signal?: AbortSignal | undefined
  /** Lets the request outlive the page: the last save of a closing tab. */
  readonly keepalive?: boolean | undefined
  /** The file itself, where the endpoint takes one (`body: 'file'`). */
  readonly file?: File | undefined
}

/**
 * Calls an endpoint and gives back decoded values (Cents, Day…). Throws ApiProblem: the server's
 * problem document, or `offline` when no answer came.
 */
export async function call<E extends Endpoint>(
  endpoint: E,
  input: Given<E>,
  options: CallOptions = {},
): Promise<OutputOf<E>> {
  const { url, body } = encodeInput(endpoint, input, options.file)
  const answer = await send(endpoint.method, url, body, options)
  return decodeAnswer(endpoint, await answer.json())
}

/** Reads an endpoint with input that is text already: the query string of a list, as it stands. */
export async function readWith<E extends Endpoint>(
  endpoint: E,
  written: Readonly<Record<string, string | number>>,
  signal?: AbortSignal,
): Promise<OutputOf<E>> {
  const url = writtenAddress(endpoint, written)
  const answer = await send('GET', url, null, { signal })
  return decodeAnswer(endpoint, await answer.json())
}

/** A plain address for an `href` or an `img`: a link cannot carry the company header. */
export function addressOf<E extends Endpoint>(endpoint: E, input: Given<E>): string {
  const { url } = encodeInput(endpoint, input)
  const company = chosenCompany()
  return company ? `${url}${url.includes('?') ? '&' : '?'}company=${company}` : url
}

/** Sends a request of the API and throws ApiProblem unless it is accepted. */
export async function send(
  method: string,
  url: string,
  body: string | File | null,
  { idempotencyKey, signal, keepalive }: CallOptions,
): Promise<Response> {
  const ahead = method === 'GET' && takeAhead(url)
  if (ahead) return ahead
  const headers = new Headers({
    Accept: 'application/json',
    'Accept-Language': preferences().locale,
  })
  const company = chosenCompany()
  if (company) headers.set('X-Company-Id', company)
  if (typeof body === 'string') headers.set('Content-Type', 'application/json')
  else if (body) headers.set('Content-Type', body.type || 'application/octet-stream')
  if (idempotencyKey) headers.set('Idempotency-Key', idempotencyKey)
  if (method !== 'GET') headers.set('X-Tab-Id', tabId)
  const request = { method, headers, body, credentials: 'same-origin' as const }
  const answer = await fetch(url, {
    ...request,
    ...(signal ? { signal } : {}),
    ...(keepalive ? { keepalive } : {}),
  }).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === 'AbortError') throw error
    throw new ApiProblem({ status: 0, code: 'offline' })
  })
  if (!answer.ok) {
    const problem = await problemOf(answer)
    if (problem.status === 401) for (const listener of signedOut) listener()
    throw problem
  }
  return answer
}

/** Names this tab: what it does itself is not told to it again (live.ts). */
export const tabId: string = newKey()

const signedOut = new Set<() => void>()

/** Told when the server no longer knows who we are; gives back the way to stop listening. */
export function onSignedOut(listener: () => void): () => void {
  signedOut.add(listener)
  return () => signedOut.delete(listener)
}

/** The cache key of a read; `keyOf(endpoint)` alone is every read of that endpoint. */
export const keyOf = (endpoint: Endpoint, input?: unknown): QueryKey =>
  input === undefined
    ? [`${endpoint.method} ${endpoint.path}`]
    : [`${endpoint.method} ${endpoint.path}`, input]

export type Reading<T> = {
  readonly data: T | undefined
  readonly problem: ApiProblem | null
  /** Nothing to show yet. */
  readonly pending: boolean
  /** Something is shown and something newer is on its way. */
  readonly refreshing: boolean
  readonly refetch: () => void
}

type ReadOptions<E extends Endpoint> = Pick<
  UseQueryOptions<OutputOf<E>, ApiProblem>,
  'enabled' | 'staleTime' | 'placeholderData' | 'refetchInterval'
>

/** Reads an endpoint and keeps it fresh; `data` is undefined until the first answer. */
export function useRead<E extends Endpoint>(
  endpoint: E,
  input: Given<E>,
  options: ReadOptions<E> = {},
): Reading<OutputOf<E>> {
  const query = useQuery<OutputOf<E>, ApiProblem>({
    queryKey: keyOf(endpoint, input),
    queryFn: ({ signal }) => call(endpoint, input, { signal }),
    ...options,
  })
  return {
    data: query.data,
    problem: query.error,
    pending: query.isPending && query.fetchStatus !== 'idle',
    refreshing: query.isFetching && !query.isPending,
    refetch: () => void query.refetch(),
  }
}

/**
 * Reads an endpoint that the screen cannot do without: the value itself. Until it is there the
 * screen's skeleton is shown, and a problem shows the screen's error state.
 */
export function useReady<E extends Endpoint>(endpoint: E, input: Given<E>): OutputOf<E> {
  return useSuspenseQuery<OutputOf<E>, ApiProblem>({
    queryKey: keyOf(endpoint, input),
    queryFn: ({ signal }) => call(endpoint, input, { signal }),
  }).data
}

export type Writing<E extends Endpoint> = {
  /** Sends; the answer, or null where it was refused (then `problem` says why). Never throws. */
  readonly run: (input: Given<E>, file?: File) => Promise<OutputOf<E> | null>
  /** The same, but throws the ApiProblem: for a caller that shows it itself. */
  readonly attempt: (input: Given<E>, file?: File) => Promise<OutputOf<E>>
  readonly pending: boolean
  readonly problem: ApiProblem | null
  readonly reset: () => void
}

/**
 * Writes through an endpoint. One Idempotency-Key lives from the opening of the form to its success,
 * so that a double click or a retry after a cut does it once; a changed input takes a new one.
 */
export function useWrite<E extends Endpoint>(
  endpoint: E,
  {
    refresh = [],
    onDone,
  }: {
    refresh?: readonly Endpoint[]
    onDone?: (output: OutputOf<E>, input: Given<E>) => void
  } = {},
): Writing<E> {
  const queries = useQueryClient()
  const [pending, setPending] = useState(false)
  const [problem, setProblem] = useState<ApiProblem | null>(null)
  const opened = useRef({ key: newKey(), sent: '' })

  async function attempt(input: Given<E>, file?: File): Promise<OutputOf<E>> {
    setPending(true)
    setProblem(null)
    try {
      const sent = fingerprint(input, file)
      if (opened.current.sent && opened.current.sent !== sent) opened.current.key = newKey()
      opened.current.sent = sent
      const output = await call(endpoint, input, { idempotencyKey: opened.current.key, file })
      opened.current = { key: newKey(), sent: '' }
      await Promise.all(refresh.map((read) => queries.invalidateQueries({ queryKey: keyOf(read) })))
      onDone?.(output, input)
      return output
    } catch (error) {
      const problem = toProblem(error)
      setProblem(problem)
      throw problem
    } finally {
      setPending(false)
    }
  }
  const run = (input: Given<E>, file?: File) => attempt(input, file).catch(() => null)

  return { run, attempt, pending, problem, reset: () => setProblem(null) }
}

/** A random key (RFC 4122, version 4); `crypto.randomUUID` is missing on plain http addresses. */
export function newKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[6] = (bytes[6]! & 0x0f) | 0x40
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

const fingerprint = (input: unknown, file: File | undefined): string =>
  JSON.stringify([input, file && [file.name, file.size, file.lastModified]])
