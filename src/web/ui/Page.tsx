import { ChevronRight } from 'lucide-react'
import { type ReactNode, useEffect } from 'react'
import { usePath } from '../navigation.ts'
import { remember } from '../recents.ts'
import { useWords } from '../words.ts'
import { classes } from './classes.ts'
import { Anchor } from './Link.tsx'
import { uiWords } from './words.ts'

/**
 * The frame of a screen: its title (also the tab's), where it stands, its state, its acts. On a
 * phone the acts stay at hand at the foot.
 */
export function Page({
  title,
  printed,
  crumbs = [],
  state,
  subtitle,
  actions,
  banner,
  width = 'wide',
  children,
}: {
  title: string
  /** What stands for the title on paper, where it greets whoever is before the screen. */
  printed?: string | undefined
  /** What leads here, the nearest last; the title itself is not repeated. */
  crumbs?: readonly { label: string; href: string }[]
  state?: ReactNode
  subtitle?: ReactNode
  /** Buttons, the primary one last. */
  actions?: ReactNode
  banner?: ReactNode
  /** 'text': a page to read or a form. 'wide': a page to work in. 'full': to the edges. */
  width?: 'text' | 'wide' | 'full'
  children: ReactNode
}) {
  const words = useWords(uiWords)
  useTitle(title)
  useRemembered(title)
  const widths = {
    text: 'max-w-200',
    wide: 'max-w-360 in-[:fullscreen]:max-w-none',
    full: 'max-w-none',
  }
  return (
    <div
      className={classes(
        'mx-auto flex w-full flex-col gap-4 px-4 pt-4 pb-8 sm:px-6',
        widths[width],
      )}
    >
      <header className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <div className="min-w-0 flex-1 basis-72 max-sm:basis-44">
          {crumbs.length > 0 && (
            <nav aria-label={words.breadcrumb}>
              <ol className="flex flex-wrap items-center gap-0.5 text-13 text-faint">
                {crumbs.map(({ label, href }) => (
                  <li key={href} className="flex items-center gap-0.5">
                    <Anchor
                      href={href}
                      className="rounded-sm py-0.5 hover:text-text hover:underline"
                    >
                      {label}
                    </Anchor>
                    <ChevronRight aria-hidden size={14} />
                  </li>
                ))}
              </ol>
            </nav>
          )}
          <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
            <h1 tabIndex={-1} className="min-w-0 text-20 font-semibold outline-none">
              {printed === undefined ? (
                title
              ) : (
                <>
                  <span className="print:hidden">{title}</span>
                  <span className="hidden print:inline">{printed}</span>
                </>
              )}
            </h1>
            {state}
          </div>
          {subtitle && <div className="text-13 text-faint">{subtitle}</div>}
        </div>
        {actions && <div className="flex flex-wrap items-center gap-2 print:hidden">{actions}</div>}
      </header>
      {banner}
      {children}
    </div>
  )
}

/** Names the browser tab after the screen. */
export function useTitle(title: string): void {
  useEffect(() => {
    document.title = `${title} · Comptoir`
  }, [title])
}

/** A record that one looks at is offered again by the palette. */
function useRemembered(title: string): void {
  const path = usePath()
  useEffect(() => {
    const [, , record, ...more] = path.split('/')
    if (record && more.length < 2 && !/^nouve/.test(record)) remember(path, title)
  }, [path, title])
}

/** A part of a page, in its own frame. */
export function Section({
  title,
  actions,
  children,
  flush = false,
  hint,
}: {
  title?: string
  actions?: ReactNode
  children: ReactNode
  /** The content touches the frame: a table. */
  flush?: boolean
  hint?: ReactNode
}) {
  return (
    <section className="min-w-0 rounded-lg border border-line bg-surface">
      {(title || actions) && (
        <header
          className={classes(
            'flex min-h-12 flex-wrap items-center justify-between gap-2 px-4',
            hint ? 'pt-3.5' : 'pt-2',
          )}
        >
          <div>
            {title && <h2 className="text-14 font-semibold">{title}</h2>}
            {hint && <p className="text-13 text-faint">{hint}</p>}
          </div>
          {actions && <div className="flex flex-wrap gap-2">{actions}</div>}
        </header>
      )}
      <div
        className={
          flush ? 'pt-1' : classes('flex flex-col gap-4', title ? 'px-4 pt-2 pb-4' : 'p-4')
        }
      >
        {children}
      </div>
    </section>
  )
}

/** Fields side by side where there is room, one below the other on a phone. */
export const FieldRow = ({ children }: { children: ReactNode }) => (
  <div className="grid grid-cols-1 gap-4 sm:grid-flow-col sm:auto-cols-fr">{children}</div>
)
