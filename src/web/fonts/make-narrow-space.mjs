// Makes narrow-space.ttf: a font of one character, U+202F (narrow no-break space), 0.2 em wide. The
// subset of Inter that we ship lacks it, and what browsers put in its place is half a space: amounts
// then read "10418,89". Run it again only to change the width: node src/web/fonts/make-narrow-space.mjs
import { writeFileSync } from 'node:fs'

const unitsPerEm = 1000
const width = 200
const name = 'Comptoir Narrow Space'

const u16 = (...values) => Buffer.from(values.flatMap((v) => [(v >> 8) & 255, v & 255]))
const u32 = (...values) => Buffer.concat(values.map((v) => u16((v >>> 16) & 0xffff, v & 0xffff)))

// .notdef is a square, so that the table of outlines is not empty; the space has no outline.
const square = Buffer.concat([
  u16(1, 0, 0, 200, 700, 3, 0),
  Buffer.from([1, 1, 1, 1]),
  u16(0, 200, 0, 0x10000 - 200),
  u16(0, 0, 700, 0),
])
const outline = square.length % 2 ? Buffer.concat([square, Buffer.alloc(1)]) : square

function names() {
  const records = [1, 2, 4, 6].map((id) => ({
    id,
    text: Buffer.from(
      id === 2 ? 'Regular' : id === 6 ? name.replaceAll(' ', '') : name,
      'utf16le',
    ).swap16(),
  }))
  let offset = 0
  const directory = records.map(({ id, text }) => {
    const entry = u16(3, 1, 0x409, id, text.length, offset)
    offset += text.length
    return entry
  })
  return Buffer.concat([
    u16(0, records.length, 6 + 12 * records.length),
    ...directory,
    ...records.map(({ text }) => text),
  ])
}

const os2 = Buffer.concat([
  u16(4, width, 400, 5, 0, 650, 700, 0, 140, 650, 700, 0, 480, 50, 300, 0),
  Buffer.alloc(10), // panose
  u32(0x80000000, 0, 0, 0),
  Buffer.from('COMP'),
  u16(0x40, 0x202f, 0x202f, 800, 0x10000 - 200, 0, 900, 200),
  u32(1, 0),
  u16(500, 700, 0, 0x202f, 1),
])

const cmap = Buffer.concat([
  u16(0, 1, 3, 1),
  u32(12),
  u16(4, 32, 0, 4, 4, 1, 0),
  u16(0x202f, 0xffff, 0, 0x202f, 0xffff),
  u16((1 - 0x202f) & 0xffff, 1, 0, 0),
])

const tables = {
  'OS/2': os2,
  cmap,
  glyf: outline,
  head: Buffer.concat([
    u32(0x00010000, 0x00010000, 0, 0x5f0f3cf5),
    u16(3, unitsPerEm),
    Buffer.alloc(16), // created and modified: no date, so that the file is always the same
    u16(0, 0, 200, 700, 0, 8, 2, 0, 0),
  ]),
  hhea: Buffer.concat([
    u32(0x00010000),
    u16(800, 0x10000 - 200, 0, width, 0, 0, width, 1, 0, 0, 0, 0, 0, 0, 0, 2),
  ]),
  hmtx: u16(width, 0, width, 0),
  loca: u16(0, outline.length / 2, outline.length / 2),
  maxp: Buffer.concat([u32(0x00010000), u16(2, 4, 1, 0, 0, 2, 0, 0, 0, 0, 0, 0, 0, 0)]),
  name: names(),
  post: Buffer.concat([u32(0x00030000, 0), u16(0, 0), u32(0, 0, 0, 0, 0)]),
}

function sum(data) {
  const padded = Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4)])
  let total = 0
  for (let at = 0; at < padded.length; at += 4) total = (total + padded.readUInt32BE(at)) >>> 0
  return total
}

const tags = Object.keys(tables).sort()
let offset = 12 + 16 * tags.length
const directory = []
const bodies = []
for (const tag of tags) {
  const data = tables[tag]
  directory.push(Buffer.from(tag.padEnd(4)), u32(sum(data), offset, data.length))
  const padded = Buffer.concat([data, Buffer.alloc((4 - (data.length % 4)) % 4)])
  bodies.push(padded)
  offset += padded.length
}
const steps = 2 ** Math.floor(Math.log2(tags.length)) * 16
const font = Buffer.concat([
  u32(0x00010000),
  u16(tags.length, steps, Math.log2(steps / 16), tags.length * 16 - steps),
  ...directory,
  ...bodies,
])
const head = tags
  .slice(0, tags.indexOf('head'))
  .reduce((at, tag) => at + Math.ceil(tables[tag].length / 4) * 4, 12 + 16 * tags.length)
font.writeUInt32BE((0xb1b0afba - sum(font)) >>> 0, head + 8)
writeFileSync(new URL('narrow-space.ttf', import.meta.url), font)
