// The streams of events that this process holds open: each in the rights and the scope of its person, as
// long as their session and their role stay what they were.
import type pg from 'pg'
import type { Logger } from 'pino'
import { entityOf, ofRights } from '#features/base/journal/rules.ts'
import { Refusal } from '#kernel/refusal.ts'
import { grants } from '#kernel/rights.ts'
import type { Database } from '#server/database/connect.ts'
import { nobody } from '#server/ids.ts'
import { type Actor, transact } from '#server/transaction.ts'
import type { Announcement, Change } from './announce.ts'
import { seenOf } from './seen.ts'
import { openStream, type Stream } from './stream.ts'
import { openWire } from './wire.ts'

export type Live = {
  /** Opens a stream; `again` finds out anew who asks. */
  open(actor: Actor, tab: string, again: () => Promise<Actor>): Promise<Response>
  /** Ends every stream: the server stops. */
  end(): void
  close(): Promise<void>
}

/** So many streams a person (or a key) may hold here; the oldest gives way. */
const mostEach = 8
/** Changes of the same moment are told together, this many milliseconds after the first. */
const gathering = 120
/** Every so often (milliseconds) a stream shows that it lives, and makes sure that it may. */
const beat = 25_000

export function openLive(options: {
  database: Database
  config: pg.ClientConfig
  log: Logger
}): Live {
  const { database, config, log } = options
  /** Each with what waits to be told, by what it says. */
  const streams = new Map<Stream, Map<string, Change>>()
  const each = (does: (stream: Stream) => void): void => [...streams.keys()].forEach(does)

  function hear({ company, tab, changes = [], people = [], recheck }: Announcement): void {
    const touchesRights = recheck ?? changes.some(([entity]) => ofRights.includes(entity))
    each((stream) => {
      const { actor } = stream
      if (company !== null && actor.company !== company) return
      if (touchesRights) void makeSure(stream)
      if (actor.person && people.includes(actor.person.id)) stream.say({ event: 'inbox' })
      if (tab === undefined || tab !== stream.tab) gather(stream, changes)
    })
  }

  /** Keeps what the role may hear of, and tells it in a moment. */
  function gather(stream: Stream, changes: readonly Change[]): void {
    const waiting = streams.get(stream)
    const isFirst = waiting?.size === 0
    for (const [name, id] of changes) {
      const entity = entityOf(name)
      if (!entity || !grants(stream.actor.role, entity.right)) continue
      waiting?.set(`${name} ${id}`, [name, id])
    }
    if (isFirst && waiting.size > 0) setTimeout(() => void tell(stream), gathering).unref()
  }

  async function tell(stream: Stream): Promise<void> {
    const waiting = streams.get(stream)
    const all = [...(waiting?.values() ?? [])]
    waiting?.clear()
    const changes = await inScope(database, stream.actor, all).catch(() => null)
    if (changes === null) stream.say({ event: 'missed' })
    else if (changes.length > 0) stream.say({ event: 'change', changes })
  }

  const wire = openWire({
    config,
    log,
    onHeard: hear,
    onMissed: () => each((one) => one.say({ event: 'missed' })),
  })
  const pulse = setInterval(() => each((one) => void makeSure(one)), beat)
  pulse.unref()
  const end = () => each((one) => one.finish('over'))

  return {
    end,
    async open(actor, tab, again) {
      await wire.ready()
      const own = [...streams.keys()].filter((one) => ownerOf(one.actor) === ownerOf(actor))
      for (const oldest of own.slice(0, Math.max(0, own.length - mostEach + 1))) {
        oldest.finish('crowded')
      }
      const stream = openStream({ actor, tab, again }, (gone) => streams.delete(gone))
      streams.set(stream, new Map())
      stream.say({ event: 'ready' })
      return new Response(stream.body, { headers: streamHeaders })
    },
    async close() {
      clearInterval(pulse)
      end()
      await wire.close()
    },
  }
}

export const streamHeaders = {
  'content-type': 'text/event-stream; charset=utf-8',
  'cache-control': 'no-store',
  // A proxy that gathers what it passes on would hold the news back.
  'x-accel-buffering': 'no',
}

/** Whoever sees only their own hears of these records only. */
async function inScope(
  database: Database,
  actor: Actor,
  changes: readonly Change[],
): Promise<readonly Change[]> {
  if (actor.role.scope === 'all') return changes
  return transact(database, actor, (act) => seenOf(act, changes), { readOnly: true })
}

/** Ends a stream whose session is over, or whose rights are others by now. */
async function makeSure(stream: Stream): Promise<void> {
  try {
    if (sameRights(await stream.again(), stream.actor)) stream.beat()
    else stream.finish('over')
  } catch (error) {
    // Anything but a refusal (the database is away) may pass.
    if (error instanceof Refusal) stream.finish('over')
  }
}

const ownerOf = ({ company, person, key }: Actor): string =>
  `${company} ${person?.id ?? key?.id ?? ''}`

const sameRights = (now: Actor, then: Actor): boolean =>
  now.company === then.company &&
  now.company !== nobody &&
  ownerOf(now) === ownerOf(then) &&
  JSON.stringify([now.role, now.stores]) === JSON.stringify([then.role, then.stores])
