import { expect, test } from 'vitest'
import { addKey } from '#features/base/api-keys/contract.ts'
import { listNotifications } from '#features/base/notifications/contract.ts'
import { listRoles } from '#features/base/team/contract.ts'
import { create as createCustomer } from '#features/relation/customers/contract.ts'
import { day } from '#kernel/day.ts'
import { presets } from '#kernel/rights.ts'
import { type Scene, scene } from '#test/scene.ts'
import { tellOverdue } from './actions.ts'
import {
  cancelTask,
  changeTask,
  createTask,
  finishTask,
  listTasks,
  reopenTask,
  showTask,
} from './contract.ts'

const today = '2026-03-31'
const once = { every: 1, days: [], weekday: false, until: null }
const titles = async (someone: Scene['alice'], asked = {}) =>
  (await someone(listTasks, { offset: 0, limit: 50, ...asked })).rows.map(({ title }) => title)

test('a task is its maker’s, has a section by its day, and lists tell how many in each', () =>
  scene(today, async ({ alice }) => {
    const at = [null, day('2026-04-02'), day('2026-03-31'), day('2026-03-30')]
    for (const dueDay of at) await alice(createTask, { title: `Le ${dueDay}`, dueDay })
    const all = await alice(listTasks, { offset: 0, limit: 50, assignee: alice.id })
    expect(all.rows.map(({ section }) => section)).toEqual(['late', 'today', 'soon', 'undated'])
    expect(all.rows[0]?.assignees.map(({ id }) => id)).toEqual([alice.id])
    expect(all.indicators).toMatchObject({ late: { count: 1 }, undated: { count: 1 } })
    expect(await titles(alice, { section: ['late', 'today'] })).toEqual([
      'Le 2026-03-30',
      'Le 2026-03-31',
    ])
  }))

test('done, then taken up again; what is closed is not changed', () =>
  scene(today, async ({ alice }) => {
    const made = await alice(createTask, { title: 'Rappeler', dueDay: day(today) })
    const done = await alice(finishTask, { id: made.id, version: made.version })
    expect(done).toMatchObject({ state: 'done', section: null, closedBy: { id: alice.id } })
    const refused = async (act: Promise<unknown>) =>
      (await act.catch((error: unknown) => error)) as { reason: string }
    const change = { id: made.id, version: done.version, title: 'Autre' }
    expect((await refused(alice(changeTask, change))).reason).toBe('task_closed')
    expect((await refused(alice(finishTask, { id: made.id }))).reason).toBe('task_closed')
    expect((await refused(alice(cancelTask, { id: made.id }))).reason).toBe('task_closed')
    const open = await alice(reopenTask, { id: made.id })
    expect(open).toMatchObject({ state: 'open', closedAt: null, section: 'today' })
    expect((await refused(alice(reopenTask, { id: made.id }))).reason).toBe('task_open')
    expect((await refused(alice(changeTask, { ...change, version: 1 }))).reason).toBe(
      'changed_meanwhile',
    )
  }))

test('one that recurs comes back when it is done, and goes when that is undone', () =>
  scene(today, async ({ alice, bruno }) => {
    const asked = { dueDay: day('2026-01-31'), repeats: { ...once, rhythm: 'month' as const } }
    const both = { assignees: [alice.id, bruno.id] }
    const made = await alice(createTask, { title: 'Relances', ...asked, ...both })
    const done = await bruno(finishTask, { id: made.id })
    const next = await alice(showTask, { id: done.next! })
    expect(next).toMatchObject({
      dueDay: '2026-04-30',
      state: 'open',
      repeats: { rhythm: 'month' },
    })
    expect(next.assignees).toHaveLength(2)
    await bruno(reopenTask, { id: made.id })
    expect(await titles(alice, { state: ['open'] })).toEqual(['Relances'])

    // Somebody has begun on the one that came back: it stays, and the series goes on in it alone.
    const again = await bruno(finishTask, { id: made.id })
    const { version } = await alice(showTask, { id: again.next! })
    await alice(changeTask, { id: again.next!, version, title: 'Relances d’avril' })
    expect(await bruno(reopenTask, { id: made.id })).toMatchObject({ repeats: null })
    expect(await titles(alice, { state: ['open'] })).toEqual(['Relances', 'Relances d’avril'])
  }))

test('two people finish the same task of a series: it comes back once', () =>
  scene(today, async ({ alice, bruno }) => {
    const both = { assignees: [alice.id, bruno.id] }
    const asked = {
      title: 'Caisse',
      dueDay: day(today),
      repeats: { ...once, rhythm: 'day' as const },
      ...both,
    }
    const { id } = await alice(createTask, asked)
    const ends = await Promise.allSettled([alice(finishTask, { id }), bruno(finishTask, { id })])
    expect(ends.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected'])
    expect(await titles(alice, { state: ['open'] })).toEqual(['Caisse'])
  }))

test('each sees their own, what their role covers, and nothing private of others', () =>
  scene(today, async ({ alice, bruno, claire, denis, eve, owner, companies }) => {
    const theirs = await bruno(createCustomer, { name: 'Client de Bruno' })
    const about = { type: 'customer' as const, id: theirs.id }
    const { id: shared } = await alice(createTask, { title: 'Sur son client', about })
    const { id: hidden } = await alice(createTask, { title: 'À moi seule', about, private: true })
    const { id: other } = await alice(createTask, { title: 'Sans client' })
    const { id: given } = await claire(createTask, {
      title: 'Pour Bruno',
      private: true,
      assignees: [bruno.id],
    })
    // Bruno sells: his own, and what is about his clients.
    expect((await titles(bruno)).toSorted()).toEqual(['Pour Bruno', 'Sur son client'])
    // Claire sees all of the company, but for what is private to others.
    expect((await titles(claire)).toSorted()).toEqual([
      'Pour Bruno',
      'Sans client',
      'Sur son client',
    ])
    // Denis sees his stores: Alice is of the same one.
    expect((await titles(denis)).toSorted()).toEqual(['Sans client', 'Sur son client'])
    expect(await titles(eve)).toEqual([])
    for (const [someone, id] of [
      [bruno, hidden],
      [bruno, other],
      [claire, hidden],
      [denis, given],
      [eve, shared],
    ] as const) {
      await expect(someone(showTask, { id })).rejects.toMatchObject({ reason: 'not_found' })
      await expect(someone(finishTask, { id })).rejects.toMatchObject({ reason: 'not_found' })
    }
    // Nor does the journal tell what it was.
    const { rows } = await owner.query(
      `select label, after::text as after from journal where company_id = $1 and entity_id = any($2)`,
      [companies.lumiere, [hidden, given]],
    )
    expect(rows).toEqual([
      { label: '', after: null },
      { label: '', after: null },
    ])
  }))

test('who has to do a task is told, once, and not by themselves', () =>
  scene(today, async ({ alice, bruno, fanny }) => {
    const made = await alice(createTask, { title: 'Mesurer', assignees: [alice.id, bruno.id] })
    const news = async (someone: Scene['alice']) =>
      (await someone(listNotifications, { offset: 0, limit: 20 })).rows.map(({ code }) => code)
    expect([await news(alice), await news(bruno)]).toEqual([[], ['task.assigned']])
    const { id, version } = made
    await alice(changeTask, { id, version, assignees: [bruno.id, fanny.id] })
    expect([await news(bruno), await news(fanny)]).toEqual([['task.assigned'], ['task.assigned']])
  }))

test('a task that a program gives is told in the name of its key', () =>
  scene(today, async ({ alice, stranger }) => {
    const role = (await alice(listRoles, {})).rows.find(({ preset }) => preset === 'manager')
    const { key } = await alice(addKey, { name: 'Boutique en ligne', roleId: role!.id })
    const headers = { authorization: `Bearer ${key}` }
    const asked = { title: 'Préparer le colis', assignees: [alice.id] }
    const answer = await stranger.raw('POST', '/api/v1/tasks', { body: asked, headers })
    expect(answer.status).toBe(201)
    const { rows } = await alice(listNotifications, { offset: 0, limit: 20 })
    expect(rows).toMatchObject([{ code: 'task.assigned', told: { by: 'Boutique en ligne' } }])
  }))

test('what has become late is told once to those who have to do it', () =>
  scene(today, async ({ alice, bruno, companies, travel, within }) => {
    const given = { title: 'Mesurer', dueDay: day(today), assignees: [bruno.id] }
    await alice(createTask, given)
    const tell = () => within(companies.lumiere, tellOverdue)
    expect(await tell()).toBe(0)
    travel('2026-04-01')
    expect([await tell(), await tell()]).toEqual([1, 0])
    const { rows } = await bruno(listNotifications, { offset: 0, limit: 20 })
    expect(rows.map(({ code }) => code)).toEqual(['task.overdue'])
  }))

test('what a task names must be seen, and whoever does it must work here', () =>
  scene(today, async ({ alice, bruno, eve }) => {
    const { id } = await alice(createCustomer, { name: 'Client d’Alice' })
    const about = { type: 'customer' as const, id }
    const refusal = { reason: 'not_found' }
    await expect(bruno(createTask, { title: 'x', about })).rejects.toMatchObject(refusal)
    await expect(alice(createTask, { title: 'x', assignees: [eve.id] })).rejects.toMatchObject(
      refusal,
    )
    const quote = { type: 'quote' as const, id }
    await expect(alice(createTask, { title: 'x', about: quote })).rejects.toMatchObject(refusal)
    await expect(alice(createTask, { title: 'x', dueTime: '10:00' })).rejects.toMatchObject({
      reason: 'task_day_wanted',
    })
  }))

test('a task is found by its words, its record and its client', () =>
  scene(today, async ({ alice }) => {
    const { id } = await alice(createCustomer, { name: 'Brasserie du Parc' })
    await alice(createTask, { title: 'Échantillons à rendre', about: { type: 'customer', id } })
    await alice(createTask, { title: 'Autre chose' })
    expect(await titles(alice, { q: 'echantillon parc' })).toEqual(['Échantillons à rendre'])
    expect(await titles(alice, { customer: id })).toEqual(['Échantillons à rendre'])
    expect(presets.fitter.levels.activities).toBe('write')
  }))
