import type { Endpoint, InputOf, OutputOf } from '#kernel/endpoint.ts'
import type { Right } from '#kernel/rights.ts'
import type { Act } from './act.ts'
import type { FileAnswer, Uploaded } from './http/answers.ts'

/** An endpoint mounted: the right that it needs, and what it does. */
export type Route = {
  readonly endpoint: Endpoint
  readonly right: Right
  readonly run: (act: Act, input: unknown, uploaded: Uploaded | null) => Promise<unknown>
  /** What it asks of the database is cancelled when whoever asked has gone. */
  readonly stops?: true
}

/** A question that may take long: nobody waits for its answer once the request is aborted. */
export const stopping = (route: Route): Route => ({ ...route, stops: true })

/** Mounts a stream of events: what it says comes from the acts of others (live/streams.ts). */
export const stream = (endpoint: Endpoint, right: Right): Route => ({
  endpoint,
  right,
  run: () => Promise.reject(new Error('a stream has no answer')),
})

/**
 * Mounts an endpoint: `on(issue, 'invoices.issue', (act, { id }) => issueInvoice(act, id))`. The
 * handler runs in the request's transaction, with decoded input; what it returns is encoded by the
 * contract, so that nothing leaves that the contract does not name.
 */
export const on = <E extends Endpoint>(
  endpoint: E,
  right: Right,
  run: (
    act: Act,
    input: InputOf<E>,
    uploaded: Uploaded | null,
  ) => Promise<E['answer'] extends 'json' ? OutputOf<E> : FileAnswer>,
): Route => ({ endpoint, right, run: run as Route['run'] })
