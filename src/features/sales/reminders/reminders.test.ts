// Reminders that leave by themselves, and those that do not: on the clock of the company.
import { expect, test } from 'vitest'
import { list as listCustomers } from '#features/relation/customers/contract.ts'
import { showMail } from '#features/base/mail/contract.ts'
import { creditInvoice } from '#features/sales/invoices/contract.ts'
import { recordPayment } from '#features/sales/payments/contract.ts'
import { signQuote } from '#features/sales/quotes/contract.ts'
import { askAboutQuote, makeQuoteLink } from '#features/sales/signatures/contract.ts'
import { addDays, type Day, day, dayOf } from '#kernel/day.ts'
import { bps, cents } from '#kernel/money.ts'
import type { Act } from '#server/act.ts'
import { rememberSite } from '#server/site.ts'
import { issuedInvoice, newClient, sentQuote } from '#test/deal.ts'
import { configured } from '#test/mailbox.ts'
import { type Scene, scene } from '#test/scene.ts'
import { runClient, runQuote, sweep } from './actions/run.ts'
import {
  chooseClientPlan,
  customerReminders,
  holdInvoiceReminders,
  invoiceReminders,
  listReminders,
  quoteReminders,
  resumeInvoiceReminders,
  resumeQuoteReminders,
} from './contract.ts'
import { listCalls, listPromises, planCall, recordCall } from './contract/calls.ts'
import {
  createPlan,
  listPlans,
  type Plan,
  previewPlan,
  previewText,
  savePlan,
  saveRate,
  switchOff,
  switchOn,
  testText,
} from './contract/plans.ts'
import { usualPlans } from './rules/usual.ts'

const zone = 'Europe/Paris'
const usual = (kind: 'quote' | 'invoice') => usualPlans.find((plan) => plan.kind === kind)!.id
const planOf = async ({ alice }: Scene, kind: 'quote' | 'invoice'): Promise<Plan> =>
  (await alice(listPlans, {})).rows.find(({ id }) => id === usual(kind))!
const on = async (play: Scene, kind: 'quote' | 'invoice', past = true) => {
  const { id, version } = await planOf(play, kind)
  return play.alice(switchOn, { id, version, past })
}

/** What the scheduler does at an instant, to its end: the sweep, then the errands that it left. */
async function tick(play: Scene, instant: string): Promise<void> {
  const now = new Date(instant)
  const at = <T>(fn: (act: Act) => Promise<T>) =>
    play.within(play.companies.lumiere, (act) => fn({ ...act, now, today: dayOf(now, zone) }))
  await at(sweep)
  for (const { task, payload } of await taken(play)) {
    await at((act) =>
      task === 'reminder-quote'
        ? runQuote(act, payload as never)
        : runClient(act, payload as never),
    )
  }
}

/** Takes the errands off the queue, as a worker would. */
async function taken({ owner, companies }: Scene) {
  const { rows } = await owner.query<{ task: string; id: string; payload: unknown }>(
    `select t.identifier as task, j.id, j.payload from graphile_worker._private_jobs j
     join graphile_worker._private_tasks t on t.id = j.task_id
     where t.identifier in ('reminder-quote', 'reminder-client')
       and j.payload ->> 'company' = $1 order by j.id`,
    [companies.lumiere],
  )
  for (const { id } of rows) {
    await owner.query(`delete from graphile_worker._private_jobs where id = $1`, [id])
  }
  return rows.map(({ task, payload }) => ({
    task,
    payload: (payload as { payload: unknown }).payload,
  }))
}

const nine = (on: string): string => `${on}T08:05:00Z`
const page = { offset: 0, limit: 100 }

async function leftOf({ alice }: Scene) {
  const { rows } = await alice(listReminders, page)
  return rows.toReversed().map(({ day: on, tone, channel, amount }) => [on, tone, channel, amount])
}

test('a plan says nothing until it is on, then each level once, for what remains, until it is paid', () =>
  scene('2026-01-05', async (play) => {
    const { alice, travel } = play
    await configured(play)
    const { id: customer } = await newClient(alice, { email: 'compta@martin.example' })
    const { id } = await issuedInvoice(alice, customer, 120_00, { dueDay: day('2026-02-02') })
    travel('2026-03-04')
    await tick(play, nine('2026-03-04'))
    expect(await leftOf(play)).toEqual([])
    const seen = await alice(previewPlan, { id: usual('invoice'), past: 'true' })
    // The thirtieth day, and nothing of what came before it.
    expect(seen).toMatchObject({ nowTotal: 1, amount: 120_00, waiting: 0 })
    expect(seen.now[0]).toMatchObject({ level: { delay: 30 }, to: 'compta@martin.example' })
    expect((await alice(previewPlan, { id: usual('invoice'), past: 'false' })).nowTotal).toBe(1)
    await alice(saveRate, { penaltyRate: bps(1215), version: 1 })
    await on(play, 'invoice')
    // Not before its hour; then once, however often it is tried.
    await tick(play, '2026-03-04T07:50:00Z')
    expect(await leftOf(play)).toEqual([])
    for (const at of [nine('2026-03-04'), nine('2026-03-04'), '2026-03-04T23:30:00Z']) {
      await tick(play, at)
    }
    await tick(play, nine('2026-04-20'))
    expect(await leftOf(play)).toEqual([['2026-03-04', 'notice', 'email', 120_00]])
    const [row] = (await alice(listReminders, page)).rows
    // 120 € × 12.15 % × 30 / 365, and the indemnity.
    expect(row).toMatchObject({ penalties: 1_20, indemnity: 40_00, lateDays: 30 })
    const { body, attachments } = await alice(showMail, { id: row!.mail!.id })
    const plain = body.replace(/[\u202f\u00a0]/gu, ' ')
    for (const part of ['1,20 €', '40,00 €', '161,20 €']) expect(plain).toContain(part)
    expect(attachments).toHaveLength(2)
    expect(await alice(invoiceReminders, { id })).toMatchObject({ next: null, over: null })
    await alice(recordPayment, { customer, amount: cents(120_00), method: 'transfer' })
    expect(await alice(invoiceReminders, { id })).toMatchObject({ over: 'paid' })
  }))

test('level after level, for what remains of several invoices, in one letter a client', () =>
  scene('2026-01-05', async (play) => {
    const { alice, travel } = play
    await configured(play)
    await on(play, 'invoice')
    const { id: customer } = await newClient(alice, { email: 'compta@martin.example' })
    const due = day('2026-02-04')
    const first = await issuedInvoice(alice, customer, 120_00, { dueDay: due })
    await issuedInvoice(alice, customer, 60_00, { dueDay: due })
    for (let n = 0; n < 40; n += 1) {
      const today = addDays(day('2026-01-26'), n)
      if (n === 20) {
        travel(today)
        const part = { invoice: first.id, amount: cents(50_00) }
        await alice(recordPayment, {
          customer,
          amount: cents(50_00),
          method: 'transfer',
          allocations: [part],
        })
      }
      for (const hour of ['05', '08', '12']) await tick(play, `${today}T${hour}:05:00Z`)
    }
    const left = await leftOf(play)
    const days = [...new Set(left.map(([at]) => at))]
    // -5 falls on a Friday, +3 on a Saturday (the Monday then), +15, the call of +22, +30.
    expect(days).toEqual(['2026-01-30', '2026-02-09', '2026-02-19', '2026-02-26', '2026-03-06'])
    expect(left).toHaveLength(10)
    const of = (at: string) => left.filter(([one]) => one === at).map(([, , , amount]) => amount)
    expect(of('2026-02-09').toSorted()).toEqual([120_00, 60_00])
    expect(of('2026-02-19').toSorted()).toEqual([60_00, 70_00])
    const mails = new Set((await alice(listReminders, page)).rows.map(({ mail }) => mail?.id))
    mails.delete(undefined)
    expect(mails.size).toBe(4)
  }))

test('three weeks without a server: one reminder, the last that applies; the clock back: none', () =>
  scene('2026-01-05', async (play) => {
    const { alice } = play
    await configured(play)
    await on(play, 'invoice')
    const { id: customer } = await newClient(alice, { email: 'compta@martin.example' })
    await issuedInvoice(alice, customer, 120_00, { dueDay: day('2026-02-04') })
    await tick(play, nine('2026-01-30'))
    await tick(play, nine('2026-02-23'))
    const once = [
      ['2026-01-30', 'friendly', 'email', 120_00],
      ['2026-02-23', 'firm', 'email', 120_00],
    ]
    expect(await leftOf(play)).toEqual(once)
    for (const back of ['2026-02-09', '2026-01-30', '2026-02-23']) await tick(play, nine(back))
    expect(await leftOf(play)).toEqual(once)
  }))

test('over both changes of the clock, and the hour that comes twice: once', () =>
  scene('2026-01-05', async (play) => {
    const { alice } = play
    await configured(play)
    const plan = await planOf(play, 'invoice')
    const [level] = plan.levels
    const night = (delay: number) => ({
      ...level!,
      id: null,
      delay,
      hour: 2,
      workingDays: false,
      texts: null,
    })
    // 29 March: two o’clock does not exist. 25 October: it comes twice.
    const levels = [night(1), night(211)]
    await alice(savePlan, { id: plan.id, version: plan.version, name: plan.name, levels })
    await on(play, 'invoice')
    const { id: customer } = await newClient(alice, { email: 'compta@martin.example' })
    await issuedInvoice(alice, customer, 120_00, { dueDay: day('2026-03-28') })
    await tick(play, '2026-03-29T00:45:00Z')
    expect(await leftOf(play)).toEqual([])
    for (const at of ['2026-03-29T01:00:00Z', '2026-03-29T01:15:00Z']) await tick(play, at)
    expect(await leftOf(play)).toHaveLength(1)
    await tick(play, '2026-10-24T23:45:00Z')
    expect(await leftOf(play)).toHaveLength(1)
    for (const at of ['2026-10-25T00:15:00Z', '2026-10-25T01:15:00Z']) await tick(play, at)
    expect(await leftOf(play)).toHaveLength(2)
  }))

test('two schedulers at once, and a hand at the same time: each level once', () =>
  scene('2026-01-05', async (play) => {
    const { alice, owner, companies } = play
    await configured(play)
    await on(play, 'invoice')
    const now = new Date(nine('2026-02-09'))
    const ids = []
    for (const name of ['Martin', 'Durand', 'Petit']) {
      const email = `${name.toLowerCase()}@exemple.test`
      const { id } = await newClient(alice, { name, email })
      await issuedInvoice(alice, id, 120_00, { dueDay: day('2026-02-04') })
      ids.push(id)
    }
    const turn = (customer: string) =>
      play.within(companies.lumiere, (act) =>
        runClient({ ...act, now, today: dayOf(now, zone) }, { customer }),
      )
    await Promise.all([...ids, ...ids, ...ids].map(turn))
    expect(await leftOf(play)).toHaveLength(3)
    const { rows } = await owner.query(
      `select count(*)::int as mails from mail where company_id = $1 and kind = 'reminder'`,
      [companies.lumiere],
    )
    expect(rows).toEqual([{ mails: 3 }])
    // The wall behind the code: the same level a second time is refused by the database itself.
    await expect(
      owner.query(
        `insert into reminder (company_id, id, document_id, invoice_id, customer_id, level_id, tone,
           channel, day, at, amount)
         select company_id, gen_random_uuid(), document_id, invoice_id, customer_id, level_id, tone,
           channel, day + 1, at, amount from reminder where company_id = $1 limit 1`,
        [companies.lumiere],
      ),
    ).rejects.toThrow(/reminder_once/)
  }))

test('a message that has not left is taken back once its invoice is paid; without a way out, none is written', () =>
  scene('2026-01-05', async (play) => {
    const { alice, travel } = play
    await rememberSite(play.server.database, { publicUrl: 'http://localhost:3000', mail: false })
    await on(play, 'invoice')
    const { id: customer } = await newClient(alice, { email: 'compta@martin.example' })
    await issuedInvoice(alice, customer, 120_00, { dueDay: day('2026-02-04') })
    await tick(play, nine('2026-02-09'))
    expect(await leftOf(play)).toEqual([])
    await configured(play)
    await tick(play, nine('2026-02-10'))
    const [row] = (await alice(listReminders, page)).rows
    expect(row?.mail?.state).toBe('queued')
    travel('2026-02-10')
    await alice(recordPayment, { customer, amount: cents(120_00), method: 'transfer' })
    await tick(play, '2026-02-10T10:20:00Z')
    expect((await alice(showMail, { id: row!.mail!.id })).state).toBe('cancelled')
  }))

test('a promise, a dispute, a pause, an end: who said it and why; a broken promise is called about', () =>
  scene('2026-01-05', async (play) => {
    const { alice, travel } = play
    await configured(play)
    await on(play, 'invoice')
    const { id: customer } = await newClient(alice, {
      email: 'compta@martin.example',
      phone: '04 72 00 00 00',
    })
    const { id } = await issuedInvoice(alice, customer, 120_00, { dueDay: day('2026-02-04') })
    travel('2026-02-06')
    const promise = { id, kind: 'promise', until: day('2026-02-12') } as const
    for (const [wrong, reason] of [
      [{ ...promise, until: null }, 'hold_day_missing'],
      [{ ...promise, until: day('2026-02-05') }, 'hold_day_past'],
      [{ ...promise, amount: cents(120_01) }, 'promise_amount'],
      [{ id, kind: 'dispute' }, 'hold_reason_missing'],
    ] as const) {
      await expect(alice(holdInvoiceReminders, wrong)).rejects.toMatchObject({ reason })
    }
    await alice(holdInvoiceReminders, { ...promise, amount: cents(100_00) })
    await tick(play, nine('2026-02-12'))
    expect(await leftOf(play)).toEqual([])
    const listed = await alice(listPromises, page)
    expect(listed.indicators).toMatchObject({ ahead: { count: 1, amount: 100_00 } })
    travel('2026-02-13')
    await alice(recordPayment, { customer, amount: cents(99_00), method: 'transfer' })
    const broken = await alice(listPromises, { ...page, standing: ['broken'] })
    expect(broken.rows).toMatchObject([{ standing: 'broken', amount: 100_00, remaining: 21_00 }])
    expect(broken.total).toBe(broken.indicators['broken']!.count)
    expect(await alice(invoiceReminders, { id })).toMatchObject({
      held: false,
      hold: { kind: 'promise', promise: 'broken', person: 'Alice Garnier' },
    })
    await tick(play, nine('2026-02-13'))
    expect(await leftOf(play)).toEqual([['2026-02-13', 'friendly', 'email', 21_00]])
    const { rows: calls } = await alice(listCalls, {})
    expect(calls).toMatchObject([
      {
        customer: { id: customer },
        phones: [{ phone: '+33472000000' }],
        amount: 21_00,
        lateDays: 9,
      },
    ])
    expect(calls[0]!.items).toMatchObject([{ cause: 'broken' }])
    const item = calls[0]!.items[0]!.id
    const called = { customer, calls: [item] }
    await alice(recordCall, { ...called, outcome: 'no_answer' })
    expect((await alice(listCalls, {})).rows).toEqual([])
    // Friday: the next working day is Monday.
    travel('2026-02-16')
    expect((await alice(listCalls, {})).rows[0]!.items).toMatchObject([{ tries: 1 }])
    await alice(recordCall, { ...called, outcome: 'dispute', note: 'Lampe fêlée' })
    await expect(alice(recordCall, { ...called, outcome: 'reached' })).rejects.toMatchObject({
      reason: 'call_closed',
    })
    await tick(play, nine('2026-03-30'))
    expect(await leftOf(play)).toHaveLength(1)
    expect(await alice(invoiceReminders, { id })).toMatchObject({
      held: true,
      hold: { kind: 'dispute', reason: 'Lampe fêlée' },
    })
    expect((await alice(customerReminders, { id: customer })).held).toHaveLength(1)
    travel('2026-03-30')
    await alice(resumeInvoiceReminders, { id })
    await expect(alice(resumeInvoiceReminders, { id })).rejects.toMatchObject({
      reason: 'not_held',
    })
    await alice(holdInvoiceReminders, { id, kind: 'pause', until: day('2026-04-01') })
    await tick(play, nine('2026-03-31'))
    expect(await leftOf(play)).toHaveLength(1)
    await tick(play, nine('2026-04-01'))
    expect(await leftOf(play)).toHaveLength(2)
    travel('2026-04-02')
    await alice(creditInvoice, { id })
  }))

test('quotes: read, expiring, expired; a question on the public page is an answer, and a signature the end', () =>
  scene('2026-01-05', async (play) => {
    const { alice, stranger, travel } = play
    await configured(play)
    await on(play, 'quote')
    const { id: customer } = await newClient(alice, { email: 'compta@martin.example' })
    const { id, validUntil } = await sentQuote(alice, customer)
    expect(validUntil).toBe('2026-02-04')
    await tick(play, nine('2026-01-12'))
    const [first] = (await alice(listReminders, page)).rows
    expect(first).toMatchObject({ level: { anchor: 'sent', delay: 7 }, document: { id } })
    const { body } = await alice(showMail, { id: first!.mail!.id })
    expect(body).toContain('{{lien}}')
    travel('2026-01-13')
    const { link } = await alice(makeQuoteLink, { id })
    const token = link!.split('/').at(-1)!
    await stranger(askAboutQuote, { token, question: 'Et en noir ?', name: 'Lucie' })
    await tick(play, nine('2026-01-30'))
    expect(await leftOf(play)).toHaveLength(1)
    expect(await alice(quoteReminders, { id })).toMatchObject({
      held: true,
      hold: { kind: 'reply' },
    })
    travel('2026-01-30')
    await alice(resumeQuoteReminders, { id })
    await tick(play, nine('2026-01-30'))
    expect(await leftOf(play)).toHaveLength(2)
    await tick(play, nine('2026-02-06'))
    expect((await alice(listReminders, page)).rows[0]).toMatchObject({
      level: { anchor: 'expiry', delay: 2 },
    })
    const other = await sentQuote(alice, customer)
    await alice(signQuote, { id: other.id, signer: 'Lucie' })
    await tick(play, nine('2026-02-20'))
    expect(await alice(quoteReminders, { id: other.id })).toMatchObject({
      over: 'signed',
      left: [],
    })
  }))

test('a client has another plan, or none; nobody’s address is a call; texts are tried before they leave', () =>
  scene('2026-01-05', async (play) => {
    const { alice, bruno, eve } = play
    await configured(play)
    await on(play, 'invoice')
    const spared = (await newClient(alice, { name: 'Épargné', email: 'a@exemple.test' })).id
    const mute = (await newClient(alice, { name: 'Muet' })).id
    const own = (await newClient(alice, { name: 'Pressé', email: 'b@exemple.test' })).id
    const made = await alice(createPlan, { kind: 'invoice', name: 'Serré' })
    const [level] = made.levels
    const levels = [{ ...level!, delay: 1, texts: { fr: text('fr'), en: text('en') } }]
    const saved = await alice(savePlan, { id: made.id, version: 1, name: 'Serré', levels })
    expect(saved.levels.map(({ id }) => id)).toEqual([level!.id])
    await expect(
      alice(savePlan, { id: made.id, version: 1, name: 'Serré', levels }),
    ).rejects.toMatchObject({ reason: 'changed_meanwhile' })
    await expect(alice(createPlan, { kind: 'invoice', name: 'serré' })).rejects.toMatchObject({
      reason: 'plan_name_taken',
    })
    await alice(switchOn, { id: made.id, version: saved.version, past: true })
    await alice(chooseClientPlan, { id: spared, kind: 'invoice', plan: 'none' })
    await alice(chooseClientPlan, { id: own, kind: 'invoice', plan: made.id })
    const wrong = { id: own, kind: 'quote', plan: made.id } as const
    await expect(alice(chooseClientPlan, wrong)).rejects.toMatchObject({
      reason: 'plan_other_kind',
    })
    for (const id of [spared, mute, own]) {
      await issuedInvoice(alice, id, 120_00, { dueDay: day('2026-02-03') })
    }
    await tick(play, nine('2026-02-04'))
    const [row, ...more] = (await alice(listReminders, page)).rows
    expect(more).toEqual([])
    expect((await alice(showMail, { id: row!.mail!.id })).subject).toMatch(/^À nous FA-2026-/)
    await tick(play, nine('2026-02-06'))
    expect((await alice(listReminders, { ...page, customer: mute })).rows).toMatchObject([
      { channel: 'call' },
    ])
    const draft = { kind: 'invoice', tone: 'notice', sender: 'company', language: 'fr' } as const
    const seen = await alice(previewText, { ...draft, ...text('fr') })
    expect(seen.subject).toMatch(/FA-2026-/)
    await expect(
      alice(previewText, { ...draft, ...text('fr'), body: '{{lien}}' }),
    ).rejects.toMatchObject({ reason: 'place_unknown' })
    expect((await alice(testText, { ...draft, ...text('fr') })).to).toContain('@')
    await expect(bruno(listPlans, {})).resolves.toBeDefined()
    await expect(bruno(saveRate, { penaltyRate: null, version: 1 })).rejects.toMatchObject({
      reason: 'forbidden',
    })
    await expect(eve(customerReminders, { id: own })).rejects.toMatchObject({ reason: 'not_found' })
    await alice(switchOff, { id: made.id, version: saved.version + 1 })
    expect((await alice(listCustomers, { offset: 0, limit: 5 })).total).toBeGreaterThan(0)
  }))

test('a call by hand waits for its day; a promise over several invoices pays the oldest first', () =>
  scene('2026-01-05', async (play) => {
    const { alice, travel } = play
    const { id: customer } = await newClient(alice)
    const due = (on: string) => ({ dueDay: day(on) })
    const older = await issuedInvoice(alice, customer, 120_00, due('2026-01-20'))
    const newer = await issuedInvoice(alice, customer, 60_00, due('2026-01-25'))
    travel('2026-02-02')
    const plan = (document: string, at: Day) =>
      alice(planCall, { kind: 'invoice', document, day: at })
    await expect(plan(older.id, day('2026-02-01'))).rejects.toMatchObject({
      reason: 'hold_day_past',
    })
    const calls = [
      (await plan(older.id, day('2026-02-02'))).id,
      (await plan(newer.id, day('2026-02-03'))).id,
    ]
    await expect(plan(older.id, day('2026-02-02'))).rejects.toMatchObject({ reason: 'call_waits' })
    expect((await alice(listCalls, {})).sums.amount).toBe(120_00)
    travel('2026-02-03')
    const { rows, sums } = await alice(listCalls, {})
    expect(rows).toMatchObject([{ amount: 180_00, lateDays: 14 }])
    expect(sums.amount).toBe(180_00)
    const asked = { customer, calls, outcome: 'promise', day: day('2026-02-10') } as const
    await alice(recordCall, { ...asked, amount: cents(150_00) })
    const promised = await alice(listPromises, { ...page, sort: 'amount', direction: 'desc' })
    expect(promised.rows.map(({ amount }) => amount)).toEqual([120_00, 30_00])
    expect(promised.sums).toMatchObject({ amount: 150_00, remaining: 180_00 })
    expect(await alice(listCalls, {})).toMatchObject({ rows: [], done: 1 })
  }))

const text = (language: 'fr' | 'en') => ({
  subject: language === 'fr' ? 'À nous {{numéro}}' : 'Ours {{number}}',
  body: language === 'fr' ? 'Il reste {{reste dû}}.' : '{{remaining}} remains.',
})
