// Texts of a view, made safe to set: what people paste holds characters that no font draws, or that
// would turn the reading order of a line around.

/** Drawn in the place of what cannot be: the reader sees that something stood there. */
export const replacement = '□'

/**
 * Characters that only steer the reading order (UAX #9): a name with one could show its figures
 * backwards. Arabic and Hebrew find their order without them.
 */
const steering = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/gu

/**
 * Makes texts printable with these characters, and gathers what was replaced. Line ends stay, tabs
 * are spaces, letters come composed (NFC) as the fonts have them.
 */
export function printable(characters: ReadonlySet<number>) {
  const replaced = new Set<string>()
  const isDrawn = (text: string): boolean =>
    [...text].every((character) => characters.has(character.codePointAt(0) as number))
  /** The same letter without its dress ("𝗔" and "Ａ" are A), else the replacement. */
  const plainer = (character: string): string => {
    const folded = character.normalize('NFKC')
    if (folded !== '' && isDrawn(folded)) return folded
    replaced.add(character)
    return replacement
  }
  const clean = (text: string): string => {
    const composed = text
      .normalize('NFC')
      .replace(/\r\n?|[\u2028\u2029]/g, '\n')
      .replaceAll('\t', ' ')
      .replace(steering, '')
    let cleaned = ''
    // By code point: half of a surrogate pair counts as a character that no font has.
    for (const character of composed) {
      if (character === '\n' || isDrawn(character)) {
        cleaned += character
      } else if (!/\p{Cc}/u.test(character)) {
        cleaned += plainer(character)
      }
    }
    return cleaned
  }
  return { clean, replaced }
}

/** A value with all its texts changed, keys left alone. */
export function mapTexts<T>(value: T, change: (text: string) => string): T {
  if (typeof value === 'string') return change(value) as T
  if (Array.isArray(value)) return value.map((part) => mapTexts(part, change)) as T
  if (typeof value !== 'object' || value === null) return value
  const entries = Object.entries(value).map(([key, part]) => [key, mapTexts(part, change)])
  return Object.fromEntries(entries) as T
}
