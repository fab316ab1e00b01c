// The signature: what the client chose is sealed, and nothing of it changes afterwards unnoticed.
import { expect, test } from 'vitest'
import { invoiceQuote } from '#features/sales/invoices/contract.ts'
import { bps, price, quantity } from '#kernel/money.ts'
import { refuse } from '#kernel/refusal.ts'
import { line, newClient, nowhere, page, sentQuote, vat55 } from '#test/deal.ts'
import { readBack } from '#test/read-pdf.ts'
import { type Scene, scene } from '#test/scene.ts'
import { signQuote as sign } from './actions/sign.ts'
import {
  cancelQuote,
  createQuote,
  type DraftLine,
  listQuotes,
  quotePdf,
  reopenQuote,
  sendQuote,
  showQuote,
  signQuote,
  viewQuote,
} from './contract.ts'
import { listRevisions, verifyQuote } from './contract/revision.ts'
import { findQuote } from './queries/find.ts'
import { hashOf, recordOf } from './queries/revisions.ts'
import { faultsOf, type ToVerify } from './rules/seal.ts'

const long = { timeout: 60_000 }
const signer = 'Sophie Martin'

/** 100 €, 3 × 20 € as an option, 50 € at 5.5 % as an option that is proposed, and their subtotal. */
const offered = (): DraftLine[] => [
  { kind: 'section', name: 'Fournitures' },
  line('Suspension laiton', 100_00, { cost: price(61_000_000), reference: 'SUS-1' }),
  line('Ampoule', 20_00, {
    quantity: quantity(30_000),
    cost: price(11_000_000),
    optional: true,
  }),
  line('Isolation', 50_00, { vat: vat55, optional: true, chosen: true, discount: bps(1000) }),
  { kind: 'subtotal', name: '' },
  { kind: 'text', name: 'Pose comprise.' },
]

async function offer({ alice }: Scene) {
  const { id: customer } = await newClient(alice)
  const draft = { customer, lines: offered(), subject: 'Fournil', note: 'Merci' }
  const { id } = await alice(createQuote, { ...draft, discount: bps(500) })
  const quote = await alice(sendQuote, { id, how: 'email' })
  const [, , bulbs, insulation] = quote.lines.map((one) => one.id) as [
    string,
    string,
    string,
    string,
  ]
  return { id, quote, bulbs, insulation }
}

test('the client signs the options that they take: totals, PDF, columns and invoice follow', () =>
  scene('2026-03-31', async (play) => {
    const { alice } = play
    const { id, quote, bulbs, insulation } = await offer(play)
    expect(quote.totals).toMatchObject({ lines: 145_00, net: 137_75 })
    const signed = await alice(signQuote, { id, signer, chosen: [bulbs] })
    expect(signed).toMatchObject({
      state: 'signed',
      optionsNet: 45_00,
      totals: { lines: 160_00, discount: 8_00, net: 152_00, tax: 30_40, gross: 182_40 },
      cost: 94_00,
      margin: 58_00,
      signature: { revision: 1, signer, how: 'paper', day: '2026-03-31' },
      lines: [{}, { chosen: true }, { chosen: true }, { chosen: false }, { net: 160_00 }, {}],
    })
    expect((await alice(listQuotes, page)).rows[0]).toMatchObject({ net: 152_00, gross: 182_40 })
    const view = await alice(viewQuote, { id })
    expect(view.signature?.signed?.text).toBe('Signé par Sophie Martin le 31/03/2026')
    const { text } = await readBack((await alice(quotePdf, { id })) as Uint8Array)
    expect(text).toContain('182,40')
    expect(text).toContain('Signé par Sophie Martin')
    // What was proposed stays readable as it was proposed.
    const { revisions } = await alice(listRevisions, { id })
    expect(revisions).toMatchObject([{ signed: true, gross: quote.totals.gross }])
    const invoice = await alice(invoiceQuote, { id })
    expect(invoice.totals).toMatchObject({ net: 152_00, gross: 182_40 })
    expect(await alice(verifyQuote, { id })).toEqual({ intact: true, looked: 2, faults: [] })
    expect(insulation).not.toBe(bulbs)
  }))

test('a choice is of the options of the quote, and buys something', () =>
  scene('2026-03-31', async (play) => {
    const { alice } = play
    const { id, quote } = await offer(play)
    const refused = (chosen: string[]) => alice(signQuote, { id, signer, chosen })
    for (const unknown of [nowhere, quote.lines[1]!.id]) {
      await expect(refused([unknown])).rejects.toMatchObject({
        reason: 'unknown_option',
        problem: { param: 'chosen' },
      })
    }
    const { id: customer } = await newClient(alice, { name: 'Garage du Lac', siren: null })
    const lines = [line('Ampoule', 20_00, { optional: true })]
    const options = await sentQuote(alice, customer, lines)
    const nothing = { reason: 'nothing_chosen', status: 422 }
    await expect(alice(signQuote, { id: options.id, signer })).rejects.toMatchObject(nothing)
    const chosen = [options.lines[0]!.id]
    expect(await alice(signQuote, { id: options.id, signer, chosen })).toMatchObject({
      totals: { net: 20_00 },
    })
  }))

/** A drawing of one pixel. */
const drawing = {
  type: 'image/png',
  base64:
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
} as const

/** Signed online: drawn, from an address, by a link. */
const signOnline = (play: Scene, id: string, chosen: string[]) =>
  play.as('alice', (act) =>
    sign(
      { ...act, ip: '192.0.2.7' },
      { id, signer, chosen },
      {
        how: 'drawn',
        email: 'sophie@boulangerie.example',
        userAgent: 'Safari',
        link: nowhere,
        drawing,
      },
    ),
  )

test('what is signed online keeps who, when, from where and the drawing, and prints its instant', () =>
  scene('2026-03-31', async (play) => {
    const { id, bulbs } = await offer(play)
    await signOnline(play, id, [bulbs])
    const { signature } = await play.alice(showQuote, { id })
    expect(signature).toMatchObject({ how: 'drawn', email: 'sophie@boulangerie.example' })
    const { rows } = await play.owner.query('select evidence from quote_seal where quote_id = $1', [
      id,
    ])
    expect(rows[0].evidence).toMatchObject({
      ip: '192.0.2.7',
      userAgent: 'Safari',
      link: nowhere,
      chosen: [bulbs],
      drawing: expect.stringMatching(/^[0-9a-f]{64}$/),
      seen: (await play.alice(listRevisions, { id })).revisions[0]?.hash,
    })
    const view = await play.alice(viewQuote, { id })
    expect(view.signature?.signed?.drawing).toEqual(drawing)
    expect(view.signature?.signed?.text).toMatch(/31\/03\/2026.*\d\d:\d\d/)
  }))

/** Every value of a record, by its path: numbers, texts, flags and nothings. */
function* leaves(value: unknown, path: string[] = []): Generator<string[]> {
  if (value instanceof Map || (typeof value === 'object' && value !== null)) {
    const entries = value instanceof Map ? [] : Object.entries(value)
    for (const [name, inner] of entries) yield* leaves(inner, [...path, name])
  } else {
    yield path
  }
}

function flipped(record: ToVerify, path: readonly string[]): ToVerify {
  const copy = structuredClone(record)
  const last = path.at(-1) as string
  const parent = path.slice(0, -1).reduce<unknown>((at, name) => {
    return (at as Record<string, unknown>)[name]
  }, copy) as Record<string, unknown>
  parent[last] = other(parent[last])
  return copy
}

const other = (value: unknown): unknown => {
  if (typeof value === 'number') return value + 1
  if (typeof value === 'boolean') return !value
  return typeof value === 'string' ? `${value}x` : 'x'
}

/** What of the rows no client ever sees: whose it is, what it costs, how it is found and locked. */
const internal = new Set(
  'company_id id contact_id store_id seller_id sent_at sent_how sent_by signed_at refused_at refusal_reason cost item_id search version created_at updated_at pdf_file_id source quote_id rank'.split(
    ' ',
  ),
)

test('a sealed quote: every field flipped once, and found each time', long, () =>
  scene('2026-03-31', async (play) => {
    const { id, bulbs } = await offer(play)
    await play.alice(reopenQuote, { id })
    const again = await play.alice(sendQuote, { id, how: 'hand' })
    expect(again.lines.map((one) => one.id)).toContain(bulbs)
    await signOnline(play, id, [bulbs])
    const record = await play.as('alice', async (act) =>
      recordOf(act, (await findQuote(act, id)) ?? refuse('not_found')),
    )
    expect(faultsOf(record, hashOf)).toEqual([])
    let found = 0
    for (const path of leaves({ ...record, told: undefined })) {
      const [table, second = '', third = ''] = path
      if (path.length === 1) continue
      if (table === 'quote' && internal.has(second)) continue
      if (['lines', 'revisions'].includes(table as string) && internal.has(third)) continue
      // A section, a text or a subtotal shows its words, and no column of what is sold.
      const isWords = table === 'lines' && record.lines[Number(second)]?.kind !== 'item'
      if (isWords && !['kind', 'name'].includes(third)) continue
      const faults = faultsOf(flipped(record, path), hashOf)
      expect(faults, path.join('.')).not.toEqual([])
      found += 1
    }
    // Parties, lines and totals of two versions and of the seal, columns and lines of the quote.
    expect(found).toBeGreaterThan(500)
    // A whole line more, or less, and the two hashes that the journal was told.
    const { lines, told } = record
    for (const changed of [lines.slice(1), [...lines, lines[0]!]]) {
      expect(faultsOf({ ...record, lines: changed }, hashOf)).not.toEqual([])
    }
    const forged = { ...told, sent: new Map([[1, 'x']]) }
    expect(faultsOf({ ...record, told: forged }, hashOf)).not.toEqual([])
    expect(faultsOf({ ...record, told: { ...told, signed: 'x' } }, hashOf)).not.toEqual([])
    expect(faultsOf({ ...record, seal: null }, hashOf)).not.toEqual([])
  }),
)

/** What a hand in the database may do to what is seen of a quote, and how it is undone. */
const tampering: readonly (readonly [table: string, change: string])[] = [
  ['quote', "number = number || 'x'"],
  ['quote', 'net = net + 1, gross = gross + 1'],
  ['quote', 'tax = tax - 1'],
  ['quote', 'day = day + 1'],
  ['quote', "subject = 'Autre'"],
  ['quote', 'discount = 0'],
  ['quote', "signer_name = 'Jean Martin'"],
  ['quote', "frozen = jsonb_set(frozen, '{buyer,name}', '\"Autre\"')"],
  ['quote', "frozen = jsonb_set(frozen, '{totals,gross}', '1')"],
  ['quote_line', "name = name || 'x'"],
  ['quote_line', 'price = price + 1'],
  ['quote_line', 'quantity = quantity * 2'],
  ['quote_line', 'optional = true, chosen = false'],
  ['quote_line', 'net = net + 1'],
  ['quote_revision', "frozen = jsonb_set(frozen, '{lines,1,price}', '1')"],
  ['quote_revision', 'gross = gross + 1'],
  ['quote_seal', "frozen = jsonb_set(frozen, '{seller,iban}', '\"FR76\"')"],
  ['quote_seal', "evidence = jsonb_set(evidence, '{signer}', '\"Jean\"')"],
  ['quote_seal', "hash = repeat('a', 64)"],
  ['file', "content = content || '\\x00'::bytea"],
]

test('a hand in the database is told by the verification, and by nobody else’s quote', long, () =>
  scene('2026-03-31', async (play) => {
    const { owner, alice } = play
    const { id, bulbs } = await offer(play)
    await signOnline(play, id, [bulbs])
    const untouched = await alice(verifyQuote, { id })
    expect(untouched).toEqual({ intact: true, looked: 2, faults: [] })
    for (const [table, change] of tampering) {
      const key = table === 'quote' ? 'id' : 'quote_id'
      const where =
        table === 'file'
          ? 'id = (select drawing_file_id from quote_seal where quote_id = $1)'
          : `${key} = $1 ${table === 'quote_line' ? "and kind = 'item' and rank = 1" : ''}`
      const { rows } = await owner.query(`select * from ${table} where ${where}`, [id])
      const before = rows[0]
      await owner.query(`update ${table} set ${change} where ${where}`, [id])
      const told = await alice(verifyQuote, { id })
      expect(told.intact, `${table} ${change}`).toBe(false)
      expect(told.faults.length).toBeGreaterThan(0)
      const columns = [...change.matchAll(/(\w+) = /g)].map((found) => found[1] as string)
      const set = columns.map((column, n) => `${column} = $${n + 2}`).join(', ')
      const back = columns.map((column) =>
        ['frozen', 'evidence'].includes(column) ? JSON.stringify(before[column]) : before[column],
      )
      await owner.query(`update ${table} set ${set} where ${where}`, [id, ...back])
      expect((await alice(verifyQuote, { id })).faults, `${table} ${change} undone`).toEqual([])
    }
  }),
)

test('nothing that is frozen, sealed, printed or told to the journal holds a cost', () =>
  scene('2026-03-31', async (play) => {
    const { owner, alice } = play
    const { id } = await offer(play)
    await alice(signQuote, { id, signer })
    await alice(cancelQuote, { id })
    const { rows } = await owner.query<{ told: string }>(
      `select frozen::text as told from quote where id = $1
       union all select frozen::text from quote_revision where quote_id = $1
       union all select frozen::text || evidence::text from quote_seal where quote_id = $1
       union all select coalesce(before::text, '') || coalesce(after::text, '') from journal
         where entity_id = $1`,
      [id],
    )
    expect(rows.length).toBe(7)
    for (const { told } of rows) expect(told).not.toMatch(/cost|margin|61000000|11000000/)
    const view = JSON.stringify(await alice(viewQuote, { id }))
    expect(view).not.toMatch(/61,00|11,00/)
  }))
