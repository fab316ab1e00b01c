// Reminders by a program that is killed in the middle of them: a real process, bundled as it is delivered,
// on the same database as a second scheduler. Whatever died, each level leaves once, with its message.
import { expect, test, vi } from 'vitest'
import { addDays, type Day, dayOf } from '#kernel/day.ts'
import { issuedInvoice, newClient } from '#test/deal.ts'
import { mailbox, withWorkers } from '#test/mailbox.ts'
import { serve, withPrograms } from '#test/program.ts'
import { openFile, scene } from '#test/scene.ts'
import { sweep } from './actions/run.ts'
import { listPlans, savePlan, switchOn } from './contract/plans.ts'

vi.setConfig({ testTimeout: 120_000, hookTimeout: 90_000 })
withPrograms()

/** The programs live today, whatever day a scene plays. */
const today = dayOf(new Date(), 'Europe/Paris')
const clients = 8

test('killed in mid-run, started again beside another scheduler: each level once, in one message', () =>
  scene(addDays(today, -40), async (play) => {
    const { alice, owner, companies } = play
    const post = await mailbox()
    const plan = (await alice(listPlans, {})).rows.find(({ kind }) => kind === 'invoice')!
    const levels = [3, 30].map((delay) => ({
      ...plan.levels.at(-1)!,
      id: null,
      delay,
      hour: 0,
      workingDays: false,
    }))
    const { id, version } = await alice(savePlan, { ...plan, levels })
    await alice(switchOn, { id, version, past: true })
    const due: Day = addDays(today, -35)
    for (let n = 0; n < clients; n += 1) {
      const client = await newClient(alice, { name: `Client ${n}`, email: `c${n}@exemple.test` })
      await issuedInvoice(alice, client.id, 120_00, { dueDay: due })
    }
    const company = companies.lumiere
    const count = async (): Promise<number> => {
      const counted = `select count(*)::int as n from reminder where company_id = $1`
      return (await owner.query<{ n: number }>(counted, [company])).rows[0]!.n
    }
    const sweepNow = () => play.within(company, (act) => sweep({ ...act, now: new Date(), today }))
    const { user, password, host, port, database } = (await openFile()).connections.owner
    const secret = encodeURIComponent(String(password ?? ''))
    const environment = {
      DATABASE_URL: `postgres://${user}:${secret}@${encodeURIComponent(host ?? '')}:${port}/${database}`,
      SMTP_URL: post.url,
    }

    const first = await serve(environment)
    await sweepNow()
    await vi.waitFor(async () => expect(await count()).toBeGreaterThan(1), {
      timeout: 30_000,
      interval: 5,
    })
    const killed = await first.end('SIGKILL')
    expect(killed.signal).toBe('SIGKILL')
    const whenKilled = await count()
    // Or nothing was proved: some had left, and some had not.
    expect(whenKilled).toBeLessThan(clients)

    const second = await serve(environment)
    await withWorkers(play, post.url, async () => {
      await Promise.all([sweepNow(), sweepNow()])
      await vi.waitFor(async () => expect(await count()).toBe(clients), {
        timeout: 60_000,
        interval: 50,
      })
      await sweepNow()
    })
    await second.end('SIGTERM')
    const { rows } = await owner.query(
      `select count(*)::int as reminders, count(distinct r.document_id)::int as documents,
         count(distinct r.mail_id)::int as linked,
         (select count(*)::int from mail where company_id = $1 and kind = 'reminder') as mails
       from reminder r where r.company_id = $1`,
      [company],
    )
    expect(rows).toEqual([
      { reminders: clients, documents: clients, linked: clients, mails: clients },
    ])
    // What was in hand when its process died is for a person to decide: none is received twice.
    const received = post.received.map(({ to }) => to?.[0]?.address)
    expect(new Set(received).size).toBe(received.length)
    expect(received.length).toBeGreaterThan(0)
    await post.close()
  }))
