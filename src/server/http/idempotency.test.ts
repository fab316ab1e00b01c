// R4: a request sent again acts once. SCALE=1 sends the 4 000 requests under 200 keys of the promise.
import { expect, test, vi } from 'vitest'
import { addKey } from '#features/base/api-keys/contract.ts'
import { listRoles } from '#features/base/team/contract.ts'
import { sized } from '#test/scale.ts'
import { type Scene, scene, type Someone } from '#test/scene.ts'

vi.setConfig({ testTimeout: 300_000 })
const [keys, sendings] = [sized(200, 0.1), 20]

const path = '/api/v1/customers'
type Heard = { status: number; text: string }

async function post(someone: Someone, key: string | null, body: unknown): Promise<Heard> {
  const answer = await someone.raw('POST', path, { body, ...(key === null ? {} : { key }) })
  return { status: answer.status, text: await answer.text() }
}

const codeOf = ({ text }: Heard): string => (JSON.parse(text) as { code: string }).code

async function customersOf({ owner, companies }: Scene, company: 'lumiere' | 'rivale' = 'lumiere') {
  const { rows } = await owner.query<{ name: string }>(
    `select name from customer where company_id = $1 and name like 'Envoi %' order by name`,
    [companies[company]],
  )
  return rows.map(({ name }) => name)
}

/** Every body as often as it is sent, in an order that mixes them, many at a time. */
async function sendAll(
  someone: Someone,
  { keyed, times }: { keyed: boolean; times: number },
): Promise<Map<number, Heard[]>> {
  const order = Array.from({ length: keys * times }, (_, rank) => (rank * 7) % keys)
  const heard = new Map<number, Heard[]>()
  const worker = async (): Promise<void> => {
    for (let which = order.pop(); which !== undefined; which = order.pop()) {
      const answer = await post(someone, keyed ? `key-${which}` : null, { name: `Envoi ${which}` })
      heard.set(which, [...(heard.get(which) ?? []), answer])
    }
  }
  await Promise.all(Array.from({ length: 40 }, worker))
  return heard
}

test('a request sent many times at once under one key acts once, and is answered byte for byte alike', () =>
  scene('2026-03-31', async (play) => {
    const heard = await sendAll(play.alice, { keyed: true, times: sendings })
    expect(heard.size).toBe(keys)
    for (const answers of heard.values()) {
      expect(answers).toHaveLength(sendings)
      expect(answers[0]?.status).toBe(201)
      expect(new Set(answers.map(({ status, text }) => `${status} ${text}`)).size).toBe(1)
    }
    const names = Array.from({ length: keys }, (_, which) => `Envoi ${which}`)
    expect(await customersOf(play)).toEqual(names.sort())
    // And the journal tells each act once.
    const { rows } = await play.owner.query<{ n: string }>(
      `select count(*) as n from journal where company_id = $1 and action = 'customer.created'`,
      [play.companies.lumiere],
    )
    expect(Number(rows[0]?.n)).toBe(keys)
  }))

test('the control: without a key, each sending acts', () =>
  scene('2026-03-31', async (play) => {
    await sendAll(play.alice, { keyed: false, times: 4 })
    expect(await customersOf(play)).toHaveLength(keys * 4)
  }))

test('a key serves one request: another body, route or sender is refused, and nothing is done', () =>
  scene('2026-03-31', async (play) => {
    const { alice, claire } = play
    const body = { name: 'Envoi unique' }
    expect((await post(alice, 'k', body)).status).toBe(201)
    for (const other of [
      await post(alice, 'k', { name: 'Envoi autre' }),
      await post(alice, 'k', { ...body, note: 'et plus' }),
      // What one may see is not replayed to another who has come by the key.
      await post(claire, 'k', body),
    ]) {
      expect([other.status, codeOf(other)]).toEqual([409, 'key_reused'])
    }
    const route = await alice.raw('POST', '/api/v1/items', {
      key: 'k',
      body: { name: 'Envoi unique', price: '1' },
    })
    expect(((await route.json()) as { code: string }).code).toBe('key_reused')
    expect(await customersOf(play)).toEqual(['Envoi unique'])
  }))

test('the same key in another company is another key', () =>
  scene('2026-03-31', async (play) => {
    const [ours, theirs] = [
      await post(play.alice, 'k', { name: 'Envoi 1' }),
      await post(play.eve, 'k', { name: 'Envoi 2' }),
    ]
    expect([ours.status, theirs.status]).toEqual([201, 201])
    expect(await customersOf(play)).toEqual(['Envoi 1'])
    expect(await customersOf(play, 'rivale')).toEqual(['Envoi 2'])
  }))

test('a refusal leaves the key free, whatever refused', () =>
  scene('2026-03-31', async (play) => {
    const { alice } = play
    for (const [name, refused] of [
      ['by its shape', { name: 3 }],
      ['by a rule', { name: 'Envoi refusé', siren: '123456789' }],
      ['by what is there', { name: 'Envoi refusé', storeId: play.companies.rivale }],
    ] as const) {
      expect((await post(alice, name, refused)).status, name).toBeGreaterThan(399)
      const { rowCount } = await play.owner.query('select from idempotency where key = $1', [name])
      expect(rowCount, name).toBe(0)
      expect((await post(alice, name, { name: `Envoi ${name}` })).status, name).toBe(201)
    }
    expect(await customersOf(play)).toHaveLength(3)
  }))

test('one that is tried again while the first is still at work waits for it', () =>
  scene('2026-03-31', async (play) => {
    // Whoever writes in the journal waits for its head: held here, the first is held with it.
    await play.owner.query('begin')
    await play.owner.query('select from journal_head where company_id = $1 for update', [
      play.companies.lumiere,
    ])
    const both = Promise.all([1, 2].map(() => post(play.alice, 'k', { name: 'Envoi lent' })))
    await waitingFor(play, 2)
    await play.owner.query('commit')
    const [first, second] = await both
    expect(first).toEqual(second)
    expect(await customersOf(play)).toEqual(['Envoi lent'])
  }))

/** Until so many of this database's connections wait for a lock. */
async function waitingFor({ owner }: Scene, many: number): Promise<void> {
  for (;;) {
    const { rows } = await owner.query<{ n: number }>(
      `select count(*)::int as n from pg_stat_activity
       where datname = current_database() and wait_event_type = 'Lock'`,
    )
    if ((rows[0]?.n ?? 0) >= many) return
  }
}

test.for(['', 'x'.repeat(256), 'clé', 'a\tb'])('the key %j is refused', (key) =>
  scene('2026-03-31', async (play) => {
    const headers = { 'idempotency-key': key }
    const answer = await play.alice.raw('POST', path, { body: { name: 'Envoi' }, headers })
    expect([answer.status, ((await answer.json()) as { code: string }).code]).toEqual([
      400,
      'bad_key',
    ])
    expect(await customersOf(play)).toEqual([])
  }),
)

test('a secret that is shown once is not kept for whoever sends again', () =>
  scene('2026-03-31', async (play) => {
    const { rows } = await play.alice(listRoles, {})
    const input = { name: 'Export', roleId: rows[0]!.id }
    const first = await play.alice(addKey, input, { key: 'k' })
    const again = await play.alice(addKey, input, { key: 'k' })
    expect(first.key).toMatch(/^ck_/)
    expect(again).toEqual({ id: first.id, key: null })
  }))
