import { Columns3, Group, Rows2, Rows3 } from 'lucide-react'
import { useRef, useState } from 'react'
import { useWords } from '../../words.ts'
import { IconButton } from '../IconButton.tsx'
import { Menu } from '../Menu.tsx'
import type { ListDefinition, Tools } from './definition.ts'
import { ColumnsPanel } from './ColumnsPanel.tsx'
import { ExportMenu } from './ExportMenu.tsx'
import type { ListState } from './state.ts'
import type { LayoutState } from './use-layout.ts'
import { listWords } from './words.ts'

/** At the right of the filters: columns, density, export. */
export function Toolbar<R, W>({
  definition,
  layout,
  state,
  tools,
}: {
  definition: ListDefinition<R, W>
  layout: LayoutState<R, W>
  state: ListState
  tools: Tools<W>
}) {
  const words = useWords(listWords)
  const trigger = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const compact = layout.density === 'compact'
  return (
    <div className="flex items-center max-sm:hidden print:hidden">
      {definition.groups && <GroupMenu definition={definition} state={state} tools={tools} />}
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
        onPress={() => layout.setDensity(compact ? 'comfortable' : 'compact')}
      />
      {definition.exported && (
        <ExportMenu
          list={definition.exported}
          definition={definition}
          query={state.query}
          columns={layout.columns}
          tools={tools}
        />
      )}
      <ColumnsPanel
        trigger={trigger}
        open={open}
        onClose={() => setOpen(false)}
        layout={layout}
        tools={tools}
      />
    </div>
  )
}

/** What the rows are grouped by: one of what the list can do, or nothing. */
function GroupMenu<R, W>({
  definition,
  state,
  tools,
}: {
  definition: ListDefinition<R, W>
  state: ListState
  tools: Tools<W>
}) {
  const words = useWords(listWords)
  const ways = (definition.groups ?? []).map(({ key, label }) => ({
    key,
    label: label(tools.words),
  }))
  return (
    <Menu
      label={words.groupBy}
      icon={Group}
      sections={[
        {
          items: [{ key: '', label: words.noGroup }, ...ways].map(({ key, label }) => ({
            key: key || 'none',
            label,
            chosen: state.group === key,
            onPress: () => state.setGroup(key),
          })),
        },
      ]}
    />
  )
}
