import type { LucideIcon } from 'lucide-react'
import type { ReactNode } from 'react'
import { classes } from './classes.ts'
import { Anchor } from './Link.tsx'
import { type Hue, inks } from './Status.tsx'

type TileLook = {
  /** Small, above. */
  readonly label: string
  /** Large: the number, whole. */
  readonly value: string
  /** Below: change, comparison. */
  readonly note?: ReactNode
  readonly icon?: LucideIcon | undefined
  readonly hue?: Hue
  /** Last: a sparkline. */
  readonly children?: ReactNode
}

/** A figure: shown, or a link to the list whose sum it is. */
export function Tile(props: TileLook & { href?: string }) {
  const look = 'flex min-w-0 flex-col rounded-lg border border-line bg-surface px-4 py-3 text-left'
  if (props.href === undefined) {
    return (
      <div className={look}>
        <Inside {...props} />
      </div>
    )
  }
  return (
    <Anchor
      href={props.href}
      className={classes(look, 'transition-colors duration-100 hover:bg-hover')}
    >
      <Inside {...props} />
    </Anchor>
  )
}

/** An indicator over a list: number and amount, and a press shows only those. */
export function IndicatorTile({
  label,
  count,
  amount,
  others = [],
  icon: Icon,
  hue = 'grey',
  pressed,
  dense = false,
  onPress,
}: {
  label: string
  /** null while it is not known yet. */
  count: string | null
  amount?: string | null
  /** Its other amounts, each with its word: below, on as many lines as they need. */
  others?: readonly string[]
  icon?: LucideIcon | undefined
  hue?: Hue
  pressed: boolean
  /** One of many, which share the width of the page. */
  dense?: boolean
  onPress: () => void
}) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      onClick={onPress}
      className={classes(
        'flex min-h-14 min-w-max flex-auto flex-col sm:min-w-min sm:shrink gap-0.5 rounded-lg border py-1.5 text-left transition-colors duration-100',
        dense ? 'px-1.25' : 'px-3',
        pressed ? 'border-accent bg-accent-soft' : 'border-line bg-surface hover:bg-hover',
      )}
    >
      <span
        className={classes(
          'flex w-full items-center text-12 text-soft',
          dense ? 'gap-1' : 'gap-1.5',
        )}
      >
        {Icon && (
          <Icon aria-hidden size={dense ? 12 : 14} className={classes('shrink-0', inks[hue])} />
        )}
        <span className="min-w-0 truncate">{label}</span>
      </span>
      <span className="flex w-full items-baseline justify-between gap-1.5 whitespace-nowrap">
        {count === null ? (
          <span aria-hidden className="skeleton my-1 h-4 w-12" />
        ) : (
          <span className="figures text-16 font-semibold">{count}</span>
        )}
        {amount && (
          <span className={classes('figures text-soft', dense ? 'text-12' : 'text-13')}>
            {amount}
          </span>
        )}
      </span>
      {others.length > 0 && (
        <span className="figures flex w-full flex-wrap justify-end gap-x-2 text-12 whitespace-nowrap text-soft">
          {others.map((other) => (
            <span key={other}>{other}</span>
          ))}
        </span>
      )}
    </button>
  )
}

function Inside({ label, value, note, icon: Icon, hue = 'grey', children }: TileLook) {
  return (
    <>
      <span className="flex items-center gap-1.5 text-12 text-soft">
        {Icon && <Icon aria-hidden size={14} className={classes('shrink-0', inks[hue])} />}
        <span className="min-w-0 truncate">{label}</span>
      </span>
      <span className="figures mt-1 text-20 leading-7 sm:text-28 sm:leading-9 font-semibold tracking-tight">
        {value}
      </span>
      {note && <span className="mt-0.5 text-13 text-soft">{note}</span>}
      {children && <span className="mt-2 block">{children}</span>}
    </>
  )
}

/** A change against another period, with its sign and an arrow said in words. */
export function Change({ text, good }: { text: string; good: boolean | null }) {
  const ink = good === null ? 'text-soft' : good ? 'text-green' : 'text-red'
  return <span className={classes('figures font-medium', ink)}>{text}</span>
}
