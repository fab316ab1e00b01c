// Below the lines: what is no item is added here, and one chooses the columns.
import { Columns3, ListPlus } from 'lucide-react'
import { useRef, useState } from 'react'
import { Button } from '#web/ui/Button.tsx'
import { Checkbox } from '#web/ui/Checkbox.tsx'
import { Popover } from '#web/ui/Popover.tsx'
import { additions, otherLine } from './additions.ts'
import type { Columns } from './columns.ts'
import { DeductAmount } from './DeductAmount.tsx'
import { inserted } from './edits.ts'
import { lineKey } from './editor.ts'
import type { RowTools } from './tools.ts'

/** What is no item, added after the line that was last worked on: the end. */
export function AddBar({ tools, columns }: { tools: RowTools; columns: Columns }) {
  const { editor, words } = tools
  const add = (kind: ReturnType<typeof additions>[number]['kind']) => {
    const key = lineKey()
    const last = editor.state().lines.at(-1)
    editor.editLines((all) => inserted(all, null, [otherLine(kind, key)]))
    // After what needs no words, one goes on with the next item.
    if (kind === 'page_break' || kind === 'subtotal') tools.goTo(last?.key ?? key, 'name')
    else tools.goTo(key, 'name')
  }
  return (
    <div
      role="group"
      aria-label={words.addLabel}
      className="flex flex-wrap items-center gap-1 px-2 py-1.5 print:hidden"
    >
      <ListPlus aria-hidden size={16} className="mx-1 text-faint" />
      {additions(words).map(({ kind, icon, label }) => (
        <Button key={kind} size="small" variant="quiet" icon={icon} onPress={() => add(kind)}>
          {label}
        </Button>
      ))}
      <DeductAmount tools={tools} />
      <span className="ml-auto">
        <ColumnChoice columns={columns} tools={tools} />
      </span>
    </div>
  )
}

function ColumnChoice({ columns, tools }: { columns: Columns; tools: RowTools }) {
  const { words } = tools
  const [open, setOpen] = useState(false)
  const trigger = useRef<HTMLSpanElement>(null)
  return (
    <>
      <span ref={trigger}>
        <Button
          size="small"
          variant="quiet"
          icon={Columns3}
          aria-expanded={open}
          onPress={() => setOpen(!open)}
        >
          {words.chooseColumns}
        </Button>
      </span>
      <Popover
        trigger={trigger}
        open={open}
        onClose={() => setOpen(false)}
        label={words.chooseColumns}
      >
        <div className="flex flex-col gap-2 p-3">
          {columns.offered.map((column) => (
            <Checkbox
              key={column}
              label={words.columns[column]}
              checked={columns.shown.includes(column)}
              onChange={() => columns.toggle(column)}
            />
          ))}
        </div>
      </Popover>
    </>
  )
}
