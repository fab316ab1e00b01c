import type { ReactNode, RefObject } from 'react'
import { Dialog, Popover as AriaPopover } from 'react-aria-components'
import { classes } from './classes.ts'
import { Localised } from './Localised.tsx'

/** A small panel beside what opened it. Escape and a click elsewhere close it; focus goes back. */
export function Popover({
  trigger,
  open,
  onClose,
  label,
  children,
  placement = 'bottom start',
  padded = true,
}: {
  trigger: RefObject<Element | null>
  open: boolean
  onClose: () => void
  label: string
  children: ReactNode
  placement?: 'bottom start' | 'bottom end' | 'top start' | 'right top'
  padded?: boolean
}) {
  return (
    <Localised>
      <AriaPopover
        triggerRef={trigger}
        isOpen={open}
        onOpenChange={(now) => !now && onClose()}
        placement={placement}
        offset={6}
        className="motion-appear max-w-[calc(100vw-16px)] overflow-auto rounded-lg bg-raised shadow-float"
      >
        <Dialog aria-label={label} className={classes('outline-none', padded && 'p-4')}>
          {children}
        </Dialog>
      </AriaPopover>
    </Localised>
  )
}
