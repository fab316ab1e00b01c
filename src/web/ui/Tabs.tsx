import { type KeyboardEvent, type ReactNode, useEffect, useId, useRef } from 'react'
import { classes } from './classes.ts'

export type Tab<K extends string> = {
  readonly key: K
  readonly label: string
  readonly count?: string
  readonly content: () => ReactNode
}

/**
 * Tabs: only the chosen one is mounted. Arrows move, Home and End too. The chosen key is the
 * caller's, so that it may live in the address. They scroll sideways rather than take two lines.
 */
export function Tabs<K extends string>({
  label,
  tabs,
  chosen,
  onChoose,
}: {
  label: string
  tabs: readonly Tab<K>[]
  chosen: K
  onChoose: (key: K) => void
}) {
  const id = useId()
  const list = useRef<HTMLDivElement>(null)
  const present = tabs.find((tab) => tab.key === chosen) ?? tabs[0]

  // On a phone the chosen tab may lie beyond the edge: bring it into view, sideways only.
  useEffect(() => {
    const [row, tab] = [
      list.current,
      list.current?.querySelector<HTMLElement>('[aria-selected=true]'),
    ]
    if (row && tab) row.scrollLeft = tab.offsetLeft - (row.clientWidth - tab.offsetWidth) / 2
  }, [present?.key])

  function keys(event: KeyboardEvent): void {
    const at = tabs.findIndex((tab) => tab.key === present?.key)
    const goal = { ArrowRight: at + 1, ArrowLeft: at - 1, Home: 0, End: tabs.length - 1 }[event.key]
    const next = goal === undefined ? undefined : tabs[(goal + tabs.length) % tabs.length]
    if (!next) return
    event.preventDefault()
    onChoose(next.key)
    list.current?.querySelector<HTMLElement>(`[data-key="${next.key}"]`)?.focus()
  }

  return (
    <div className="flex min-h-0 flex-col">
      <div
        ref={list}
        role="tablist"
        aria-label={label}
        onKeyDown={keys}
        className="relative flex overflow-x-auto border-b border-line [scrollbar-width:none] print:hidden"
      >
        {tabs.map((tab) => {
          const on = tab.key === present?.key
          return (
            <button
              key={tab.key}
              type="button"
              role="tab"
              id={`${id}-${tab.key}`}
              data-key={tab.key}
              aria-selected={on}
              aria-controls={on ? `${id}-panel` : undefined}
              tabIndex={on ? 0 : -1}
              onClick={() => onChoose(tab.key)}
              className={classes(
                '-mb-px flex h-10 shrink-0 items-center gap-1.5 border-b-2 px-2.5 text-14 font-medium whitespace-nowrap -outline-offset-2',
                on ? 'border-accent text-text' : 'border-transparent text-soft hover:text-text',
              )}
            >
              {tab.label}
              {tab.count && (
                <span className="figures text-12 font-normal text-faint">{tab.count}</span>
              )}
            </button>
          )
        })}
      </div>
      {present && (
        <div
          role="tabpanel"
          id={`${id}-panel`}
          aria-labelledby={`${id}-${present.key}`}
          className="min-h-0 flex-1 pt-4"
        >
          {present.content()}
        </div>
      )}
    </div>
  )
}
