// What the history of a customer, or of a document, says of each act, and the names of what changed.
import { en } from './history-en.ts'
import { fr } from './history-fr.ts'

export const historyWords = { fr, en }
