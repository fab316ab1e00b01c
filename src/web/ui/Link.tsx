import type { LucideIcon } from 'lucide-react'
import type { MouseEvent, ReactNode } from 'react'
import { move } from '../location.ts'
import { prepare } from '../prepare.ts'
import { type ButtonVariant, looks } from './Button.tsx'
import { classes } from './classes.ts'

/** A link inside the application (an address made by `to(…)`), or out of it (`https:`, `mailto:`). */
export function Link({
  href,
  children,
  quiet = false,
  label,
}: {
  href: string
  children: ReactNode
  /** Underlined only when pointed at: in a table, where every first cell is a link. */
  quiet?: boolean
  label?: string
}) {
  const look = classes(
    'rounded-sm text-accent underline-offset-2 hover:underline',
    quiet ? 'font-medium text-text' : 'underline decoration-edge-soft',
  )
  return (
    <Anchor href={href} className={look} label={label}>
      {children}
    </Anchor>
  )
}

/** A link that looks like a button: it goes somewhere, and opens in a tab with Ctrl. */
export function LinkButton({
  href,
  children,
  icon: Icon,
  variant = 'secondary',
  size = 'medium',
}: {
  href: string
  children: ReactNode
  icon?: LucideIcon
  variant?: ButtonVariant
  size?: 'small' | 'medium'
}) {
  const look = classes(
    'inline-flex shrink-0 items-center justify-center gap-1.5 rounded-md font-medium whitespace-nowrap touch transition-colors duration-100 print:hidden',
    size === 'small' ? 'h-7 px-2 text-13' : 'h-9 px-3 text-14',
    looks[variant],
  )
  return (
    <Anchor href={href} className={look}>
      {Icon && <Icon aria-hidden size={16} className="shrink-0" />}
      {children}
    </Anchor>
  )
}

/** A bare anchor that the router follows; styles are the caller's. */
export function Anchor({
  href,
  children,
  className,
  label,
  tabIndex,
  current,
}: {
  href: string
  children: ReactNode
  className?: string | undefined
  label?: string | undefined
  tabIndex?: number
  current?: boolean
}) {
  const rest = {
    className,
    tabIndex,
    'aria-label': label,
    'aria-current': current ? ('page' as const) : undefined,
  }
  if (!href.startsWith('/') || href.startsWith('/api/')) {
    const outside = /^https?:/.test(href) ? { target: '_blank', rel: 'noopener noreferrer' } : {}
    return (
      <a href={href} {...rest} {...outside}>
        {children}
      </a>
    )
  }
  const path = href.split('?')[0] ?? href
  const soon = () => void prepare(path)
  return (
    <a
      href={href}
      {...rest}
      onPointerEnter={soon}
      onFocus={soon}
      onClick={(event) => follow(event, href)}
    >
      {children}
    </a>
  )
}

/** A plain press moves inside the application; with Ctrl, Shift or another button it is the browser's. */
function follow(event: MouseEvent, href: string): void {
  const own =
    event.button === 0 && !event.ctrlKey && !event.metaKey && !event.shiftKey && !event.altKey
  if (!own || event.defaultPrevented) return
  event.preventDefault()
  move(href)
}
