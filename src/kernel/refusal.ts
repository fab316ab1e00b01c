// An expected refusal: it rolls back, and reaches the person as a sentence in their language.

import { french } from './typography.ts'

export type Locale = 'fr' | 'en'
export type Sentence = { readonly fr: string; readonly en: string }
/** HTTP status of a refusal: 400 malformed, 403 no right, 404 unknown, 409 conflict, 422 not now. */
export type RefusalStatus = 400 | 401 | 403 | 404 | 405 | 409 | 413 | 422 | 429 | 503

export type Reason = Sentence & { readonly status?: RefusalStatus }

/**
 * A feature's refusals: code → sentences. `{name}` in a sentence is replaced by the value given. The
 * French ones are typed plainly ("Trop tard : …") and get their spaces here.
 */
export const reasons = <const T extends Record<string, Reason>>(table: T): T =>
  Object.fromEntries(
    Object.entries(table).map(([code, reason]) => [code, { ...reason, fr: french(reason.fr) }]),
  ) as T

export class Refusal extends Error {
  readonly code: string
  readonly param: string | undefined
  readonly values: Readonly<Record<string, string | number>>
  /** What the person may need to mend it, sent with the problem document (a conflict's two sides). */
  readonly more: Readonly<Record<string, unknown>>

  constructor(
    code: string,
    param?: string,
    values: Readonly<Record<string, string | number>> = {},
    more: Readonly<Record<string, unknown>> = {},
  ) {
    super(code)
    this.name = 'Refusal'
    this.code = code
    this.param = param
    this.values = values
    this.more = more
  }
}

/** Refuses: `refuse('not_a_draft')`, `refuse('bad_siren', 'siren')`. The code must be in the reasons. */
export function refuse(
  code: string,
  param?: string,
  values?: Readonly<Record<string, string | number>>,
  more?: Readonly<Record<string, unknown>>,
): never {
  throw new Refusal(code, param, values, more)
}

/** Fills `{name}` places of a sentence; a place without a value stays as it is, to be seen. */
export const fill = (
  sentence: string,
  values: Readonly<Record<string, string | number>> = {},
): string =>
  sentence.replace(/\{(\w+)\}/g, (place, name: string) =>
    Object.hasOwn(values, name) ? String(values[name]) : place,
  )
