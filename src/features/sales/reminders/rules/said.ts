import type { Tone } from './letter.ts'

/** What a reminder says: of a quote, by how long one still has; of invoices, before the day, then by tone. */
export type Situation = 'waiting' | 'ending' | 'ended' | 'before' | Tone

export type Said = Readonly<
  Record<Situation, { readonly subject: string; readonly body: readonly string[] }>
>
