import type { LucideIcon } from 'lucide-react'
import { ArrowDown, ArrowUp, Columns3, Download, FileSpreadsheet, Rows2, Rows3 } from 'lucide-react'
import { useRef, useState } from 'react'
import { chosenCompany } from '../../company-choice.ts'
import { setPreferences, usePreferences } from '../../preferences.ts'
import { useWords } from '../../words.ts'
import { apiRoot, withQuery } from '../../wire.ts'
import { Checkbox } from '../Checkbox.tsx'
import { IconButton } from '../IconButton.tsx'
import { Popover } from '../Popover.tsx'
import { tooltip } from '../tooltip.tsx'
import type { ListDefinition, Tools } from './definition.ts'
import type { ColumnChoice, ListState } from './state.ts'
import { listWords } from './words.ts'

/** At the right of the filters: columns, density, export. */
export function Toolbar<R, W>({
  definition,
  choice,
  state,
  tools,
}: {
  definition: ListDefinition<R, W>
  choice: ColumnChoice
  state: ListState
  tools: Tools<W>
}) {
  const words = useWords(listWords)
  const { density } = usePreferences()
  const trigger = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const compact = density === 'compact'
  return (
    <div className="flex items-center max-sm:hidden print:hidden">
      <IconButton
        ref={trigger}
        icon={Columns3}
        label={words.columns}
        aria-haspopup="dialog"
        aria-expanded={open}
        onPress={() => setOpen(true)}
      />
      <IconButton
        icon={compact ? Rows2 : Rows3}
        label={words.density}
        pressed={compact}
        onPress={() => setPreferences({ density: compact ? 'comfortable' : 'compact' })}
      />
      {definition.exportPath && (
        <Exported path={definition.exportPath} query={state.query} label={words.export} />
      )}
      {definition.workbookPath && (
        <Exported
          path={definition.workbookPath}
          query={state.query}
          label={words.workbook}
          icon={FileSpreadsheet}
        />
      )}
      <Popover
        trigger={trigger}
        open={open}
        onClose={() => setOpen(false)}
        label={words.columns}
        placement="bottom end"
      >
        <ul className="flex w-64 flex-col">
          {choice.order.map((key) => {
            const column = definition.columns.find((one) => one.key === key)
            if (!column) return null
            const label = column.label(tools.words)
            return (
              <li key={key} className="flex items-center">
                <span className="min-w-0 flex-1">
                  <Checkbox
                    label={label}
                    checked={choice.shown.includes(key)}
                    onChange={() => choice.toggle(key)}
                  />
                </span>
                <IconButton
                  icon={ArrowUp}
                  size="small"
                  label={words.moveUp(label)}
                  onPress={() => choice.move(key, -1)}
                />
                <IconButton
                  icon={ArrowDown}
                  size="small"
                  label={words.moveDown(label)}
                  onPress={() => choice.move(key, 1)}
                />
              </li>
            )
          })}
        </ul>
      </Popover>
    </div>
  )
}

/** A download of all that the filters keep. */
const Exported = ({
  path,
  query,
  label,
  icon: Icon = Download,
}: {
  path: string
  query: ListState['query']
  label: string
  icon?: LucideIcon
}) => (
  <a
    href={withQuery(apiRoot + path, { ...query, company: chosenCompany() })}
    download
    aria-label={label}
    {...tooltip(label)}
    className="inline-flex size-9 items-center justify-center rounded-md text-soft hover:bg-hover hover:text-text"
  >
    <Icon aria-hidden size={18} />
  </a>
)
