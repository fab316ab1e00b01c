import { Eraser, ListFilter } from 'lucide-react'
import { useRef, useState } from 'react'
import { useFormats } from '#web/formats.ts'
import { Button } from '#web/ui/Button.tsx'
import { Chip } from '#web/ui/Chip.tsx'
import { Menu } from '#web/ui/Menu.tsx'
import type { MenuItem } from '#web/ui/menu-items.ts'
import { Popover } from '#web/ui/Popover.tsx'
import { useChipText } from '#web/ui/list/chips.ts'
import { FilterForm } from '#web/ui/list/FilterForm.tsx'
import { useLocale, useWords } from '#web/words.ts'
import { analysisReasons } from '../rules.ts'
import { type Narrowing, narrowings, type Question, whyNotNarrowed } from '../rules/question.ts'
import type { Shown } from './use-answer.ts'
import { both } from './both.ts'
import { filters } from './filters.ts'

type Ask = Shown['ask']

/** What the figure is narrowed to, each a chip that is changed or taken away. */
export function Narrowings({ question, shown: { ask } }: { question: Question; shown: Shown }) {
  const words = useWords(both)
  const locale = useLocale()
  const [editing, setEditing] = useState<Narrowing | null>(null)
  const { measure, narrowed } = question
  const named = { ...words.dimensions, undated: words.undated }
  const active = narrowings.filter((one) => narrowed[one] !== undefined)
  const shown = editing && !active.includes(editing) ? [...active, editing] : active
  // That what is due may be so at no date is a matter of what is due alone.
  const offered = narrowings.filter((one) => one !== 'undated' || !whyNotNarrowed(measure, one))
  const items = offered.map((one): MenuItem => {
    const reason = whyNotNarrowed(measure, one)
    return {
      key: one,
      label: named[one],
      chosen: narrowed[one] !== undefined,
      whyNot: reason && analysisReasons[reason][locale],
      onPress: () => setEditing(one),
    }
  })
  return (
    <div className="flex flex-wrap items-center gap-2">
      <span className="contents print:hidden">
        <Menu
          label={words.filter}
          text={words.filter}
          icon={ListFilter}
          size="small"
          sections={[{ items }]}
        />
      </span>
      {shown.map((one) => (
        <Narrowed
          key={one}
          name={one}
          question={question}
          open={editing === one}
          onOpen={(open) => setEditing(open ? one : null)}
          ask={ask}
        />
      ))}
      {active.length > 0 && (
        <Button
          variant="quiet"
          size="small"
          icon={Eraser}
          onPress={() => ask({ ...question, narrowed: {} })}
        >
          {words.clear}
        </Button>
      )}
    </div>
  )
}

function Narrowed({
  name,
  question,
  open,
  onOpen,
  ask,
}: {
  name: Narrowing
  question: Question
  open: boolean
  onOpen: (open: boolean) => void
  ask: Ask
}) {
  const words = useWords(both)
  const formats = useFormats()
  const trigger = useRef<HTMLButtonElement>(null)
  const filter = filters[name]
  const tools = { words, formats }
  const value = question.narrowed[name] ?? ''
  const text = useChipText(filter, value ? { [name]: value } : {}, tools)
  const set = (change: Readonly<Record<string, string | undefined>>) => {
    const { [name]: _, ...rest } = question.narrowed
    const said = change[name]
    ask({ ...question, narrowed: said ? { ...rest, [name]: said } : rest })
  }
  return (
    <>
      <Chip
        ref={trigger}
        field={filter.label(words)}
        value={value ? text : '…'}
        onPress={() => onOpen(true)}
        onRemove={() => {
          onOpen(false)
          set({ [name]: undefined })
        }}
      />
      <Popover
        trigger={trigger}
        open={open}
        onClose={() => onOpen(false)}
        label={filter.label(words)}
      >
        <FilterForm
          filter={filter}
          state={{ filters: value ? { [name]: value } : {}, setFilters: set }}
          tools={tools}
          onDone={() => onOpen(false)}
        />
      </Popover>
    </>
  )
}
