import { ArrowUpRight, X } from 'lucide-react'
import { type ReactNode, useEffect, useRef } from 'react'
import { useWords } from '../../words.ts'
import { IconButton } from '../IconButton.tsx'
import { Anchor } from '../Link.tsx'
import { tooltip } from '../tooltip.tsx'
import { listWords } from './words.ts'

/**
 * The record that is pointed at, beside the list: the list keeps the keys, so that arrows take it along,
 * Enter opens it and Escape closes it.
 */
export function SidePreview({
  title,
  href,
  onClose,
  children,
}: {
  title: string
  href: string
  onClose: () => void
  children: ReactNode
}) {
  const words = useWords(listWords)
  const body = useRef<HTMLDivElement>(null)
  useEffect(() => {
    // Set, not scrolled: newer browsers answer a promise, which an effect must not.
    if (body.current) body.current.scrollTop = 0
  }, [href])
  return (
    <aside
      aria-label={words.preview}
      onKeyDown={(event) => event.key === 'Escape' && onClose()}
      className="motion-appear absolute inset-y-0 right-0 z-20 flex w-108 max-w-[85%] shrink-0 flex-col border-t border-l border-line bg-surface shadow-float xl:static xl:shadow-none print:hidden"
    >
      <header className="flex items-center gap-1 py-1.5 pr-2 pl-4">
        <h2 className="min-w-0 flex-1 truncate text-14 font-semibold" aria-live="polite">
          {title}
        </h2>
        <span {...tooltip(words.open, 'enter')}>
          <Anchor
            href={href}
            label={`${words.open} ${title}`}
            className="inline-flex size-7 touch items-center justify-center rounded-md text-soft hover:bg-hover hover:text-text"
          >
            <ArrowUpRight aria-hidden size={16} />
          </Anchor>
        </span>
        <IconButton icon={X} size="small" label={words.closePreview} onPress={onClose} />
      </header>
      <div ref={body} className="min-h-0 flex-1 overflow-y-auto pb-4" tabIndex={0}>
        {children}
      </div>
    </aside>
  )
}
