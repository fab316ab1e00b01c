import { expect, test } from 'vitest'
import { scene, type Someone } from '#test/scene.ts'
import { addStore, changeStore, listStores } from './contract.ts'

const day = '2026-03-31'
const fields = (name: string) => ({
  name,
  street: '3 quai de Saône',
  street2: '',
  postalCode: '69005',
  city: 'Lyon',
  country: 'FR',
  phone: '',
  email: '' as const,
})
const all = async (by: Someone) => (await by(listStores, {})).rows

test('stores are made, changed, archived and brought back; one in use remains', () =>
  scene(day, async ({ alice }) => {
    const first = (await all(alice))[0]!
    expect(first).toMatchObject({ name: 'Lyon', members: 6, archived: false })
    const { members: _, ...values } = first
    await expect(alice(changeStore, { ...values, archived: true })).rejects.toMatchObject({
      reason: 'last_store',
    })
    const second = await alice(addStore, fields('Vieux Lyon'))
    await expect(alice(addStore, fields('Vieux Lyon'))).rejects.toMatchObject({
      reason: 'store_exists',
      problem: { param: 'name' },
    })
    const archived = await alice(changeStore, { ...values, archived: true })
    expect(archived).toMatchObject({ archived: true, version: 2 })
    expect((await all(alice)).map((store) => store.id)).toEqual([second.id, first.id])
    await expect(alice(changeStore, { ...values, archived: false })).rejects.toMatchObject({
      reason: 'changed_meanwhile',
      problem: { current: { version: 2, archived: true } },
    })
    await alice(changeStore, { ...values, archived: false, version: 2 })
  }))

test('of two stores that are archived at once, one remains', () =>
  scene(day, async ({ alice }) => {
    await alice(addStore, fields('Vieux Lyon'))
    const ends = await Promise.allSettled(
      (await all(alice)).map(({ members: _, ...store }) =>
        alice(changeStore, { ...store, archived: true }),
      ),
    )
    expect(ends.map((end) => end.status).sort()).toEqual(['fulfilled', 'rejected'])
  }))

test('every member reads the stores of their company, and only who writes it changes them', () =>
  scene(day, async ({ alice, fanny, bruno, eve }) => {
    const store = (await all(fanny))[0]!
    const { members: _, ...values } = store
    await expect(bruno(addStore, fields('Bron'))).rejects.toMatchObject({ reason: 'forbidden' })
    await expect(bruno(changeStore, values)).rejects.toMatchObject({ reason: 'forbidden' })
    await expect(eve(changeStore, values)).rejects.toMatchObject({ reason: 'not_found' })
    expect((await all(eve)).map((row) => row.name)).toEqual(['Paris'])
    const more = await alice.raw('POST', '/api/v1/stores', {
      body: { ...fields('Bron'), companyId: eve.company },
    })
    expect(more.status).toBe(400)
  }))
