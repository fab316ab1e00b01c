// The inbox: what one is told, a row a record; the record's history beside it; done, put off, undone by
// keys as in a mailbox.
import { CheckCheck, Inbox as Tray } from 'lucide-react'
import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { useGo } from '#web/navigation.ts'
import { useShortcut } from '#web/shortcuts.ts'
import { Button } from '#web/ui/Button.tsx'
import { classes } from '#web/ui/classes.ts'
import { Sheet } from '#web/ui/Dialog.tsx'
import { EmptyState, ErrorState } from '#web/ui/EmptyState.tsx'
import { Kbd } from '#web/ui/Kbd.tsx'
import { useTitle } from '#web/ui/Page.tsx'
import { RowBones } from '#web/ui/Skeletons.tsx'
import { useWords } from '#web/words.ts'
import type { Notice } from '../contract.ts'
import { pathOf } from '../rules/codes.ts'
import type { Standing } from '../rules/standing.ts'
import { Head } from './Head.tsx'
import { useActs, useFilters, useInbox } from './inbox.ts'
import { Preview } from './Preview.tsx'
import { Rows } from './Rows.tsx'
import { SnoozeMenu } from './SnoozeMenu.tsx'
import { both } from './words.ts'

const first = 100
/** From here on the history stands beside the list; below, it comes over it. */
const wide = '(min-width: 1024px)'

export function Inbox() {
  const words = useWords(both)
  const go = useGo()
  const filters = useFilters()
  const { standing, tile, asked, show } = filters
  const isWide = useWide()
  const [limit, setLimit] = useState(first)
  const inbox = useInbox(asked, limit)
  const rows = inbox.data?.rows ?? []
  const [key, setKey] = useState<string | null>(null)
  const [over, setOver] = useState(false)
  const [snoozing, setSnoozing] = useState(false)
  const list = useRef<HTMLDivElement>(null)
  const chosen = rows.find((row) => keyOfRow(row) === key) ?? null
  const at = chosen ? rows.indexOf(chosen) : -1
  useTitle(words.title)

  const acts = useActs(asked, () => {
    setOver(false)
    const next = rows[at + 1] ?? rows[at - 1] ?? null
    setKey(next && keyOfRow(next))
    if (next && isWide) acts.read(next)
  })
  function choose(row: Notice | null | undefined, { focus = false } = {}): void {
    if (!row) return
    setKey(keyOfRow(row))
    acts.read(row)
    if (focus) focusRow(list.current, rows.indexOf(row))
  }
  const open = (row: Notice | null) => {
    const path = row && pathOf(row.about.type, row.about.id)
    if (!row || !path) return
    acts.read(row)
    go(path)
  }
  useEffect(() => setKey(null), [standing, tile])
  const step = (by: number) => choose(rows[at === -1 ? 0 : at + by], { focus: true })
  useShortcut('j', { label: words.next, run: () => step(1) })
  useShortcut('k', { label: words.previous, run: () => step(-1) })
  useShortcut('e', {
    label: words.settle,
    when: standing !== 'done',
    run: () => chosen && void acts.settle(chosen),
  })
  useShortcut('h', {
    label: words.snooze,
    when: standing !== 'done',
    run: () => chosen && setSnoozing(true),
  })
  useShortcut('ctrl+enter', { label: words.open, run: () => open(chosen) })

  const buttons = chosen && (
    <>
      {standing !== 'done' && (
        <SnoozeMenu
          open={snoozing}
          onOpen={setSnoozing}
          onSnooze={(day) => void acts.snooze(chosen, day)}
        />
      )}
      {standing === 'open' ? (
        <Button onPress={() => void acts.settle(chosen)}>{words.settle}</Button>
      ) : (
        <Button onPress={() => void acts.reopen(chosen)}>{words.reopen}</Button>
      )}
      {pathOf(chosen.about.type, chosen.about.id) && (
        <Button variant="primary" onPress={() => open(chosen)}>
          {words.open}
        </Button>
      )}
    </>
  )
  return (
    <div className="flex h-full min-h-0 flex-col">
      <Head
        filters={filters}
        listed={inbox.data}
        busy={acts.busy}
        onSettleAll={() => void acts.settleAll(inbox.data?.total ?? 0)}
      />
      <div className="grid min-h-0 flex-1 border-t border-line lg:grid-cols-[minmax(22rem,5fr)_6fr]">
        <div ref={list} className="min-h-0 overflow-y-auto lg:border-r lg:border-line">
          {inbox.problem && <ErrorState problem={inbox.problem} onRetry={inbox.refetch} />}
          {inbox.pending && <RowBones rows={8} />}
          {inbox.data && rows.length === 0 && (
            <Nothing
              filtered={tile !== null}
              standing={standing}
              onAll={() => show({ tile: null })}
            />
          )}
          {rows.length > 0 && (
            <Rows
              rows={rows}
              chosen={key}
              standing={standing}
              onChoose={(row) => {
                choose(row)
                setOver(true)
              }}
              onOpen={open}
              onSettle={standing === 'done' ? null : (row) => void acts.settle(row)}
            />
          )}
          {inbox.data && rows.length < inbox.data.total && limit < 200 && (
            <div className="flex justify-center p-3">
              <Button onPress={() => setLimit(200)}>{words.showMore}</Button>
            </div>
          )}
        </div>
        {isWide && (
          <section
            aria-label={chosen?.about.label ?? words.pick}
            className="min-h-0 overflow-y-auto bg-surface"
          >
            {chosen ? (
              <Preview key={keyOfRow(chosen)} row={chosen} actions={buttons} />
            ) : (
              rows.length > 0 && <Pick />
            )}
          </section>
        )}
      </div>
      {chosen && over && !isWide && (
        <Sheet title={chosen.about.label} open onClose={() => setOver(false)}>
          <Preview row={chosen} actions={buttons} titled={false} />
        </Sheet>
      )}
    </div>
  )
}

export const keyOfRow = ({ about }: Notice): string => `${about.type} ${about.id}`

const focusRow = (list: HTMLElement | null, rank: number): void =>
  list?.querySelectorAll<HTMLElement>('[data-row]')[rank]?.focus()

const useWide = (): boolean =>
  useSyncExternalStore(
    (listener) => {
      const query = matchMedia(wide)
      query.addEventListener('change', listener)
      return () => query.removeEventListener('change', listener)
    },
    () => matchMedia(wide).matches,
  )

/** Nothing is here: the best that an inbox can say. */
function Nothing({
  filtered,
  standing,
  onAll,
}: {
  filtered: boolean
  standing: Standing
  onAll: () => void
}) {
  const words = useWords(both)
  if (filtered) {
    return (
      <EmptyState
        icon={Tray}
        title={words.none.filtered}
        action={<Button onPress={onAll}>{words.showAll}</Button>}
      />
    )
  }
  if (standing !== 'open') return <EmptyState icon={Tray} title={words.none[standing]} />
  return (
    <EmptyState icon={CheckCheck} title={words.clear}>
      {words.clearText}
    </EmptyState>
  )
}

/** Before a choice: the keys that work here. */
function Pick() {
  const words = useWords(both)
  const keys = [
    ['j', words.next],
    ['k', words.previous],
    ['e', words.settle],
    ['h', words.snooze],
    ['ctrl+enter', words.open],
  ] as const
  return (
    <EmptyState icon={Tray} title={words.pick}>
      {words.pickText}
      <dl className={classes('mx-auto mt-5 grid w-fit grid-cols-[auto_1fr] gap-x-3 gap-y-1.5')}>
        {keys.map(([key, label]) => (
          <div key={key} className="contents text-13">
            <dt className="text-right">
              <Kbd keys={key} />
            </dt>
            <dd className="text-left text-soft">{label}</dd>
          </div>
        ))}
      </dl>
    </EmptyState>
  )
}
