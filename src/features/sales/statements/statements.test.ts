import { mailReminder, proposeReminder } from '#features/sales/reminders/contract.ts'
import { listMails, showMail } from '#features/base/mail/contract.ts'
import { describe, expect, test } from 'vitest'
import { creditInvoice, issueInvoice } from '#features/sales/invoices/contract.ts'
import {
  allocatePayment,
  customerBalance,
  customerOutstanding,
  recordPayment,
  recordRefund,
  reversePayment,
} from '#features/sales/payments/contract.ts'
import { addDays, type Day, day, daysBetween } from '#kernel/day.ts'
import { cents } from '#kernel/money.ts'
import { issuedInvoice, newClient, nowhere, page } from '#test/deal.ts'
import { joined, readBack } from '#test/read-pdf.ts'
import { type Scene, scene } from '#test/scene.ts'
import {
  mailStatement,
  proposeStatementMail,
  showStatement,
  statementCsv,
  statementPdf,
} from './contract.ts'

const plainly = (text: string): string => text.replace(/[\u202f\u00a0]/gu, ' ')

const long = { timeout: 120_000 }
const start = day('2026-01-05')

/** A story of four months, from one seed: invoices, payments, refunds, credit notes, reversals. */
async function story(play: Scene, seed: number): Promise<{ customer: string; end: Day }> {
  const { alice, travel } = play
  let state = seed
  const dice = (n: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * n)
  }
  travel(start)
  const { id: customer } = await newClient(alice)
  const invoices: string[] = []
  const payments: string[] = []
  let today = start
  for (let step = 0; step < 34; step += 1) {
    today = addDays(today, dice(6))
    travel(today)
    const amount = cents(6_00 * (1 + dice(60)))
    const act = dice(7)
    const acts = [
      async () => {
        const dueDay = addDays(today, dice(60))
        invoices.push((await issuedInvoice(alice, customer, amount, { dueDay })).id)
      },
      async () => {
        const past = addDays(today, -dice(5))
        const paid = {
          customer,
          method: 'cheque',
          amount,
          day: past < start ? start : past,
        } as const
        payments.push((await alice(recordPayment, { ...paid, second: true })).id)
      },
      async () =>
        alice(recordPayment, { customer, method: 'card', amount, allocations: [], second: true }),
      async () => {
        const { owed } = await alice(customerOutstanding, { id: customer })
        const back = { customer, method: 'transfer', second: true } as const
        if (owed > 0) await alice(recordRefund, { ...back, amount: cents(1 + dice(owed)) })
      },
      async () => {
        const { payments: free } = await alice(customerOutstanding, { id: customer })
        const one = free.find(({ remaining }) => remaining > 0)
        if (one) await alice(allocatePayment, { id: one.id })
      },
      async () => {
        const id = invoices.splice(dice(invoices.length), 1)[0]
        if (id) await alice(issueInvoice, await alice(creditInvoice, { id }))
      },
      async () => {
        const id = payments.splice(dice(payments.length), 1)[0]
        if (id) await alice(reversePayment, { id, reason: 'rejected' })
      },
    ]
    await acts[step < 4 ? step % 2 : act]!()
  }
  return { customer, end: today }
}

/** What the rows themselves say of a day, counted from nothing. */
async function recounted({ owner }: Scene, customer: string, on: Day) {
  const all = async <T>(sql: string) => (await owner.query(sql, [customer])).rows as T[]
  type Document = { id: string; kind: string; day: Day; due: Day | null; gross: string }
  type Money = { id: string; day: Day; amount: string }
  type Tie = { p: string | null; n: string | null; i: string; amount: string }
  const documents = await all<Document>(
    `select id, kind, day::text, due_day::text as due, gross from invoice
     where customer_id = $1 and state = 'issued' and not imported`,
  )
  const money = await all<Money>('select id, day::text, amount from payment where customer_id = $1')
  const ties = await all<Tie>(
    `select a.payment_id as p, a.credit_note_id as n, a.invoice_id as i, a.amount
     from allocation a join invoice i on i.id = a.invoice_id where i.customer_id = $1`,
  )
  const dayOf = (id: string | null) => [...documents, ...money].find((one) => one.id === id)!.day
  const counted = ties.filter((tie) => dayOf(tie.i) <= on && dayOf(tie.p ?? tie.n) <= on)
  const total = (of: readonly { amount: string }[]) =>
    of.reduce((n, one) => n + Number(one.amount), 0)
  const open = documents
    .filter((one) => one.day <= on)
    .map((one) => ({
      ...one,
      left:
        Number(one.gross) -
        total(counted.filter((tie) => tie.i === one.id)) +
        total(counted.filter((tie) => tie.n === one.id)),
    }))
  const received = total(money.filter((one) => one.day <= on))
  const buckets = [0, 0, 0, 0, 0]
  for (const one of open.filter(({ left }) => left > 0)) {
    const late = one.due === null ? 0 : daysBetween(one.due, on)
    buckets[late <= 0 ? 0 : late <= 30 ? 1 : late <= 60 ? 2 : late <= 90 ? 3 : 4]! += one.left
  }
  return {
    balance: open.reduce((n, one) => n + Number(one.gross), 0) - received,
    buckets,
    credits: -open.filter(({ left }) => left < 0).reduce((n, { left }) => n + left, 0) + 0,
    onAccount: received - total(counted.filter((tie) => tie.p !== null)),
  }
}

describe('at whatever day', () => {
  test.each([1, 2, 3])(
    'the statement is what the rows say, recounted from nothing (%i)',
    long,
    (seed) =>
      scene(start, async (play) => {
        const { alice } = play
        const { customer, end } = await story(play, seed)
        for (let on = addDays(start, -1); on <= end; on = addDays(on, 3)) {
          const told = await recounted(play, customer, on)
          const from = addDays(on, -20)
          const view = await alice(showStatement, { id: customer, from, to: on })
          const { balance } = await alice(customerBalance, { id: customer, on })
          const before = await alice(customerBalance, { id: customer, on: addDays(from, -1) })
          expect([view.closing, balance, view.opening], on).toEqual([
            told.balance,
            told.balance,
            before.balance,
          ])
          expect(Object.values(view.ageing), on).toEqual(told.buckets)
          expect([view.credits, view.onAccount], on).toEqual([told.credits, told.onAccount])
          // A figure is the sum of what it opens, and what is due less what is theirs is the balance.
          expect(view.late + view.toCome - view.credits - view.onAccount, on).toBe(view.closing)
          let running: number = view.opening
          for (const row of view.rows) expect(row.balance).toBe((running += row.amount))
          expect(running).toBe(view.closing)
        }
      }),
  )
})

describe('the file', () => {
  test('in PDF: the figures of the screen, in the language of the client', () =>
    scene('2026-01-10', async ({ alice, travel }) => {
      const { id: customer } = await newClient(alice)
      const invoice = await issuedInvoice(alice, customer, 1_200_00)
      travel('2026-03-31')
      await alice(recordPayment, {
        customer,
        method: 'cheque',
        amount: cents(350_50),
        reference: 'Chèque 0042',
      })
      const view = await alice(showStatement, { id: customer })
      expect(view).toMatchObject({
        from: '2025-12-01',
        to: '2026-03-31',
        opening: 0,
        closing: 849_50,
      })
      const text = joined(
        (await readBack((await alice(statementPdf, { id: customer })) as Uint8Array)).text,
      )
      for (const part of [
        'Relevé de compte',
        'Boulangerie Martin',
        invoice.number!,
        'Chèque 0042',
        '1 200,00',
        '350,50',
        '849,50',
      ]) {
        expect(text).toContain(joined(part))
      }
      const english = await newClient(alice, { name: 'Bakery', language: 'en' })
      await issuedInvoice(alice, english.id, 60_00)
      const other = await alice(statementPdf, { id: english.id })
      expect((await readBack(other as Uint8Array)).text).toContain('Statement of account')
      const csv = new TextDecoder().decode(
        (await alice(statementCsv, { id: customer })) as Uint8Array,
      )
      expect(csv).toContain(`${invoice.number};`)
      expect(csv).toContain('849,50')
    }))

  test('by e-mail: proposed to whoever pays, and kept with what was sent', () =>
    scene('2026-03-31', async ({ alice, gilles }) => {
      const { id } = await newClient(alice, {
        contacts: [{ lastName: 'Martin', email: 'compta@martin.example', forBilling: true }],
      })
      await issuedInvoice(alice, id, 120_00)
      const { to, subject, body, attachments } = await alice(proposeStatementMail, { id })
      expect(to).toEqual([{ address: 'compta@martin.example', name: 'Martin' }])
      expect(plainly(body)).toContain('Le solde s’élève à 120,00 €.')
      expect(attachments).toEqual([{ name: 'Relevé Boulangerie Martin 2026-03-31.pdf' }])
      const sent = await alice(mailStatement, { id, to, cc: [], subject, body })
      const { rows } = await alice(listMails, { customer: id, ...page })
      expect(rows).toMatchObject([
        { id: sent.id, kind: 'statement', about: { type: 'customer', id }, to },
      ])
      expect(rows[0]?.attachments).toMatchObject([{ name: attachments[0]!.name }])
      await expect(gilles(mailStatement, { id, to, cc: [], subject, body })).rejects.toMatchObject({
        reason: 'forbidden',
      })
    }))

  test('a reminder: of what is overdue, in the tone that fits, with its letter', () =>
    scene('2026-01-10', async ({ alice, travel }) => {
      const { id } = await newClient(alice, { email: 'contact@martin.example' })
      const old = await issuedInvoice(alice, id, 120_00, { dueDay: day('2026-02-09') })
      expect((await alice(proposeReminder, { id })).attachments).toEqual([])
      const idle = {
        id,
        to: [{ address: 'a@b.example', name: '' }],
        cc: [],
        subject: 'x',
        body: 'x',
      }
      await expect(alice(mailReminder, idle)).rejects.toMatchObject({ reason: 'nothing_overdue' })
      travel('2026-02-12')
      const gentle = await alice(proposeReminder, { id })
      expect(gentle.subject).toContain(old.number)
      const later = await issuedInvoice(alice, id, 60_00, { dueDay: day('2026-03-14') })
      travel('2026-03-31')
      const notice = await alice(proposeReminder, { id })
      expect(notice.subject).toMatch(/^Mise en demeure – /)
      for (const part of ['180,00 €', 'des 2 factures', old.number!, later.number!, '80,00 €']) {
        expect(plainly(notice.body)).toContain(part)
      }
      const { to, subject, body } = notice
      const sent = await alice(mailReminder, { id, to, cc: [], subject, body })
      const { attachments } = await alice(showMail, { id: sent.id })
      const at = `/api/v1/mails/${sent.id}/attachments/${attachments[0]!.rank}`
      const letter = await alice.raw('GET', at)
      const said = joined((await readBack(new Uint8Array(await letter.arrayBuffer()))).text)
      for (const part of ['Mise en demeure', old.number!, later.number!, '50 j', '180,00 €']) {
        expect(said).toContain(joined(part))
      }
    }))

  test('not upside down, not of another company, not for everyone', () =>
    scene('2026-03-31', async ({ alice, eve, bruno, fanny }) => {
      const { id } = await newClient(alice)
      await expect(
        alice(showStatement, { id, from: day('2026-04-01'), to: day('2026-03-31') }),
      ).rejects.toMatchObject({ reason: 'period_upside_down', problem: { param: 'from' } })
      for (const endpoint of [showStatement, statementPdf, statementCsv]) {
        await expect(alice(endpoint, { id: nowhere })).rejects.toMatchObject({
          reason: 'not_found',
        })
        await expect(eve(endpoint, { id })).rejects.toMatchObject({ reason: 'not_found' })
        await expect(bruno(endpoint, { id })).rejects.toMatchObject({ reason: 'not_found' })
        await expect(fanny(endpoint, { id })).rejects.toMatchObject({ reason: 'forbidden' })
      }
    }))
})
