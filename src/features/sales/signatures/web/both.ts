import type { OutputOf } from '#kernel/endpoint.ts'
import type { showPublicQuote } from '../contract.ts'
import { en } from './en.ts'
import { fr } from './fr.ts'

export const both = { fr, en }
export type Words = typeof fr
export type Shown = OutputOf<typeof showPublicQuote>
