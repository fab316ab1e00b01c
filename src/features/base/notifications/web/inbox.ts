// What the inbox shows, and what one does with it: each act is seen at once and can be undone.
import { useQueryClient } from '@tanstack/react-query'
import { dayOf, daysBetween, type Day } from '#kernel/day.ts'
import type { InputOf, OutputOf } from '#kernel/endpoint.ts'
import { keyOf, useRead, useWrite } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useLocation, useSetQueryString } from '#web/navigation.ts'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import {
  countPressing,
  listNotifications,
  type Notice,
  readNotifications,
  reopenNotifications,
  settleNotifications,
  snoozeNotifications,
} from '../contract.ts'
import { type Kind, kinds, pressing } from '../rules/codes.ts'
import { type Standing, standings } from '../rules/standing.ts'
import { both } from './words.ts'

type Listed = OutputOf<typeof listNotifications>
type Asked = InputOf<typeof listNotifications>

/** One tile at a time, or none: the list then shows that kind. */
export type Tile = Kind | 'pressing'
export const tiles: readonly Tile[] = ['pressing', ...kinds]

/** The filters of the inbox stand in the address, so that the badge and the home page link to them. */
export function useFilters() {
  const { query } = useLocation()
  const change = useSetQueryString()
  const standing = standings.find((one) => one === query['vue']) ?? 'open'
  const tile = tiles.find((one) => one === query['genre']) ?? null
  return {
    standing,
    tile,
    asked: askedFor(standing, tile),
    show: (to: { standing?: Standing; tile?: Tile | null }) =>
      change({
        vue: (to.standing ?? standing) === 'open' ? undefined : (to.standing ?? standing),
        genre: (to.tile === undefined ? tile : to.tile) ?? undefined,
      }),
  }
}

const askedFor = (standing: Standing, tile: Tile | null): Partial<Asked> => ({
  standing,
  ...(tile === 'pressing'
    ? { kind: [...pressing], unread: 'true' as const }
    : tile
      ? { kind: [tile] }
      : {}),
})

export const useInbox = (asked: Partial<Asked>, limit: number) =>
  useRead(
    listNotifications,
    { offset: 0, limit, ...asked },
    { placeholderData: (before) => before },
  )

/** The acts; `after` is told which rows have left the list. */
export function useActs(asked: Partial<Asked>, after: () => void) {
  const words = useWords(both)
  const formats = useFormats()
  const queries = useQueryClient()
  const refresh = [listNotifications, countPressing]
  const reading = useWrite(readNotifications, { refresh: asked.unread ? [countPressing] : refresh })
  const settling = useWrite(settleNotifications, { refresh })
  const snoozing = useWrite(snoozeNotifications, { refresh })
  const reopening = useWrite(reopenNotifications, { refresh })
  const back = (ids: readonly string[]) => void reopening.run({ ids: [...ids] })
  return {
    busy: settling.pending || snoozing.pending || reopening.pending,
    /** Read rows stay where they are until one leaves: only their mark goes. */
    read(row: Notice) {
      if (row.unread === 0) return
      queries.setQueriesData<Listed>({ queryKey: keyOf(listNotifications) }, (listed) =>
        listed ? withRead(listed, row) : listed,
      )
      void reading.run({ ids: row.ids })
    },
    async settle(row: Notice) {
      if (!(await settling.run({ ids: row.ids }))) return
      after()
      toast(words.settled(1), { tone: 'green', undo: () => back(row.ids) })
    },
    async settleAll(rows: number) {
      const done = await settling.run({ ...(asked.kind ? { kind: asked.kind } : {}) })
      if (!done || done.ids.length === 0) return
      after()
      toast(words.settled(rows), { tone: 'green', undo: () => back(done.ids) })
    },
    async snooze(row: Notice, day: Day | null) {
      if (!(await snoozing.run({ ids: row.ids, ...(day ? { day } : {}) }))) return
      after()
      const said = day ? words.snoozed(formats.day(day)) : words.snoozedLater
      toast(said, { undo: () => back(row.ids) })
    },
    async reopen(row: Notice) {
      if (!(await reopening.run({ ids: row.ids }))) return
      after()
      toast(words.reopened)
    },
  }
}

function withRead(listed: Listed, row: Notice): Listed {
  const { pressing: waiting } = listed.indicators
  const counts = pressing.includes(row.kind) && waiting && waiting.count > 0
  return {
    ...listed,
    rows: listed.rows.map((one) => (one.id === row.id ? { ...one, unread: 0 } : one)),
    indicators: counts
      ? { ...listed.indicators, pressing: { ...waiting, count: waiting.count - 1 } }
      : listed.indicators,
  }
}

export type Age = 'today' | 'yesterday' | 'week' | 'older'

export function ageOf(at: string, today: Day, timeZone: string): Age {
  const days = daysBetween(dayOf(new Date(at), timeZone), today)
  if (days < 1) return 'today'
  if (days === 1) return 'yesterday'
  return days < 7 ? 'week' : 'older'
}
