// L’histoire que raconte la première version : un devis de trois lignes à deux taux devient une
// facture, réglée en deux fois avec un trop-perçu. Chaque chiffre est relu dans l’API, dans la base
// et dans le texte du PDF.
import { expect, test } from 'vitest'
import { create as createCustomer } from '#features/relation/customers/contract.ts'
import {
  invoicePdf,
  invoiceQuote,
  issueInvoice,
  listInvoices,
  showInvoice,
} from '#features/sales/invoices/contract.ts'
import {
  allocatePayment,
  customerBalance,
  customerOutstanding,
  customerTransactions,
  recordPayment,
} from '#features/sales/payments/contract.ts'
import {
  createQuote,
  listQuotes,
  quotePdf,
  sendQuote,
  showQuote,
  signQuote,
  updateQuote,
} from '#features/sales/quotes/contract.ts'
import { day } from '#kernel/day.ts'
import { type Bps, bps, cents, price, quantity } from '#kernel/money.ts'
import { joined, readBack } from '#test/read-pdf.ts'
import { scene } from '#test/scene.ts'

const vingt = { category: 'S', rate: 2000 as Bps } as const
const dix = { category: 'S', rate: 1000 as Bps } as const
const page = { offset: 0, limit: 50 }

test('devis → envoyé → signé → facturé → émis → réglé en partie, puis soldé avec un trop-perçu', () =>
  scene('2026-03-02', async ({ alice, owner, companies, travel }) => {
    const { id: customer } = await alice(createCustomer, {
      name: 'Boulangerie Martin',
      siren: '552100554',
      addresses: [{ street: '27 avenue de la République', postalCode: '38000', city: 'Grenoble' }],
      termsDays: 30,
    })

    // 2 mars : un devis de trois lignes à deux taux, une remise de ligne, saisi en deux fois.
    const draft = await alice(createQuote, {
      customer,
      subject: 'Éclairage du fournil',
      lines: [
        { kind: 'section', name: 'Fournitures' },
        {
          kind: 'item',
          name: 'Suspension laiton',
          quantity: quantity(30_000),
          price: price(120_500_000),
          discount: bps(500),
          vat: vingt,
        },
        {
          kind: 'item',
          name: 'Ampoule',
          quantity: quantity(120_000),
          price: price(2_551_000),
          vat: vingt,
        },
      ],
    })
    expect(draft).toMatchObject({ state: 'draft', validity: 'draft', number: null, version: 1 })
    const { id, version, contact, seller, store, ...rest } = draft
    const saved = await alice(updateQuote, {
      id,
      version,
      customer,
      contact: contact?.id ?? null,
      seller: seller?.id ?? null,
      store: store?.id ?? null,
      subject: rest.subject,
      customerReference: 'BC 4471',
      validUntil: rest.validUntil,
      terms: rest.terms,
      paymentMethod: rest.paymentMethod,
      discount: rest.discount,
      language: rest.language,
      note: rest.note,
      lines: [
        ...draft.lines.map((line) => (line.kind === 'item' ? { ...line, item: null } : line)),
        {
          kind: 'item',
          name: 'Pose',
          nature: 'service',
          quantity: quantity(45_000),
          unit: 'h',
          price: price(48_000_000),
          vat: dix,
        },
        { kind: 'subtotal', name: 'Ensemble' },
      ],
    })
    // 3 × 120,50 − 5 % = 343,425 → 343,43 ; 12 × 2,551 = 30,612 → 30,61 ; 4,5 × 48 = 216,00
    expect(saved.lines.map((line) => ('net' in line ? line.net : null))).toEqual([
      null,
      343_43,
      30_61,
      216_00,
      590_04,
    ])
    expect(saved.totals).toEqual({
      lines: 590_04,
      discount: 0,
      net: 590_04,
      vat: [
        { category: 'S', rate: 2000, base: 374_04, tax: 74_81 },
        { category: 'S', rate: 1000, base: 216_00, tax: 21_60 },
      ],
      tax: 96_41,
      gross: 686_45,
    })

    // 5 mars : envoyé ; il prend son numéro et sa date, et court trente jours.
    travel('2026-03-05')
    const sent = await alice(sendQuote, { id, how: 'hand' })
    expect(sent).toMatchObject({
      number: 'DV-2026-0001',
      state: 'sent',
      day: '2026-03-05',
      validUntil: '2026-04-04',
      validity: 'valid',
      daysLeft: 30,
    })
    const printedQuote = (await readBack((await alice(quotePdf, { id })) as Uint8Array)).text
    for (const said of [
      'DV-2026-0001',
      '05/03/2026',
      '04/04/2026',
      '686,45 €',
      '343,43',
      'BC 4471',
    ]) {
      expect(joined(printedQuote)).toContain(joined(said))
    }

    // 26 mars : il expire dans neuf jours. 30 mars : il est signé.
    travel('2026-03-26')
    expect((await alice(listQuotes, page)).indicators['expiring']).toMatchObject({
      count: 1,
      amount: 686_45,
    })
    travel('2026-03-30')
    const signed = await alice(signQuote, { id, signer: 'Sophie Martin' })
    expect(signed).toMatchObject({ state: 'signed', validity: 'signed', signedDay: '2026-03-30' })

    // 7 avril : facturé en entier ; chaque ligne se souvient de la ligne du devis.
    travel('2026-04-07')
    const toIssue = await alice(invoiceQuote, { id })
    expect(toIssue).toMatchObject({
      number: null,
      state: 'draft',
      payment: 'draft',
      incomplete: [],
    })
    expect(
      toIssue.lines.filter((line) => line.kind === 'item').map((line) => line.quoteLine),
    ).toEqual(saved.lines.filter((line) => line.kind === 'item').map((line) => line.id))
    expect((await alice(showQuote, { id })).invoicing).toBe('whole')
    await expect(alice(invoiceQuote, { id })).rejects.toMatchObject({ reason: 'already_invoiced' })

    // 9 avril : émise.
    travel('2026-04-09')
    const invoice = await alice(issueInvoice, { id: toIssue.id })
    expect(invoice).toMatchObject({
      number: 'FA-2026-00001',
      state: 'issued',
      payment: 'unpaid',
      day: '2026-04-09',
      dueDay: '2026-05-09',
      outstanding: 686_45,
      totals: { net: 590_04, tax: 96_41, gross: 686_45 },
    })
    const stored = await owner.query(
      `select number, state, net, tax, gross, settled, day::text, due_day::text,
         frozen->'buyer'->>'name' as buyer, frozen->'totals'->>'gross' as frozen_gross,
         frozen->>'quoteNumber' as quote_number
       from invoice where company_id = $1`,
      [companies.lumiere],
    )
    expect(stored.rows).toEqual([
      {
        number: 'FA-2026-00001',
        state: 'issued',
        net: '59004',
        tax: '9641',
        gross: '68645',
        settled: '0',
        day: '2026-04-09',
        due_day: '2026-05-09',
        buyer: 'Boulangerie Martin',
        frozen_gross: '68645',
        quote_number: 'DV-2026-0001',
      },
    ])
    const groups = await owner.query(
      `select category, rate, base, tax from invoice_vat where company_id = $1 order by rate desc`,
      [companies.lumiere],
    )
    expect(groups.rows).toEqual([
      { category: 'S', rate: 2000, base: '37404', tax: '7481' },
      { category: 'S', rate: 1000, base: '21600', tax: '2160' },
    ])
    const printed = (await readBack((await alice(invoicePdf, { id: invoice.id })) as Uint8Array))
      .text
    for (const said of [
      'FA-2026-00001',
      '09/04/2026',
      '09/05/2026',
      'DV-2026-0001',
      'BC 4471',
      'Boulangerie Martin',
      '590,04 €',
      '96,41 €',
      '686,45 €',
      '374,04 €',
      '74,81 €',
      '216,00 €',
      '21,60 €',
      'Pas d’escompte pour paiement anticipé',
      '40 €',
    ]) {
      expect(joined(printed)).toContain(joined(said))
    }

    // 30 avril : la moitié arrive ; la carte est orange.
    travel('2026-04-30')
    const half = await alice(recordPayment, { customer, method: 'transfer', amount: cents(343_22) })
    expect(half).toMatchObject({ allocated: 343_22, remaining: 0, allocation: 'allocated' })
    const tiles = async () => (await alice(listInvoices, page)).indicators
    expect(await tiles()).toMatchObject({
      unpaid: { count: 0, amount: 0 },
      partial: { count: 1, amount: 343_23 },
      settled: { count: 0, amount: 0 },
      late: { count: 0, amount: 0 },
    })

    // 12 mai : trois jours de retard, en rouge.
    travel('2026-05-12')
    expect(await alice(showInvoice, { id: invoice.id })).toMatchObject({
      payment: 'partial',
      lateDays: 3,
      settled: 343_22,
      outstanding: 343_23,
    })
    expect((await tiles())['late']).toMatchObject({ count: 1, amount: 343_23 })

    // 15 mai : un chèque de 400 € solde la facture ; 56,77 € restent sur le compte.
    travel('2026-05-15')
    const cheque = await alice(recordPayment, {
      customer,
      method: 'cheque',
      amount: cents(400_00),
      reference: 'Chèque 0042',
    })
    expect(cheque).toMatchObject({ allocated: 343_23, remaining: 56_77, allocation: 'partial' })
    expect(await alice(showInvoice, { id: invoice.id })).toMatchObject({
      payment: 'settled',
      lateDays: null,
      outstanding: 0,
    })
    expect(await tiles()).toMatchObject({
      partial: { count: 0, amount: 0 },
      settled: { count: 1, amount: 686_45 },
      late: { count: 0, amount: 0 },
    })

    // Le compte du client, à toute date.
    const balance = async (on: string) =>
      (await alice(customerBalance, { id: customer, on: day(on) })).balance
    expect(await balance('2026-04-08')).toBe(0)
    expect(await balance('2026-04-09')).toBe(686_45)
    expect(await balance('2026-04-30')).toBe(343_23)
    expect(await balance('2026-05-15')).toBe(-56_77)
    expect(await alice(customerOutstanding, { id: customer })).toMatchObject({
      outstanding: 0,
      late: 0,
      onAccount: 56_77,
      balance: -56_77,
      invoices: [],
      payments: [{ id: cheque.id, remaining: 56_77 }],
    })
    const ledger = await alice(customerTransactions, { id: customer, ...page })
    expect(
      ledger.rows.map(({ kind, label, amount, balance: after }) => [kind, label, amount, after]),
    ).toEqual([
      ['invoice', 'FA-2026-00001', 686_45, 686_45],
      ['payment', '', -343_22, 343_23],
      ['payment', 'Chèque 0042', -400_00, -56_77],
    ])
    expect(ledger).toMatchObject({ opening: 0, closing: -56_77, total: 3 })

    // Dans la base, la somme des imputations est ce qui est réglé.
    const allocated = await owner.query(
      `select sum(a.amount) as allocated, (select settled from invoice where company_id = $1) as settled
       from allocation a where a.company_id = $1`,
      [companies.lumiere],
    )
    expect(allocated.rows).toEqual([{ allocated: '68645', settled: '68645' }])

    // Rien n’est dû : il n’y a rien à imputer.
    const again = await alice(allocatePayment, { id: cheque.id })
    expect(again).toMatchObject({ allocated: 343_23, remaining: 56_77 })
  }))
