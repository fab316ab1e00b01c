// L’histoire d’un poseur : un acompte de 30 %, trois situations avec 5 % de retenue de garantie, un
// avenant, un avoir, le décompte final, la réception et la retenue encaissée un an après.
import { expect, test } from 'vitest'
import { checkBooks } from '#features/insight/checks/queries.ts'
import { quoteBilling } from '#features/sales/billing/contract.ts'
import {
  creditInvoice,
  type Invoice,
  issueInvoice,
  listInvoices,
  showInvoice,
  viewInvoice,
} from '#features/sales/invoices/contract.ts'
import { recordPayment } from '#features/sales/payments/contract.ts'
import type { Day } from '#kernel/day.ts'
import { bps, cents, quantity } from '#kernel/money.ts'
import { line, newClient, page, signedQuote, vat10 } from '#test/deal.ts'
import { type Scene, scene } from '#test/scene.ts'

const { addAmendment, invoiceStep, receiveWorks, savePlan, showPlan } = quoteBilling

const nil = { day: null, percent: null, amount: null }
/** Les espaces insécables, en espaces. */
const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ')

const step = { ...nil, trigger: 'hand' as const }

/** HT, TVA et TTC de tout ce qui est émis, taux par taux. */
async function books({ owner }: Scene, quote: string) {
  const { rows } = await owner.query(
    `select v.rate, sum(v.base)::int as base, sum(v.tax)::int as tax from invoice i
     join invoice_vat v on v.company_id = i.company_id and v.invoice_id = i.id
     where i.quote_id = $1 and i.state = 'issued' group by 1 order by 1 desc`,
    [quote],
  )
  return rows.map(({ rate, base, tax }) => [rate, base, tax])
}

test('acompte 30 % → trois situations, retenue 5 %, avenant, avoir → décompte → retenue libérée', () =>
  scene('2026-03-02', async (on) => {
    const { alice, travel } = on
    const { id: customer } = await newClient(alice)
    // Fournitures 8 000,00 à 20 % et pose 2 000,00 à 10 % : 11 800,00 TTC.
    const quote = await signedQuote(alice, customer, [
      line('Menuiseries', 1_000_00, { quantity: quantity(80_000) }),
      line('Pose', 50_00, { quantity: quantity(400_000), vat: vat10, nature: 'service' }),
    ])
    const { id } = quote
    const plan = await alice(savePlan, {
      id,
      version: 0,
      recovery: 'progress',
      retention: bps(500),
      bond: '',
      steps: [
        {
          ...step,
          kind: 'deposit',
          label: 'À la commande',
          trigger: 'signature',
          percent: bps(3000),
        },
        { ...step, kind: 'situation', label: 'Dépose', percent: bps(4000) },
        { ...step, kind: 'situation', label: 'Pose', percent: bps(7000) },
        { ...step, kind: 'situation', label: 'Finitions', percent: bps(9000) },
        { ...step, kind: 'balance', label: 'Solde', trigger: 'reception' },
      ],
    })
    expect(plan.steps.map(({ dueSince }) => dueSince)).toEqual([
      '2026-03-02',
      null,
      null,
      null,
      null,
    ])
    const bill = async (at: number, more = {}): Promise<Invoice> => {
      const { steps } = await alice(showPlan, { id })
      const draft = await alice(invoiceStep, { id, step: steps[at]!.id, ...more })
      return alice(issueInvoice, { id: draft.id })
    }
    const pay = (invoice: Invoice, amount: number) =>
      alice(recordPayment, {
        customer,
        method: 'transfer',
        amount: cents(amount),
        allocations: [{ invoice: invoice.id, amount: cents(amount) }],
      })

    // 30 % de 11 800,00 ; l’étape facturée est figée.
    const deposit = await bill(0)
    expect([deposit.kind, deposit.payable]).toEqual(['deposit', 3_540_00])
    await pay(deposit, 3_540_00)
    const { steps, version } = await alice(showPlan, { id })
    await expect(
      alice(savePlan, {
        id,
        version,
        recovery: 'progress',
        retention: bps(500),
        bond: '',
        steps: steps.slice(1).map(({ dueSince: _, invoice: __, ...one }) => one),
      }),
    ).rejects.toMatchObject({ reason: 'step_billed' })

    // Situation 1, 40 % : 4 720,00 de travaux, moins 40 % de l’acompte ; 5 % de retenue des travaux.
    travel('2026-04-01')
    const first = await bill(1)
    expect(first.kind).toBe('situation')
    expect(first.totals.gross).toBe(4_720_00)
    expect(first.deductions.map((one) => one.gross)).toEqual([1_416_00])
    expect([first.payable, first.retention?.amount]).toEqual([3_304_00, 236_00])
    await pay(first, 3_068_00)
    // Ce qui reste est retenu : rien n’est en retard, même longtemps après.
    travel('2026-06-15')
    const held = await alice(showInvoice, { id: first.id })
    expect([held.outstanding, held.dueDay, held.lateDays]).toEqual([236_00, null, null])

    // Situation 2, par ligne : menuiseries posées, pose à moitié.
    const second = await bill(2, {
      lines: [
        { line: quote.lines[0]!.id, percent: bps(10_000) },
        { line: quote.lines[1]!.id, percent: bps(5_000) },
      ],
    })
    // 4 800,00 à 20 % et 200,00 à 10 % de plus.
    expect([second.totals.net, second.totals.gross]).toEqual([5_000_00, 5_980_00])
    const view = await alice(viewInvoice, { id: second.id })
    const items = view.lines.filter((one) => one.kind === 'item')
    expect(
      items.map((one) =>
        [one.quantity, one.price, one.discount, one.earlier, one.net].map((text) =>
          plain(text ?? ''),
        ),
      ),
    ).toEqual([
      ['100 %', '8 000,00', '8 000,00', '3 200,00', '4 800,00'],
      ['50 %', '2 000,00', '1 000,00', '800,00', '200,00'],
    ])
    expect(plain(view.mentions.join(' '))).toContain(
      'Retenue de garantie de 5 % (loi n° 71-584 du 16 juillet 1971)',
    )

    // Un avenant signé entre dans le marché : 1 000,00 HT de plus.
    const more = await signedQuote(alice, customer, [line('Volets', 1_000_00)])
    const amended = await alice(addAmendment, { id, amendment: more.id })
    expect(amended.figures.signed).toBe(13_000_00)

    // La situation 2 était trop haute : un avoir de 2 menuiseries, et la troisième les refacture.
    travel('2026-07-01')
    const credit = await alice(creditInvoice, {
      id: second.id,
      lines: [
        { line: second.lines.find((one) => one.kind === 'item')!.id, quantity: quantity(20_000) },
      ],
    })
    await alice(issueInvoice, { id: credit.id })
    const third = await bill(3)
    // 90 % de 8 000,00, de 2 000,00 et de 1 000,00, moins les 6 000,00 et 1 000,00 qui restent facturés.
    expect(third.totals.net).toBe(2_900_00)

    // Décompte final à la réception ; tout ce qui est facturé est ce qui est signé, avenant compris.
    travel('2026-09-30')
    await alice(receiveWorks, { id, day: '2026-09-30' as Day })
    expect((await alice(showPlan, { id })).steps.at(-1)!.dueSince).toBe('2026-09-30')
    const last = await bill(4)
    expect(await books(on, id)).toEqual([
      [2000, 9_000_00, 1_800_00],
      [1000, 2_000_00, 200_00],
    ])
    for (const invoice of [second, third, last]) {
      const { outstanding, retention } = await alice(showInvoice, { id: invoice.id })
      if (outstanding - (retention?.held ?? 0) > 0) {
        await pay(invoice, outstanding - (retention?.held ?? 0))
      }
    }
    const done = await alice(showPlan, { id })
    expect(done.figures).toMatchObject({
      signed: 13_000_00,
      invoiced: 13_000_00,
      left: 0,
      drafts: 0,
    })
    expect(done.figures.held).toBe(done.figures.outstanding)
    expect(done.figures.held).toBeLessThanOrEqual(650_00)
    expect(done.retentionDay).toBe('2027-09-30')

    // Un an après la réception, ce qui est retenu devient exigible, puis en retard.
    travel('2027-10-02')
    const due = await alice(showPlan, { id })
    expect([due.figures.held, due.figures.outstanding]).toEqual([0, done.figures.held])
    const { indicators, rows } = await alice(listInvoices, { ...page, late: 'true' })
    expect(indicators['late']?.amount).toBe(done.figures.held)
    expect(new Set(rows.map(({ lateDays }) => lateDays))).toEqual(new Set([2]))
    for (const row of rows) await pay({ ...last, id: row.id }, row.outstanding)
    expect((await alice(showPlan, { id })).figures).toMatchObject({
      outstanding: 0,
      collected: 13_000_00,
    })
    await on.as('alice', async (act) => {
      for (const check of await checkBooks(act)) expect(check.examples, check.name).toEqual([])
    })
  }))
