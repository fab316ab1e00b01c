import { type RefObject, useState } from 'react'
import type { Day } from '#kernel/day.ts'
import type { Days } from '#kernel/period.ts'
import { Button } from '#web/ui/Button.tsx'
import { DayField } from '#web/ui/DayField.tsx'
import { Popover } from '#web/ui/Popover.tsx'
import { useWords } from '#web/words.ts'
import { both } from './words.ts'

/** Two days of one's choice. */
export function DaysChosen({
  anchor,
  days,
  onChoose,
  onClose,
}: {
  anchor: RefObject<HTMLSpanElement | null>
  days: Days
  onChoose: (days: Days) => void
  onClose: () => void
}) {
  const words = useWords(both)
  const [from, setFrom] = useState<Day | null>(days.from)
  const [to, setTo] = useState<Day | null>(days.to)
  // The span has no box of its own: the panel stands beside its button.
  const button = { current: anchor.current?.querySelector('button') ?? null }
  return (
    <Popover trigger={button} open onClose={onClose} label={words.choose} placement="bottom end">
      <form
        className="flex w-64 flex-col gap-3"
        onSubmit={(event) => {
          event.preventDefault()
          if (!from || !to) return
          onChoose({ from, to })
          onClose()
        }}
      >
        <DayField label={words.firstDay} value={from} onChange={setFrom} autoFocus />
        <DayField label={words.lastDay} value={to} onChange={setTo} />
        <Button type="submit" variant="primary" onPress={undefined}>
          {words.apply}
        </Button>
      </form>
    </Popover>
  )
}
