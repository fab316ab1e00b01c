// The spaces of French print are not on the keyboard: sentences are typed plainly in the code, where
// they can be read and searched, and dressed once, on their way to the person.

const fine = '\u202f'
const hard = '\u00a0'

/**
 * French typography for a plainly typed sentence: U+202F before `; ! ?` and between groups of digits,
 * U+00A0 before `:`, `€`, `%` and inside « », a curly apostrophe, a one-character ellipsis. What is
 * right already stays: dressing twice is dressing once.
 */
export const french = (sentence: string): string =>
  sentence
    .replace(/«[ \u00a0\u202f]*/g, `«${hard}`)
    .replace(/[ \u00a0\u202f]*»/g, `${hard}»`)
    .replace(/ ([;!?])/g, `${fine}$1`)
    .replace(/ (?=:(?:\s|$))/g, hard)
    .replace(/(\d) (?=\d{3}(?!\d))/g, `$1${fine}`)
    .replace(/(\d) (?=[€%])/g, `$1${hard}`)
    .replace(/(\p{L})'(?=\p{L})/gu, '$1’')
    .replace(/\.\.\./g, '…')
