import { en } from './en.ts'
import { fr } from './fr.ts'

/** The words of deliveries, in one language. */
export type DeliveryWords = typeof fr
export const deliveryWords = { fr, en }
