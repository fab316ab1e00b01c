import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { z } from 'zod'
import { allReasons } from '#features/reasons.ts'
import { fill, type Locale, type Reason, reasons, Refusal } from '#kernel/refusal.ts'

/** RFC 9457, with what a program and a person each need. Never a stack, an SQL text or a path. */
export type Problem = {
  type: 'about:blank'
  status: number
  title: string
  code: string
  detail: string
  param?: string
  errors?: readonly { param: string; code: string; detail: string }[]
  requestId: string
} & Record<string, unknown>

const bugReasons = reasons({
  unexpected: {
    fr: 'Une erreur inattendue s’est produite : rien n’a été enregistré. Donnez ce numéro à qui vous dépanne.',
    en: 'An unexpected error happened: nothing was saved. Give this number to whoever helps you.',
  },
})

/** What to answer for anything thrown, and whether it is a bug to be logged. */
export function problemOf(
  error: unknown,
  locale: Locale,
  requestId: string,
): { problem: Problem; bug: boolean } {
  if (error instanceof InvalidInput)
    return { problem: invalid(error, locale, requestId), bug: false }
  const refusal = error instanceof Refusal ? error : refusalOfDatabase(error)
  const reason = refusal && (allReasons as Record<string, Reason>)[refusal.code]
  if (!refusal || !reason) {
    return {
      problem: write(500, 'unexpected', bugReasons.unexpected[locale], requestId),
      bug: true,
    }
  }
  const detail = fill(reason[locale], refusal.values)
  const problem = write(reason.status ?? 422, refusal.code, detail, requestId)
  return { problem: { ...problem, param: refusal.param, ...refusal.more }, bug: false }
}

export const problemResponse = (problem: Problem, headers: Record<string, string> = {}): Response =>
  new Response(JSON.stringify(problem), {
    status: problem.status as ContentfulStatusCode,
    headers: {
      'content-type': 'application/problem+json; charset=utf-8',
      'cache-control': 'no-store',
      'x-request-id': problem.requestId,
      ...(problem.status === 503 ? { 'retry-after': '2' } : {}),
      ...headers,
    },
  })

/** Input that does not have the shape of the contract. */
export class InvalidInput extends Error {
  readonly issues: readonly z.core.$ZodIssue[]
  constructor(issues: readonly z.core.$ZodIssue[]) {
    super('invalid input')
    this.name = 'InvalidInput'
    this.issues = issues
  }
}

const write = (status: number, code: string, detail: string, requestId: string): Problem => ({
  type: 'about:blank',
  status,
  title: titles[status] ?? 'Error',
  code,
  detail,
  requestId,
})

const titles: Record<number, string> = {
  400: 'Bad Request',
  401: 'Unauthorized',
  403: 'Forbidden',
  404: 'Not Found',
  405: 'Method Not Allowed',
  409: 'Conflict',
  413: 'Content Too Large',
  422: 'Unprocessable Content',
  429: 'Too Many Requests',
  500: 'Internal Server Error',
  503: 'Service Unavailable',
}

function invalid(error: InvalidInput, locale: Locale, requestId: string): Problem {
  const table: Record<string, Reason> = allReasons
  const errors = error.issues.slice(0, 50).map((issue) => {
    const said = reasonOfIssue(issue)
    const { code, values } = Object.hasOwn(table, said.code)
      ? said
      : { ...said, code: 'wrong_form' }
    const reason = table[code] ?? allReasons.wrong_form
    return { param: issue.path.join('.'), code, detail: fill(reason[locale], values) }
  })
  const [first] = errors
  const problem = write(400, 'invalid_input', first?.detail ?? '', requestId)
  // Where the body as a whole is at fault, no field is.
  return { ...problem, ...(first?.param ? { param: first.param } : {}), errors }
}

function reasonOfIssue(issue: z.core.$ZodIssue): {
  code: string
  values: Record<string, string | number>
} {
  const text = 'origin' in issue && issue.origin === 'string'
  switch (issue.code) {
    case 'custom':
      return { code: issue.message, values: {} }
    case 'too_big':
      return { code: text ? 'too_long' : 'too_large', values: { max: String(issue.maximum) } }
    case 'too_small':
      if (text && issue.minimum === 1) return { code: 'required', values: {} }
      return { code: text ? 'too_short' : 'too_small', values: { min: String(issue.minimum) } }
    case 'invalid_value':
    case 'invalid_union':
      return { code: 'not_one_of', values: {} }
    case 'unrecognized_keys':
      return { code: 'unknown_field', values: { name: issue.keys.slice(0, 3).join(', ') } }
    case 'invalid_type':
      return { code: issue.input === undefined ? 'required' : 'wrong_form', values: {} }
    case 'invalid_format':
      if (issue.format === 'email') return { code: 'not_an_email', values: {} }
      return { code: issue.format === 'uuid' ? 'not_an_id' : 'wrong_form', values: {} }
    default:
      return { code: 'wrong_form', values: {} }
  }
}

/** What PostgreSQL refuses that a person may meet; null for what only a bug can cause. */
function refusalOfDatabase(error: unknown): Refusal | null {
  const { code = '', message = '' } = (error ?? {}) as { code?: string; message?: string }
  if (code === '23505') return new Refusal('already_there')
  if (code === '23503') return new Refusal('linked')
  if (code === '57014') return new Refusal('too_slow')
  const away =
    /^(08|57P0|53)/.test(code) ||
    /^(ECONNREFUSED|ECONNRESET|ENOENT|EPIPE|ETIMEDOUT)$/.test(code) ||
    /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(
      message,
    )
  return away ? new Refusal('database_away') : null
}
