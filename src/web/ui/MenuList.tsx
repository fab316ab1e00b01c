import { Check } from 'lucide-react'
import type { RefObject } from 'react'
import { Header, Menu, MenuItem, MenuSection, Popover, Text } from 'react-aria-components'
import { classes } from './classes.ts'
import { Kbd } from './Kbd.tsx'
import { Localised } from './Localised.tsx'
import type { MenuItem as Item, MenuSection as Section } from './menu-items.ts'

/** The list of a menu, over React Aria's: arrows, letters, Escape, focus back on the button. */
export function MenuList({
  trigger,
  open,
  onClose,
  label,
  sections,
  placement = 'bottom end',
}: {
  trigger: RefObject<Element | null>
  open: boolean
  onClose: () => void
  label: string
  sections: readonly Section[]
  placement?: 'bottom start' | 'bottom end' | 'top start' | 'right top'
}) {
  return (
    <Localised>
      <Popover
        triggerRef={trigger}
        isOpen={open}
        onOpenChange={(now) => !now && onClose()}
        placement={placement}
        offset={4}
        aria-label={label}
        className="motion-appear max-h-96 min-w-52 max-w-80 overflow-auto rounded-lg bg-raised p-1 shadow-float"
      >
        <Menu aria-label={label} autoFocus="first" onClose={onClose} className="outline-none">
          {sections.map((section, index) => (
            <MenuSection
              key={section.title ?? index}
              aria-label={section.title ?? label}
              className={classes(index > 0 && 'mt-1 border-t border-line pt-1')}
            >
              {section.title && (
                <Header className="px-2 pt-1.5 pb-1 text-12 font-medium text-faint">
                  {section.title}
                </Header>
              )}
              {section.items.map((item) => (
                <One key={item.key} item={item} />
              ))}
            </MenuSection>
          ))}
        </Menu>
      </Popover>
    </Localised>
  )
}

function One({ item }: { item: Item }) {
  const Icon = item.icon
  const hint = item.whyNot ?? item.hint
  const act = 'href' in item ? { href: item.href } : { onAction: item.onPress }
  return (
    <MenuItem
      id={item.key}
      textValue={item.label}
      isDisabled={Boolean(item.whyNot)}
      {...act}
      className={classes(
        'flex min-h-8 items-center gap-2 rounded-md px-2 py-1 text-14 outline-none focus:bg-pointed pointer-coarse:min-h-11',
        item.whyNot ? 'text-faint' : item.danger ? 'text-red' : 'text-text',
      )}
    >
      {Icon && <Icon aria-hidden size={16} className={item.danger ? '' : 'text-soft'} />}
      <Text slot="label" className="min-w-0 flex-1">
        {item.label} {hint && <span className="block text-12 text-faint">{hint}</span>}
      </Text>
      {item.chosen && <Check aria-hidden size={16} className="text-accent" />}
      {item.keys && (
        <span aria-hidden>
          <Kbd keys={item.keys} />
        </span>
      )}
    </MenuItem>
  )
}
