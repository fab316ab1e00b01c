import { ArrowLeft, ArrowRight, FoldHorizontal, UnfoldHorizontal } from 'lucide-react'
import type { RefObject } from 'react'
import { useWords } from '../../words.ts'
import { Button } from '../Button.tsx'
import { Checkbox } from '../Checkbox.tsx'
import { IconButton } from '../IconButton.tsx'
import { Popover } from '../Popover.tsx'
import type { Tools } from './definition.ts'
import { hiddenOf, orderOf, resized, stepped, toggled } from './layout.ts'
import type { LayoutState } from './use-layout.ts'
import { listWords } from './words.ts'

const step = 24 // pixels

/** Which columns, in which order, how wide: all that dragging does, by buttons. */
export function ColumnsPanel<R, W>({
  trigger,
  open,
  onClose,
  layout,
  tools,
}: {
  trigger: RefObject<HTMLButtonElement | null>
  open: boolean
  onClose: () => void
  layout: LayoutState<R, W>
  tools: Tools<W>
}) {
  const words = useWords(listWords)
  const { all, change } = layout
  const hidden = hiddenOf(all, layout.layout)
  const lead = all.filter(({ leads }) => leads).map(({ key }) => key)
  const keys = [...lead, ...orderOf(all, layout.layout)]
  return (
    <Popover
      trigger={trigger}
      open={open}
      onClose={onClose}
      label={words.columns}
      placement="bottom end"
    >
      <ul className="flex w-84 max-w-full flex-col">
        {keys.map((key) => {
          const column = all.find((one) => one.key === key)
          if (!column) return null
          const label = column.label(tools.words)
          const shown = layout.columns.find((one) => one.key === key)
          const resize = (by: number) =>
            change(resized(layout.layout, key, (shown?.width ?? column.width) + by))
          return (
            <li key={key} className="flex items-center">
              <span className="min-w-0 flex-1">
                <Checkbox
                  label={label}
                  checked={!hidden.includes(key)}
                  disabled={column.leads === true}
                  onChange={() => change(toggled(all, layout.layout, key))}
                />
              </span>
              {shown && (
                <>
                  <IconButton
                    icon={FoldHorizontal}
                    size="small"
                    label={words.narrow(label)}
                    onPress={() => resize(-step)}
                  />
                  <IconButton
                    icon={UnfoldHorizontal}
                    size="small"
                    label={words.widen(label)}
                    onPress={() => resize(step)}
                  />
                </>
              )}
              {!column.leads && (
                <>
                  <IconButton
                    icon={ArrowLeft}
                    size="small"
                    label={words.moveUp(label)}
                    onPress={() => change(stepped(all, layout.layout, key, -1))}
                  />
                  <IconButton
                    icon={ArrowRight}
                    size="small"
                    label={words.moveDown(label)}
                    onPress={() => change(stepped(all, layout.layout, key, 1))}
                  />
                </>
              )}
              {column.leads && <span className="w-14" />}
            </li>
          )
        })}
      </ul>
      {!layout.plain && (
        <div className="mt-2 border-t border-line pt-2">
          <Button size="small" variant="quiet" onPress={layout.reset}>
            {words.ownColumns}
          </Button>
        </div>
      )}
    </Popover>
  )
}
