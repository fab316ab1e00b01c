// What the lists of documents search in, and for. Documents are looked for by their number first.
import { readTyped } from '#kernel/format.ts'
import type { Cents } from '#kernel/money.ts'
import { fold } from '#kernel/search.ts'

/** The `search` column of a document: its parts folded, one after the other. */
export const searchOf = (...parts: readonly (string | null | undefined)[]): string =>
  parts
    .map((part) => fold(part ?? ''))
    .filter(Boolean)
    .join(' ')

/**
 * What a search must find, all of it, in any order: what was typed without a space stays together, so
 * that "FA-2026-00042" finds that invoice and not those of the client T00042. Folding leaves no sign
 * that LIKE would understand.
 */
export const soughtIn = (q: string | undefined): string[] =>
  (q ?? '')
    .split(/\s+/u)
    .map(fold)
    .filter(Boolean)
    .map((word) => `%${word}%`)

/**
 * The amount that a search may mean, where it is written as one: with its cents or its euro sign, so that
 * the digits of a number are never taken for money. "1 234,50" finds the document of that total.
 */
export const amountSought = (q: string | undefined): Cents | null =>
  /^-?[\d\s\u00a0\u202f]+([.,]\d{2}\s*€?|\s*€)$/u.test((q ?? '').trim())
    ? (readTyped((q ?? '').replace('€', ''), 'cents') as Cents | null)
    : null
