import type { LucideIcon } from 'lucide-react'
import { AlarmClock } from 'lucide-react'
import { useId } from 'react'
import { useWords } from '../words.ts'
import { classes } from './classes.ts'
import { uiWords } from './words.ts'

/** The six status hues; violet is for tags, which are no status. */
export type Hue = 'grey' | 'blue' | 'orange' | 'green' | 'red' | 'violet'

export const inks: Record<Hue, string> = {
  grey: 'text-grey',
  blue: 'text-blue',
  orange: 'text-orange',
  green: 'text-green',
  red: 'text-red',
  violet: 'text-violet',
}
const washes: Record<Hue, string> = {
  grey: 'bg-grey-soft',
  blue: 'bg-blue-soft',
  orange: 'bg-orange-soft',
  green: 'bg-green-soft',
  red: 'bg-red-soft',
  violet: 'bg-violet-soft',
}

/** A state: icon, word and colour, always the three, so that colour never speaks alone. */
export function Status({
  icon: Icon,
  hue,
  children,
}: {
  icon: LucideIcon
  hue: Hue
  children: string
}) {
  return (
    <span className="inline-flex min-w-0 items-center gap-1.5 whitespace-nowrap">
      <Icon aria-hidden size={16} className={classes('shrink-0', inks[hue])} />
      <span className={classes('truncate', inks[hue])}>{children}</span>
    </span>
  )
}

/** The same on a wash of its colour: a state at the head of a page, a pill, a tag. */
export function Badge({
  icon: Icon,
  hue = 'grey',
  children,
}: {
  icon?: LucideIcon
  hue?: Hue
  children: string
}) {
  return (
    <span
      className={classes(
        'inline-flex h-6 max-w-full items-center gap-1 rounded-full px-2 text-12 font-medium whitespace-nowrap',
        inks[hue],
        washes[hue],
      )}
    >
      {Icon && <Icon aria-hidden size={14} className="shrink-0" />}
      <span className="truncate">{children}</span>
    </span>
  )
}

export type PaymentState = 'unpaid' | 'partly' | 'paid'

/**
 * How far an invoice is paid: a card in outline (grey), half filled (orange), or filled with a tick
 * (green); over it, when late, a red alarm clock and "n j". `words` says it beside the icon.
 */
export function PaymentIcon({
  state,
  lateDays = 0,
  words: said = true,
}: {
  state: PaymentState
  /** Whole days after the due date; 0 when not late. */
  lateDays?: number
  /** false: the sentence is said but not drawn (a dense table has its own column). */
  words?: boolean
}) {
  const words = useWords(uiWords)
  const look = { unpaid: inks.grey, partly: inks.orange, paid: inks.green }[state]
  const word = { unpaid: words.unpaid, partly: words.partlyPaid, paid: words.paid }[state]
  const late = lateDays > 0 && state !== 'paid'
  return (
    <span className="inline-flex items-center gap-1.5 whitespace-nowrap">
      <CardShape state={state} className={look} />
      <span className={said ? look : 'unseen'}>{word}</span>
      {late && (
        <span className="inline-flex items-center gap-0.5 font-medium text-red">
          <AlarmClock aria-hidden size={16} strokeWidth={2.25} />
          <span aria-hidden className="figures">
            {words.lateShort(lateDays)}
          </span>
          <span className="unseen">{words.late(lateDays)}</span>
        </span>
      )}
    </span>
  )
}

function CardShape({ state, className }: { state: PaymentState; className: string }) {
  const half = useId()
  const filled = { unpaid: 'none', partly: `url(#${half})`, paid: 'currentColor' }[state]
  return (
    <svg
      aria-hidden
      width={20}
      height={16}
      viewBox="0 0 25 20"
      className={classes('shrink-0', className)}
      fill="none"
      stroke="currentColor"
      strokeWidth={2}
      strokeLinecap="round"
      strokeLinejoin="round"
    >
      <linearGradient id={half}>
        <stop offset="50%" stopColor="currentColor" />
        <stop offset="50%" stopColor="transparent" />
      </linearGradient>
      <rect x={1.5} y={2.5} width={22} height={15} rx={2.5} fill={filled} />
      {state === 'paid' ? (
        <path d="m8.5 10.2 2.8 2.8 5-5.4" stroke="var(--color-surface)" strokeWidth={2.4} />
      ) : (
        <path d="M1.5 7.5h22" />
      )}
    </svg>
  )
}
