import { expect, test } from 'vitest'
import { writeNote } from '#features/relation/activities/contract.ts'
import { createTask, finishTask } from '#features/relation/tasks/contract.ts'
import { newClient, page } from '#test/deal.ts'
import { scene } from '#test/scene.ts'
import { listDeeds } from './contract.ts'

test('what was done is found by its words, with or without their accents', () =>
  scene('2026-03-31', async ({ alice }) => {
    const { id } = await newClient(alice)
    const about = { type: 'customer' as const, id }
    const said = { about, outcome: null, minutes: null, contacts: [] }
    await alice(writeNote, { ...said, kind: 'note', body: 'DÉLAI confirmé, main-d’Œuvre comprise' })
    const task = await alice(createTask, { title: 'Négocier le délai', about })
    await alice(finishTask, { id: task.id, version: task.version })
    const found = async (q: string) => {
      const { rows, total, indicators } = await alice(listDeeds, { ...page, q })
      expect(rows).toHaveLength(total)
      expect((indicators['note']?.count ?? 0) + (indicators['task']?.count ?? 0)).toBe(total)
      return rows.map(({ kind }) => kind).toSorted()
    }
    for (const q of ['délai', 'delai', 'DELAI']) expect(await found(q)).toEqual(['note', 'task'])
    expect(await found('œuvre confirme')).toEqual(['note'])
    expect(await found('negocier')).toEqual(['task'])
    expect(await found('100 %')).toEqual([])
  }))
