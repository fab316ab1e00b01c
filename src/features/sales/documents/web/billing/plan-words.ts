import { en } from './plan-en.ts'
import { fr } from './plan-fr.ts'

export const planWords = { fr, en }
