import { en } from './en.ts'
import { fr } from './fr.ts'

/** The words of deliveries, in one language. */
export const deliveryWords = { fr, en }
