// The stream of what changes, as a test hears it.
import { expect, vi } from 'vitest'
import type { Someone } from './scene.ts'

type Heard = { event: string; changes?: [string, string | null][] }

/** Opens the stream of someone and keeps what it says. */
export async function listen(someone: Someone, tab = '') {
  const answer = await someone.raw('GET', `/api/v1/events${tab && `?tab=${tab}`}`)
  expect(answer.status).toBe(200)
  expect(answer.headers.get('content-type')).toMatch(/^text\/event-stream/)
  const heard: Heard[] = []
  const state = { over: false }
  const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader()
  const reading = (async () => {
    let text = ''
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      text += piece.value
      const whole = text.split('\n\n')
      text = whole.pop() ?? ''
      for (const one of whole) {
        const [, event = '', data = '{}'] = /^event: (\w+)\ndata: (.*)$/.exec(one) ?? []
        if (event) heard.push({ event, ...JSON.parse(data) })
      }
    }
    state.over = true
  })()
  await vi.waitUntil(() => heard.some(({ event }) => event === 'ready'))
  return {
    heard,
    state,
    changes: () => heard.flatMap(({ changes = [] }) => changes),
    until: (said: (one: Heard) => boolean) =>
      vi.waitUntil(() => heard.some(said), { timeout: 10_000, interval: 20 }),
    async close() {
      await reader.cancel()
      await reading
    },
  }
}

/** Whether an event tells of a record. */
export const names = (entity: string, id: string) => (one: Heard) =>
  one.changes?.some(([name, which]) => name === entity && which === id) ?? false
