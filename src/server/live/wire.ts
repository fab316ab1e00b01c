// The one connection of a process that listens to the database, made again whenever it is lost.
import pg from 'pg'
import type { Logger } from 'pino'
import { type Announcement, channel } from './announce.ts'

type Heard = (announcement: Announcement) => void
export type Wire = { ready(): Promise<void>; close(): Promise<void> }

const longest = 30_000

/**
 * Listens from the first `ready()` on. After a loss it listens again, later and later; then `onMissed`
 * says that something may have been said meanwhile.
 */
export function openWire(options: {
  config: pg.ClientConfig
  log: Logger
  onHeard: Heard
  onMissed: () => void
}): Wire {
  const { config, log, onHeard, onMissed } = options
  let client: pg.Client | null = null
  let listening: Promise<void> | null = null
  let timer: NodeJS.Timeout | undefined
  let closed = false

  async function listen(): Promise<void> {
    const fresh = new pg.Client({ ...config, application_name: 'comptoir live' })
    fresh.on('error', () => lost(fresh))
    fresh.on('end', () => lost(fresh))
    fresh.on('notification', ({ payload }) => {
      const announcement = read(payload)
      if (announcement) onHeard(announcement)
    })
    await fresh.connect()
    await fresh.query(`listen ${channel}`)
    if (closed) return void (await fresh.end())
    client = fresh
  }

  function lost(which: pg.Client): void {
    if (closed || which !== client) return
    client = null
    which.end().catch(() => {})
    log.warn('the connection that listens was lost')
    again(500)
  }

  function again(pause: number): void {
    timer = setTimeout(() => {
      listen().then(onMissed, () => again(Math.min(pause * 2, longest)))
    }, pause)
    timer.unref()
  }

  return {
    ready: () =>
      (listening ??= listen().catch((error: Error) => {
        listening = null
        throw error
      })),
    async close() {
      closed = true
      clearTimeout(timer)
      await client?.end().catch(() => {})
    },
  }
}

function read(payload: string | undefined): Announcement | null {
  try {
    return JSON.parse(payload ?? '') as Announcement
  } catch {
    return null
  }
}
