// What is read in a text typed anywhere: a document's number, or the words of a name.
import { type Numbering, numberOf } from '#features/base/company/rules.ts'
import { resembles } from '#features/relation/customers/rules/likeness.ts'
import { fold } from '#kernel/search.ts'

/** How many years back a bare count ("42") is looked for. */
const years = 3

/**
 * The numbers that a typed text may stand for: itself as it is (a full number, or that of an imported
 * document), and where it is a bare count, the numbers of that rank in the last years.
 */
export function numbersOf(
  typed: string,
  numberings: readonly Numbering[],
  year: number,
): readonly string[] {
  const written = typed.replace(/\s+/g, '').toUpperCase()
  if (!/\d/.test(written) || written.length > 40) return []
  const ranks = /^0*([1-9]\d{0,6})$/.exec(written)
  const counted = ranks
    ? numberings.flatMap((numbering) =>
        Array.from({ length: numbering.yearly ? years : 1 }, (_, back) =>
          numberOf(numbering, year - back, Number(ranks[1])),
        ),
      )
    : []
  return [...new Set([written, typed.trim(), ...counted])]
}

/** Whether every word of a needle is in a text as it is typed. */
export const says = (text: string, needle: string): boolean =>
  needle.split(' ').every((sought) => fold(text).includes(sought))

/** Whether every word of a needle is in a text, or resembles one of its words. */
export function speaksOf(text: string, needle: string): boolean {
  const folded = fold(text)
  const words = folded.split(' ')
  const isThere = (sought: string) =>
    folded.includes(sought) ||
    (sought.length > 3 && !/\d/.test(sought) && words.some((word) => resembles(word, sought)))
  return needle.split(' ').every(isThere)
}
