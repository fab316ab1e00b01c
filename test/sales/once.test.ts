// R4: a request that is sent again under the same key acts once, and gets the same answer to the byte.
// SCALE=1 sends the four thousand requests that the promise speaks of.
import { expect, test } from 'vitest'
import { newClient, signedQuote } from '#test/deal.ts'
import { send } from '#test/faults.ts'
import { sized } from '#test/scale.ts'
import { type Scene, scene } from '#test/scene.ts'

const keys = sized(200, 0.2)
const each = 20
const day = '2026-03-31'

/** Sends every request of every key, shuffled and eight at once. */
async function storm(
  play: Scene,
  requests: readonly { path: string; body: unknown; key: string }[],
) {
  const left = Array.from({ length: each }, () => requests).flat()
  // The order is mixed by a fixed stride, so that a failure can be seen again.
  const mixed = left.map((_, at) => left[(at * 7919) % left.length]!)
  expect(new Set(mixed.map(({ key }) => key)).size).toBe(requests.length)
  const answers = new Map<string, Set<string>>()
  await Promise.all(
    Array.from({ length: 8 }, async () => {
      for (let one = mixed.pop(); one !== undefined; one = mixed.pop()) {
        const { path, body, key } = one
        const { status, text } = await send(play.server.app, play.alice, 'POST', path, {
          body,
          key,
        })
        answers.set(key, (answers.get(key) ?? new Set()).add(`${status} ${text}`))
      }
    }),
  )
  for (const [key, told] of answers) {
    expect([...told], key).toHaveLength(1)
    expect([...told][0]?.slice(0, 3), [...told][0]).toBe('201')
  }
}

const countOf = async ({ owner, alice }: Scene, table: string, where = 'true') =>
  Number(
    (
      await owner.query(`select count(*) as n from ${table} where company_id = $1 and ${where}`, [
        alice.company,
      ])
    ).rows[0].n,
  )

test('payments', { timeout: 300_000 }, () =>
  scene(day, async (play) => {
    const { id: customer } = await newClient(play.alice)
    const requests = Array.from({ length: keys }, (_, n) => ({
      path: '/payments',
      key: `payment-${n}`,
      body: { customer, method: 'card', amount: `${n + 1}.00` },
    }))
    await storm(play, requests)
    expect(await countOf(play, 'payment')).toBe(keys)
    expect(await countOf(play, 'journal', `action = 'payment.recorded'`)).toBe(keys)
    const { rows } = await play.owner.query(
      'select sum(amount) as n from payment where company_id = $1',
      [play.alice.company],
    )
    expect(Number(rows[0].n)).toBe((keys * (keys + 1) * 100) / 2)
  }),
)

test('the invoices of quotes', { timeout: 300_000 }, () =>
  scene(day, async (play) => {
    const { id: customer } = await newClient(play.alice)
    const count = Math.ceil(keys / 4)
    const quotes = []
    for (let n = 0; n < count; n += 1) quotes.push(await signedQuote(play.alice, customer))
    await storm(
      play,
      quotes.map(({ id }) => ({ path: `/quotes/${id}/invoice`, key: `invoice-${id}`, body: {} })),
    )
    expect(await countOf(play, 'invoice')).toBe(count)
  }),
)

test('another body under a key that was used is refused; a refusal leaves its key free', () =>
  scene(day, async (play) => {
    const { alice, server } = play
    const { id: customer } = await newClient(alice)
    const pay = (amount: string, key: string) =>
      send(server.app, alice, 'POST', '/payments', {
        body: { customer, method: 'card', amount },
        key,
      })
    expect((await pay('1.00', 'a')).status).toBe(201)
    const other = await pay('2.00', 'a')
    expect([other.status, JSON.parse(other.text).code]).toEqual([409, 'key_reused'])
    expect((await pay('0.00', 'b')).status).toBe(400)
    expect((await pay('3.00', 'b')).status).toBe(201)
    expect(await countOf(play, 'payment')).toBe(2)
  }))

test('without a key, two sendings are two acts: the proof can fail', () =>
  scene(day, async (play) => {
    const { id: customer } = await newClient(play.alice)
    const body = { customer, lines: [] }
    for (let n = 0; n < 2; n += 1)
      await send(play.server.app, play.alice, 'POST', '/quotes', { body })
    expect(await countOf(play, 'quote')).toBe(2)
  }))
