// Texts of a view, made safe to set: what people paste holds characters that no font draws, that turn
// the reading order around, or that spoil the text which readers of the PDF search and copy.

/** Drawn in the place of what cannot be: the reader sees that something stood there. */
export const replacement = '□'

/**
 * Characters without a drawing of their own (Unicode, DerivedCoreProperties): soft hyphens, spaces of
 * no width, marks of the reading order (a name with one could show its figures backwards). Joiners are
 * left to `withoutStrayMarks`.
 */
const invisible = /(?![\u200c\u200d])\p{Default_Ignorable_Code_Point}/gu
const extending = /[\p{M}\p{Emoji_Modifier}\u200c\u200d]/u
/** Writing whose characters are made of several: Arabic and Hebrew with their points, emoji. */
const composite =
  /[\p{Script=Arabic}\p{Script=Hebrew}\p{Extended_Pictographic}\p{Regional_Indicator}]/u
const graphemes = new Intl.Segmenter('fr', { granularity: 'grapheme' })

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

  /**
   * Marks that compose with no letter ("1⃣", "H̱") are taken off: a PDF says once what each glyph means,
   * and a reader would find the mark on every 1 or H of the document, its amounts included.
   */
  const withoutStrayMarks = (text: string): string => {
    if (!extending.test(text)) return text
    let kept = ''
    for (const { segment } of graphemes.segment(text)) {
      const [base = '', ...marks] = segment
      if (composite.test(base)) {
        kept += segment
        continue
      }
      for (const mark of marks) if (!/[\u200c\u200d]/.test(mark)) replaced.add(mark)
      kept += base.replace(/[\u200c\u200d]/, '')
    }
    return kept
  }

  const clean = (text: string): string => {
    const plain = text
      .normalize('NFC')
      .replace(/\r\n?|[\u2028\u2029]/g, '\n')
      .replaceAll('\t', ' ')
      .replace(/(?!\n)\p{Cc}/gu, '')
      .replace(invisible, '')
    let cleaned = ''
    // By code point: half of a surrogate pair counts as a character that no font has.
    for (const character of withoutStrayMarks(plain)) {
      cleaned += character === '\n' || isDrawn(character) ? character : plainer(character)
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
