import { Ellipsis, type LucideIcon } from 'lucide-react'
import { lazy, type ReactNode, type RefObject, Suspense, useRef, useState } from 'react'
import { useWords } from '../words.ts'
import { Button, type ButtonVariant } from './Button.tsx'
import { IconButton } from './IconButton.tsx'
import type { MenuSection } from './menu-items.ts'
import { uiWords } from './words.ts'

// The list brings React Aria's menu with it: fetched when a menu is first pointed at, so that the
// first page stays light.
const loadList = () => import('./MenuList.tsx')
const MenuList = lazy(() => loadList().then((m) => ({ default: m.MenuList })))

/** A button that opens a list of acts: `<Menu label={w.more} sections={[{ items }]} />`. */
export function Menu({
  label,
  sections,
  icon,
  text,
  variant = 'secondary',
  size = 'medium',
}: {
  label: string
  sections: readonly MenuSection[]
  icon?: LucideIcon
  /** Drawn on the button; without it the button is its icon. */
  text?: ReactNode
  variant?: ButtonVariant
  size?: 'small' | 'medium'
}) {
  const words = useWords(uiWords)
  const trigger = useRef<HTMLButtonElement>(null)
  const [open, setOpen] = useState(false)
  const common = {
    ref: trigger,
    size,
    onPress: () => setOpen(!open),
    'aria-haspopup': 'menu' as const,
    'aria-expanded': open,
  }
  return (
    <span
      className="contents"
      onPointerEnter={() => void loadList()}
      onFocus={() => void loadList()}
    >
      {text === undefined ? (
        <IconButton {...common} icon={icon ?? Ellipsis} label={label || words.more} />
      ) : (
        <Button {...common} variant={variant} icon={icon}>
          {text}
        </Button>
      )}
      <MenuPopup
        trigger={trigger}
        open={open}
        onClose={() => setOpen(false)}
        label={label}
        sections={sections}
      />
    </span>
  )
}

/** The list alone, for a trigger of one's own. */
export function MenuPopup(props: {
  trigger: RefObject<Element | null>
  open: boolean
  onClose: () => void
  label: string
  sections: readonly MenuSection[]
  placement?: 'bottom start' | 'bottom end' | 'top start' | 'right top'
}) {
  if (!props.open) return null
  return (
    <Suspense fallback={null}>
      <MenuList {...props} />
    </Suspense>
  )
}
