import { CalendarDays, Clock, Sunrise } from 'lucide-react'
import { useRef, useState } from 'react'
import { addDays, type Day } from '#kernel/day.ts'
import { useToday } from '#web/session.ts'
import { Button } from '#web/ui/Button.tsx'
import { DayField } from '#web/ui/DayField.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { MenuPopup } from '#web/ui/Menu.tsx'
import { uiWords } from '#web/ui/words.ts'
import { useWords } from '#web/words.ts'
import { nextMonday } from '../rules/snooze.ts'
import { both } from './words.ts'

/** "Reporter": until when; `day` is null for later today. */
export function SnoozeMenu({
  open,
  onOpen,
  onSnooze,
}: {
  open: boolean
  onOpen: (open: boolean) => void
  onSnooze: (day: Day | null) => void
}) {
  const words = useWords(both)
  const today = useToday()
  const trigger = useRef<HTMLButtonElement>(null)
  const [choosing, setChoosing] = useState(false)
  const [tomorrow, monday] = [addDays(today, 1), nextMonday(today)]
  const until = (day: Day) => () => onSnooze(day)
  const items = [
    { key: 'later', label: words.later, icon: Clock, onPress: () => onSnooze(null) },
    { key: 'tomorrow', label: words.tomorrow, icon: Sunrise, onPress: until(tomorrow) },
    ...(monday === tomorrow
      ? []
      : [{ key: 'monday', label: words.monday, icon: CalendarDays, onPress: until(monday) }]),
    { key: 'day', label: words.choose, icon: CalendarDays, onPress: () => setChoosing(true) },
  ]
  return (
    <>
      <Button ref={trigger} aria-haspopup="menu" aria-expanded={open} onPress={() => onOpen(!open)}>
        {words.snooze}
      </Button>
      <MenuPopup
        trigger={trigger}
        open={open}
        onClose={() => onOpen(false)}
        label={words.snooze}
        sections={[{ items }]}
      />
      {choosing && (
        <ChooseDay
          first={tomorrow}
          onClose={() => setChoosing(false)}
          onChoose={(day) => {
            setChoosing(false)
            until(day)()
          }}
        />
      )}
    </>
  )
}

function ChooseDay({
  first,
  onClose,
  onChoose,
}: {
  first: Day
  onClose: () => void
  onChoose: (day: Day) => void
}) {
  const words = useWords(both)
  const common = useWords(uiWords)
  const [day, setDay] = useState<Day | null>(first)
  const choose = () => day && onChoose(day)
  return (
    <Dialog
      title={words.chooseTitle}
      open
      onClose={onClose}
      actions={
        <>
          <Button onPress={onClose}>{common.cancel}</Button>
          <Button variant="primary" keys="ctrl+enter" onPress={choose}>
            {words.snooze}
          </Button>
        </>
      }
    >
      <DayField label={words.day} hint={words.dayHint} value={day} onChange={setDay} autoFocus />
    </Dialog>
  )
}
