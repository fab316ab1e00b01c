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

/** Saints are written in short as often as in full: records are found by both. */
const saints: ReadonlyMap<string, string> = new Map([
  ['st', 'saint'],
  ['ste', 'sainte'],
])

/**
 * The `search` column of a record: its parts folded, each once, the empty ones left out. Words stay
 * where they are, so that "fa 2026 00042" is found whole though the subject speaks of 2026 too.
 */
export function searchText(...parts: readonly (string | null | undefined)[]): string {
  const folded = parts.map((part) => fold(part ?? '')).filter(Boolean)
  const full = folded.flatMap((part) => part.split(' ').map((word) => saints.get(word)))
  return [...new Set([...folded, ...full.filter((word) => word !== undefined)])].join(' ')
}

/**
 * Phones and identifiers typed in groups: they begin with + or 0, or with three digits ("06.12.34",
 * "+33 6 12", "732 829 320"). Not sizes ("60 72"), nor numbers of documents ("FA-2026-00042").
 */
const grouped =
  /(?<![\p{L}\d.-])(?:(?:\+\d{1,3}|0\d{0,4}|\d{3})(?:[\s.]+\d{1,5})+|0\d(?:-\d{2})+)(?![\p{L}\d-])/gu

/**
 * What a person typed, as it is sought: folded words, and numbers typed in groups made whole ("06 12
 * 34", "+33 (0)6.12", "732 829 320"), since the records hold them without spaces. The "et"
 * that an ampersand may stand for is left out, and saints are sought in full.
 */
export const needle = (typed: string): string =>
  fold(
    typed
      .replace(/\s*\(0\)\s*/g, ' ')
      .replace(grouped, (groups) => groups.replace(/\D/g, '').replace(/^00(?=[1-9])/, '')),
  )
    .replace(/ (?:et|and)(?= )/g, '')
    .replace(/(?<=^| )ste?(?= )/g, (short) => saints.get(short) ?? short)

/** A phone number as people may look for it: with its country code, and as it is dialled at home. */
export function phoneDigits(phone: string): string {
  const digits = phone.replace(/\D/g, '')
  const national = /^\+(?:33|262|590|594|596)(\d{9})$/.exec(phone)?.[1]
  return national === undefined ? digits : `${digits} 0${national}`
}
