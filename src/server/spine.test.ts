import { expect, test } from 'vitest'
import { scene } from '#test/scene.ts'

test('the health check tells version and database', () =>
  scene('2026-03-31', async ({ stranger }) => {
    const answer = await stranger.raw('GET', '/api/health')
    expect(answer.status).toBe(200)
    expect(await answer.json()).toMatchObject({ status: 'ok', checks: { database: { ok: true } } })
  }))
