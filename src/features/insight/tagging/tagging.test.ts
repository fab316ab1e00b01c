// Tags through HTTP and the real workers: put on a selection, found again, taken off, undone.
import { expect, test, vi } from 'vitest'
import { type Run, showBulk, startBulk, tryBulk, undoBulk } from '#features/base/bulk/contract.ts'
import { listEntries } from '#features/base/journal/contract.ts'
import { createTag, deleteTag, listTags, renameTag } from '#features/base/tags/contract.ts'
import { list as listCustomers } from '#features/relation/customers/contract.ts'
import { createQuote, deleteQuote, listQuotes } from '#features/sales/quotes/contract.ts'
import { createPurchase } from '#features/purchasing/purchase-orders/contract.ts'
import { newClient, page, threeLines } from '#test/deal.ts'
import { withWorkers } from '#test/mailbox.ts'
import { type Scene, scene } from '#test/scene.ts'

import { putTagOn, tagsOfRecord, takeTagOff } from './contract.ts'

vi.setConfig({ testTimeout: 60_000 })

const ended = (play: Scene, { id }: Run): Promise<Run> =>
  withWorkers(play, undefined, () =>
    vi.waitFor(
      async () => {
        const run = await play.alice(showBulk, { id })
        expect(run.endedAt).not.toBe(null)
        return run
      },
      { timeout: 30_000, interval: 50 },
    ),
  )

test('a tag is one whatever its accents, renamed everywhere, and goes with what it is on', () =>
  scene('2026-03-31', async ({ alice, gilles, eve }) => {
    const { id } = await alice(createTag, { name: 'Étude' })
    await expect(alice(createTag, { name: 'etude' })).rejects.toMatchObject({
      reason: 'tag_exists',
    })
    await expect(alice(createTag, { name: '…' })).rejects.toMatchObject({ reason: 'tag_empty' })
    const { id: other } = await alice(createTag, { name: 'Urgent' })
    await expect(alice(renameTag, { id: other, name: 'ETUDE' })).rejects.toMatchObject({
      reason: 'tag_exists',
    })
    expect(await alice(renameTag, { id, name: 'Étude de prix' })).toEqual({
      id,
      name: 'Étude de prix',
    })
    await expect(gilles(deleteTag, { id })).rejects.toMatchObject({ reason: 'forbidden' })
    expect((await gilles(listTags, {})).rows.map(({ name }) => name)).toEqual([
      'Étude de prix',
      'Urgent',
    ])
    expect((await eve(listTags, {})).rows).toEqual([])
    await alice(deleteTag, { id })
    expect((await alice(listTags, {})).rows).toEqual([{ id: other, name: 'Urgent', uses: 0 }])
  }))

test('a selection is tagged, but for what bears the tag; what is undone is as it was', () =>
  scene('2026-03-31', async (play) => {
    const { alice } = play
    const { id: customer } = await newClient(alice)
    const quotes: string[] = []
    for (let n = 0; n < 3; n += 1) {
      quotes.push((await alice(createQuote, { customer, lines: threeLines() })).id)
    }
    const { id: tag } = await alice(createTag, { name: 'Urgent' })
    const tagged = async () =>
      (await alice(listQuotes, { ...page, tag })).rows.map(({ id }) => id).toSorted()
    const asked = (ids: string[]) => ({ act: 'quotes.tag', selection: { ids }, options: { tag } })
    await ended(play, await alice(startBulk, asked([quotes[0]!])))
    expect(await tagged()).toEqual([quotes[0]])
    const trial = await alice(tryBulk, asked(quotes))
    expect([trial.concerned, trial.excluded.length]).toEqual([2, 1])
    const run = await ended(play, await alice(startBulk, asked(quotes)))
    expect(await tagged()).toEqual(quotes.toSorted())
    expect((await alice(listQuotes, page)).rows.map((row) => row.tags)).toEqual([
      ['Urgent'],
      ['Urgent'],
      ['Urgent'],
    ])
    await alice(undoBulk, { id: run.id })
    await ended(play, run)
    expect(await tagged()).toEqual([quotes[0]])
    await ended(play, await alice(startBulk, { ...asked([quotes[0]!]), act: 'quotes.untag' }))
    expect(await tagged()).toEqual([])
    // What is deleted leaves no tag behind, and a client is tagged as a quote is.
    await ended(play, await alice(startBulk, { ...asked([customer]), act: 'customers.tag' }))
    await ended(play, await alice(startBulk, asked([quotes[1]!])))
    await alice(deleteQuote, { id: quotes[1]! })
    expect((await alice(listTags, {})).rows).toMatchObject([{ name: 'Urgent', uses: 1 }])
    const { rows } = await alice(listCustomers, { ...page, tag })
    expect(rows.map((row) => [row.id, row.tags])).toEqual([[customer, ['Urgent']]])
  }))

test('a record is tagged from its own page, by those who may change it, of those that they see', () =>
  scene('2026-03-31', async ({ alice, bruno, gilles, eve }) => {
    const { id } = await newClient(alice, { isSupplier: true, sellerId: bruno.id })
    const tag = await alice(createTag, { name: 'Urgent' })
    const about = { type: 'customer', id } as const
    const bought = await alice(createPurchase, { supplier: id })
    const purchase = { type: 'purchase', id: bought.id } as const
    expect(await bruno(putTagOn, { ...about, tag: tag.id })).toEqual({ rows: [tag] })
    // Twice is once, here and in the journal.
    expect(await bruno(putTagOn, { ...about, tag: tag.id })).toEqual({ rows: [tag] })
    expect(await gilles(tagsOfRecord, about)).toEqual({ rows: [tag] })
    const told = await alice(listEntries, { ...page, entityId: id })
    expect(told.rows.map(({ action }) => action)).toEqual(['customer.tagged', 'customer.created'])
    await alice(putTagOn, { ...purchase, tag: tag.id })
    await expect(gilles(putTagOn, { ...about, tag: tag.id })).rejects.toMatchObject({ status: 403 })
    for (const unknown of [
      () => eve(tagsOfRecord, about),
      () => bruno(putTagOn, { ...purchase, tag: tag.id }),
      () => bruno(tagsOfRecord, purchase),
      () => alice(tagsOfRecord, { ...about, type: 'quote' }),
      () => alice(putTagOn, { ...about, tag: id }),
    ]) {
      await expect(unknown()).rejects.toMatchObject({ status: 404 })
    }
    expect(await bruno(takeTagOff, { ...about, tag: tag.id })).toEqual({ rows: [] })
    expect(await bruno(takeTagOff, { ...about, tag: tag.id })).toEqual({ rows: [] })
  }))
