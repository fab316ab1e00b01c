import { describe, expect, test } from 'vitest'
import { update as updateCustomer } from '#features/relation/customers/contract.ts'
import { deleteQuote, listQuotes, showQuote } from '#features/sales/quotes/contract.ts'
import { day } from '#kernel/day.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { cents, quantity } from '#kernel/money.ts'
import { grants, presets } from '#kernel/rights.ts'
import {
  issuedInvoice,
  line,
  newClient,
  nowhere,
  page,
  quotedInvoice,
  signedQuote,
  threeLines,
  wholeInvoice,
} from '#test/deal.ts'
import { type Refused, scene, type Someone } from '#test/scene.ts'
import { cast } from '#test/world.ts'
import { recordPayment } from '../payments/contract.ts'
import { storingPdf } from './actions/print.ts'
import {
  createInvoice,
  creditInvoice,
  deleteInvoice,
  exportInvoices,
  type Invoice,
  invoicePdf,
  invoiceQuote,
  issueInvoice,
  listInvoices,
  showInvoice,
  updateInvoice,
  viewInvoice,
} from './contract.ts'
import { can, invoiceStates } from './rules/life.ts'

const long = { timeout: 60_000 }

type Sold = Extract<Invoice['lines'][number], { kind: 'item' }>
const sold = (invoice: Invoice): Sold[] =>
  invoice.lines.filter((one): one is Sold => one.kind === 'item')

describe('from a quote', () => {
  test('every line remembers the quoted line, and nothing is invoiced twice', () =>
    scene('2026-03-31', async ({ alice }) => {
      const { id: customer } = await newClient(alice)
      const quote = await signedQuote(alice, customer)
      const invoice = await alice(invoiceQuote, { id: quote.id })
      expect(invoice.totals).toEqual(quote.totals)
      expect(invoice.lines.length).toBe(quote.lines.length)
      const quoted = quote.lines.filter((one) => one.kind === 'item')
      expect(sold(invoice).map((one) => one.quoteLine)).toEqual(quoted.map(({ id }) => id))
      expect(sold(invoice).map((one) => one.quotedRemaining)).toEqual([30_000, 22_000])
      await expect(alice(invoiceQuote, { id: quote.id })).rejects.toMatchObject({
        status: 422,
        reason: 'already_invoiced',
      })
      expect(await alice(showQuote, { id: quote.id })).toMatchObject({
        invoicing: 'whole',
        documents: [{ kind: 'invoice', id: invoice.id, state: 'draft', outstanding: null }],
      })
    }))

  test('what a first invoice left out is what a second one takes', () =>
    scene('2026-03-31', async ({ alice }) => {
      const { id: customer } = await newClient(alice)
      const quote = await signedQuote(alice, customer)
      const first = await alice(invoiceQuote, { id: quote.id })
      const lines = first.lines.map((one) =>
        one.kind === 'item' && one.name === 'Suspension laiton'
          ? { ...one, quantity: quantity(10_000) }
          : one,
      )
      await alice(updateInvoice, { ...wholeInvoice(first), lines })
      expect((await alice(showQuote, { id: quote.id })).invoicing).toBe('partial')
      expect((await alice(listQuotes, page)).rows[0]?.invoicing).toBe('partial')
      const second = await alice(invoiceQuote, { id: quote.id })
      expect(sold(second).map((one) => [one.name, one.quantity])).toEqual([
        ['Suspension laiton', 20_000],
      ])
      // The first may no longer take back what the second has.
      const stale = await alice(showInvoice, { id: first.id })
      await expect(
        alice(updateInvoice, { ...wholeInvoice(stale), lines: first.lines }),
      ).rejects.toMatchObject({ reason: 'beyond_quote', problem: { param: 'lines.0.quantity' } })
      // A draft that is thrown away gives back what it held.
      await alice(deleteInvoice, { id: second.id })
      await alice(updateInvoice, { ...wholeInvoice(stale), lines: first.lines })
      expect((await alice(showQuote, { id: quote.id })).invoicing).toBe('whole')
    }))

  test('an issued credit note frees the quote, a drafted one does not', () =>
    scene('2026-03-31', async ({ alice }) => {
      const { id: customer } = await newClient(alice)
      const invoice = await quotedInvoice(alice, customer)
      await alice(issueInvoice, { id: invoice.id })
      const quote = (await alice(showInvoice, { id: invoice.id })).documents[0]!
      expect(quote).toMatchObject({ kind: 'quote', number: 'DV-2026-0001', state: 'signed' })
      const credit = await alice(creditInvoice, { id: invoice.id })
      await expect(alice(invoiceQuote, { id: quote.id })).rejects.toMatchObject({
        reason: 'already_invoiced',
      })
      expect((await alice(listQuotes, page)).rows[0]?.invoicing).toBe('whole')
      await alice(issueInvoice, { id: credit.id })
      expect((await alice(showQuote, { id: quote.id })).invoicing).toBe('none')
      expect((await alice(listQuotes, page)).rows[0]?.invoicing).toBe('none')
      expect((await alice(invoiceQuote, { id: quote.id })).totals).toEqual(invoice.totals)
    }))

  test('its client does not change; one that is not signed is not invoiced', () =>
    scene('2026-03-31', async ({ alice }) => {
      const { id: customer } = await newClient(alice)
      const other = await newClient(alice, { name: 'Garage du Lac', siren: null })
      const invoice = await quotedInvoice(alice, customer)
      await expect(
        alice(updateInvoice, { ...wholeInvoice(invoice), customer: other.id }),
      ).rejects.toMatchObject({ reason: 'quote_customer' })
      await expect(alice(invoiceQuote, { id: nowhere })).rejects.toMatchObject({ status: 404 })
      const { documents } = await alice(showInvoice, { id: invoice.id })
      await expect(alice(deleteQuote, { id: documents[0]!.id })).rejects.toMatchObject({
        reason: 'not_a_draft',
      })
    }))
})

describe('issuing', () => {
  test('numbers follow each other and the dates; a refusal burns none', () =>
    scene('2026-03-30', async ({ alice, travel }) => {
      const { id: customer } = await newClient(alice)
      expect((await issuedInvoice(alice, customer, 120_00)).number).toBe('FA-2026-00001')
      travel('2026-03-31')
      expect((await issuedInvoice(alice, customer, 120_00)).number).toBe('FA-2026-00002')
      const draft = await alice(createInvoice, { customer, lines: threeLines() })
      expect(draft.lastOfSeries).toBe('2026-03-31')
      const issue = (on: string) => alice(issueInvoice, { id: draft.id, day: day(on) })
      await expect(issue('2026-03-30')).rejects.toMatchObject({
        reason: 'earlier_than_last',
        problem: { param: 'day', detail: expect.stringContaining('(le 31/03/2026)') },
      })
      await expect(issue('2026-04-01')).rejects.toMatchObject({ reason: 'day_ahead' })
      travel('2026-04-02')
      expect(await issue('2026-04-01')).toMatchObject({
        number: 'FA-2026-00003',
        day: '2026-04-01',
        dueDay: '2026-05-01',
      })
      travel('2027-01-04')
      expect((await issuedInvoice(alice, customer, 120_00)).number).toBe('FA-2027-00001')
    }))

  test('what is issued is frozen, for the program and for the database', () =>
    scene('2026-03-31', async ({ alice, as, owner }) => {
      const client = await newClient(alice)
      const invoice = await issuedInvoice(alice, client.id, 540_90)
      const printed = await alice(viewInvoice, { id: invoice.id })
      await alice(updateCustomer, {
        id: client.id,
        version: client.version,
        name: 'Fournil Dupont',
      })
      expect(await alice(viewInvoice, { id: invoice.id })).toEqual(printed)
      for (const act of [
        () => alice(updateInvoice, wholeInvoice(invoice)),
        () => alice(deleteInvoice, { id: invoice.id }),
        () => alice(issueInvoice, { id: invoice.id }),
      ]) {
        await expect(act()).rejects.toMatchObject({ status: 422, reason: 'not_a_draft' })
      }
      await as('alice', async ({ tx }) => {
        await tx.deleteFrom('invoice').where('id', '=', invoice.id).execute()
        await tx.deleteFrom('invoice_line').where('invoice_id', '=', invoice.id).execute()
        await tx.deleteFrom('invoice_vat').where('invoice_id', '=', invoice.id).execute()
        await tx
          .updateTable('invoice_line')
          .set({ net: cents(1) })
          .where('invoice_id', '=', invoice.id)
          .execute()
      })
      const { rows } = await owner.query(
        `select l.net, v.base, i.number from invoice i join invoice_line l on l.invoice_id = i.id
         join invoice_vat v on v.invoice_id = i.id where i.id = $1`,
        [invoice.id],
      )
      expect(rows).toEqual([{ net: '45075', base: '45075', number: 'FA-2026-00001' }])
    }))

  test('it is refused while something lacks, with the field that mends it', () =>
    scene('2026-03-31', async ({ alice }) => {
      const { id: customer } = await newClient(alice, { siren: null })
      const draft = await alice(createInvoice, { customer, lines: threeLines() })
      expect(draft.incomplete).toEqual([{ code: 'buyer_siren_missing', field: 'buyer.siren' }])
      await expect(alice(issueInvoice, { id: draft.id })).rejects.toMatchObject({
        reason: 'buyer_siren_missing',
        problem: { param: 'buyer.siren' },
      })
      const due = await alice(createInvoice, {
        customer,
        lines: threeLines(),
        dueDay: day('2026-03-30'),
      })
      await expect(alice(issueInvoice, { id: due.id })).rejects.toMatchObject({
        reason: 'due_before_day',
        problem: { param: 'dueDay' },
      })
    }))

  test('the PDF is kept, once, and is the one that was shown before', () =>
    scene('2026-03-31', async ({ alice, as, owner }) => {
      const { id: customer } = await newClient(alice)
      const invoice = await issuedInvoice(alice, customer, 120_00)
      const queued = await owner.query(
        `select task_identifier from graphile_worker.jobs where task_identifier = 'invoice-pdf'`,
      )
      expect(queued.rows.length).toBeGreaterThan(0)
      const before = await alice(invoicePdf, { id: invoice.id })
      const store = () => as('alice', (act) => storingPdf.run(act, { id: invoice.id }))
      await store()
      const kept = async () =>
        (await owner.query('select pdf_file_id as id from invoice where id = $1', [invoice.id]))
          .rows
      const [first] = await kept()
      expect(first.id).not.toBeNull()
      await store()
      expect(await kept()).toEqual([first])
      expect(await alice(invoicePdf, { id: invoice.id })).toEqual(before)
      const file = await owner.query('select name, media_type, content from file where id = $1', [
        first.id,
      ])
      expect(file.rows[0]).toMatchObject({
        name: 'Facture FA-2026-00001 – Boulangerie Martin.pdf',
        media_type: 'application/pdf',
      })
      expect(new Uint8Array(file.rows[0].content)).toEqual(before)
    }))

  test('every act in every state by everyone: done, or refused for the right reason', long, () =>
    scene('2026-03-31', async (play) => {
      const { alice } = play
      const { id: customer } = await newClient(alice)
      const acts = {
        edit: (by: Someone, i: Invoice) =>
          by(updateInvoice, { ...wholeInvoice(i), subject: 'Autre' }),
        delete: (by: Someone, i: Invoice) => by(deleteInvoice, { id: i.id }),
        issue: (by: Someone, i: Invoice) => by(issueInvoice, { id: i.id }),
        credit: (by: Someone, i: Invoice) => by(creditInvoice, { id: i.id }),
      }
      const rights = {
        edit: 'invoices.write',
        delete: 'invoices.delete',
        issue: 'invoices.issue',
        credit: 'invoices.write',
      } as const
      let checked = 0
      for (const state of invoiceStates) {
        for (const act of Object.keys(acts) as (keyof typeof acts)[]) {
          const invoice =
            state === 'draft'
              ? await alice(createInvoice, { customer, lines: threeLines() })
              : await issuedInvoice(alice, customer, 120_00)
          // Denis last: he may, and then the invoice is in another state.
          for (const name of ['bruno', 'fanny', 'gilles', 'eve', 'denis'] as const) {
            const outcome = await acts[act](play[name], invoice).then(
              () => null,
              (error: Refused) => error,
            )
            const role = presets[cast[name].role]
            const possible = (act === 'delete' ? can.edit : can[act])(state)
            const expected = !grants(role, rights[act])
              ? 'forbidden'
              : name === 'eve' || role.scope === 'own'
                ? 'not_found'
                : possible
                  ? 'done'
                  : act === 'credit'
                    ? 'not_issued'
                    : 'not_a_draft'
            expect(outcome?.reason ?? 'done', `${name} ${act} ${state}`).toBe(expected)
            checked += 1
          }
        }
      }
      expect(checked).toBe(2 * 4 * 5)
    }),
  )
})

describe('a credit note of the whole', () => {
  test('mirrors its invoice, settles it, and is printed without signs', () =>
    scene('2026-03-31', async ({ alice, owner, companies }) => {
      const { id: customer } = await newClient(alice)
      const { id } = await quotedInvoice(alice, customer)
      const invoice = await alice(issueInvoice, { id })
      const draft = await alice(creditInvoice, { id })
      expect(draft).toMatchObject({
        kind: 'credit_note',
        state: 'draft',
        credited: { id, number: 'FA-2026-00001' },
        totals: { net: -459_00, tax: -81_90, gross: -540_90 },
      })
      expect(sold(draft).map((one) => one.creditedLine)).toEqual(sold(invoice).map((one) => one.id))
      await expect(alice(creditInvoice, { id })).rejects.toMatchObject({
        reason: 'credit_drafted',
      })
      await expect(alice(updateInvoice, wholeInvoice(draft))).rejects.toMatchObject({
        reason: 'credit_note_fixed',
      })
      const credit = await alice(issueInvoice, { id: draft.id })
      expect(credit).toMatchObject({
        number: 'AV-2026-00001',
        payment: 'settled',
        outstanding: 0,
        dueDay: null,
        settlements: [{ kind: 'invoice', id, label: 'FA-2026-00001', amount: -540_90 }],
      })
      expect(await alice(showInvoice, { id })).toMatchObject({
        payment: 'settled',
        settled: 540_90,
        settlements: [
          { kind: 'credit_note', id: credit.id, label: 'AV-2026-00001', amount: 540_90 },
        ],
        documents: [{ kind: 'quote' }, { kind: 'credit_note', number: 'AV-2026-00001' }],
      })
      const view = await alice(viewInvoice, { id: credit.id })
      expect(view.totals.map(({ amount }) => amount.replace(/\s/g, ' '))).toContain('540,90 €')
      expect(JSON.stringify(view.totals)).not.toContain('−')
      const sums = await owner.query(
        'select sum(base) as base, sum(tax) as tax from invoice_vat where company_id = $1',
        [companies.lumiere],
      )
      expect(sums.rows).toEqual([{ base: '0', tax: '0' }])
    }))

  test('of an invoice paid in part leaves the client what was paid', () =>
    scene('2026-03-31', async ({ alice }) => {
      const { id: customer } = await newClient(alice)
      const { id } = await issuedInvoice(alice, customer, 120_00)
      await alice(recordPayment, { customer, method: 'card', amount: cents(50_00) })
      const draft = await alice(creditInvoice, { id })
      const credit = await alice(issueInvoice, { id: draft.id })
      expect(credit).toMatchObject({ payment: 'partial', settled: -70_00, outstanding: -50_00 })
      expect(await alice(showInvoice, { id })).toMatchObject({ payment: 'settled', outstanding: 0 })
    }))
})

describe('the list', () => {
  test('filters, tiles, search, sorting and pages', () =>
    scene('2026-01-15', async ({ alice, bruno, travel }) => {
      const martin = await newClient(alice)
      const lac = await newClient(alice, { name: 'Garage du Lac' })
      const late = await issuedInvoice(alice, martin.id, 120_00, { subject: 'Éclairage' })
      travel('2026-03-09')
      const open = await issuedInvoice(alice, lac.id, 600_00, { seller: bruno.id })
      const paid = await issuedInvoice(alice, lac.id, 240_00)
      await alice(recordPayment, {
        customer: lac.id,
        method: 'card',
        amount: cents(240_00),
        allocations: [{ invoice: paid.id, amount: cents(240_00) }],
      })
      const draft = await alice(createInvoice, { customer: lac.id })
      const asked = (given: Partial<InputOf<typeof listInvoices>>) =>
        alice(listInvoices, { ...page, ...given })
      const ids = async (given: Parameters<typeof asked>[0]) =>
        (await asked(given)).rows.map(({ id }) => id)
      expect(await ids({})).toEqual([draft.id, paid.id, open.id, late.id])
      expect(await ids({ payment: ['unpaid', 'partial'] })).toEqual([open.id, late.id])
      expect(await ids({ late: 'true' })).toEqual([late.id])
      expect(await ids({ late: 'false' })).toEqual([draft.id, paid.id, open.id])
      expect(await ids({ kind: ['credit_note'] })).toEqual([])
      expect(await ids({ imported: 'true' })).toEqual([])
      expect(await ids({ customer: martin.id })).toEqual([late.id])
      expect(await ids({ seller: bruno.id })).toEqual([open.id])
      expect(await ids({ week: '2026-W03' })).toEqual([late.id])
      expect(await ids({ dueTo: day('2026-02-14') })).toEqual([late.id])
      expect(await ids({ dueFrom: day('2026-02-15') })).toEqual([paid.id, open.id])
      expect(await ids({ q: 'eclairage' })).toEqual([late.id])
      expect(await ids({ q: 'fa-2026-00002' })).toEqual([open.id])
      expect(await ids({ sort: 'outstanding' })).toEqual([open.id, late.id, draft.id, paid.id])
      expect(await ids({ sort: 'dueDay', direction: 'asc' })).toEqual([
        late.id,
        open.id,
        paid.id,
        draft.id,
      ])
      expect(await asked({})).toMatchObject({
        total: 4,
        sums: { net: 800_00, gross: 960_00, outstanding: 720_00 },
        indicators: {
          unpaid: { count: 2, amount: 720_00 },
          partial: { count: 0, amount: 0 },
          settled: { count: 1, amount: 240_00 },
          draft: { count: 1, amount: 0 },
          late: { count: 1, amount: 120_00 },
        },
      })
      // Each tile leaves its own dimension out, and keeps the other.
      const { indicators } = await asked({ payment: ['settled'], late: 'true' })
      expect(indicators).toMatchObject({
        unpaid: { count: 1, amount: 120_00 },
        settled: { count: 0, amount: 0 },
        late: { count: 0, amount: 0 },
      })
    }))

  test(
    'the export gives every line that the filters keep, however many, as text that runs nothing',
    long,
    () =>
      scene('2026-03-31', async ({ alice, owner, companies }) => {
        const { id: customer } = await newClient(alice, { name: '=cmd|calc; "Martin"' })
        const { id: other } = await newClient(alice, { name: 'Garage du Lac' })
        await issuedInvoice(alice, other, 1_234_50)
        await owner.query(
          `insert into invoice (company_id, id, kind, number, imported, state, customer_id, day,
           terms_days, terms_end_of_month, payment_method, currency, language, net, gross, settled)
         select $1, gen_random_uuid(), 'invoice', n::text, true, 'issued', $2,
           date '2025-01-01' + n % 300, 0, false, 'card', 'EUR', 'fr', n, n, n
         from generate_series(1, 9000) n`,
          [companies.lumiere, customer],
        )
        const csv = async (given: InputOf<typeof exportInvoices>) =>
          new TextDecoder().decode((await alice(exportInvoices, given)) as Uint8Array)
        const all = (await csv({})).trimEnd().split('\r\n')
        expect(all.length).toBe(9002)
        expect(new Set(all).size).toBe(9002)
        expect(all[1]).toBe(
          `Facture;FA-2026-00001;2026-03-31;2026-04-30;T00002;Garage du Lac;;Alice Garnier;Lyon;1028,75;205,75;1234,50;0,00;1234,50;Non réglée;`,
        )
        expect(all[2]).toContain(`;"'=cmd|calc; ""Martin""";`)
        expect((await csv({ imported: 'false' })).trimEnd().split('\r\n').length).toBe(2)
        const sum = all.slice(1).reduce((total, one) => {
          const columns = one.replace(/"(?:[^"]|"")*"/g, 'x').split(';')
          return total + Math.round(Number(columns[11]!.replace(',', '.')) * 100)
        }, 0)
        expect(sum).toBe((await alice(listInvoices, page)).sums['gross'])
      }),
  )

  test('no text of the export is a formula; amounts are numbers, whatever their sign', () =>
    scene('2026-03-31', async ({ alice }) => {
      const names = ['=1+1', '+33 4 78', '-2', '@SUM(A1)', 'a;b', 'dit "le Fournil"', 'Martin']
      for (const name of names) {
        const { id: customer } = await newClient(alice, { name })
        await issuedInvoice(alice, customer, 6)
      }
      const { rows } = await alice(listInvoices, { ...page, sort: 'number', direction: 'asc' })
      const credit = await alice(creditInvoice, { id: rows[0]!.id })
      await alice(issueInvoice, { id: credit.id })
      const file = new TextDecoder().decode((await alice(exportInvoices, {})) as Uint8Array)
      const lines = file.trimEnd().split('\r\n').slice(1).reverse()
      const cells = lines.map((text) => text.match(/(?<=^|;)("(?:[^"]|"")*"|[^;]*)/g) ?? [])
      expect(cells.map((line) => line[5])).toEqual([
        `'=1+1`,
        `'+33 4 78`,
        `'-2`,
        `'@SUM(A1)`,
        `"a;b"`,
        `"dit ""le Fournil"""`,
        'Martin',
        `'=1+1`,
      ])
      expect(cells.at(-1)?.slice(9, 14)).toEqual(['-0,05', '-0,01', '-0,06', '-0,06', '0,00'])
      expect(cells.at(-1)?.[0]).toBe('Avoir')
    }))

  test('a role that does not see costs never gets one', () =>
    scene('2026-03-31', async ({ bruno, gilles, alice }) => {
      const { id: customer } = await newClient(bruno)
      const { id } = await bruno(createInvoice, { customer, lines: [line('Lampe', 120_00)] })
      for (const by of [bruno, gilles]) {
        expect(await by(showInvoice, { id })).toMatchObject({
          cost: null,
          margin: null,
          lines: [{ cost: null }],
        })
        expect((await by(listInvoices, page)).rows[0]?.margin).toBeNull()
      }
      expect((await alice(showInvoice, { id })).margin).toBe(120_00)
    }))
})
