import { describe, expect, test } from 'vitest'
import { create as createItem } from '#features/catalog/items/contract.ts'
import { update as updateCustomer } from '#features/relation/customers/contract.ts'
import { addDays, day } from '#kernel/day.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { bps, price, quantity } from '#kernel/money.ts'
import { grants, presets } from '#kernel/rights.ts'
import {
  line,
  newClient,
  nowhere,
  page,
  sentQuote,
  threeLines,
  vat20,
  vat55,
  wholeQuote,
} from '#test/deal.ts'
import { type Refused, type Scene, scene, type Someone } from '#test/scene.ts'
import { cast, type CastName } from '#test/world.ts'
import {
  cancelQuote,
  createQuote,
  deleteQuote,
  duplicateQuote,
  listQuotes,
  type Quote,
  quoteDefaults,
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
import { can, type QuoteState, quoteStates } from './rules/life.ts'
import { validities, validityOf } from './rules/validity.ts'

const long = { timeout: 60_000 }

const journalOf = async ({ owner }: Scene, id: string) =>
  (
    await owner.query<{ action: string }>(
      'select action from journal where entity_id = $1 order by seq',
      [id],
    )
  ).rows.map(({ action }) => action)

describe('drafting', () => {
  test('a client is enough: the rest comes from its record and from the settings', () =>
    scene('2026-03-31', async ({ alice }) => {
      const { id: customer } = await newClient(alice, {
        termsDays: 45,
        discount: bps(300),
        language: 'en',
        paymentMethod: 'cheque',
        contacts: [{ lastName: 'Martin', firstName: 'Sophie', forDecision: true }],
      })
      const quote = await alice(createQuote, { customer })
      expect(quote).toMatchObject({
        number: null,
        state: 'draft',
        day: '2026-03-31',
        validUntil: '2026-04-30',
        terms: { days: 45, endOfMonth: false },
        paymentMethod: 'cheque',
        discount: 300,
        language: 'en',
        currency: 'EUR',
        seller: { id: alice.id, name: 'Alice Garnier' },
        store: { name: 'Lyon' },
        contact: { name: 'Sophie Martin' },
        totals: { net: 0, gross: 0, vat: [] },
      })
      const { regimes, ...usual } = await alice(quoteDefaults, { customer })
      expect(regimes).toEqual({ company: 'standard', customer: 'domestic' })
      const { id: _, version: _v, lines: _l, ...saved } = wholeQuote(quote)
      expect(usual).toEqual(saved)
    }))

  test('a line of an item takes from the catalogue what it does not say', () =>
    scene('2026-03-31', async ({ alice }) => {
      const { id: customer } = await newClient(alice)
      const item = await alice(createItem, {
        reference: 'SUS-1',
        name: 'Suspension laiton',
        price: price(120_500_000),
        cost: price(70_000_000),
        vat: vat55,
        unit: 'pièce',
      })
      const { lines, totals, cost, margin } = await alice(createQuote, {
        customer,
        lines: [{ kind: 'item', item: item.id, quantity: quantity(20_000) }],
      })
      expect(lines[0]).toMatchObject({
        item: item.id,
        reference: 'SUS-1',
        name: 'Suspension laiton',
        unit: 'pièce',
        price: 120_500_000,
        vat: vat55,
        cost: 70_000_000,
        net: 241_00,
        invoiced: 0,
      })
      expect(totals).toMatchObject({ net: 241_00, tax: 13_26, gross: 254_26 })
      expect({ cost, margin }).toEqual({ cost: 140_00, margin: 101_00 })
    }))

  test('what is saved whole keeps the lines that keep their identifier', () =>
    scene('2026-03-31', async (play) => {
      const { alice } = play
      const { id: customer } = await newClient(alice)
      const quote = await alice(createQuote, { customer, lines: threeLines() })
      const [first, second] = quote.lines
      const saved = await alice(updateQuote, {
        ...wholeQuote(quote),
        subject: 'Éclairage',
        lines: [second!, line('Ampoule', 2_50), { ...first!, quantity: quantity(10_000) } as never],
      })
      expect(saved.version).toBe(2)
      expect(saved.lines.map(({ id }) => id)).toEqual([second!.id, expect.any(String), first!.id])
      expect(saved.totals.net).toBe(99_00 + 2_50 + 120_00)
      // Nothing changed: neither the version nor the journal move.
      const same = await alice(updateQuote, wholeQuote(saved))
      expect(same).toEqual(saved)
      expect(await journalOf(play, quote.id)).toEqual(['quote.drafted', 'quote.saved'])
    }))

  test('a stale save is refused with the record as it is now, and changes nothing', () =>
    scene('2026-03-31', async ({ alice }) => {
      const { id: customer } = await newClient(alice)
      const quote = await alice(createQuote, { customer, lines: threeLines() })
      const saved = await alice(updateQuote, { ...wholeQuote(quote), subject: 'Premier' })
      const refused: Refused = await alice(updateQuote, {
        ...wholeQuote(quote),
        subject: 'Second',
      }).then(
        () => expect.unreachable(),
        (error) => error,
      )
      expect([refused.status, refused.reason]).toEqual([409, 'changed_meanwhile'])
      expect(refused.problem['current']).toMatchObject({
        id: quote.id,
        version: 2,
        subject: 'Premier',
        totals: { gross: '540.90' },
      })
      expect(await alice(showQuote, { id: quote.id })).toEqual(saved)
    }))

  test('what does not exist is refused at its field', () =>
    scene('2026-03-31', async ({ alice, eve }) => {
      const { id: customer } = await newClient(alice)
      const foreign = await newClient(eve)
      const foreignItem = await eve(createItem, { name: 'Ampoule', price: price(1), vat: vat20 })
      for (const id of [nowhere, foreign.id]) {
        await expect(alice(createQuote, { customer: id })).rejects.toMatchObject({
          reason: 'not_found',
          problem: { param: 'customer' },
        })
      }
      const refusals: [Partial<InputOf<typeof createQuote>>, string][] = [
        [{ contact: nowhere }, 'contact'],
        [{ seller: nowhere }, 'seller'],
        [{ seller: eve.id }, 'seller'],
        [{ store: nowhere }, 'store'],
        [{ lines: [{ kind: 'item', item: foreignItem.id }] }, 'lines.0.item'],
        [{ lines: [line('x', 1), line('y', 1, { id: nowhere })] }, 'lines.1.id'],
      ]
      for (const [given, param] of refusals) {
        await expect(alice(createQuote, { customer, ...given }), param).rejects.toMatchObject({
          reason: 'not_found',
          problem: { param },
        })
      }
      await expect(
        alice(createQuote, {
          customer,
          lines: [line('x', 1, { vat: { ...vat20, rate: bps(1700) } })],
        }),
      ).rejects.toMatchObject({ reason: 'vat_rate_unknown', problem: { param: 'lines.0.vat' } })
    }))

  test('the regimes of the parties decide of the VAT, and let go of it', () =>
    scene('2026-03-31', async ({ alice, owner, companies }) => {
      const home = await newClient(alice)
      const abroad = await newClient(alice, {
        name: 'Harbour & Finch',
        country: 'GB',
        vatRegime: 'export',
        siren: null,
      })
      const lines = [line('Suspension', 100_00), line('Pose', 50_00, { nature: 'service' })]
      const quote = await alice(createQuote, { customer: abroad.id, lines })
      const vats = (of: Quote) =>
        of.lines.map((one) => (one.kind === 'item' ? `${one.vat.category} ${one.vat.rate}` : ''))
      expect(vats(quote)).toEqual(['G 0', 'O 0'])
      expect(quote.totals.tax).toBe(0)
      const moved = await alice(updateQuote, { ...wholeQuote(quote), customer: home.id })
      expect(vats(moved)).toEqual(['S 2000', 'S 2000'])
      expect(moved.totals.tax).toBe(30_00)
      await owner.query(`update company set vat_regime = 'franchise' where id = $1`, [
        companies.lumiere,
      ])
      const franchised = await alice(createQuote, { customer: home.id, lines })
      expect(vats(franchised)).toEqual(['E 0', 'E 0'])
      const view = await alice(viewQuote, { id: franchised.id })
      expect(JSON.stringify(view)).toContain('TVA non applicable, art. 293 B du CGI')
    }))

  test('a copy is a draft of today with the same content', () =>
    scene('2026-03-01', async ({ alice, travel }) => {
      const { id: customer } = await newClient(alice)
      const source = await sentQuote(alice, customer)
      travel('2026-06-01')
      const copy = await alice(duplicateQuote, { id: source.id })
      expect(copy).toMatchObject({
        number: null,
        state: 'draft',
        day: '2026-06-01',
        validUntil: '2026-07-01',
        totals: source.totals,
      })
      expect(copy.lines.length).toBe(3)
      expect(copy.lines.map(({ id }) => id)).not.toContain(source.lines[0]?.id)
    }))
})

describe('its life', () => {
  test('what is sent is frozen: a client that changes its name does not change it', () =>
    scene('2026-03-31', async ({ alice, as, owner }) => {
      const client = await newClient(alice)
      const quote = await sentQuote(alice, client.id)
      const before = await alice(quotePdf, { id: quote.id })
      await alice(updateCustomer, {
        id: client.id,
        version: client.version,
        name: 'Fournil Dupont',
      })
      expect((await alice(showQuote, { id: quote.id })).customer.name).toBe('Fournil Dupont')
      expect((await alice(viewQuote, { id: quote.id })).buyer.name).toBe('Boulangerie Martin')
      expect(await alice(quotePdf, { id: quote.id })).toEqual(before)
      // The wall behind the code: the serving role neither deletes nor changes what has left.
      await as('alice', async ({ tx }) => {
        await tx.deleteFrom('quote').where('id', '=', quote.id).execute()
        await tx.deleteFrom('quote_line').where('quote_id', '=', quote.id).execute()
      })
      const renaming = as('alice', ({ tx }) =>
        tx
          .updateTable('quote_line')
          .set({ name: 'Autre' })
          .where('quote_id', '=', quote.id)
          .execute(),
      )
      await expect(renaming).rejects.toThrow('permission denied for table quote_line')
      const { rows } = await owner.query(
        'select name from quote_line where quote_id = $1 order by rank',
        [quote.id],
      )
      expect(rows.map((row) => row.name)).toEqual(['Suspension laiton', 'Pose', ''])
    }))

  test('it does not leave while something lacks, and says what', () =>
    scene('2026-03-31', async ({ alice }) => {
      const bare = await newClient(alice, { addresses: [] })
      const quote = await alice(createQuote, { customer: bare.id, lines: [line('Pose', 10_00)] })
      expect(quote.incomplete).toEqual([
        { code: 'buyer_address_incomplete', field: 'buyer.address' },
      ])
      await expect(alice(sendQuote, { id: quote.id, how: 'hand' })).rejects.toMatchObject({
        status: 422,
        reason: 'buyer_address_incomplete',
        problem: { param: 'buyer.address' },
      })
      const { id: customer } = await newClient(alice, { name: 'Garage du Lac' })
      const empty = await alice(createQuote, { customer })
      await expect(alice(sendQuote, { id: empty.id, how: 'hand' })).rejects.toMatchObject({
        reason: 'no_lines',
      })
      // Refusals burnt no number.
      expect((await sentQuote(alice, customer)).number).toBe('DV-2026-0001')
    }))

  test('an expired quote is signed once it is extended', () =>
    scene('2026-03-01', async (play) => {
      const { alice, travel } = play
      const { id: customer } = await newClient(alice)
      const { id } = await sentQuote(alice, customer)
      travel('2026-04-01')
      const signer = 'Sophie Martin'
      await expect(alice(signQuote, { id, signer })).rejects.toMatchObject({
        reason: 'quote_expired',
        problem: { param: 'extendTo' },
      })
      const signed = await alice(signQuote, { id, signer, extendTo: day('2026-04-15') })
      expect(signed).toMatchObject({
        state: 'signed',
        validUntil: '2026-04-15',
        signedDay: '2026-04-01',
        signerName: signer,
      })
      expect(await journalOf(play, id)).toEqual(['quote.drafted', 'quote.sent', 'quote.signed'])
    }))

  test('an act on a quote that someone has changed meanwhile is refused', () =>
    scene('2026-03-31', async ({ alice }) => {
      const { id: customer } = await newClient(alice)
      const quote = await alice(createQuote, { customer, lines: threeLines() })
      await alice(updateQuote, { ...wholeQuote(quote), subject: 'Changé' })
      const send = { id: quote.id, how: 'hand' } as const
      await expect(alice(sendQuote, { ...send, version: quote.version })).rejects.toMatchObject({
        reason: 'changed_meanwhile',
      })
      expect(await alice(sendQuote, { ...send, version: 2 })).toMatchObject({ state: 'sent' })
    }))

  test('every act in every state by everyone: done, or refused for the right reason', long, () =>
    scene('2026-03-31', async (play) => {
      const { alice } = play
      const { id: customer } = await newClient(alice)
      const bring = async (state: QuoteState | 'reopened') => {
        if (state === 'draft') return alice(createQuote, { customer, lines: threeLines() })
        const { id } = await sentQuote(alice, customer)
        if (state === 'signed') await alice(signQuote, { id, signer: 'Sophie' })
        if (state === 'refused') await alice(refuseQuote, { id, reason: 'Trop cher' })
        if (state === 'cancelled') await alice(cancelQuote, { id })
        if (state === 'reopened') await alice(reopenQuote, { id })
        return alice(showQuote, { id })
      }
      const acts = {
        edit: (by: Someone, q: Quote) => by(updateQuote, { ...wholeQuote(q), subject: 'Autre' }),
        delete: (by: Someone, q: Quote) => by(deleteQuote, { id: q.id }),
        send: (by: Someone, q: Quote) => by(sendQuote, { id: q.id, how: 'other' }),
        sign: (by: Someone, q: Quote) => by(signQuote, { id: q.id, signer: 'Sophie' }),
        refuse: (by: Someone, q: Quote) => by(refuseQuote, { id: q.id }),
        cancel: (by: Someone, q: Quote) => by(cancelQuote, { id: q.id }),
        reopen: (by: Someone, q: Quote) => by(reopenQuote, { id: q.id }),
        restore: (by: Someone, q: Quote) => by(restoreQuote, { id: q.id }),
      }
      let checked = 0
      for (const state of [...quoteStates, 'reopened'] as const) {
        const quotes: Quote[] = []
        for (const act of Object.keys(acts) as (keyof typeof acts)[]) {
          const quote = await bring(state)
          quotes.push(quote)
          const right = act === 'delete' ? 'quotes.delete' : 'quotes.write'
          // Denis last: he may, and then the quote is in another state.
          for (const name of ['bruno', 'claire', 'fanny', 'gilles', 'eve', 'denis'] as const) {
            const outcome = await acts[act](play[name], quote).then(
              () => null,
              (e: Refused) => e,
            )
            const expected = expectedOf(name, right, state, act)
            expect(outcome?.reason ?? 'done', `${name} ${act} ${state}`).toBe(expected)
            checked += 1
          }
        }
        for (const quote of quotes) {
          const after = await alice(showQuote, { id: quote.id }).catch(() => null)
          if (after === null) expect(state).toBe('draft')
        }
      }
      expect(checked).toBe(6 * 8 * 6)
    }),
  )

  /** Denis sees those of his store; Bruno and Fanny see only their own; Ève is elsewhere. */
  function expectedOf(
    name: CastName,
    right: 'quotes.write' | 'quotes.delete',
    state: QuoteState | 'reopened',
    act: string,
  ) {
    const role = presets[cast[name].role]
    if (!grants(role, right)) return 'forbidden'
    if (name === 'eve' || role.scope === 'own') return 'not_found'
    // What was taken up again is a draft that has left: it goes back, and is not deleted.
    if (act === 'restore') return state === 'reopened' ? 'done' : 'quote_not_reopened'
    if (act === 'delete' && state === 'reopened') return 'quote_has_left'
    const move = act === 'delete' ? can.edit : can[act as keyof typeof can]
    if (move(state === 'reopened' ? 'draft' : state)) return 'done'
    if (act === 'cancel') return 'quote_not_cancellable'
    if (act === 'reopen') return 'quote_not_reopenable'
    return act === 'sign' || act === 'refuse' ? 'quote_not_sent' : 'not_a_draft'
  }
})

describe('who sees what', () => {
  test('one’s own, those of one’s store, or all; and one gives away only what one may', () =>
    scene('2026-03-31', async ({ alice, bruno, denis, claire, eve, owner, companies }) => {
      const { id: customer } = await newClient(bruno)
      const brunos = await bruno(createQuote, { customer, lines: threeLines() })
      const alices = await alice(createQuote, { customer, lines: threeLines() })
      const elsewhere = '018f0000-0000-7000-8000-00000000aaaa'
      await owner.query(`insert into store (company_id, id, name) values ($1, $2, 'Grenoble')`, [
        companies.lumiere,
        elsewhere,
      ])
      const far = await alice(createQuote, { customer, store: elsewhere, seller: null })
      const seen = async (by: Someone) =>
        (await by(listQuotes, page)).rows.map(({ id }) => id).sort()
      expect(await seen(alice)).toEqual([brunos.id, alices.id, far.id].sort())
      expect(await seen(claire)).toEqual([brunos.id, alices.id, far.id].sort())
      expect(await seen(bruno)).toEqual([brunos.id])
      expect(await seen(denis)).toEqual([brunos.id, alices.id].sort())
      expect(await seen(eve)).toEqual([])
      await expect(bruno(showQuote, { id: alices.id })).rejects.toMatchObject({
        reason: 'not_found',
      })
      await expect(denis(showQuote, { id: far.id })).rejects.toMatchObject({ reason: 'not_found' })
      await expect(
        bruno(updateQuote, { ...wholeQuote(brunos), seller: alice.id }),
      ).rejects.toMatchObject({ reason: 'out_of_scope' })
      await expect(
        denis(createQuote, { customer, seller: alice.id, store: elsewhere }),
      ).rejects.toMatchObject({ reason: 'out_of_scope' })
    }))

  test('a role that does not see costs never gets one, nor changes one', () =>
    scene('2026-03-31', async ({ alice, bruno, owner }) => {
      const { id: customer } = await newClient(bruno)
      const item = await alice(createItem, {
        name: 'Suspension laiton',
        price: price(120_000_000),
        cost: price(70_000_000),
        vat: vat20,
      })
      const lines = [{ kind: 'item', item: item.id, cost: price(1) } as const]
      const quote = await bruno(createQuote, { customer, lines })
      expect(quote).toMatchObject({ cost: null, margin: null, lines: [{ cost: null }] })
      const saved = await bruno(updateQuote, { ...wholeQuote(quote), subject: 'Sans coût' })
      const sent = await bruno(sendQuote, { id: quote.id, how: 'hand' })
      const { rows } = await bruno(listQuotes, page)
      expect([saved.margin, sent.cost, rows[0]?.margin]).toEqual([null, null, null])
      const raw = await bruno.raw('GET', `/api/v1/quotes/${quote.id}`)
      expect(await raw.text()).not.toMatch(/7000|70\.00|50\.00/)
      expect((await alice(showQuote, { id: quote.id })).margin).toBe(50_00)
      const stored = await owner.query('select cost from quote_line where quote_id = $1', [
        quote.id,
      ])
      expect(stored.rows).toEqual([{ cost: '70000000' }])
    }))
})

describe('the list', () => {
  test('the validity that SQL tells is the one of the rule, on every boundary day', long, () =>
    scene('2026-03-01', async ({ alice, owner, companies, travel }) => {
      const { id: customer } = await newClient(alice)
      const today = day('2026-03-31')
      const made = []
      for (const left of [-40, -1, 0, 1, 9, 10, 11, 30, 31, null]) {
        const validUntil = left === null ? null : addDays(today, left)
        const sent = left === null || left >= -29
        if (!sent) travel('2026-02-01')
        const { id } = await alice(createQuote, { customer, lines: threeLines(), validUntil })
        await alice(sendQuote, { id, how: 'hand' })
        if (!sent) travel('2026-03-01')
        made.push({ id, state: 'sent' as const, validUntil })
      }
      await alice(createQuote, { customer })
      for (const threshold of [0, 10]) {
        await owner.query('update company set quote_expiring_days = $2 where id = $1', [
          companies.lumiere,
          threshold,
        ])
        for (const shift of [-1, 0, 1, 10]) {
          const on = addDays(today, shift)
          travel(on)
          const expected = made.map(
            (quote) => [quote.id, validityOf(quote, on, threshold)] as const,
          )
          const { indicators } = await alice(listQuotes, page)
          for (const validity of validities) {
            const wanted = expected.filter(([, told]) => told.validity === validity)
            const { rows, total } = await alice(listQuotes, { ...page, validity: [validity] })
            const count = wanted.length + (validity === 'draft' ? 1 : 0)
            expect([total, indicators[validity]?.count], `${on} ${threshold} ${validity}`).toEqual([
              count,
              count,
            ])
            for (const [id, told] of wanted) {
              expect(rows.find((row) => row.id === id)).toMatchObject(told)
            }
          }
        }
      }
    }),
  )

  test('filters, search, sorting and pages', () =>
    scene('2026-03-02', async ({ alice, bruno, travel }) => {
      const martin = await newClient(alice)
      const lac = await newClient(alice, { name: 'Garage du Lac', siren: null })
      const first = await alice(createQuote, {
        customer: martin.id,
        lines: [line('a', 300_00)],
        subject: 'Éclairage du fournil',
      })
      travel('2026-03-09')
      const second = await alice(createQuote, {
        customer: lac.id,
        lines: [line('b', 100_00)],
        seller: bruno.id,
      })
      travel('2026-03-16')
      const third = await sentQuote(alice, lac.id, [line('c', 200_00)])
      const ids = async (asked: Partial<InputOf<typeof listQuotes>>) =>
        (await alice(listQuotes, { ...page, ...asked })).rows.map(({ id }) => id)
      expect(await ids({})).toEqual([third.id, second.id, first.id])
      expect(await ids({ direction: 'asc' })).toEqual([first.id, second.id, third.id])
      expect(await ids({ sort: 'gross' })).toEqual([first.id, third.id, second.id])
      expect(await ids({ sort: 'customer', direction: 'asc' })).toEqual([
        first.id,
        second.id,
        third.id,
      ])
      expect(await ids({ sort: 'number' })).toEqual([third.id, second.id, first.id])
      expect(await ids({ customer: lac.id })).toEqual([third.id, second.id])
      expect(await ids({ seller: bruno.id })).toEqual([second.id])
      expect(await ids({ state: ['sent'] })).toEqual([third.id])
      expect(await ids({ from: day('2026-03-09') })).toEqual([third.id, second.id])
      expect(await ids({ to: day('2026-03-09') })).toEqual([second.id, first.id])
      expect(await ids({ week: '2026-W11' })).toEqual([second.id])
      expect(await ids({ week: '2026-W11', from: day('2026-03-10') })).toEqual([])
      expect(await ids({ q: 'eclairage fournil' })).toEqual([first.id])
      expect(await ids({ q: 'GARAGE' })).toEqual([third.id, second.id])
      expect(await ids({ q: 'dv-2026-0001' })).toEqual([third.id])
      expect(await ids({ q: '%' })).toEqual([third.id, second.id, first.id])
      expect(await ids({ offset: 1, limit: 1 })).toEqual([second.id])
      const { total, sums } = await alice(listQuotes, { offset: 0, limit: 1 })
      expect({ total, sums }).toEqual({ total: 3, sums: { net: 600_00, gross: 720_00 } })
    }))
})
