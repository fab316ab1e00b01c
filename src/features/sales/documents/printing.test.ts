// What a company chooses to print, through HTTP and the database: photos of items, a box to sign, the
// terms of sale, the mediator of consumers.
import { deflateSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { changeCompany, showCompany } from '#features/base/company/contract.ts'
import {
  create as createItem,
  removePhoto,
  showPhoto,
  uploadPhoto,
} from '#features/catalog/items/contract.ts'
import { createQuote, quotePdf, sendQuote, viewQuote } from '#features/sales/quotes/contract.ts'
import { price, quantity } from '#kernel/money.ts'
import { newClient } from '#test/deal.ts'
import { readBack } from '#test/read-pdf.ts'
import { type Refused, scene } from '#test/scene.ts'

/** A PNG of one pixel, of a grey of its own. */
function png(grey: number): Uint8Array {
  const crc = (bytes: Buffer) => {
    let sum = -1
    for (const byte of bytes) {
      sum ^= byte
      for (let bit = 0; bit < 8; bit += 1) sum = sum & 1 ? 0xedb88320 ^ (sum >>> 1) : sum >>> 1
    }
    return ~sum
  }
  const chunk = (type: string, body: number[] | Buffer): Buffer => {
    const named = Buffer.concat([Buffer.from(type, 'latin1'), Buffer.from(body)])
    const framed = Buffer.alloc(named.length + 8)
    framed.writeUInt32BE(named.length - 4)
    named.copy(framed, 4)
    framed.writeInt32BE(crc(named), named.length + 4)
    return framed
  }
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', [0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0]),
    chunk('IDAT', deflateSync(Buffer.from([0, grey]))),
    chunk('IEND', []),
  ])
}

test('photos, conditions and the box to sign are printed as the company wishes, and kept as sent', () =>
  scene('2026-03-31', async ({ alice }) => {
    const { version, ...company } = await alice(showCompany, {})
    const client = await newClient(alice, { kind: 'person' })
    const item = await alice(createItem, { name: 'Chaise Lune', price: price(120_000_000) })
    const first = await alice(uploadPhoto, { id: item.id }, { file: png(10) })
    expect(first.photo).not.toBeNull()
    const lines = [{ kind: 'item' as const, item: item.id, quantity: quantity(10_000) }]
    const plain = await alice(createQuote, { customer: client.id, lines })
    const before = await alice(viewQuote, { id: plain.id })
    expect(before.lines[0]).toMatchObject({ photo: null })
    expect([before.conditions, before.signature === null]).toEqual([null, false])

    await alice(changeCompany, {
      ...company,
      version,
      printPhotos: true,
      quoteAgreement: false,
      saleConditions: 'Article 1.\n\nLes prix sont fermes.',
      mediator: 'CM2C, Paris',
    })
    const sent = await alice(sendQuote, { id: plain.id, version: plain.version, how: 'hand' })
    const view = await alice(viewQuote, { id: sent.id })
    const photo = Buffer.from(png(10)).toString('base64')
    expect(view.lines[0]).toMatchObject({ photo: { type: 'image/png', base64: photo } })
    expect(view.signature).toBeNull()
    expect(view.conditions?.text).toContain('Les prix sont fermes.')
    expect(view.mentions.join(' ')).toContain('CM2C')
    const { text } = await readBack((await alice(quotePdf, { id: sent.id })) as Uint8Array)
    expect(text).toContain('Les prix sont fermes.')

    // Another photo, or none, changes nothing to what was sent.
    const other = await alice(uploadPhoto, { id: item.id }, { file: png(200) })
    expect(other.photo).not.toBe(first.photo)
    expect((await alice(viewQuote, { id: sent.id })).lines[0]).toMatchObject({
      photo: { base64: photo },
    })
    await alice(removePhoto, { id: item.id })
    expect((await alice(viewQuote, { id: sent.id })).lines[0]).toMatchObject({
      photo: { base64: photo },
    })
    const gone = (await alice(showPhoto, { id: item.id }).catch((e: Refused) => e)) as Refused
    expect(gone.reason).toBe('not_found')
  }))

test('what is no image that a PDF may hold is refused, and the item keeps its photo', () =>
  scene('2026-03-31', async ({ alice }) => {
    const item = await alice(createItem, { name: 'Chaise Lune', price: price(120_000_000) })
    const { photo } = await alice(uploadPhoto, { id: item.id }, { file: png(10) })
    const webp = Buffer.from('RIFF\0\0\0\0WEBPVP8X\0\0\0\0\0\0\0\0\x09\0\0\x09\0\0', 'latin1')
    const attempts = [
      [Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>'), 'not_an_image'],
      [webp, 'photo_type'],
      [new Uint8Array(), 'not_an_image'],
    ] as const
    for (const [file, reason] of attempts) {
      const refused = await alice(uploadPhoto, { id: item.id }, { file }).catch((e: Refused) => e)
      expect((refused as Refused).reason).toBe(reason)
    }
    expect(await alice(showPhoto, { id: item.id })).toEqual(new Uint8Array(png(10)))
    expect(photo).not.toBeNull()
  }))
