// Règlement sur trois factures → chèque impayé → trop-perçu → avoir → remboursement → relevé : six mois
// d’un même client, chaque montant vérifié par l’API, dans la base et sur le relevé en PDF.
import { expect, test } from 'vitest'
import {
  create as createCustomer,
  show as showCustomer,
} from '#features/relation/customers/contract.ts'
import {
  createInvoice,
  creditInvoice,
  issueInvoice,
  showInvoice,
} from '#features/sales/invoices/contract.ts'
import {
  allocatePayment,
  customerBalance,
  customerOutstanding,
  customerTransactions,
  listPayments,
  recordPayment,
  recordRefund,
  reversePayment,
  showPayment,
} from '#features/sales/payments/contract.ts'
import { showStatement, statementPdf } from '#features/sales/statements/contract.ts'
import { checkBooks } from '#features/insight/checks/queries.ts'
import { type Day, day } from '#kernel/day.ts'
import { bps, cents, quantity } from '#kernel/money.ts'
import { line, page, vat10, vat20, vat55 } from '#test/deal.ts'
import { joined, readBack } from '#test/read-pdf.ts'
import { type Scene, scene, type Someone } from '#test/scene.ts'

/** Ce que la base dit du compte d’un client, ligne à ligne. */
async function inDatabase({ owner }: Scene, customer: string) {
  const { rows } = await owner.query<{ due: string; received: string; free: string }>(
    `select
       coalesce((select sum(gross - settled) from invoice where customer_id = $1 and state = 'issued'), 0) as due,
       coalesce((select sum(amount) from payment where customer_id = $1), 0) as received,
       coalesce((select sum(amount - allocated) from payment where customer_id = $1), 0) as free`,
    [customer],
  )
  const { due, received, free } = rows[0]!
  return { due: Number(due), received: Number(received), free: Number(free) }
}

async function issue(by: Someone, customer: string, lines: ReturnType<typeof line>[], dueDay: Day) {
  const { id } = await by(createInvoice, { customer, discount: bps(0), lines, dueDay })
  return by(issueInvoice, { id })
}

test(
  'un règlement sur trois factures, un trop-perçu, un remboursement, un relevé',
  { timeout: 120_000 },
  () =>
    scene('2026-01-12', async (play) => {
      const { alice, travel, as } = play
      const { id: customer } = await alice(createCustomer, {
        name: 'Boulangerie Martin',
        siren: '552100554',
        addresses: [{ street: '4 place du Marché', postalCode: '69001', city: 'Lyon' }],
      })
      const balance = async (on: string) =>
        (await alice(customerBalance, { id: customer, on: day(on) })).balance

      // Janvier, février, mars : trois factures, à trois taux.
      const first = await issue(
        alice,
        customer,
        [line('Suspension laiton', 250_00, { quantity: quantity(20_000) })],
        day('2026-02-11'),
      )
      expect(first.totals).toMatchObject({ net: 500_00, tax: 100_00, gross: 600_00 })
      travel('2026-02-16')
      const second = await issue(
        alice,
        customer,
        [
          line('Pose', 300_00, { nature: 'service', vat: vat10 }),
          line('Dépose', 45_50, { vat: vat20 }),
        ],
        day('2026-03-18'),
      )
      expect(second.totals).toMatchObject({ net: 345_50, tax: 39_10, gross: 384_60 })
      travel('2026-03-09')
      const third = await issue(
        alice,
        customer,
        [line('Livre', 100_00, { vat: vat55 }), line('Applique', 80_00)],
        day('2026-04-08'),
      )
      expect(third.totals).toMatchObject({ net: 180_00, tax: 21_50, gross: 201_50 })
      expect(await balance('2026-03-09')).toBe(1_186_10)

      // 20 mars : un chèque de 1 000 € sur les trois, au plus ancien d’abord.
      travel('2026-03-20')
      const cheque = await alice(recordPayment, {
        customer,
        method: 'cheque',
        amount: cents(1_000_00),
        reference: 'Chèque 0042',
      })
      expect(
        cheque.allocations.map(({ number, amount, outstanding }) => [number, amount, outstanding]),
      ).toEqual([
        [first.number, 600_00, 0],
        [second.number, 384_60, 0],
        [third.number, 15_40, 186_10],
      ])
      expect(await inDatabase(play, customer)).toEqual({ due: 186_10, received: 1_000_00, free: 0 })

      // Le même, saisi une seconde fois cinq minutes plus tard : refusé.
      await expect(
        alice(recordPayment, {
          customer,
          method: 'cheque',
          amount: cents(1_000_00),
          reference: 'Chèque 0042',
        }),
      ).rejects.toMatchObject({ reason: 'same_payment', problem: { existing: cheque.id } })

      // 2 avril : il revient impayé. Les trois factures sont dues de nouveau.
      travel('2026-04-02')
      await alice(reversePayment, {
        id: cheque.id,
        reason: 'rejected',
        note: 'Provision insuffisante',
      })
      expect(await alice(showPayment, { id: cheque.id })).toMatchObject({ standing: 'rejected' })
      const states = async () =>
        Promise.all(
          [first, second, third].map(async ({ id }) => {
            const { payment, outstanding, lateDays } = await alice(showInvoice, { id })
            return [payment, outstanding, lateDays]
          }),
        )
      expect(await states()).toEqual([
        ['unpaid', 600_00, 50],
        ['unpaid', 384_60, 15],
        ['unpaid', 201_50, null],
      ])
      expect(await inDatabase(play, customer)).toEqual({ due: 1_186_10, received: 0, free: 0 })
      expect([await balance('2026-04-01'), await balance('2026-04-02')]).toEqual([186_10, 1_186_10])

      // 15 avril : un virement de 1 300 € : tout est soldé, 113,90 € restent en compte.
      travel('2026-04-15')
      const transfer = await alice(recordPayment, {
        customer,
        method: 'transfer',
        amount: cents(1_300_00),
        reference: 'VIR MARTIN',
      })
      expect(transfer).toMatchObject({
        allocated: 1_186_10,
        remaining: 113_90,
        allocation: 'partial',
      })
      expect((await states()).map(([payment]) => payment)).toEqual([
        'settled',
        'settled',
        'settled',
      ])
      expect(await alice(customerOutstanding, { id: customer })).toMatchObject({
        outstanding: 0,
        onAccount: 113_90,
        owed: 113_90,
        balance: -113_90,
      })

      // 4 mai : la troisième facture est reprise : l’avoir, déjà réglée, revient au client.
      travel('2026-05-04')
      const credit = await alice(issueInvoice, await alice(creditInvoice, { id: third.id }))
      expect(credit).toMatchObject({ outstanding: -201_50 })
      expect((await alice(customerOutstanding, { id: customer })).owed).toBe(315_40)

      // 6 mai : une nouvelle facture de 90 € prend sur ce qui est en compte.
      travel('2026-05-06')
      const fourth = await issue(alice, customer, [line('Ampoules', 75_00)], day('2026-06-05'))
      expect(fourth.totals.gross).toBe(90_00)
      await alice(allocatePayment, {
        id: transfer.id,
        allocations: [{ invoice: fourth.id, amount: cents(90_00) }],
      })
      expect(await alice(showInvoice, { id: fourth.id })).toMatchObject({ payment: 'settled' })

      // 11 mai : le reste lui est rendu. 225,40 € = 23,90 € en compte + 201,50 € d’avoir ; pas un de plus.
      travel('2026-05-11')
      const refunding = { customer, method: 'transfer', reference: 'Remboursement' } as const
      await expect(
        alice(recordRefund, { ...refunding, amount: cents(225_41) }),
      ).rejects.toMatchObject({ reason: 'beyond_owed' })
      const refund = await alice(recordRefund, { ...refunding, amount: cents(225_40) })
      expect(refund).toMatchObject({
        kind: 'refund',
        amount: -225_40,
        remaining: 0,
        returns: [{ payment: transfer.id, amount: 23_90 }],
        allocations: [{ invoice: credit.id, amount: -201_50, outstanding: 0 }],
      })
      expect(await inDatabase(play, customer)).toEqual({ due: 0, received: 1_074_60, free: 0 })
      expect(await alice(customerOutstanding, { id: customer })).toMatchObject({
        owed: 0,
        balance: 0,
      })
      expect((await alice(showCustomer, { id: customer })).figures).toMatchObject({
        balance: 0,
        overdue: 0,
      })

      // 1er juin : une dernière facture, puis le relevé de tout.
      travel('2026-06-01')
      const last = await issue(alice, customer, [line('Lustre', 410_00)], day('2026-06-30'))
      travel('2026-07-10')
      const statement = await alice(showStatement, { id: customer, from: day('2026-02-01') })
      expect(
        statement.rows.map(({ kind, day: on, amount, balance: after }) => [
          kind,
          on,
          amount,
          after,
        ]),
      ).toEqual([
        ['invoice', '2026-02-16', 384_60, 984_60],
        ['invoice', '2026-03-09', 201_50, 1_186_10],
        ['payment', '2026-03-20', -1_000_00, 186_10],
        ['reversal', '2026-04-02', 1_000_00, 1_186_10],
        ['payment', '2026-04-15', -1_300_00, -113_90],
        ['credit_note', '2026-05-04', -201_50, -315_40],
        ['invoice', '2026-05-06', 90_00, -225_40],
        ['refund', '2026-05-11', 225_40, 0],
        ['invoice', '2026-06-01', 492_00, 492_00],
      ])
      expect(statement).toMatchObject({
        opening: 600_00,
        closing: 492_00,
        late: 492_00,
        toCome: 0,
        ageing: { to_come: 0, days_30: 492_00, days_60: 0, days_90: 0, older: 0 },
        open: [{ id: last.id, outstanding: 492_00 }],
      })
      // À la date du chèque, le relevé dit ce qu’il disait ce jour-là.
      expect(await alice(showStatement, { id: customer, to: day('2026-03-31') })).toMatchObject({
        closing: 186_10,
        late: 0,
        toCome: 186_10,
        open: [{ id: third.id, outstanding: 186_10 }],
      })

      const printed = await readBack(
        (await alice(statementPdf, { id: customer, from: day('2026-02-01') })) as Uint8Array,
      )
      const said = joined(printed.text)
      for (const part of [
        'Relevé de compte',
        'Boulangerie Martin',
        'Chèque 0042',
        'VIR MARTIN',
        'Remboursement par virement',
        '1 186,10',
        '−113,90',
        '225,40',
        'Solde dû',
        '492,00 €',
        last.number!,
      ]) {
        expect(said).toContain(joined(part))
      }

      // Le compte, la liste et les livres disent la même chose.
      const account = await alice(customerTransactions, { id: customer, ...page })
      expect(account.closing).toBe(492_00)
      const { sums } = await alice(listPayments, { ...page, customer })
      expect(sums).toEqual({ amount: 1_074_60, remaining: 0 })
      const checks = await as('alice', checkBooks)
      expect(checks.filter(({ wrong }) => wrong > 0)).toEqual([])
    }),
)
