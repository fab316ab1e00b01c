import { Info } from 'lucide-react'
import { type ReactNode, type SyntheticEvent, useId, useRef } from 'react'
import { useWords } from '#web/words.ts'
import { widgetWords } from './words.ts'

/**
 * The (i) of a figure: what it is, in a sentence, with its formula. The browser's own popover: Escape and
 * a press elsewhere close it, and nothing has to be fetched.
 */
export function Said({
  of,
  children,
  more,
}: {
  of: string
  children: string
  /** Where what it is compared with stands. */
  more?: ReactNode
}) {
  const words = useWords(widgetWords)
  const id = useId()
  const button = useRef<HTMLButtonElement>(null)

  function place({ currentTarget: note }: SyntheticEvent<HTMLElement>): void {
    const at = button.current?.getBoundingClientRect()
    if (!at) return
    const { width, height } = note.getBoundingClientRect()
    note.style.left = `${Math.max(8, Math.min(at.left - 12, innerWidth - width - 8))}px`
    const below = at.bottom + 6
    note.style.top = `${below + height > innerHeight - 8 ? Math.max(8, at.top - height - 6) : below}px`
  }

  return (
    <>
      <button
        ref={button}
        type="button"
        popoverTarget={id}
        aria-label={words.definition(of)}
        className="inline-flex size-6 shrink-0 items-center justify-center rounded-md text-faint touch hover:bg-hover hover:text-text print:hidden"
      >
        <Info aria-hidden size={14} />
      </button>
      <div
        id={id}
        popover="auto"
        role="note"
        onToggle={place}
        className="motion-appear inset-auto m-0 w-88 max-w-[calc(100vw-16px)] rounded-lg bg-raised p-4 text-left text-13 font-normal whitespace-pre-line text-text shadow-float"
      >
        {children}
        {more && (
          <p
            className="mt-2"
            onClick={({ currentTarget }) => currentTarget.parentElement?.hidePopover()}
          >
            {more}
          </p>
        )}
      </div>
    </>
  )
}
