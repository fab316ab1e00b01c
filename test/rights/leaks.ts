// What tells that a company sees, names or changes something of another.
import { randomUUID } from 'node:crypto'
import { expect } from 'vitest'
import type { Route } from '#server/http.ts'
import { name } from '#server/http/app.ts'
import { idPlaces, sampleInput } from '#test/sample.ts'
import { sized } from '#test/scale.ts'
import { ask, ownId, ownInput, type Populated, several } from './own.ts'

/** An identifier of nothing, of the form that ours have. */
export const unknown = () => randomUUID().replace(/^(.{14})./, '$17')
/** What was answered, without what differs from one request to the next. */
export async function told(answer: Response): Promise<string> {
  const text = (await answer.text()).replace(/"requestId":"[^"]*"/, '"requestId":""')
  return text.replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, 'ID')
}

/** What a job makes is not there yet: its feature reads it (insight/papers). */
const madeByJobs: ReadonlySet<string> = new Set(['/bulk-runs/:id/file'])

/** Every read, with and without filters and search: one's own canary and never the other's. */
export async function readsOwnOnly(
  routes: readonly Route[],
  populated: Populated,
  { own, foreign }: { own: string; foreign: string },
): Promise<void> {
  // A stream has no end; what it tells is tested apart (server/live).
  const reads = routes.filter(
    ({ endpoint }) => endpoint.method === 'GET' && endpoint.answer !== 'events',
  )
  let seen = 0
  await several(reads, async ({ endpoint }) => {
    for (const all of [false, true]) {
      const input = ownInput(populated, endpoint, { all })
      for (const asked of [input, { ...input, q: 'CANARI' }]) {
        const answer = await ask(populated.someone, endpoint, asked)
        const said = await answer.text()
        // One's own reads are answered: a refusal would hide a leak.
        if (asked === input && !('token' in input) && !madeByJobs.has(endpoint.path))
          expect(answer.status, `${name(endpoint)} ${said}`).toBe(200)
        expect(said, name(endpoint)).not.toContain(foreign)
        if (said.includes(own)) seen += 1
      }
    }
  })
  // The control: a canary is there to be seen, in most of what is read.
  expect(seen).toBeGreaterThan(reads.length / 2)
}

/** What asks by a body and writes nothing: none of what is asked about is an answer. */
const questions: readonly string[] = ['POST /bulk-offers', 'POST /exports/:list']

/** Foreign identifiers answer exactly as unknown ones, wherever they are put. */
export async function foreignIsUnknown(
  { endpoint }: Route,
  { ours, theirs, kinds }: { ours: Populated; theirs: Populated; kinds: Map<string, string> },
): Promise<number> {
  const places = idPlaces(endpoint).filter((place) => place !== 'token')
  if (places.length === 0) return 0
  const where = name(endpoint)
  let asked = 0
  const send = async (input: Record<string, unknown>) => {
    const answer = await ask(ours.someone, endpoint, input)
    const said = await told(answer)
    expect(said, where).not.toContain('CANARI-LUMIERE')
    // Nothing is written with an identifier of nobody or of others.
    const writes = endpoint.method !== 'GET' && !questions.includes(where)
    if (writes) expect(answer.status, `${where}: ${said}`).toBeGreaterThan(399)
    asked += 1
    return `${answer.status} ${said}`
  }
  // The same at every place, as the foreign ones are: a record that is not its own parent, say.
  const nobodys = unknown()
  const none = await send(sampleInput(endpoint, { id: () => nobodys, all: true }))
  // Of every kind with SCALE=1, else of some: other ones on each route.
  const [all, from] = [[...kinds], where.length % kinds.size]
  const some = [...all, ...all].slice(from, from + Math.min(all.length, sized(all.length, 0.25)))
  for (const [kind, id] of some) {
    const foreign = sampleInput(endpoint, { id: () => id, all: true })
    expect(await send(foreign), `${where} with a foreign ${kind}`).toBe(none)
  }
  // One foreign identifier among our own: no check of the others comes first.
  for (const place of places) {
    const stray = (id: string) => ownInput(ours, endpoint, { over: { [place]: id } })
    const foreign = ownId(theirs, endpoint, place) ?? kinds.get('quote_line')!
    expect(await send(stray(foreign)), `${where} with a foreign ${place}`).toBe(
      await send(stray(unknown())),
    )
  }
  return asked
}
