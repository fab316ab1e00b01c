// Whom the `@` under the caret may call: chosen with the arrows and Enter, or by a press.
import { type KeyboardEvent, type ReactNode, type SyntheticEvent, useRef, useState } from 'react'
import { colleagues } from '#features/base/team/contract.ts'
import { useRead } from '#web/api.ts'
import { useSession } from '#web/session.ts'
import { Avatar } from '#web/ui/Avatar.tsx'
import { classes } from '#web/ui/classes.ts'
import { useWords } from '#web/words.ts'
import { both } from './both.ts'

/** Around the field into which one writes. */
export function Mentions({
  body,
  onPick,
  children,
}: {
  body: string
  onPick: (body: string) => void
  children: ReactNode
}) {
  const words = useWords(both)
  const { account } = useSession()
  const box = useRef<HTMLDivElement>(null)
  const [caret, setCaret] = useState(body.length)
  const [at, setAt] = useState(0)
  const [refused, setRefused] = useState('')
  const { data } = useRead(colleagues, {}, { staleTime: 300_000 })
  const typed = /(?:^|\s)@([\p{L}-]*)$/u.exec(body.slice(0, caret))?.[1]
  const found =
    typed === undefined || refused === body.slice(0, caret)
      ? []
      : (data?.rows ?? [])
          .filter(({ id, active }) => active && id !== account.id)
          .filter(({ name }) =>
            plain(name)
              .split(' ')
              .some((_, n, parts) => parts.slice(n).join(' ').startsWith(plain(typed))),
          )
          .slice(0, 6)
  const chosen = Math.min(at, found.length - 1)

  function pick(name: string): void {
    const start = caret - (typed?.length ?? 0)
    const before = `${body.slice(0, start)}${name} `
    onPick(before + body.slice(caret))
    setAt(0)
    setCaret(before.length)
    requestAnimationFrame(() => {
      const field = box.current?.querySelector('textarea')
      field?.focus()
      field?.setSelectionRange(before.length, before.length)
    })
  }
  function keys(event: KeyboardEvent): void {
    const one = found[chosen]
    if (!one || event.ctrlKey || event.metaKey) return
    const by = { ArrowDown: 1, ArrowUp: -1 }[event.key]
    if (by !== undefined) setAt((chosen + by + found.length) % found.length)
    else if (event.key === 'Enter' || event.key === 'Tab') pick(one.name)
    else if (event.key === 'Escape') setRefused(body.slice(0, caret))
    else return
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div
      ref={box}
      onKeyDownCapture={keys}
      onSelect={({ target }: SyntheticEvent) => {
        if (target instanceof HTMLTextAreaElement) setCaret(target.selectionStart)
      }}
    >
      {children}
      <p aria-live="polite" className="unseen">
        {found.length > 0 ? words.mentions(found.map(({ name }) => name)) : ''}
      </p>
      {found.length > 0 && (
        <ul className="mt-1 w-full max-w-80 rounded-md border border-line bg-raised p-1 shadow-float">
          {found.map(({ id, name }, n) => (
            <li key={id}>
              <button
                type="button"
                tabIndex={-1}
                // The field keeps the focus.
                onPointerDown={(event) => event.preventDefault()}
                onClick={() => pick(name)}
                className={classes(
                  'flex h-9 w-full items-center gap-2 rounded-sm px-2 text-left text-14 max-sm:h-11',
                  n === chosen ? 'bg-pressed' : 'hover:bg-hover',
                )}
              >
                <Avatar name={name} size={20} />
                {name}
              </button>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

const plain = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
