import { parseDate } from '@internationalized/date'
import { ChevronLeft, ChevronRight } from 'lucide-react'
import {
  Button,
  Calendar,
  CalendarCell,
  CalendarGrid,
  CalendarGridBody,
  CalendarGridHeader,
  CalendarHeaderCell,
  Heading,
} from 'react-aria-components'
import { type Day, day } from '#kernel/day.ts'
import { useWords } from '../words.ts'
import { Localised } from './Localised.tsx'
import { uiWords } from './words.ts'

/** A month to pick a day from. Arrows move by day, Page up/down by month. */
export function CalendarPanel({
  label,
  value,
  today,
  onPick,
}: {
  label: string
  value: Day
  today: Day
  onPick: (day: Day) => void
}) {
  const words = useWords(uiWords)
  const step =
    'flex size-8 items-center justify-center rounded-md text-soft hover:bg-hover hover:text-text'
  return (
    <Localised>
      <Calendar
        aria-label={label}
        autoFocus
        value={parseDate(value)}
        onChange={(date) => onPick(day(date.toString()))}
        className="p-3"
      >
        <header className="mb-2 flex items-center justify-between">
          <Button slot="previous" aria-label={words.previousMonth} className={step}>
            <ChevronLeft aria-hidden size={16} />
          </Button>
          <Heading className="text-14 font-semibold first-letter:uppercase" />
          <Button slot="next" aria-label={words.nextMonth} className={step}>
            <ChevronRight aria-hidden size={16} />
          </Button>
        </header>
        <CalendarGrid weekdayStyle="short">
          <CalendarGridHeader>
            {(name) => (
              <CalendarHeaderCell className="size-8 text-12 font-normal text-faint">
                {name}
              </CalendarHeaderCell>
            )}
          </CalendarGridHeader>
          <CalendarGridBody>
            {(date) => (
              <CalendarCell
                date={date}
                className={`figures flex size-8 items-center justify-center rounded-md text-13 outline-offset-0 hover:bg-hover data-outside-month:text-faint data-outside-month:opacity-60 data-selected:bg-fill data-selected:text-on-fill ${date.toString() === today ? 'font-bold text-accent' : ''}`}
              />
            )}
          </CalendarGridBody>
        </CalendarGrid>
        <button
          type="button"
          onClick={() => onPick(today)}
          className="mt-2 h-8 w-full rounded-md text-13 font-medium text-accent hover:bg-hover"
        >
          {words.today}
        </button>
      </Calendar>
    </Localised>
  )
}
