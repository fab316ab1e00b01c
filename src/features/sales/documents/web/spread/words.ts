import { en } from './en.ts'
import { fr } from './fr.ts'

export const spreadWords = { fr, en }
