import { ChevronDown, ChevronRight } from 'lucide-react'
import type { ReactNode } from 'react'
import { isoWeek } from './periods.ts'
import type { Cents } from '#kernel/money.ts'
import { useWords } from '../../words.ts'
import { classes } from '../classes.ts'
import type { ListDefinition, Tools } from './definition.ts'
import { type Head, nameOfGroup } from './entries.ts'
import type { GridProps } from './grid-props.ts'
import type { ListState } from './state.ts'
import { tracks } from './tracks.ts'
import { type ListWords, listWords } from './words.ts'

/** The head of a group: what its rows have in common, how many they are, and their sums. */
export function GroupLine<R, W>({
  head,
  place,
  start,
  size,
  definition,
  columns,
  tools,
  state,
  fold,
}: GridProps<R, W> & { head: Head; place: number; start: number; size: number }) {
  const words = useWords(listWords)
  const name = useGroupName(head, { definition, state, tools })
  // The name has the room of all that comes before the first sum.
  const summed = columns.findIndex(({ sum }) => sum !== undefined && sum in head.sums)
  const span = Math.max(1, summed === -1 ? columns.length : summed)
  const Chevron = head.folded ? ChevronRight : ChevronDown
  return (
    <div
      role="row"
      aria-rowindex={place + 2}
      onClick={() => fold(nameOfGroup(head))}
      className="grid cursor-pointer border-b border-line bg-sunken pr-3 text-13 font-semibold hover:bg-hover print:static! print:h-auto! print:min-h-7 print:transform-none!"
      style={{
        position: 'absolute',
        insetInline: 0,
        top: 0,
        height: size,
        transform: `translateY(${start}px)`,
        ...tracks,
      }}
    >
      <div
        role="rowheader"
        className="sticky left-0 flex min-w-0 items-center gap-2 bg-inherit pl-6"
        style={{ gridColumn: `1 / span ${span + 1}` }}
      >
        <button
          type="button"
          aria-expanded={!head.folded}
          aria-label={(head.folded ? words.unfold : words.fold)(textOf(name, head))}
          className="inline-flex size-6 shrink-0 items-center justify-center rounded-sm text-soft print:hidden"
        >
          <Chevron aria-hidden size={16} />
        </button>
        <span className="truncate">{name}</span>
        <span className="figures font-normal text-faint">{tools.formats.integer(head.count)}</span>
      </div>
      {columns.slice(span).map((column) => {
        const sum = column.sum === undefined ? undefined : head.sums[column.sum]
        return (
          <div
            key={column.key}
            role="gridcell"
            className={classes('flex items-center px-3', column.figures && 'figures justify-end')}
          >
            {typeof sum === 'number' && (sum === 0 ? '–' : tools.formats.bare(sum as Cents))}
          </div>
        )
      })}
    </div>
  )
}

/** The same on a telephone: the sum that the list tells beside its count. */
export function GroupCard<R, W>({
  head,
  start,
  size,
  fold,
  ...about
}: {
  head: Head
  start: number
  size: number
  fold: (name: string) => void
  definition: ListDefinition<R, W>
  state: ListState
  tools: Tools<W>
}) {
  const { definition, tools } = about
  const name = useGroupName(head, about)
  const sum = definition.headline && head.sums[definition.headline.sum]
  const Chevron = head.folded ? ChevronRight : ChevronDown
  return (
    <li
      className="absolute inset-x-4 top-0 print:static! print:transform-none!"
      style={{ height: size, transform: `translateY(${start}px)` }}
    >
      <button
        type="button"
        aria-expanded={!head.folded}
        onClick={() => fold(nameOfGroup(head))}
        className="flex h-full w-full items-center gap-2 text-left text-13 font-semibold"
      >
        <Chevron aria-hidden size={16} className="shrink-0 text-soft" />
        <span className="min-w-0 truncate">{name}</span>
        <span className="figures font-normal text-faint">{tools.formats.integer(head.count)}</span>
        {typeof sum === 'number' && (
          <span className="figures ml-auto">
            {sum === 0 ? '–' : tools.formats.amount(sum as Cents)}
          </span>
        )}
      </button>
    </li>
  )
}

function useGroupName<R, W>(
  { key, name }: Head,
  {
    definition,
    state,
    tools,
  }: { definition: ListDefinition<R, W>; state: ListState; tools: Tools<W> },
): ReactNode {
  const words = useWords(listWords)
  if (key === null || key === '') return words.noValue
  const way = definition.groups?.find((one) => one.key === state.group)
  return way?.nameOf?.(key, tools) ?? name ?? periodNamed(key, tools, words)
}

/** What the button that folds is called: the name where it is text, else what the server calls it. */
const textOf = (name: ReactNode, head: Head): string =>
  typeof name === 'string' ? name : (head.name ?? head.key ?? '')

/** A month or a week by its key; any other key as it is. */
function periodNamed<W>(key: string, { formats }: Tools<W>, words: ListWords): string {
  const week = /^(\d{4})-W(\d{2})$/.exec(key)
  if (week) {
    const [year, number] = [Number(week[1]), Number(week[2])]
    const days = isoWeek(number, year)
    return days
      ? `${words.week(number, year)} · ${words.betweenDays(formats.day(days.from), formats.day(days.to))}`
      : key
  }
  return /^\d{4}-\d{2}$/.test(key) ? formats.month(key) : key
}
