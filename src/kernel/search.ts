// The tolerant search compares folded text with folded text. The program folds, on both sides: a
// database function would fold by the rules of its locale, which differ from one server to another.

/** Letters that Unicode does not take apart, though people type them in two or without their bar. */
const letters: Readonly<Record<string, string>> = {
  œ: 'oe',
  æ: 'ae',
  ß: 'ss',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
}
const special = new RegExp(`[${Object.keys(letters).join('')}]`, 'gu')

/**
 * Text as the search compares it: lower case, no accents, ligatures in two letters, anything that is
 * neither letter nor digit as one space. `fold('Cœur d’Étoile — S.A.R.L.')` is
 * "coeur d etoile s a r l". Folding twice is folding once.
 */
export const fold = (text: string): string =>
  text
    .toLowerCase()
    .normalize('NFKD')
    .toLowerCase()
    .replace(/\p{M}+/gu, '')
    .replace(special, (letter) => letters[letter] ?? letter)
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()

/** The `search` column of a record: its parts folded, the empty ones left out, each word once. */
export const searchText = (...parts: readonly (string | null | undefined)[]): string =>
  [...new Set(fold(parts.filter(Boolean).join(' ')).split(' '))].join(' ')
