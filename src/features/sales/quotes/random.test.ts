// Quotes at random: options, discounts, versions and choices. After each act the totals are one and
// the same in the record, in the columns, in the frozen copy, in what is printed and in the list.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { formats } from '#kernel/format.ts'
import { type Bps, bps, cents, centsAsPrice, quantity } from '#kernel/money.ts'
import { newClient, page, vat10, vat20, vat55, wholeQuote } from '#test/deal.ts'
import { readBack } from '#test/read-pdf.ts'
import { type Scene, scene } from '#test/scene.ts'
import {
  createQuote,
  type DraftLine,
  listQuotes,
  type Quote,
  quotePdf,
  refuseQuote,
  reopenQuote,
  restoreQuote,
  sendQuote,
  showQuote,
  signQuote,
  updateQuote,
  viewQuote,
} from './contract.ts'
import { verifyQuote } from './contract/revision.ts'
import { documentTotals } from './rules/lines.ts'

const long = { timeout: 120_000 }
const rate = (most: number) =>
  fc.oneof(fc.constant(0), fc.integer({ min: 1, max: most })).map((n): Bps => bps(n))

const anyItem: fc.Arbitrary<DraftLine> = fc.record({
  kind: fc.constant('item' as const),
  name: fc.constantFrom('Suspension laiton', 'Ampoule', 'Pose'),
  quantity: fc.integer({ min: 1, max: 400_000 }).map((n) => quantity(n)),
  price: fc.integer({ min: 0, max: 150_000 }).map((n) => centsAsPrice(cents(n))),
  discount: rate(5_000),
  vat: fc.constantFrom(vat20, vat10, vat55),
  optional: fc.boolean(),
  chosen: fc.boolean(),
})
const sure: fc.Arbitrary<DraftLine> = anyItem.map((line) => ({ ...line, optional: false }) as never)
const others: fc.Arbitrary<DraftLine> = fc.constantFrom(
  { kind: 'section', name: 'Fournitures' },
  { kind: 'subtotal', name: '' },
  { kind: 'text', name: 'Pose comprise.' },
)
/** One line is sold whatever is chosen. */
const anyLines = fc
  .tuple(sure, fc.array(fc.oneof({ weight: 4, arbitrary: anyItem }, others), { maxLength: 7 }))
  .map(([first, rest]) => [first, ...rest])
const anyDeal = fc.record({
  lines: anyLines,
  discount: rate(3_000),
  /** What happens once it is sent: taken up again with these lines, and sent or given up. */
  versions: fc.array(
    fc.record({
      lines: anyLines,
      discount: rate(3_000),
      refused: fc.boolean(),
      givenUp: fc.boolean(),
    }),
    { maxLength: 2 },
  ),
  /** Which options the client takes: by turns, or as they were proposed. */
  takes: fc.option(fc.array(fc.boolean(), { minLength: 1, maxLength: 8 })),
})

const written = formats('fr', 'EUR', 'Europe/Paris')

async function agrees({ alice, owner }: Scene, quote: Quote): Promise<void> {
  const { id, totals, state } = quote
  const { rows } = await owner.query(
    `select net::int, tax::int, gross::int, frozen -> 'totals' as frozen,
      (select coalesce(sum(l.net), 0)::int from quote_line l
        where l.quote_id = q.id and l.kind = 'item' and l.chosen) as lines
     from quote q where id = $1`,
    [id],
  )
  const { net, tax, gross } = totals
  expect(rows[0]).toMatchObject({ net, tax, gross, lines: totals.lines })
  if (state !== 'draft') expect(rows[0].frozen).toEqual(totals)
  // The browser's own sums, of the lines as they came.
  expect(documentTotals(quote.lines as never, quote.discount)).toEqual(totals)
  const view = await alice(viewQuote, { id })
  const due = view.totals.find(({ weight }) => weight === 'due')
  expect(due?.amount).toBe(written.amount(gross))
  const listed = (await alice(listQuotes, page)).rows.find((row) => row.id === id)
  expect(listed).toMatchObject({ net, gross, revision: quote.revision })
  expect((await alice(verifyQuote, { id })).faults).toEqual([])
}

test('totals are one and the same everywhere, whatever happens to a quote', long, () =>
  scene('2026-03-02', async (play) => {
    const { alice } = play
    const { id: customer } = await newClient(alice)
    const deals = fc.sample(anyDeal, { numRuns: 12, seed: 20_260_302 })
    let choices = 0
    for (const deal of deals) {
      const { lines, discount } = deal
      let quote = await alice(createQuote, { customer, lines, discount })
      await agrees(play, quote)
      quote = await alice(sendQuote, { id: quote.id, how: 'hand' })
      await agrees(play, quote)
      for (const version of deal.versions) {
        if (version.refused) await alice(refuseQuote, { id: quote.id, reason: 'Trop cher' })
        const before = await alice(showQuote, { id: quote.id })
        const draft = await alice(reopenQuote, { id: quote.id })
        quote = await alice(updateQuote, {
          ...wholeQuote(draft),
          lines: version.lines,
          discount: version.discount,
        })
        await agrees(play, quote)
        quote = version.givenUp
          ? await alice(restoreQuote, { id: quote.id })
          : await alice(sendQuote, { id: quote.id, how: 'hand' })
        if (version.givenUp) expect(quote.totals).toEqual(before.totals)
        await agrees(play, quote)
        // What was refused, and given up again, is no longer to be signed.
        if (quote.state === 'refused') break
      }
      if (quote.state === 'refused') continue
      const options = quote.lines.filter((line) => line.kind === 'item' && line.optional)
      const { takes } = deal
      const chosen = takes
        ? options.filter((_, at) => takes[at % takes.length]).map((line) => line.id)
        : undefined
      quote = await alice(signQuote, {
        id: quote.id,
        signer: 'Sophie Martin',
        ...(chosen ? { chosen } : {}),
      })
      if (options.length > 0 && chosen) choices += 1
      await agrees(play, quote)
    }
    expect(choices).toBeGreaterThan(2)
    const last = (await alice(listQuotes, { ...page, state: ['signed'] })).rows[0]
    const pdf = (await alice(quotePdf, { id: last!.id })) as Uint8Array
    const spaced = (text: string) => text.replaceAll(/[\u202f\u00a0\n]/g, ' ')
    expect(spaced((await readBack(pdf)).text)).toContain(spaced(written.amount(last!.gross)))
  }),
)
