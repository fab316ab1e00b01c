// What is proposed below a field while one types in it: found on the server, then acts of its own.
import type { LucideIcon } from 'lucide-react'
import { type ReactNode, type RefObject, useEffect, useImperativeHandle, useState } from 'react'
import type { Ref } from 'react'
import { FloatingList, FloatingOption } from '#web/ui/FloatingList.tsx'
import { useSearch } from '#web/ui/search.ts'
import { useWords } from '#web/words.ts'
import { documentWords } from './words.ts'

export type Extra = {
  readonly key: string
  readonly label: string
  readonly icon: LucideIcon
  readonly onPick: () => void
}

/** What the field's keys may ask of the list. */
export type ListKeys<T> = {
  readonly move: (step: 1 | -1) => void
  /** The rank of the line pointed at, -1 where there is none. */
  readonly at: () => number
  /** The line pointed at: what was found, an act, or `waiting` while the answer is on its way. */
  readonly chosen: () => { readonly found: T } | { readonly extra: Extra } | 'waiting' | null
}

export type SuggestionsProps<T> = {
  readonly id: string
  readonly label: string
  readonly anchor: RefObject<HTMLElement | null>
  readonly typed: string
  readonly search: (typed: string, signal: AbortSignal) => Promise<readonly T[]>
  readonly keyOf: (found: T) => string
  readonly show: (found: T) => ReactNode
  readonly extras?: readonly Extra[]
  readonly onPick: (found: T) => void
  /** Tells which line is pointed at, by its id, for `aria-activedescendant`. */
  readonly onPoint: (id: string | undefined) => void
  readonly whenNothing?: string
  readonly keys: Ref<ListKeys<T>>
}

export function Suggestions<T>(props: SuggestionsProps<T>) {
  const { id, label, anchor, typed, search, extras = [], onPoint } = props
  const words = useWords(documentWords)
  const { results, busy, failed } = useSearch(search, typed, true)
  const [pointed, setPointed] = useState(0)
  const count = results.length + extras.length
  const at = count === 0 ? -1 : Math.min(pointed, count - 1)
  useEffect(() => setPointed(0), [typed])
  useEffect(() => onPoint(at < 0 ? undefined : `${id}-${at}`), [at, id])
  useEffect(() => () => onPoint(undefined), [])

  function chosen(): ReturnType<ListKeys<T>['chosen']> {
    const found = results[at]
    // What is shown may still answer what was typed before: it must not be taken for the new answer.
    if (busy && at < results.length) return 'waiting'
    if (found !== undefined) return { found }
    const extra = extras[at - results.length]
    return extra ? (busy ? 'waiting' : { extra }) : busy ? 'waiting' : null
  }
  useImperativeHandle(props.keys, () => ({
    chosen,
    at: () => at,
    move: (step) => count > 0 && setPointed((at + step + count) % count),
  }))

  const said = failed ? words.searchFailed : busy ? words.searching : props.whenNothing
  return (
    <FloatingList anchor={anchor} id={`${id}-list`} label={label} busy={busy}>
      {results.map((found, index) => (
        <FloatingOption
          key={props.keyOf(found)}
          id={`${id}-${index}`}
          active={index === at}
          onPick={() => props.onPick(found)}
          onPoint={() => setPointed(index)}
        >
          {props.show(found)}
        </FloatingOption>
      ))}
      {results.length === 0 && said && (
        <div
          role="option"
          aria-disabled="true"
          aria-selected="false"
          className="px-2 py-1.5 text-13 text-faint"
        >
          {said}
        </div>
      )}
      {extras.map(({ key, label: text, icon: Icon, onPick }, index) => (
        <FloatingOption
          key={key}
          id={`${id}-${results.length + index}`}
          active={results.length + index === at}
          onPick={onPick}
          onPoint={() => setPointed(results.length + index)}
        >
          <Icon aria-hidden size={16} className="shrink-0 text-accent" />
          <span className="truncate font-medium text-accent">{text}</span>
        </FloatingOption>
      ))}
    </FloatingList>
  )
}
