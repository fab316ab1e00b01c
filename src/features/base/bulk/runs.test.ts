// The list of runs: whose one sees, what its tiles add up to, what is whose to stop.
import { expect, test, vi } from 'vitest'
import { allBulkActs } from '#features/bulk.ts'
import { createQuote, sendQuote } from '#features/sales/quotes/contract.ts'
import { ended } from '#test/bulk.ts'
import { line, newClient, page } from '#test/deal.ts'
import { withWorkers } from '#test/mailbox.ts'
import { scene, type Someone } from '#test/scene.ts'
import { listen, names } from '#test/stream.ts'
import {
  bulkFile,
  bulkRows,
  listBulk,
  showBulk,
  startBulk,
  stopBulk,
  undoBulk,
} from './contract.ts'
import { standings } from './rules.ts'
import { titleOfAct } from './rules/titles.ts'

vi.setConfig({ testTimeout: 60_000 })

const archiving = async (someone: Someone, name: string) =>
  someone(startBulk, {
    act: 'customers.archive',
    selection: { ids: [(await newClient(someone, { name })).id] },
  })
const idsOf = async (someone: Someone, asked = {}) =>
  (await someone(listBulk, { ...page, ...asked })).rows.map(({ id }) => id)

test('every act has a name of its own in both languages', () => {
  for (const locale of ['fr', 'en'] as const) {
    const titles = allBulkActs.map(({ name }) => titleOfAct(locale, name))
    expect(titles.filter((title) => title.includes('.') || title.includes('…'))).toEqual([])
    expect(new Set(titles).size).toBe(allBulkActs.length)
  }
  expect(titleOfAct('fr', 'quotes.remind')).toBe('Relancer des devis')
  expect(titleOfAct('fr', 'orders.seller')).toBe('Changer de commercial\u00a0: commandes')
  expect(titleOfAct('fr', 'quotes.dance')).toBe('quotes.dance')
})

test('one sees one’s own runs, and those of all where one reads the journal; only one’s own obey', () =>
  scene('2026-03-31', async ({ alice, bruno, claire, eve }) => {
    const his = await archiving(bruno, 'Martin')
    const hers = await archiving(alice, 'Durand')
    expect(his).toMatchObject({ title: 'Archiver des clients', by: 'Bruno Lefèvre', mine: true })

    expect(await idsOf(bruno)).toEqual([his.id])
    expect((await idsOf(alice)).toSorted()).toEqual([his.id, hers.id].toSorted())
    expect((await idsOf(claire)).toSorted()).toEqual([his.id, hers.id].toSorted())
    expect(await idsOf(claire, { mine: 'true' })).toEqual([])
    expect(await idsOf(alice, { mine: 'true' })).toEqual([hers.id])
    expect(await idsOf(eve)).toEqual([])

    const seen = await alice(showBulk, { id: his.id })
    expect(seen).toMatchObject({ mine: false, undoable: false, file: null, by: 'Bruno Lefèvre' })
    expect((await alice(bulkRows, { id: his.id, ...page })).rows).toMatchObject([
      { label: 'Martin' },
    ])
    for (const someone of [alice, claire]) {
      for (const call of [stopBulk, undoBulk, bulkFile]) {
        await expect(someone(call, { id: his.id })).rejects.toMatchObject({
          status: 403,
          reason: 'bulk_not_yours',
        })
      }
    }
    for (const call of [showBulk, stopBulk, undoBulk, bulkFile]) {
      for (const [someone, { id }] of [[bruno, hers] as const, [eve, his] as const]) {
        await expect(someone(call, { id })).rejects.toMatchObject({ reason: 'not_found' })
      }
    }
    expect(await bruno(stopBulk, { id: his.id })).toMatchObject({ standing: 'stopped' })
  }))

test('each tile is the number of runs that it opens; those that go on come first; a word finds them', () =>
  scene('2026-03-31', async (play) => {
    const { alice, bruno, owner } = play
    const going = await archiving(alice, 'Premier')
    const customer = (await newClient(alice, { name: 'Martin' })).id
    const newQuote = () =>
      alice(createQuote, { customer, subject: 'Pose', lines: [line('Pose', 100_00)] })
    const over = await alice(startBulk, {
      act: 'quotes.delete',
      selection: { ids: [(await newQuote()).id] },
    })
    const left = await newQuote()
    const refused = await alice(startBulk, {
      act: 'quotes.delete',
      selection: { ids: [left.id] },
    })
    // Sent meanwhile: what has left is not deleted any more.
    await alice(sendQuote, { id: left.id, how: 'hand' })
    const stopped = await archiving(bruno, 'Durand')
    await bruno(stopBulk, { id: stopped.id })
    // The first is kept from its worker, as one that is long.
    await owner.query(`update bulk_row set state = 'done' where run_id = $1`, [going.id])
    await owner.query(`update bulk_run set state = 'stopped' where id = $1`, [going.id])
    await withWorkers(play, undefined, async () => {
      await ended(play, over)
      await ended(play, refused)
    })
    await owner.query(`update bulk_run set state = 'running' where id = $1`, [going.id])

    const { rows, total, indicators } = await alice(listBulk, page)
    expect([rows[0]!.id, total]).toEqual([going.id, 4])
    const standing = (of: { id: string }) => rows.find(({ id }) => id === of.id)?.standing
    expect([going, over, refused, stopped].map(standing)).toEqual([
      'running',
      'done',
      'refused',
      'stopped',
    ])
    const parts = await alice(bulkRows, { id: refused.id, ...page, state: ['refused', 'kept'] })
    expect(parts).toMatchObject({ rows: [{ record: left.id, state: 'refused' }], total: 1 })
    expect(await alice(bulkRows, { id: refused.id, ...page, state: ['done'] })).toEqual({
      rows: [],
      total: 0,
    })
    for (const one of standings) {
      const opened = await alice(listBulk, { ...page, standing: [one] })
      expect([one, opened.total]).toEqual([one, indicators[one]!.count])
      expect(opened.rows.map((row) => row.standing)).toEqual(opened.rows.map(() => one))
    }
    expect((await idsOf(alice, { q: 'supprimer devis' })).toSorted()).toEqual(
      [over.id, refused.id].toSorted(),
    )
    expect(await idsOf(alice, { q: 'lefèvre' })).toEqual([stopped.id])
    expect(await idsOf(alice, { q: 'nobody' })).toEqual([])
  }))

test('whoever looks on hears that it is over, wherever they are', () =>
  scene('2026-03-31', async (play) => {
    const { bruno, claire } = play
    const run = await archiving(bruno, 'Martin')
    const colleague = await listen(claire)
    await withWorkers(play, undefined, () => colleague.until(names('bulk_run', run.id)))
    expect(await claire(showBulk, { id: run.id })).toMatchObject({ state: 'done' })
    await colleague.close()
  }))
