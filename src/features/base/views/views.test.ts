import { expect, test } from 'vitest'
import { presets } from '#kernel/rights.ts'
import { keyOf } from '#test/rights/roles.ts'
import { scene } from '#test/scene.ts'
import {
  chooseList,
  createView,
  listViews,
  pinView,
  removeView,
  restoreView,
  starView,
  updateView,
} from './contract.ts'
import { isChangeable, isSeen } from './rules.ts'

const late = {
  list: 'invoices',
  name: 'En retard',
  query: { late: 'true', sort: 'dueDay', direction: 'asc' },
  layout: { order: ['customer', 'gross'], hidden: ['net'], widths: { customer: 320 } },
  shared: false,
}

test('who sees and who changes a view, for every role', () => {
  const mine = { owner: 'me', shared: false }
  const ours = { owner: 'me', shared: true }
  for (const [key, role] of Object.entries(presets)) {
    expect([isSeen(mine, 'me'), isSeen(mine, 'you'), isSeen(mine, null)]).toEqual([
      true,
      false,
      false,
    ])
    expect([isSeen(ours, 'you'), isSeen(ours, null)]).toEqual([true, true])
    expect([isChangeable(mine, 'me', role), isChangeable(mine, 'you', role)]).toEqual([true, false])
    // What everyone sees is changed by those who settle how the company works, its author or not.
    const settles = key === 'manager'
    expect([isChangeable(ours, 'me', role), isChangeable(ours, 'you', role)]).toEqual([
      settles,
      settles,
    ])
  }
})

test('a view is saved, changed, taken away and given back with its star; nobody else sees it', () =>
  scene('2026-03-31', async ({ alice, bruno, eve }) => {
    const view = await alice(createView, late)
    expect(view).toMatchObject({ ...late, starred: false, changeable: true, version: 1 })
    await alice(starView, { id: view.id, starred: true })
    await alice(chooseList, { list: 'invoices', view: view.id })
    const { id, list: _, ...fields } = { ...late, id: view.id }
    const renamed = { ...fields, id, name: 'À relancer' }
    expect(await alice(updateView, { ...renamed, version: 1 })).toMatchObject({
      name: 'À relancer',
      version: 2,
    })
    await expect(alice(updateView, { ...renamed, version: 1 })).rejects.toMatchObject({
      reason: 'changed_meanwhile',
    })
    for (const someone of [bruno, eve]) {
      expect(await someone(listViews, {})).toEqual({ views: [], lists: [] })
      for (const ask of [
        () => someone(updateView, { ...renamed, version: 2 }),
        () => someone(removeView, { id }),
        () => someone(starView, { id, starred: true }),
        () => someone(pinView, { id, board: 'home', pinned: true }),
        () => someone(chooseList, { list: 'invoices', view: id }),
      ])
        await expect(ask()).rejects.toMatchObject({ reason: 'not_found' })
    }
    await alice(removeView, { id })
    expect(await alice(listViews, {})).toEqual({
      views: [],
      lists: [{ list: 'invoices', layout: {}, view: null }],
    })
    expect(await alice(restoreView, { id })).toMatchObject({ starred: true })
    expect((await alice(listViews, {})).lists).toEqual([{ list: 'invoices', layout: {}, view: id }])
  }))

test('a shared view is seen by all and changed by who settles; each has their own star', () =>
  scene('2026-03-31', async (play) => {
    const { alice, bruno, eve } = play
    await expect(bruno(createView, { ...late, shared: true })).rejects.toMatchObject({
      reason: 'forbidden',
      problem: { param: 'shared' },
    })
    const { id, version } = await alice(createView, { ...late, shared: true })
    await bruno(starView, { id, starred: true })
    for (const board of ['client', 'home', 'home'] as const)
      await bruno(pinView, { id, board, pinned: true })
    const [hers, his] = [await alice(listViews, {}), await bruno(listViews, {})]
    expect(hers.views).toMatchObject([{ id, starred: false, changeable: true }])
    expect(his.views).toMatchObject([{ id, starred: true, changeable: false }])
    // So has each their own dashboards.
    expect([hers.views[0]?.boards, his.views[0]?.boards]).toEqual([[], ['client', 'home']])
    await bruno(pinView, { id, board: 'home', pinned: false })
    expect((await bruno(listViews, {})).views[0]?.boards).toEqual(['client'])
    await expect(bruno(removeView, { id })).rejects.toMatchObject({ reason: 'forbidden' })
    expect((await eve(listViews, {})).views).toEqual([])
    // Once it is hers alone again, he no longer sees it.
    const { list: _, ...fields } = late
    await alice(updateView, { ...fields, id, version, shared: false })
    expect((await bruno(listViews, {})).views).toEqual([])

    const key = await keyOf(play, 'manager')
    const personal = await key.raw('POST', '/api/v1/views', { body: late })
    expect([personal.status, (await personal.json()).code]).toEqual([422, 'view_needs_person'])
    const shared = await key.raw('POST', '/api/v1/views', { body: { ...late, shared: true } })
    expect(shared.status).toBe(201)
  }))

test('what one likes of a list is kept apart from the view it opens with', () =>
  scene('2026-03-31', async ({ alice, bruno }) => {
    const { id } = await alice(createView, late)
    const layout = { widths: { customer: 260 }, density: 'compact' as const }
    await alice(chooseList, { list: 'invoices', layout })
    await alice(chooseList, { list: 'invoices', view: id })
    expect((await alice(listViews, {})).lists).toEqual([{ list: 'invoices', layout, view: id }])
    await alice(chooseList, { list: 'invoices', view: null })
    await alice(chooseList, { list: 'invoices', layout: {} })
    expect((await alice(listViews, {})).lists).toEqual([
      { list: 'invoices', layout: {}, view: null },
    ])
    await expect(alice(chooseList, { list: 'quotes', view: id })).rejects.toMatchObject({
      reason: 'view_elsewhere',
    })
    expect((await bruno(listViews, {})).lists).toEqual([])
  }))
