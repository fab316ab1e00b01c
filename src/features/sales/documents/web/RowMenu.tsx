import {
  ArrowDown,
  ArrowUp,
  AlignLeft,
  Box,
  BetweenHorizontalStart,
  CircleDashed,
  CircleDot,
  Copy,
  Trash2,
  Wrench,
} from 'lucide-react'
import { useRef } from 'react'
import type { MenuItem } from '#web/ui/menu-items.ts'
import { MenuPopup } from '#web/ui/Menu.tsx'
import { editLine } from './editor.ts'
import type { ItemLine } from './line.ts'
import type { Acts, RowTools } from './tools.ts'

/** The acts on one line, for the mouse and for whoever opens it by the menu key. */
export function RowMenu({
  at,
  onClose,
  tools,
  acts,
  onDescribe,
}: {
  at: { key: string; from: HTMLElement } | null
  onClose: () => void
  tools: RowTools
  acts: Acts
  onDescribe: (key: string) => void
}) {
  const trigger = useRef<HTMLElement | null>(null)
  trigger.current = at?.from ?? null
  const { editor, words } = tools
  const { lines } = editor.state()
  const index = lines.findIndex(({ key }) => key === at?.key)
  const line = lines[index]
  if (!at || !line) return null
  return (
    <MenuPopup
      trigger={trigger}
      open
      onClose={onClose}
      placement="bottom end"
      label={words.lineMenu(index + 1)}
      sections={[
        { items: line.kind === 'item' ? describing(line, tools, acts, onDescribe) : [] },
        {
          items: [
            {
              key: 'up',
              label: words.moveUp,
              icon: ArrowUp,
              keys: 'alt+arrowup',
              onPress: () => acts.move(line.key, -1),
            },
            {
              key: 'down',
              label: words.moveDown,
              icon: ArrowDown,
              keys: 'alt+arrowdown',
              onPress: () => acts.move(line.key, 1),
            },
            {
              key: 'above',
              label: words.insertAbove,
              icon: BetweenHorizontalStart,
              onPress: () => acts.insertAbove(line.key),
            },
            {
              key: 'copy',
              label: words.duplicate,
              icon: Copy,
              keys: 'ctrl+d',
              onPress: () => acts.duplicate({ key: line.key, cell: 'name' }),
            },
          ],
        },
        {
          items: [
            {
              key: 'remove',
              label: words.remove,
              icon: Trash2,
              keys: 'ctrl+delete',
              danger: true,
              onPress: () => acts.remove(line.key),
            },
          ],
        },
      ].filter(({ items }) => items.length > 0)}
    />
  )
}

function describing(
  line: ItemLine,
  { editor, words, offersOptions }: RowTools,
  acts: Acts,
  onDescribe: (key: string) => void,
): MenuItem[] {
  const isGoods = line.nature === 'goods'
  return [
    ...(offersOptions
      ? [
          {
            key: 'option',
            label: line.optional ? words.noOption : words.makeOption,
            icon: line.optional ? CircleDot : CircleDashed,
            keys: 'alt+o',
            onPress: () => acts.offer(line.key),
          },
        ]
      : []),
    ...(line.description === ''
      ? [
          {
            key: 'describe',
            label: words.describe,
            icon: AlignLeft,
            onPress: () => onDescribe(line.key),
          },
        ]
      : []),
    {
      key: 'nature',
      // A service is not taxed as goods are across a border.
      label: isGoods ? words.service : words.goods,
      icon: isGoods ? Wrench : Box,
      onPress: () =>
        editLine(
          editor,
          line.key,
          (one) => ({ ...one, nature: isGoods ? 'service' : 'goods' }) as ItemLine,
          'nature',
        ),
    },
  ]
}
