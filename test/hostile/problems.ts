// What an answer may be: R9 (declared, of its shape, never a 5xx) and R20 (a refusal helps whoever reads
// it, and tells nothing of the inside).
import { z } from 'zod'
import { allReasons } from '#features/reasons.ts'
import type { Endpoint } from '#kernel/endpoint.ts'
import type { Locale, Reason } from '#kernel/refusal.ts'
import { unknownFields } from '#server/http/unknown.ts'

/** An answer, read. */
export type Heard = { status: number; headers: Headers; text: string }

export async function hear(answer: Response): Promise<Heard> {
  const { status, headers } = answer
  // A stream has no end: that it began is its answer.
  const goesOn = status === 200 && headers.get('content-type')?.startsWith('text/event-stream')
  if (goesOn) await answer.body?.cancel()
  return { status, headers, text: goesOn ? '' : await answer.text() }
}

const Problem = z.looseObject({
  type: z.literal('about:blank'),
  status: z.int(),
  title: z.string().min(1),
  code: z.string(),
  detail: z.string().min(10),
  requestId: z.uuid(),
  param: z.string().min(1).optional(),
  errors: z
    .array(z.strictObject({ param: z.string(), code: z.string(), detail: z.string().min(10) }))
    .min(1)
    .max(50)
    .optional(),
})

/** Traces of the inside: stacks, files, SQL, the words of PostgreSQL and of libraries. */
const inside =
  /\n\s+at |\.[mc]?[jt]s:\d|node_modules|node:\w|\/(?:src|dist|usr|home|var|tmp|root|etc)\/|\b(?:insert into|delete from|select .{1,200} from|update \w+ set|on conflict)\b|duplicate key|violates|(?:relation|column|constraint|function) \\?"|syntax error|invalid input syntax|out of range for type|invalid byte sequence|row-level|\bpg_|kysely|zod|TypeError|RangeError|SyntaxError|ECONN|ENOENT|better-auth|\b(?:quote_line|invoice_line|invoice_vat|item_price|import_run|imported_document|import_refusal|journal_head|membership_store|second_factor|rate_limit)\b/i

/** What is wrong with a refusal; empty where nothing is. */
export function faultsOfProblem({ status, headers, text }: Heard, locale: Locale): string[] {
  const faults: string[] = []
  const leak = inside.exec(text)
  if (leak) faults.push(`tells of the inside: ${leak[0]}`)
  if (!/^application\/problem\+json; charset=utf-8$/.test(headers.get('content-type') ?? '')) {
    return [...faults, `is not a problem document: ${headers.get('content-type')}`]
  }
  if (headers.get('cache-control') !== 'no-store') faults.push('may be cached')
  const read = Problem.safeParse(JSON.parse(text))
  if (!read.success) return [...faults, z.prettifyError(read.error)]
  const { code, detail, param, errors = [], requestId, status: said } = read.data
  if (said !== status) faults.push(`says ${said} in a ${status}`)
  if (headers.get('x-request-id') !== requestId) faults.push('has another x-request-id')
  const [first] = errors
  faults.push(...faultsOfSentence(first?.code ?? code, detail, locale))
  for (const error of errors) faults.push(...faultsOfSentence(error.code, error.detail, locale))
  if (first && first.param !== '' && param !== first.param) faults.push(`points at ${param}`)
  if (code === 'invalid_input' && !first) faults.push('points at nothing')
  return faults
}

/** A sentence must be that of its code, in the language asked, with every place filled. */
function faultsOfSentence(code: string, detail: string, locale: Locale): string[] {
  const reason = (allReasons as Record<string, Reason>)[code]
  if (!reason) return [`has an unknown code: ${code}`]
  const sentence = reason[locale]
    .split(/\{\w+\}/)
    .map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('[^]*')
  // The places that a person is meant to read as they are.
  const unfilled = detail === reason[locale] && /\{(?!yy(yy)?\})\w+\}/.test(detail)
  return new RegExp(`^${sentence}$`).test(detail) && !unfilled
    ? []
    : [`does not say ${code} in ${locale}: ${detail}`]
}

/** What is wrong with an answer of an endpoint; empty where nothing is. */
export function faultsOf(
  heard: Heard,
  endpoint: Endpoint,
  declared: readonly string[],
  locale: Locale,
): string[] {
  const { status, headers, text } = heard
  const faults = declared.includes(String(status)) ? [] : [`is not declared: ${status}`]
  if (status >= 500) return [...faults, `is ${status}`]
  if (status >= 400) return [...faults, ...faultsOfProblem(heard, locale)]
  if (endpoint.answer !== 'json') return faults
  if (headers.get('content-type') !== 'application/json; charset=utf-8') faults.push('is not JSON')
  const told: unknown = JSON.parse(text)
  const read = z.safeDecode(endpoint.output, told as never)
  if (!read.success) faults.push(z.prettifyError(read.error))
  const more = unknownFields(endpoint.output, told).map((path) => path.join('.'))
  return more.length > 0 ? [...faults, `holds ${more.join(', ')}`] : faults
}
