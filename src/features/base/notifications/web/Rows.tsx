import { Check } from 'lucide-react'
import type { KeyboardEvent } from 'react'
import { dayOf, momentOf } from '#kernel/day.ts'
import { useFormats } from '#web/formats.ts'
import { useCompany, useToday } from '#web/session.ts'
import { classes } from '#web/ui/classes.ts'
import { IconButton } from '#web/ui/IconButton.tsx'
import { inks } from '#web/ui/Status.tsx'
import { useLocale, useWords } from '#web/words.ts'
import type { Notice } from '../contract.ts'
import { sentence } from '../rules/sentences.ts'
import type { Standing } from '../rules/standing.ts'
import { type Age, ageOf } from './inbox.ts'
import { markOf } from './icons.ts'
import { both } from './words.ts'

type Acts = {
  readonly onChoose: (row: Notice) => void
  readonly onOpen: (row: Notice) => void
  readonly onSettle: ((row: Notice) => void) | null
}

/** The rows under the days that they came on. */
export function Rows({
  rows,
  chosen,
  standing,
  ...acts
}: { rows: readonly Notice[]; chosen: string | null; standing: Standing } & Acts) {
  const words = useWords(both)
  const today = useToday()
  const { timeZone } = useCompany()
  const groups: { age: Age; rows: Notice[] }[] = []
  for (const row of rows) {
    const age = ageOf(row.at, today, timeZone)
    const last = groups.at(-1)
    if (last?.age === age) last.rows.push(row)
    else groups.push({ age, rows: [row] })
  }
  return (
    <div role="region" aria-label={words.list}>
      {groups.map((group, rank) => (
        <section key={`${group.age} ${rank}`} aria-label={words.ages[group.age]}>
          <h2 className="sticky top-0 z-10 border-b border-line bg-canvas px-4 py-1.5 text-12 font-medium text-faint sm:px-6">
            {words.ages[group.age]}
          </h2>
          <ul>
            {group.rows.map((row) => (
              <Row
                key={`${row.about.type} ${row.about.id}`}
                row={row}
                here={chosen === `${row.about.type} ${row.about.id}`}
                standing={standing}
                {...acts}
              />
            ))}
          </ul>
        </section>
      ))}
    </div>
  )
}

function Row({
  row,
  here,
  standing,
  onChoose,
  onOpen,
  onSettle,
}: { row: Notice; here: boolean; standing: Standing } & Acts) {
  const words = useWords(both)
  const locale = useLocale()
  const formats = useFormats()
  const [Icon, hue] = markOf(row.code)
  const isUnread = row.unread > 0
  const when = useWhen(row.at)
  const enter = (event: KeyboardEvent) => {
    if (event.key !== 'Enter' || event.ctrlKey) return
    event.preventDefault()
    onOpen(row)
  }
  return (
    <li className="group relative border-b border-line">
      <button
        type="button"
        data-row
        aria-current={here || undefined}
        onClick={() => onChoose(row)}
        onDoubleClick={() => onOpen(row)}
        onKeyDown={enter}
        className={classes(
          'flex w-full items-start gap-3 px-4 py-2.5 text-left outline-offset-[-2px] transition-colors duration-100 sm:px-6',
          here ? 'bg-accent-soft' : 'hover:bg-hover',
        )}
      >
        <span className="mt-0.5 flex size-7 shrink-0 items-center justify-center rounded-full border border-line bg-surface">
          <Icon aria-hidden size={14} className={inks[hue]} />
        </span>
        <span className="min-w-0 flex-1">
          <span className="flex items-baseline gap-2">
            <span
              className={classes('min-w-0 flex-1 truncate text-14', isUnread && 'font-semibold')}
            >
              {row.about.label}
            </span>
            <time
              dateTime={row.at}
              className="figures shrink-0 text-12 text-faint lg:group-hover:invisible"
            >
              {when}
            </time>
          </span>
          <span className="flex items-center gap-2">
            <span
              className={classes(
                'min-w-0 flex-1 truncate text-13',
                isUnread ? 'text-text' : 'text-soft',
              )}
            >
              {sentence(row.code, row.told, locale, formats)}
              {row.ids.length > 1 && (
                <span className="text-faint"> {words.more(row.ids.length - 1)}</span>
              )}
            </span>
            {isUnread && (
              <span className="size-2 shrink-0 rounded-full bg-fill">
                <span className="unseen">{words.unread}</span>
              </span>
            )}
          </span>
          {standing === 'snoozed' && row.snoozedUntil && (
            <span className="block text-12 text-faint">
              {words.back(formats.moment(row.snoozedUntil))}
            </span>
          )}
        </span>
      </button>
      {onSettle && (
        <span className="absolute top-1.5 right-3 hidden rounded-md bg-raised shadow-float group-hover:block max-lg:group-hover:hidden">
          <IconButton
            icon={Check}
            size="small"
            label={words.settle}
            tabIndex={-1}
            onPress={() => onSettle(row)}
          />
        </span>
      )}
    </li>
  )
}

/** The time of what came today, the day of what is older. */
function useWhen(at: string): string {
  const today = useToday()
  const { timeZone } = useCompany()
  const formats = useFormats()
  const { day, time } = momentOf(new Date(at), timeZone)
  return day === today ? time : formats.day(dayOf(new Date(at), timeZone))
}
