import { useWords } from '../../words.ts'
import { Checkbox } from '../Checkbox.tsx'
import { classes } from '../classes.ts'
import { Anchor } from '../Link.tsx'
import { Bone } from '../Skeletons.tsx'
import type { GridProps } from './grid-props.ts'
import { GroupCard } from './GroupLine.tsx'
import { isEmpty } from './selection.ts'
import { listWords } from './words.ts'

export const cardHeight = 76 // pixels, the gap included

/** The rows on a phone: one card each, the whole card a link. */
export function Cards<R, W>({
  definition,
  rows,
  slots,
  height,
  tools,
  picking,
  label,
  state,
  fold,
}: GridProps<R, W>) {
  const words = useWords(listWords)
  const selecting = picking.begun || !isEmpty(picking.selection)
  return (
    <ul
      aria-label={label}
      className={classes('relative px-4 print:h-auto!', rows.stale && 'opacity-60')}
      style={{ height }}
    >
      {slots.map(({ index, start, size, head, place }) => {
        if (head) {
          return (
            <GroupCard
              key={`head ${place}`}
              definition={definition}
              tools={tools}
              state={state}
              fold={fold}
              head={head}
              start={start}
              size={size}
            />
          )
        }
        const row = rows.at(index)
        const card = row === undefined ? null : definition.card(row, tools)
        return (
          <li
            key={index}
            aria-setsize={rows.total}
            aria-posinset={index + 1}
            className="absolute inset-x-4 top-0 pb-2 print:static! print:transform-none!"
            style={{ height: cardHeight, transform: `translateY(${start}px)` }}
          >
            <div className="flex h-full items-center gap-2 rounded-lg border border-line bg-surface pr-3">
              {row !== undefined && selecting && (
                <span className="pl-2">
                  <Checkbox
                    label={words.select(definition.rowLabel(row, tools))}
                    hideLabel
                    checked={picking.has(definition.idOf(row))}
                    onChange={() => picking.toggle(row)}
                  />
                </span>
              )}
              {row === undefined || card === null ? (
                <span className="flex-1 px-3">
                  <Bone className="h-4 w-40" />
                  <Bone className="mt-2 h-3 w-24" />
                </span>
              ) : (
                <Anchor
                  href={definition.rowHref(row)}
                  className="flex h-full min-w-0 flex-1 flex-col justify-center gap-0.5 pl-3"
                >
                  {/* Two lines of their own: a long state takes nothing from the name above it. */}
                  <span className="flex justify-between gap-3 text-14 font-semibold">
                    <span className="truncate">{card.title}</span>
                    <span className="figures shrink-0">{card.amount}</span>
                  </span>
                  <span className="flex justify-between gap-3 text-13 text-soft">
                    <span className="truncate">{card.subtitle}</span>
                    <span className="flex shrink-0 items-center gap-2">
                      <span className="figures">{card.date}</span>
                      {card.state}
                    </span>
                  </span>
                </Anchor>
              )}
            </div>
          </li>
        )
      })}
    </ul>
  )
}
