// Acts on many records, through HTTP and the real workers.
import { expect, test, vi } from 'vitest'
import {
  list as listCustomers,
  show as showCustomer,
} from '#features/relation/customers/contract.ts'
import { listInvoices, showInvoice } from '#features/sales/invoices/contract.ts'
import {
  createQuote,
  deleteQuote,
  listQuotes,
  sendQuote,
  signQuote,
} from '#features/sales/quotes/contract.ts'
import { documentLabel } from './rules.ts'
import { line, newClient } from '#test/deal.ts'
import { withWorkers } from '#test/mailbox.ts'
import { type Scene, scene, type Someone } from '#test/scene.ts'
import {
  bulkRows,
  listBulk,
  type Run,
  showBulk,
  startBulk,
  stopBulk,
  tryBulk,
  undoBulk,
} from './contract.ts'

const page = { offset: 0, limit: 200 }

vi.setConfig({ testTimeout: 60_000 })

const quoteOf = async (someone: Someone, customer: string, state: 'draft' | 'sent' | 'signed') => {
  const draft = { customer, subject: state, lines: [line('Pose', 100_00)] }
  const { id } = await someone(createQuote, draft)
  if (state !== 'draft') await someone(sendQuote, { id, how: 'hand' })
  if (state === 'signed') await someone(signQuote, { id, signer: 'Lucie' })
  return id
}

/** The run once its job has nothing left to do. */
const ended = (play: Scene, someone: Someone, { id }: Run): Promise<Run> =>
  withWorkers(play, undefined, () =>
    vi.waitFor(
      async () => {
        const run = await someone(showBulk, { id })
        expect(run.endedAt).not.toBe(null)
        return run
      },
      { timeout: 20_000, interval: 50 },
    ),
  )

test('a trial says who is concerned and why others are not; the run does it, in the name of who asked', () =>
  scene('2026-03-31', async (play) => {
    const { alice, bruno, owner } = play
    const customer = (await newClient(alice, { name: 'Martin' })).id
    const draft = await quoteOf(alice, customer, 'draft')
    const sent = await quoteOf(alice, customer, 'sent')
    const signed = await quoteOf(alice, customer, 'signed')
    const asked = { act: 'quotes.invoice', selection: { ids: [draft, sent, signed] } }
    const trial = await alice(tryBulk, asked)
    expect(trial).toMatchObject({ total: 3, concerned: 1, taken: [{ record: signed }] })
    expect(trial.excluded.map(({ record, reason }) => [record, reason])).toEqual(
      expect.arrayContaining([
        [draft, 'Seul un devis signé se facture.'],
        [sent, 'Seul un devis signé se facture.'],
      ]),
    )
    // What has no number yet is told by what it is.
    expect(trial.excluded.find(({ record }) => record === draft)?.label).toBe('Brouillon – Martin')
    expect(documentLabel('en', null, 'Martin', '')).toBe('Draft – Martin')
    expect((await alice(listInvoices, page)).total).toBe(0)

    const started = await alice(startBulk, asked)
    expect(started).toMatchObject({ state: 'running', rows: { waiting: 1, excluded: 2 } })
    const run = await ended(play, alice, started)
    expect(run).toMatchObject({
      state: 'done',
      rows: { waiting: 0, done: 1, excluded: 2 },
      undoable: true,
    })
    const { rows } = await alice(bulkRows, { id: run.id, offset: 0, limit: 50 })
    expect(rows.map(({ state }) => state)).toEqual(['excluded', 'excluded', 'done'])
    const made = rows[2]!.made!
    expect((await alice(showInvoice, { id: made })).customer.id).toBe(customer)
    const told = await owner.query(
      `select person_name from journal where company_id = $1 and entity_id = $2`,
      [play.companies.lumiere, made],
    )
    expect(told.rows).toEqual([{ person_name: 'Alice Garnier' }])

    // It is hers: who does not read the journal does not see it, and only she takes it back.
    await expect(bruno(showBulk, { id: run.id })).rejects.toMatchObject({ reason: 'not_found' })
    await expect(bruno(undoBulk, { id: run.id })).rejects.toMatchObject({ reason: 'not_found' })
    const back = await ended(play, alice, await alice(undoBulk, { id: run.id }))
    expect(back).toMatchObject({ state: 'undone', rows: { undone: 1 }, undoable: false })
    expect((await alice(listInvoices, page)).total).toBe(0)
    expect((await alice(listBulk, page)).rows.map(({ id }) => id)).toEqual([run.id])
  }))

test('all results but a few: the filters say which, and one record that is refused stops no other', () =>
  scene('2026-03-31', async (play) => {
    const { alice } = play
    const one = (await newClient(alice, { name: 'Martin' })).id
    const other = (await newClient(alice, { name: 'Durand' })).id
    const mine = [await quoteOf(alice, one, 'draft'), await quoteOf(alice, one, 'draft')]
    const spared = await quoteOf(alice, one, 'draft')
    const elsewhere = await quoteOf(alice, other, 'draft')
    const asked = {
      act: 'quotes.delete',
      selection: { all: { customer: one, sort: 'day' }, except: [spared] },
    }
    expect(await alice(tryBulk, asked)).toMatchObject({ total: 2, concerned: 2 })
    const started = await alice(startBulk, asked)
    // Meanwhile somebody deletes one of them.
    await alice(deleteQuote, { id: mine[0]! })
    const run = await ended(play, alice, started)
    expect(run.rows).toMatchObject({ done: 1, refused: 1, waiting: 0 })
    const left = (await alice(listQuotes, page)).rows.map(({ id }) => id)
    expect(left.toSorted()).toEqual([spared, elsewhere].toSorted())
    const { rows } = await alice(bulkRows, { id: run.id, offset: 0, limit: 1 })
    expect(rows).toMatchObject([{ record: mine[0], state: 'refused' }])
    expect(rows[0]!.reason).toContain('n’existe pas')
    await expect(alice(undoBulk, { id: run.id })).rejects.toMatchObject({
      reason: 'bulk_not_undoable',
    })
  }))

test('rights are those of the moment: to start, and again for each record', () =>
  scene('2026-03-31', async (play) => {
    const { alice, bruno, eve, owner } = play
    const customer = (await newClient(alice, { name: 'Martin' })).id
    const draft = await quoteOf(alice, customer, 'draft')
    const asked = { act: 'invoices.issue', selection: { ids: [draft] } }
    for (const call of [tryBulk, startBulk]) {
      await expect(bruno(call, asked)).rejects.toMatchObject({
        reason: 'forbidden',
        problem: { param: 'act' },
      })
      // Hers exist for nobody else, as if they were nowhere.
      const send = { act: 'quotes.send', selection: { ids: [draft] } }
      await expect(eve(call, send)).rejects.toMatchObject({ reason: 'not_found' })
      await expect(bruno(call, send)).rejects.toMatchObject({ reason: 'not_found' })
      await expect(alice(call, { ...send, act: 'quotes.dance' })).rejects.toMatchObject({
        reason: 'unknown_act',
      })
      const strange = {
        act: 'quotes.send',
        selection: { all: { nothing: 'x', state: 'lost' }, except: [] },
      }
      await expect(alice(call, strange)).rejects.toMatchObject({ status: 400 })
    }
    const run = await alice(startBulk, { act: 'quotes.delete', selection: { ids: [draft] } })
    await owner.query(
      `update membership set active = false where company_id = $1 and person_id = $2`,
      [play.companies.lumiere, alice.id],
    )
    await withWorkers(play, undefined, () =>
      vi.waitFor(async () => {
        const { rows } = await owner.query(`select state from bulk_run where id = $1`, [run.id])
        expect(rows).toEqual([{ state: 'done' }])
      }),
    )
    const { rows } = await owner.query(`select state, reason from bulk_row where run_id = $1`, [
      run.id,
    ])
    expect(rows).toMatchObject([{ state: 'refused' }])
    expect(rows[0].reason).toContain('rôle')
  }))

test('several workers do each record once, and what is stopped stays where it is', () =>
  scene('2026-03-31', async (play) => {
    const { alice } = play
    for (let n = 0; n < 30; n += 1) await newClient(alice, { name: `Client ${n}` })
    const all = { act: 'customers.archive', selection: { all: {}, except: [] } }
    const started = await alice(startBulk, all)
    const { rows: waiting } = started
    await withWorkers(
      play,
      undefined,
      () =>
        vi.waitFor(
          async () => expect((await alice(showBulk, { id: started.id })).state).toBe('done'),
          {
            timeout: 20_000,
          },
        ),
      { workers: 3 },
    )
    const done = await alice(showBulk, { id: started.id })
    expect(done.rows).toMatchObject({ done: waiting.waiting, refused: 0 })
    expect((await alice(listCustomers, page)).rows.filter(({ archived }) => !archived)).toEqual([])
    const { rows } = await alice(bulkRows, { id: started.id, offset: 0, limit: 200 })
    const archived = rows.find(({ state }) => state === 'done')!.record
    // Archived once: a second time would have told the journal nothing, and moved no version.
    expect((await alice(showCustomer, { id: archived })).version).toBe(2)

    const back = await alice(undoBulk, { id: started.id })
    await ended(play, alice, back)
    const again = await alice(startBulk, all)
    expect(await alice(stopBulk, { id: again.id })).toMatchObject({ state: 'stopped' })
    const stopped = await ended(play, alice, again)
    expect(stopped.rows).toMatchObject({ done: 0, waiting: waiting.waiting })
    await expect(alice(stopBulk, { id: again.id })).rejects.toMatchObject({
      reason: 'bulk_not_running',
    })
  }))
