import { z } from 'zod'
import { type Endpoint, pathParts } from '#kernel/endpoint.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Uploaded } from './answers.ts'
import { InvalidInput } from './problem.ts'
import { isRecord, unknownFields } from './unknown.ts'

const maxBody = 1_000_000
const maxFile = 20_000_000
/** Deeper than any contract, and far from where a stack ends. */
const maxDepth = 64

/** What a request asks: its decoded input, its file, and what tells it from another (see idempotency). */
export type Asked = {
  readonly input: unknown
  readonly uploaded: Uploaded | null
  readonly raw: readonly (string | Uint8Array)[]
}

/**
 * Reads and decodes the input of a request: the parts of its path, and its body or its query string.
 * @throws InvalidInput, or Refusal `too_big`, `invalid_json`.
 */
export async function readInput(
  endpoint: Endpoint,
  request: Request,
  params: Record<string, string>,
): Promise<Asked> {
  const url = new URL(request.url)
  const query = readQuery(url)
  const named = Object.fromEntries(pathParts(endpoint.path).map((part) => [part, params[part]]))
  if (endpoint.method === 'GET') {
    return { input: decode(endpoint, { ...query, ...named }), uploaded: null, raw: [] }
  }
  const isFile = endpoint.body === 'file'
  const bytes = await readBody(request, isFile ? maxFile : maxBody)
  const raw = [JSON.stringify(named), url.search, bytes]
  if (isFile) {
    const mediaType = request.headers.get('content-type') ?? 'application/octet-stream'
    const uploaded = { bytes, name: query['name'] ?? 'file', mediaType }
    return { input: decode(endpoint, { ...query, ...named }), uploaded, raw }
  }
  refuseUnknown(Object.keys(query).map((name) => [name]))
  const given = bytes.length === 0 ? {} : parseJson(bytes)
  const input = decode(endpoint, isRecord(given) ? { ...given, ...named } : given)
  return { input, uploaded: null, raw }
}

/** The query string, `company` apart (see actor.ts). A name given twice could be read two ways. */
function readQuery({ searchParams }: URL): Record<string, string> {
  const names = [...searchParams.keys()]
  const twice = names.find((name, index) => names.indexOf(name) !== index)
  if (twice !== undefined) throw new InvalidInput([wrong(twice.slice(0, 100), 'wrong_form')])
  return Object.fromEntries([...searchParams].filter(([name]) => name !== 'company'))
}

function decode({ input: schema }: Endpoint, value: unknown): unknown {
  checkTexts(value)
  refuseUnknown(unknownFields(schema, value))
  const decoded = z.safeDecode(schema, value as never)
  if (!decoded.success) throw new InvalidInput(decoded.error.issues)
  return decoded.data
}

function refuseUnknown(paths: readonly (readonly PropertyKey[])[]): void {
  if (paths.length === 0) return
  throw new InvalidInput(
    paths.map((path) => ({
      code: 'unrecognized_keys',
      keys: [String(path.at(-1)).slice(0, 100)],
      path: [...path],
      message: 'unknown_field',
    })),
  )
}

/**
 * No text holds what PostgreSQL cannot (NUL) or what is half a character (a lone surrogate, which
 * would be stored as another). Walked without recursion: the client decides of the depth.
 */
function checkTexts(whole: unknown): void {
  const waiting: { value: unknown; path: readonly string[] }[] = [{ value: whole, path: [] }]
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    const { value, path } = next
    if (typeof value === 'string' && /\p{Cs}|\0/u.test(value)) {
      throw new InvalidInput([wrong(path.join('.'), 'no_control_characters')])
    }
    if (typeof value !== 'object' || value === null) continue
    if (path.length > maxDepth) throw new InvalidInput([wrong(path[0] ?? '', 'wrong_form')])
    for (const [name, inner] of Object.entries(value)) {
      waiting.push({ value: inner, path: [...path, name.slice(0, 100)] })
    }
  }
}

const wrong = (param: string, code: string): z.core.$ZodIssue => ({
  code: 'custom',
  message: code,
  path: param === '' ? [] : [param],
  input: undefined,
})

function parseJson(raw: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(raw))
  } catch {
    return refuse('invalid_json')
  }
}

async function readBody(request: Request, most: number): Promise<Uint8Array> {
  const tooBig = () => refuse('too_big', undefined, { max: most / 1_000 })
  if (Number(request.headers.get('content-length') ?? 0) > most) tooBig()
  if (!request.body) return new Uint8Array()
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of request.body as unknown as AsyncIterable<Uint8Array>) {
    size += chunk.length
    if (size > most) tooBig()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}
