// Who gives a question up is not answered, and neither does the database go on looking.
import { expect, test } from 'vitest'
import { scene } from '#test/scene.ts'

test('a question that is given up is cancelled in the database', () =>
  scene('2026-03-31', async ({ alice, owner, server }) => {
    const waiting = async () => {
      // Within a transaction, who is connected is told as it was at the first look.
      await owner.query('select pg_stat_clear_snapshot()')
      const { rows } = await owner.query<{ count: number }>(
        `select count(*)::int as count from pg_stat_activity
         where datname = current_database() and wait_event_type = 'Lock'`,
      )
      return rows[0]!.count
    }
    // However slow the machine is: how long it takes is not what is proven.
    const comes = (count: number) => expect.poll(waiting, { timeout: 60_000 }).toBe(count)
    const left = new AbortController()
    // It can have no answer as long as this is held.
    await owner.query('begin; lock table turnover_day in access exclusive mode')
    try {
      const answer = server.app.request('/api/v1/analytics?measure=sales&by=month', {
        headers: { cookie: alice.cookie, 'x-company-id': alice.company },
        signal: left.signal,
      })
      await comes(1)
      left.abort()
      await comes(0)
      expect((await answer).ok).toBe(false)
    } finally {
      await owner.query('rollback')
    }
    // The connection that it had answers the next one.
    const next = await alice.raw('GET', '/api/v1/analytics?measure=sales&by=month')
    expect(next.status).toBe(200)
  }))
