// What comes due by itself: told once, to whoever sold it, however often the job runs.
import { expect, test } from 'vitest'
import { createInvoice, issueInvoice } from '#features/sales/invoices/contract.ts'
import { recordPayment } from '#features/sales/payments/contract.ts'
import { createQuote, sendQuote } from '#features/sales/quotes/contract.ts'
import { type Day, addDays, day } from '#kernel/day.ts'
import { cents } from '#kernel/money.ts'
import { line, newClient } from '#test/deal.ts'
import { scene, type Scene, type Someone } from '#test/scene.ts'
import { forgetDone, tellBackup, tellDeadlines } from './actions/deadlines.ts'
import { listNotifications, settleNotifications } from './contract.ts'
import { backupDays, whatOfBackup } from './rules/backup.ts'

const run = (play: Scene, job = tellDeadlines) =>
  play.within(play.companies.lumiere, async (act) => {
    await job(act)
    await job(act)
  })
const codesOf = async (someone: Someone) =>
  (await someone(listNotifications, { offset: 0, limit: 50 })).rows.map(({ code, about }) => [
    code,
    about.label.split(' · ')[1],
  ])

test('a quote about to end, one that has ended, an invoice overdue: once each, to their seller', () =>
  scene('2026-03-01', async (play) => {
    const { alice, bruno } = play
    const client = await newClient(bruno)
    const lines = [line('Pose', 1000_00)]
    const quote = async (validUntil: Day) => {
      const { id } = await bruno(createQuote, { customer: client.id, lines, validUntil })
      await bruno(sendQuote, { id, how: 'email' })
    }
    await quote(day('2026-03-31'))
    await quote(day('2026-06-30'))
    const invoices = []
    for (const dueDay of ['2026-03-20', '2026-03-20', '2026-05-30']) {
      const draft = { customer: client.id, seller: bruno.id, lines, dueDay: day(dueDay) }
      const { id } = await alice(createInvoice, draft)
      invoices.push(await alice(issueInvoice, { id }))
    }
    const [paid] = invoices
    await alice(recordPayment, {
      customer: client.id,
      method: 'transfer',
      amount: cents(1200_00),
      allocations: [{ invoice: paid!.id, amount: cents(1200_00) }],
    })
    await run(play)
    expect(await codesOf(bruno)).toEqual([])
    play.travel('2026-03-21')
    await run(play)
    const both = [
      ['invoice.overdue', 'Boulangerie Martin'],
      ['quote.expiring', 'Boulangerie Martin'],
    ]
    expect((await codesOf(bruno)).sort()).toEqual(both)
    play.travel('2026-03-22')
    await run(play)
    expect((await codesOf(bruno)).sort()).toEqual(both)
    play.travel('2026-04-01')
    await run(play)
    // The same quote, on its row: what is new stands for it.
    expect((await codesOf(bruno)).sort()).toEqual([both[0], ['quote.expired', both[1]![1]]])
    expect(await codesOf(alice)).toEqual([])
    // What was done with months ago goes; what waits stays.
    await bruno(settleNotifications, { kind: ['deadline'] })
    play.travel('2026-08-01')
    await run(play, async (act) => void (await forgetDone(act)))
    const { rows } = await play.owner.query('select from notification where company_id = $1', [
      play.companies.lumiere,
    ])
    expect(rows).toHaveLength(0)
  }))

test('a missing backup is said once a week, to who administers', () =>
  scene('2026-03-31', async (play) => {
    const since = `update company set created_at = $2::timestamptz where id = $1`
    await play.owner.query(since, [play.companies.lumiere, '2026-03-01'])
    await run(play, tellBackup)
    expect(await codesOf(play.alice)).toEqual([['backup.missing', undefined]])
    expect(await codesOf(play.bruno)).toEqual([])
    play.travel('2026-04-08')
    await run(play, tellBackup)
    const { rows } = await play.alice(listNotifications, { offset: 0, limit: 5 })
    expect(rows[0]?.ids).toHaveLength(2)
  }))

test('a backup is told of once it is older than a week, and so is a company that has none', () => {
  const today = day('2026-03-31')
  const old = addDays(today, -backupDays - 1)
  const fresh = addDays(today, -backupDays)
  expect(whatOfBackup(fresh, old, today)).toBe(null)
  expect(whatOfBackup(old, old, today)).toEqual({ code: 'backup.old', days: backupDays + 1 })
  expect(whatOfBackup(null, fresh, today)).toBe(null)
  expect(whatOfBackup(null, old, today)).toEqual({ code: 'backup.missing', days: backupDays + 1 })
})
