// Images that people send: drawn when they are images, left out and told when they are not.
import { deflateSync } from 'node:zlib'
import { describe, expect, test, vi } from 'vitest'
import { freeze } from '#features/sales/documents/rules/freeze.ts'
import { invoice, signedQuote } from '#features/sales/documents/rules/samples.ts'
import { documentView } from '#features/sales/documents/rules/view.ts'
import type { DocumentView, Picture } from '#kernel/print.ts'
import { readBack } from '#test/read-pdf.ts'
import { assetsFolder } from './assets.ts'
import { type Printed, typesetter } from './typeset.ts'

vi.setConfig({ testTimeout: 60_000 })
const print = typesetter(assetsFolder)
const view = documentView(freeze(invoice), 'fr')
const quote = documentView(freeze(signedQuote), 'fr')

describe('images', () => {
  const crcs = Array.from({ length: 256 }, (_, n) => {
    let crc = n
    for (let bit = 0; bit < 8; bit += 1) crc = crc & 1 ? 0xedb88320 ^ (crc >>> 1) : crc >>> 1
    return crc
  })
  const chunk = (type: string, body: Buffer): Buffer => {
    const named = Buffer.concat([Buffer.from(type, 'latin1'), body])
    const crc = named.reduce((sum, byte) => (crcs[(sum ^ byte) & 255] ?? 0) ^ (sum >>> 8), -1) ^ -1
    const frame = Buffer.alloc(8)
    frame.writeUInt32BE(body.length)
    frame.writeInt32BE(crc, 4)
    return Buffer.concat([frame.subarray(0, 4), named, frame.subarray(4)])
  }
  /** A PNG of one colour; `said` is the size that its header claims. */
  const png = (red: number, size = 40, said = size): Buffer => {
    const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 2, 0, 0, 0])
    header.writeUInt32BE(said)
    header.writeUInt32BE(said, 4)
    const row = Buffer.concat([Buffer.from([0]), Buffer.alloc(size * 3, red)])
    const pixels = deflateSync(Buffer.concat(Array.from({ length: size }, () => row)))
    const end = chunk('IEND', Buffer.alloc(0))
    return Buffer.concat([
      Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
      chunk('IHDR', header),
      chunk('IDAT', pixels),
      end,
    ])
  }
  const picture = (bytes: Buffer, type: Picture['type'] = 'image/png'): Picture => ({
    type,
    base64: bytes.toString('base64'),
  })
  const withLogo = (logo: Picture): DocumentView => ({ ...view, seller: { ...view.seller, logo } })
  const images = async ({ pdf }: Printed): Promise<number> => {
    const { file } = await readBack(pdf)
    const { fnArray } = await (await file.getPage(1)).getOperatorList()
    return fnArray.filter((operation) => operation === 85).length // OPS.paintImageXObject
  }

  test('a logo is drawn, its name said for who cannot see it', async () => {
    const printed = print(withLogo(picture(png(200))))
    expect(printed.problems).toEqual([])
    expect(await images(printed)).toBe(1)
    expect(await images(print(view))).toBe(0)
    const { file } = await readBack(printed.pdf)
    const tree = JSON.stringify(await (await file.getPage(1)).getStructTree())
    expect(tree).toContain(`"alt":"${view.seller.name}"`)
  })

  test('the photos of items are drawn beside their names, each once, and a bad one is left out', async () => {
    const photo = picture(png(90))
    const lines = view.lines.map((line, rank) =>
      line.kind === 'item' ? { ...line, photo: rank % 2 === 0 ? photo : picture(png(rank)) } : line,
    )
    const sold = lines.filter((line) => line.kind === 'item')
    const printed = print({ ...view, lines })
    expect(printed.problems).toEqual([])
    expect(await images(printed)).toBe(sold.length)
    const { file } = await readBack(printed.pdf)
    const tree = JSON.stringify(await (await file.getPage(1)).getStructTree())
    for (const { title } of sold) expect(tree).toContain(`"alt":${JSON.stringify(title)}`)
    const bad = { type: 'image/png' as const, base64: 'AAAA' }
    const one = print({ ...view, lines: [{ ...sold[0]!, photo: bad }, ...lines.slice(1)] })
    expect(one.problems.map(({ code }) => code)).toEqual(['photo_unreadable'])
  })

  test('each document has its own, whatever was printed before', () => {
    const [one, other] = [withLogo(picture(png(10))), withLogo(picture(png(240)))]
    const first = Buffer.from(print(one).pdf)
    const second = Buffer.from(print(other).pdf)
    expect(first.equals(second)).toBe(false)
    expect(Buffer.from(print(one).pdf).equals(first)).toBe(true)
    expect(Buffer.from(typesetter(assetsFolder)(other).pdf).equals(second)).toBe(true)
  })

  const svg = Buffer.from(
    '<svg xmlns="http://www.w3.org/2000/svg"><image href="/etc/passwd"/></svg>',
  )
  const wrong: [name: string, picture: Picture][] = [
    ['nothing', picture(Buffer.alloc(0))],
    ['text', picture(Buffer.from('bonjour, je ne suis pas une image, mais un texte'))],
    ['an SVG', picture(svg)],
    ['a PNG cut short', picture(png(200).subarray(0, 60))],
    ['a PNG whose pixels are wrong', picture(Buffer.concat([png(1).subarray(0, 45), png(9)]))],
    ['a PNG called a JPEG', picture(png(200), 'image/jpeg')],
    ['a PNG that claims ten thousand million pixels', picture(png(200, 40, 100_000))],
    ['a PNG of no size', picture(png(200, 40, 0))],
    [
      'a JPEG of one frame and no more',
      picture(Buffer.from('ffd8ffc0001108001000100301', 'hex'), 'image/jpeg'),
    ],
    [
      'a JPEG whose segments go round',
      picture(Buffer.from('ffd8ffe00000'.padEnd(60, '0'), 'hex'), 'image/jpeg'),
    ],
    ['a file too big', picture(Buffer.concat([png(1), Buffer.alloc(4_100_000)]))],
  ]
  test.each(wrong)('%s is left out and told', async (_, logo) => {
    const printed = print(withLogo(logo))
    expect(printed.problems).toEqual([{ code: 'logo_unreadable', detail: '' }])
    expect(await images(printed)).toBe(0)
    expect((await readBack(printed.pdf)).text).toContain(view.seller.name)
  })

  test('a wrong logo does not take the drawn signature with it', async () => {
    const signed = quote.signature && {
      ...quote.signature,
      signed: { text: 'Signé', drawing: picture(png(100)) },
    }
    const good = print({ ...quote, signature: signed })
    expect(good.problems).toEqual([])
    const logo = picture(Buffer.from('rien'))
    const printed = print({ ...quote, seller: { ...quote.seller, logo }, signature: signed })
    expect(printed.problems.map(({ code }) => code)).toEqual(['logo_unreadable'])
    const { file } = await readBack(printed.pdf)
    const last = await (await file.getPage(file.numPages)).getOperatorList()
    expect(last.fnArray).toContain(85)
  })
})
