import fc from 'fast-check'
import { expect, test } from 'vitest'
import { changeRole, listRoles } from '#features/base/team/contract.ts'
import { create as createItem } from '#features/catalog/items/contract.ts'
import { bps, price } from '#kernel/money.ts'
import { sized } from '#test/scale.ts'
import { scene } from '#test/scene.ts'
import { record } from './actions.ts'
import { listEntries, verifyChain } from './contract.ts'

const twelveLines = async (
  as: (
    name: 'alice',
    fn: Parameters<Parameters<Parameters<typeof scene>[1]>[0]['as']>[1],
  ) => Promise<unknown>,
) => {
  for (let n = 1; n <= 4; n += 1) {
    await as('alice', async (act) => {
      record(act, 'quote.changed', 'quote', act.company, {
        label: `Devis ${n}`,
        before: { net: n, note: 'é' },
        after: { net: n + 1, note: null },
      })
      record(act, 'quote.sent', 'quote', act.company, { label: `Devis ${n}` })
      record(act, 'customer.created', 'customer', null)
    })
  }
}

test('an act leaves its lines, chained, and the chain is intact', () =>
  scene('2026-03-31', async ({ alice, as }) => {
    const before = await alice(verifyChain, {})
    await twelveLines(as)
    const after = await alice(verifyChain, {})
    expect(after).toMatchObject({ intact: true, lines: before.lines + 12, broken: null })
    const { rows, total } = await alice(listEntries, { offset: 0, limit: 5, entity: 'quote' })
    expect(total).toBe(8)
    expect(rows[0]).toMatchObject({
      action: 'quote.sent',
      label: 'Devis 4',
      person: { name: 'Alice Garnier' },
      surface: 'web',
    })
  }))

test('who may not see costs reads the journal without them, however deep they are', () =>
  scene('2026-03-31', async ({ alice, claire, as }) => {
    const { id } = await alice(createItem, {
      reference: 'LAMPE',
      name: 'Lampe',
      price: price(120_000_000),
      cost: price(77_770_000),
      vat: { category: 'S', rate: bps(2000) },
    })
    await as('alice', async (act) =>
      record(act, 'quote.changed', 'quote', act.company, {
        before: {
          lines: [{ name: 'Lampe', cost: 7777, sold: { unitCost: '77.77' } }],
          margin: 7777,
        },
        after: { net: 120_00, seesCosts: false },
      }),
    )
    const told = async () => (await claire(listEntries, { offset: 0, limit: 100 })).rows
    const whole = JSON.stringify(await told())
    expect(whole).toContain('7777')
    expect(whole).toContain('77.77')

    const { rows } = await alice(listRoles, {})
    const { name, levels, scope, issues, deletesDrafts, ...role } = rows.find(
      ({ preset }) => preset === 'accountant',
    )!
    const rights = { levels, scope, issues, deletesDrafts, seesCosts: false }
    await alice(changeRole, { id: role.id, version: role.version, name, ...rights })
    const shown = await told()
    // But for identifiers and hashes, in which any digits may follow each other by chance.
    const said = JSON.stringify(shown).replaceAll(/[0-9a-f-]{30,}/g, '')
    expect(said).not.toMatch(/77\.?77/)
    const changed = shown.find(({ action }) => action === 'quote.changed')
    expect(changed).toMatchObject({
      before: { lines: [{ name: 'Lampe', sold: {} }] },
      after: { net: 120_00, seesCosts: false },
    })
    const created = shown.find(({ entityId }) => entityId === id)
    expect(created?.after).toMatchObject({ name: 'Lampe' })
    expect(created?.after).not.toHaveProperty('cost')
    // What is chained is the whole of it.
    expect(await claire(verifyChain, {})).toMatchObject({ intact: true })
  }))

test('a refused act leaves no line', () =>
  scene('2026-03-31', async ({ alice, as }) => {
    const before = await alice(verifyChain, {})
    await expect(
      as('alice', async (act) => {
        record(act, 'quote.sent', 'quote', null)
        throw new Error('planted')
      }),
    ).rejects.toThrow('planted')
    expect(await alice(verifyChain, {})).toEqual(before)
  }))

test('two who write at once queue up, and no line is lost', () =>
  scene('2026-03-31', async ({ alice, as }) => {
    const { lines } = await alice(verifyChain, {})
    await Promise.all(
      Array.from({ length: 24 }, () => as('alice', async (act) => record(act, 'a.b', 'a', null))),
    )
    expect(await alice(verifyChain, {})).toMatchObject({ intact: true, lines: lines + 24 })
  }))

// Every field of a stored line, with a value that it did not have.
const tampered: Record<string, string> = {
  at: `at + interval '1 second'`,
  person_id: 'gen_random_uuid()',
  person_name: `person_name || 'x'`,
  surface: `case surface when 'web' then 'api' else 'web' end`,
  request_id: `request_id || 'x'`,
  ip: `coalesce(ip, '') || '1'`,
  action: `action || 'x'`,
  entity: `entity || 'x'`,
  entity_id: 'gen_random_uuid()',
  label: `label || ' '`,
  before: `coalesce(before, '{}') || '{"net": 999}'`,
  after: `coalesce(after, '{}') || '{"net": 999}'`,
  previous_hash: `md5(previous_hash) || md5(previous_hash)`,
  hash: `md5(hash) || md5(hash)`,
}

test('one field changed behind the back of the program is found, and located', () =>
  scene('2026-03-31', async ({ alice, as, owner, companies }) => {
    await twelveLines(as)
    const { lines } = await alice(verifyChain, {})
    const { rows: columns } = await owner.query<{ name: string }>(
      `select column_name as name from information_schema.columns where table_name = 'journal'
       and column_name not in ('company_id', 'seq')`,
    )
    expect(columns.map(({ name }) => name).sort()).toEqual(Object.keys(tampered).sort())
    const runs = sized(1000, 0.5)
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 1, max: lines }),
        fc.constantFrom(...Object.entries(tampered)),
        async (seq, [column, value]) => {
          const where = 'where company_id = $1 and seq = $2'
          const kept = await owner.query(`select * from journal ${where}`, [companies.lumiere, seq])
          await owner.query(`update journal set ${column} = ${value} ${where}`, [
            companies.lumiere,
            seq,
          ])
          const { intact, broken } = await alice(verifyChain, {})
          const put = `update journal set ${column} = $3 ${where}`
          const old = kept.rows[0][column]
          const json = old !== null && ['before', 'after'].includes(column)
          await owner.query(put, [companies.lumiere, seq, json ? JSON.stringify(old) : old])
          expect(intact).toBe(false)
          expect(broken?.seq).toBe(seq)
        },
      ),
      { numRuns: runs },
    )
    expect(await alice(verifyChain, {})).toMatchObject({ intact: true })
  }))

test('a line removed, or the end cut off, is found', () =>
  scene('2026-03-31', async ({ alice, as, owner, companies }) => {
    await twelveLines(as)
    const { lines } = await alice(verifyChain, {})
    const remove = 'delete from journal where company_id = $1 and seq = $2'
    await owner.query(remove, [companies.lumiere, lines])
    expect(await alice(verifyChain, {})).toMatchObject({ broken: { seq: lines, why: 'cut_short' } })
    await owner.query(remove, [companies.lumiere, 2])
    expect(await alice(verifyChain, {})).toMatchObject({ broken: { seq: 2, why: 'missing' } })
  }))

test('the serving role may neither change nor remove a line', () =>
  scene('2026-03-31', async ({ as }) => {
    const refused = /permission denied for table journal/
    await expect(
      as('alice', (act) => act.tx.updateTable('journal').set({ label: 'x' }).execute()),
    ).rejects.toThrow(refused)
    await expect(as('alice', (act) => act.tx.deleteFrom('journal').execute())).rejects.toThrow(
      refused,
    )
  }))
