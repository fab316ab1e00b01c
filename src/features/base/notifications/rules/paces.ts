// When one is written to about what one is told.
import type { Kind } from './codes.ts'

export const paces = ['instant', 'daily', 'never'] as const
export type Pace = (typeof paces)[number]
export type Paces = Readonly<Record<Kind, Pace>>

/** What someone gets who has chosen nothing: what does not work is not left until tomorrow. */
export const usualPaces: Paces = {
  mine: 'daily',
  client: 'daily',
  deadline: 'daily',
  system: 'instant',
}

/** The hour of the company's clock from which the daily letter leaves. */
export const digestHour = 8
