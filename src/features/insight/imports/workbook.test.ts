// A workbook is read as its first sheet: typed dates and numbers, and nothing that could fill a disk.
import { deflateRawSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { writeXlsx } from 'hucre/xlsx'
import { type Scene, scene } from '#test/scene.ts'
import { type ImportAnswer, importSales } from './contract.ts'
import { listInvoices, showInvoice } from '#features/sales/invoices/contract.ts'

const bring = (who: Scene['alice'], file: Uint8Array, dryRun = false) =>
  who(importSales, { name: 'ventes.xlsx', ...(dryRun ? { dryRun: 'true' } : {}) } as never, {
    file,
  }) as Promise<ImportAnswer>

const headers = [
  'Facture',
  'Référence',
  'Désignation',
  'Quantité',
  'Date',
  'Prix unitaire',
  'Client',
]
const workbook = (rows: unknown[][], name = 'Ventes') =>
  writeXlsx({
    sheets: [
      { name: 'Vide', rows: [] },
      { name, rows: rows as never },
    ],
  })

test('typed cells say what they hold: dates of one order, numbers to their fifteen digits', () =>
  scene('2026-03-31', async ({ alice }) => {
    const file = await workbook([
      headers,
      [
        10_001,
        'SUS-1',
        'Suspension "laiton", Ø 40',
        3,
        new Date('2026-03-04T00:00:00Z'),
        0.1 + 0.2,
        'C1',
      ],
      [10_001, 'SUS-2', 'Pose\net réglage', 1.5, new Date('2026-03-04T00:00:00Z'), 45, 'C1'],
      [],
      [10_002, 'SUS-1', 'Suspension', -1, new Date('2026-12-11T10:30:00Z'), 0.3, 'C2'],
    ])
    const answer = await bring(alice, file)
    expect(answer).toMatchObject({ lines: 3, accepted: 2, refused: 1, acceptedSum: 68_40 })
    // A day of December is to come: it was read year first, not as the 12th of November.
    expect(answer.problems[0]).toMatchObject({ reason: 'in_the_future' })
    const { rows } = await alice(listInvoices, { offset: 0, limit: 10 })
    const shown = await alice(showInvoice, { id: rows[0]!.id })
    expect(shown).toMatchObject({ number: '10001', day: '2026-03-04', totals: { net: 68_40 } })
    expect(shown.lines.map((line) => line.kind === 'item' && line.price)).toEqual([
      300_000, 45_000_000,
    ])
    // Twice the same file changes nothing.
    expect((await bring(alice, file)).id).toBeUndefined()
  }))

/** A ZIP of one deflated part that says it is small. */
function lying(name: string, content: Buffer): Buffer {
  const bytes = deflateRawSync(content)
  const named = Buffer.from(name)
  const local = Buffer.alloc(30)
  local.writeUInt32LE(0x04034b50, 0)
  local.writeUInt16LE(8, 8)
  local.writeUInt32LE(bytes.length, 18)
  local.writeUInt32LE(10, 22)
  local.writeUInt16LE(named.length, 26)
  const central = Buffer.alloc(46)
  central.writeUInt32LE(0x02014b50, 0)
  central.writeUInt16LE(8, 10)
  central.writeUInt32LE(bytes.length, 20)
  central.writeUInt32LE(10, 24)
  central.writeUInt16LE(named.length, 28)
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(1, 10)
  end.writeUInt32LE(46 + named.length, 12)
  end.writeUInt32LE(30 + named.length + bytes.length, 16)
  return Buffer.concat([local, named, bytes, central, named, end])
}

test('what is no workbook, or would fill the memory, is refused for what it is', () =>
  scene('2026-03-31', async ({ alice }) => {
    const good = Buffer.from(await workbook([headers, [1, 'A', 'B', 1, '04/03/2026', 2, 'C1']]))
    const broken = Buffer.from(good)
    broken.fill(0x55, 60, 400)
    const cases: [Buffer, string][] = [
      [lying('xl/workbook.xml', Buffer.alloc(300_000_000)), 'import_too_large'],
      [lying('lettre.txt', Buffer.from('bonjour')), 'import_spreadsheet'],
      [good.subarray(0, good.length - 30), 'import_damaged'],
      [broken, 'import_damaged'],
      [Buffer.from(await writeXlsx({ sheets: [{ name: 'Vide', rows: [] }] })), 'import_empty'],
    ]
    for (const [file, reason] of cases) {
      await expect(bring(alice, file, true), reason).rejects.toMatchObject({ reason })
    }
    expect(await bring(alice, good, true)).toMatchObject({ accepted: 1, refused: 0 })
  }))
