// What a task is about: any record that one may read, found by one search, tied and untied at will.
import { expect, test, vi } from 'vitest'
import { search } from '#features/insight/search/contract.ts'
import type { SubjectType } from '#features/relation/activities/rules.ts'
import { day } from '#kernel/day.ts'
import { populate } from '#test/populate.ts'
import { type Scene, scene } from '#test/scene.ts'
import { changeTask, createTask, finishTask, listTasks, showTask, type Task } from './contract.ts'

vi.setConfig({ testTimeout: 60_000 })

const today = '2026-03-31'

/** One record of each kind of a company that holds something of everything. */
async function everything({ alice }: Scene, client: 'customer' | 'supplier' = 'customer') {
  const has = await populate(alice, 'Zephirine')
  const links = Object.entries({
    customer: has[client],
    project: has.project,
    quote: has.sent,
    order: has.order,
    delivery: has.delivery,
    invoice: has.invoice,
    payment: has.payment,
    purchase_order: has.purchase,
  } satisfies Record<SubjectType, { id: string }>)
  return links.map(([type, { id }]) => ({ type: type as SubjectType, id }))
}

const idsOf = ({ about, others }: Task): string[] =>
  [...(about ? [about] : []), ...others].map(({ id }) => id).toSorted()

test('a record of each kind is found by its client, tied, and untied again', () =>
  scene(today, async (play) => {
    const { alice } = play
    const links = await everything(play, 'supplier')
    const found = await alice(search, { q: 'zephirine', part: 'records' })
    for (const [kind, rows] of Object.entries(found)) {
      expect([kind, rows.length > 0]).toEqual([kind, kind !== 'contacts' && kind !== 'items'])
    }
    expect((await alice(search, { q: 'zephirine' })).payments).toEqual([])

    const made = await alice(createTask, { title: 'Tout voir', link: links })
    expect(idsOf(made)).toEqual(links.map(({ id }) => id).toSorted())
    expect([made.about?.id, made.otherCount]).toEqual([links[0]!.id, links.length - 1])
    expect([made.about, ...made.others].every((one) => one?.label !== '')).toBe(true)
    for (const { type, id } of links) {
      const { rows } = await alice(listTasks, {
        offset: 0,
        limit: 50,
        aboutType: type,
        aboutId: id,
      })
      expect(rows.map((row) => row.id)).toContain(made.id)
    }

    // Tied twice is tied once; the first that is untied leaves its place to another.
    let task = await alice(changeTask, { id: made.id, version: made.version, link: links.slice(2) })
    expect(task.otherCount).toBe(links.length - 1)
    for (const [n, { id }] of links.entries()) {
      const { version } = task
      task = await alice(changeTask, { id: task.id, version, unlink: [id] })
      expect(idsOf(task)).toEqual(
        links
          .slice(n + 1)
          .map((one) => one.id)
          .toSorted(),
      )
    }
    expect([task.about, task.customer, task.otherCount]).toEqual([null, null, 0])
    await expect(
      alice(changeTask, { id: task.id, version: task.version, unlink: [links[0]!.id] }),
    ).rejects.toMatchObject({ reason: 'not_found', problem: { param: 'unlink' } })
    // One that is about nothing takes the first that it is tied to; its client comes with it.
    const { version } = task
    task = await alice(changeTask, { id: task.id, version, link: links.slice(2, 4) })
    expect([task.about?.id, task.others.map(({ id }) => id)]).toEqual([
      links[2]!.id,
      [links[3]!.id],
    ])
    expect(task.customer?.name).toContain('Zephirine')
  }))

test('what one may not read is not tied, whatever its kind: nothing of it is said, nothing is changed', () =>
  scene(today, async (play) => {
    const { alice, bruno, eve } = play
    const links = await everything(play)
    // Bruno sees his own alone, Eve is of another company.
    for (const someone of [bruno, eve]) {
      const made = await someone(createTask, { title: 'À voir' })
      for (const link of links) {
        const refusal = {
          status: 404,
          reason: 'task_link_unseen',
          problem: {
            param: 'link',
            detail: 'L’une des fiches à relier n’existe plus, ou vous n’y avez pas accès.',
          },
        }
        await expect(someone(createTask, { title: 'x', link: [link] })).rejects.toMatchObject(
          refusal,
        )
        const change = { id: made.id, version: made.version, title: 'Autre', link: [link] }
        await expect(someone(changeTask, change)).rejects.toMatchObject(refusal)
      }
      expect(await someone(showTask, { id: made.id })).toMatchObject({
        title: 'À voir',
        about: null,
        otherCount: 0,
        version: made.version,
      })
      const found = await someone(search, { q: 'zephirine', part: 'records' })
      // Who only supplies is of nobody's portfolio.
      expect(found.customers.filter(({ isCustomer }) => isCustomer)).toEqual([])
      expect(Object.values({ ...found, customers: [] }).flat()).toEqual([])
    }
    // A kind that the role does not read is unseen too, though the record is of everybody.
    const theirs = await alice(createTask, { title: 'Pour Alice' })
    await play.owner.query(
      `update role set levels = levels || '{"invoices":"none"}' where company_id = $1 and id =
        (select role_id from membership where company_id = $1 and person_id = $2)`,
      [play.companies.lumiere, alice.id],
    )
    const invoice = links.find(({ type }) => type === 'invoice')!
    const asked = { id: theirs.id, version: theirs.version, link: [invoice] }
    await expect(alice(changeTask, asked)).rejects.toMatchObject({ reason: 'task_link_unseen' })
    expect((await alice(search, { q: 'zephirine', part: 'records' })).invoices).toEqual([])
  }))

test('a task that comes back is about the same records', () =>
  scene(today, async (play) => {
    const { alice } = play
    const links = (await everything(play)).slice(0, 3)
    const made = await alice(createTask, {
      title: 'Chaque semaine',
      dueDay: day(today),
      repeats: { rhythm: 'week', every: 1, days: [], weekday: false, until: null },
      link: links,
    })
    const done = await alice(finishTask, { id: made.id })
    expect(idsOf(await alice(showTask, { id: done.next! }))).toEqual(idsOf(made))
  }))
