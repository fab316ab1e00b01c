import type { OutputOf } from '#kernel/endpoint.ts'
import type { home } from '../contract.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'

export const both = { fr, en }
export type HomeFigures = OutputOf<typeof home>
