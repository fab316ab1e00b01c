// The check of each night: made in pieces, kept for those who look after the installation, told once.
import { expect, test } from 'vitest'
import { listEntries } from '#features/base/journal/contract.ts'
import { listNotifications } from '#features/base/notifications/contract.ts'
import { sentence } from '#features/base/notifications/rules/sentences.ts'
import { homeHealth } from '#features/insight/home/contract.ts'
import { formats } from '#kernel/format.ts'
import { issuedInvoice, newClient } from '#test/deal.ts'
import { takenFrom } from '#test/queue.ts'
import { scene, type Scene } from '#test/scene.ts'
import { beginChecks, checkNext, type Night, slice } from './actions.ts'
import { showCheckup, startCheckup } from './contract.ts'
import { aside } from './queries/aside.ts'
import { bookChecks } from './queries.ts'

const inFrench = formats('fr', 'EUR', 'Europe/Paris')

type Within = Parameters<typeof checkNext>[0]

/** A night, piece by piece to its end: how many pieces it took. */
async function night(play: Scene, company: string): Promise<number> {
  await play.within(company, beginChecks)
  for (let pieces = 0; ; pieces++) {
    const [next, ...more] = await takenFrom(play, company, [slice.name])
    expect(more).toEqual([])
    if (!next) return pieces
    await checkNext((fn) => play.within(company, fn), next.payload as Night)
  }
}

test('a difference is found by night, kept, and told once to who administers', () =>
  scene('2026-03-31', async (play) => {
    const { alice, bruno, owner } = play
    const { company } = alice
    const { id: customer } = await newClient(alice)
    await issuedInvoice(alice, customer, 120_00)
    const told = async (of: typeof alice) =>
      (await of(listNotifications, { offset: 0, limit: 20 })).rows.filter(
        ({ code }) => code === 'books.differ',
      )
    // One piece for each check, and one that tells.
    expect(await night(play, company)).toBe(bookChecks.length + 1)
    const sound = await alice(homeHealth, {})
    expect(sound.checkup).toMatchObject({ differences: 0, unchecked: 0, level: 'good' })
    expect(await told(alice)).toEqual([])

    await owner.query('update turnover_day set net = net + 7 where company_id = $1', [company])
    await night(play, company)
    expect((await alice(homeHealth, {})).checkup).toMatchObject({ differences: 1, level: 'bad' })
    play.travel('2026-04-01')
    await night(play, company)
    const [line, ...more] = await told(alice)
    expect(more).toEqual([])
    expect(line).toMatchObject({ ids: [expect.any(String)], about: { type: 'company' } })
    expect(line!.told).toEqual({ differences: 1 })
    const said = (n: number) => sentence('books.differ', { differences: n }, 'fr', inFrench)
    expect([said(1), said(4)]).toEqual([
      expect.stringContaining('un écart dans les comptes'),
      expect.stringContaining('4 écarts'),
    ])
    expect(await told(bruno)).toEqual([])
    // The week after, it is still there, and said again.
    play.travel('2026-04-08')
    await night(play, company)
    expect((await told(alice)).flatMap(({ ids }) => ids)).toHaveLength(2)
  }))

test('a check that cannot be made ends alone, and is counted', () =>
  scene('2026-03-31', async (play) => {
    const { company } = play.alice
    const within: Within = (fn) => play.within(company, fn)
    await expect(
      within((act) => aside(act, () => act.tx.deleteFrom('turnover_day').execute())),
    ).rejects.toThrow(/read-only/)
    const broken: Within = () => Promise.reject(new Error('canceling statement due to timeout'))
    const calls = [broken, within]
    await within(beginChecks)
    const [first] = await takenFrom(play, company, [slice.name])
    const { begun } = first!.payload as Night
    await checkNext((fn) => calls.shift()!(fn), first!.payload as Night)
    const [next] = await takenFrom(play, company, [slice.name])
    expect(next!.payload).toEqual({ begun, at: 1, wrong: {}, unchecked: 1 })
    await checkNext(within, { begun, at: bookChecks.length, wrong: {}, unchecked: 1 })
    expect((await play.alice(homeHealth, {})).checkup).toMatchObject({
      ...{ differences: 0, unchecked: 1, level: 'watch' },
    })
  }))

test('who administers has the books checked now: once, with its progress, and told what and when', () =>
  scene('2026-03-31', async (play) => {
    const { alice, bruno } = play
    const { company } = alice
    const of = bookChecks.length
    expect(await alice(showCheckup, {})).toEqual({ running: null, last: null, checks: of })
    for (const endpoint of [showCheckup, startCheckup]) {
      await expect(bruno(endpoint, {})).rejects.toMatchObject({ reason: 'forbidden' })
    }
    expect((await alice(startCheckup, {})).running).toMatchObject({ done: 0, of })
    // Asked again, the one that goes on is told, and nothing begins.
    const pieces = async () => takenFrom(play, company, [slice.name])
    const within: Within = (fn) => play.within(company, fn)
    const [first] = await pieces()
    await checkNext(within, first!.payload as Night)
    expect((await alice(startCheckup, {})).running).toMatchObject({ done: 1, of })
    const [second, ...more] = await pieces()
    expect(more).toEqual([])
    // A check that takes the place of another that was lost ends it.
    await play.within(company, beginChecks)
    play.travel('2026-04-01')
    await play.within(company, beginChecks)
    await checkNext(within, second!.payload as Night)
    const left = await pieces()
    expect(left.map(({ payload }) => (payload as Night).at)).toEqual([0])
    let [next] = left
    while (next) {
      await checkNext(within, next.payload as Night)
      ;[next] = await pieces()
    }
    const { running, last } = await alice(showCheckup, {})
    expect(running).toBeNull()
    expect(last).toMatchObject({ differences: 0, unchecked: 0 })
    expect(last!.at.slice(0, 10)).toBe('2026-04-01')
    const lines = await alice(listEntries, { action: 'company.books_checked', offset: 0, limit: 9 })
    expect(lines.total).toBe(1)
  }))
