import { to } from '#web/site.ts'
import type { DealRef } from './endpoints.ts'

/** The page of a quote or of an order. */
export const agreedPage = ({ kind, id }: DealRef): string =>
  kind === 'quote' ? to('/devis/:id', { id }) : to('/commandes/:id', { id })
