// Which characters the fonts can print. A PDF/A may not hold a character without its drawing, and
// Typst refuses the whole document for one: so what cannot be printed is replaced beforehand, visibly.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * The code points that the fonts of a folder can draw in every weight: those that all files of a same
 * family have ("Inter-Regular.ttf", "Inter-SemiBold.ttf"), of whichever family.
 */
export function charactersOf(fontFolder: string): Set<number> {
  const families = new Map<string, Set<number>>()
  for (const name of readdirSync(fontFolder).filter((file) => /\.(?:ttf|otf)$/.test(file))) {
    const family = name.replace(/[-.].*$/, '')
    const drawn = readCharacterMap(readFileSync(join(fontFolder, name)))
    const others = families.get(family) ?? drawn
    families.set(family, new Set([...drawn].filter((point) => others.has(point))))
  }
  return new Set([...families.values()].flatMap((points) => [...points]))
}

/** Reads the `cmap` table of an OpenType font, in its formats 4 and 12 (OpenType 1.9, "cmap"). */
function readCharacterMap(font: Buffer): Set<number> {
  const known = new Set<number>()
  const cmap = tableOffset(font, 'cmap')
  for (let rank = 0; rank < font.readUInt16BE(cmap + 2); rank += 1) {
    const subtable = cmap + font.readUInt32BE(cmap + 4 + rank * 8 + 4)
    const format = font.readUInt16BE(subtable)
    if (format === 4) readSegments(font, subtable, known)
    if (format === 12) readGroups(font, subtable, known)
  }
  return known
}

function tableOffset(font: Buffer, wanted: string): number {
  for (let rank = 0; rank < font.readUInt16BE(4); rank += 1) {
    const entry = 12 + rank * 16
    if (font.toString('latin1', entry, entry + 4) === wanted) return font.readUInt32BE(entry + 8)
  }
  throw new Error(`this font has no table ${wanted}`)
}

/** Format 4: segments of the basic plane, each with a shift or an array of glyphs; glyph 0 is none. */
function readSegments(font: Buffer, table: number, known: Set<number>): void {
  const size = font.readUInt16BE(table + 6)
  const [ends, starts] = [table + 14, table + 16 + size]
  const [shifts, arrays] = [starts + size, starts + 2 * size]
  for (let at = 0; at < size; at += 2) {
    const last = Math.min(font.readUInt16BE(ends + at), 0xfffe)
    const shift = font.readUInt16BE(shifts + at)
    const array = font.readUInt16BE(arrays + at)
    const start = font.readUInt16BE(starts + at)
    for (let point = start; point <= last; point += 1) {
      const listed =
        array === 0 ? point : font.readUInt16BE(arrays + at + array + 2 * (point - start))
      if (listed !== 0 && ((listed + shift) & 0xffff) !== 0) known.add(point)
    }
  }
}

/** Format 12: groups over all planes. */
function readGroups(font: Buffer, table: number, known: Set<number>): void {
  for (let rank = 0; rank < font.readUInt32BE(table + 12); rank += 1) {
    const group = table + 16 + rank * 12
    const last = font.readUInt32BE(group + 4)
    for (let point = font.readUInt32BE(group); point <= last; point += 1) known.add(point)
  }
}
