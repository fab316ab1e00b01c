// Many documents as one file, through HTTP and the real workers.
import { expect, test, vi } from 'vitest'
import {
  bulkFile,
  offerBulk,
  type Run,
  showBulk,
  startBulk,
  tryBulk,
} from '#features/base/bulk/contract.ts'
import { listNotifications } from '#features/base/notifications/contract.ts'
import { createQuote, sendQuote } from '#features/sales/quotes/contract.ts'
import { line, newClient, page } from '#test/deal.ts'
import { withWorkers } from '#test/mailbox.ts'
import { readBack } from '#test/read-pdf.ts'
import { scene } from '#test/scene.ts'

vi.setConfig({ testTimeout: 60_000 })

test('a selection becomes one PDF in the order of the list; it is kept for a week, for who made it', () =>
  scene('2026-03-31', async (play) => {
    const { alice, bruno, travel } = play
    const customer = (await newClient(alice, { name: 'Martin' })).id
    const ids: string[] = []
    for (const name of ['Alpha', 'Bravo', 'Charlie']) {
      const { id } = await alice(createQuote, { customer, lines: [line(name, 10_00)] })
      if (name !== 'Bravo') await alice(sendQuote, { id, how: 'hand' })
      ids.push(id)
    }
    const asked = {
      act: 'quotes.print',
      selection: { all: { sort: 'gross', direction: 'asc' }, except: [] },
      options: { blank: true },
    }
    expect(await alice(tryBulk, asked)).toMatchObject({ total: 3, concerned: 3 })
    const started = await alice(startBulk, asked)
    expect(started.file).toBe(null)
    await expect(alice(bulkFile, { id: started.id })).rejects.toMatchObject({ status: 404 })
    const run = await withWorkers(play, undefined, () =>
      vi.waitFor(
        async (): Promise<Run> => {
          const now = await alice(showBulk, { id: started.id })
          expect(now.endedAt).not.toBe(null)
          return now
        },
        { timeout: 30_000, interval: 100 },
      ),
    )
    expect(run.rows).toMatchObject({ done: 3, refused: 0 })
    expect(run.file?.name).toMatch(/^Devis .*\.pdf$/)
    // It has lasted: whoever asked is told, and led to it.
    const told = await alice(listNotifications, page)
    expect(told.rows).toMatchObject([{ code: 'bulk.done', about: { type: 'bulk', id: run.id } }])

    const address = `/api/v1/bulk-runs/${run.id}/file`
    // The worker has the time of its machine: the file is of that day.
    travel(run.endedAt!.slice(0, 10))
    const answer = await alice.raw('GET', address)
    expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf'])
    const { pieces, pages, file } = await readBack(new Uint8Array(await answer.arrayBuffer()))
    const where = (word: string) => pieces.find(({ text }) => text.includes(word))?.page
    expect([where('Alpha'), where('Bravo'), where('Charlie')].toSorted()).toEqual([1, 3, 5])
    expect(pages).toBe(6)
    expect(await file.getOutline()).toHaveLength(3)
    expect((await bruno.raw('GET', address)).status).toBe(404)
    travel(new Date(Date.parse(run.endedAt!) + 8 * 86_400_000).toISOString().slice(0, 10))
    expect((await alice.raw('GET', address)).status).toBe(404)
  }))

test('acts say how much of a selection they concern, and those that one may not do are not offered', () =>
  scene('2026-03-31', async ({ alice, gilles }) => {
    const customer = (await newClient(alice, { name: 'Martin' })).id
    const lines = [line('Pose', 10_00)]
    const drafts = [await alice(createQuote, { customer, lines })]
    const sent = await alice(createQuote, { customer, lines })
    await alice(sendQuote, { id: sent.id, how: 'hand' })
    const selection = { ids: [...drafts.map(({ id }) => id), sent.id] }
    const acts = ['quotes.send', 'quotes.delete', 'quotes.invoice', 'quotes.print']
    const { rows } = await alice(offerBulk, { acts, selection })
    expect(rows).toEqual([
      { act: 'quotes.send', total: 2, concerned: 1 },
      { act: 'quotes.delete', total: 2, concerned: 1 },
      { act: 'quotes.invoice', total: 2, concerned: 0 },
      { act: 'quotes.print', total: 2, concerned: 2 },
    ])
    const his = await gilles(offerBulk, { acts, selection })
    expect(his.rows.map(({ act }) => act)).toEqual(['quotes.print'])
    await expect(alice(offerBulk, { acts: ['quotes.none'], selection })).rejects.toMatchObject({
      reason: 'unknown_act',
    })
  }))
