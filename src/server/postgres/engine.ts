import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { setTimeout as pause } from 'node:timers/promises'
import { type Endpoint, forgetEndpoint, newEndpoint, type Place } from './cluster.ts'
import { type Lock, reach, takeLock } from './lock.ts'
import {
  disown,
  evict,
  forgetEmptyPidFile,
  launch,
  readPidFile,
  shutDown,
  whoIs,
} from './postmaster.ts'
import { PostgresRefusal, refuse } from './refusal.ts'

/** An engine that answers and whose folder we hold. */
export type Engine = {
  pid: number
  endpoint: Endpoint
  lock: Lock
  child: ChildProcess | undefined
  adopted: boolean
}

/**
 * Adopts the engine that runs on the folder, or starts one (at `known` if that address was already
 * given out), and takes the lock. Waits for a former engine that is leaving, 40 s at most, and for
 * one that recovers as long as it needs. Refuses `folder_in_use`, `folder_held`, and all that stops
 * an engine from starting.
 */
export async function bringUp(
  place: Place,
  known: Endpoint | undefined,
  halt?: AbortSignal,
): Promise<Engine> {
  let endpoint = known
  let since = Date.now()
  try {
    for (;;) {
      const found = await adopt(place, endpoint)
      if (found === 'free') endpoint ??= await newEndpoint(place)
      const answer = found === 'free' && endpoint ? await start(place, endpoint) : found
      if (typeof answer === 'object' && 'lock' in answer) return answer

      const waited_ms = Date.now() - since
      if (answer === 'starting') since = Date.now()
      else if (waited_ms > 40_000) {
        const pid = (await readPidFile(place))?.pid
        refuse('folder_held', place.folder, typeof answer === 'object' ? answer.held : `pid ${pid}`)
      } else if (answer === 'silent' && waited_ms > 10_000) await evictOwner(place)
      await pause(found === 'free' ? 250 : 50, undefined, { signal: halt })
    }
  } catch (error) {
    if (endpoint && endpoint !== known && !isTaken(error)) await forgetEndpoint(place, endpoint)
    throw error
  }
}

/** Stops the engine. The lock ends with it, so that nobody adopts what is about to stop. */
export async function release(place: Place, { pid, child }: Engine): Promise<void> {
  const ended = child && child.exitCode === null && child.signalCode === null && once(child, 'exit')
  await shutDown(place, pid)
  await ended
}

/** The engine that already runs, 'free' when there is none, or why neither can be said yet. */
async function adopt(
  place: Place,
  ours: Endpoint | undefined,
): Promise<Engine | 'free' | 'starting' | 'stopping' | 'silent'> {
  const file = await readPidFile(place)
  if (!file) return 'free'
  // The socket first, before the pid: that of another container means nothing here.
  const reached = file.endpoint ? await reach(place, file.endpoint) : 'silent'
  if (typeof reached === 'object' && file.endpoint) {
    const held = await takeLock(place, reached.client)
    if (held === 'gone') return 'stopping'
    place.note('PostgreSQL tournait encore, repris / PostgreSQL was still running, taken over')
    const { pid, endpoint } = file
    return { pid, endpoint, lock: reached.client, child: undefined, adopted: true }
  }
  if (reached === 'starting' || reached === 'stopping') return reached
  const who = await whoIs(place, file.pid)
  if (who === 'server' && reached === 'mute') await evict(place, file.pid)
  if (who === 'server') return 'silent'
  if (who === 'other') await disown(place) // where unknown, PostgreSQL's own check decides
  if (file.endpoint && file.endpoint.host !== ours?.host) {
    await forgetEndpoint(place, file.endpoint)
  }
  return 'free'
}

async function start(
  place: Place,
  endpoint: Endpoint,
): Promise<Engine | 'stopping' | { held: string }> {
  const started = await launch(place, endpoint)
  if ('held' in started) {
    await forgetEmptyPidFile(place)
    return started
  }
  const { pid, child } = started
  try {
    const reached = await reach(place, endpoint)
    if (reached === 'stopping' || reached === 'starting') return 'stopping'
    if (typeof reached !== 'object') return refuse('engine_failed', `${endpoint.host}: ${reached}`)
    const lock = reached.client
    if ((await takeLock(place, lock)) === 'gone') return 'stopping'
    return { pid, endpoint, lock, child, adopted: false }
  } catch (error) {
    // Another process may have been quicker to take the lock of the engine that we started: it is
    // theirs, and no longer our child.
    if (isTaken(error)) forsake(child)
    else await shutDown(place, pid)
    throw error
  }
}

const isTaken = (error: unknown): boolean =>
  error instanceof PostgresRefusal && error.code === 'folder_in_use'

function forsake(child: ChildProcess | undefined): void {
  child?.stderr?.destroy()
  child?.unref()
}

async function evictOwner(place: Place): Promise<void> {
  const file = await readPidFile(place)
  if (file && (await whoIs(place, file.pid)) === 'server') await evict(place, file.pid)
}
