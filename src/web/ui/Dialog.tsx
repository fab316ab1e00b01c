import { X } from 'lucide-react'
import type { ReactNode } from 'react'
import { Dialog as AriaDialog, Heading, Modal, ModalOverlay } from 'react-aria-components'
import { LayerContext, useLayer } from '../shortcuts.ts'
import { useWords } from '../words.ts'
import { Button } from './Button.tsx'
import { classes } from './classes.ts'
import { IconButton } from './IconButton.tsx'
import { Localised } from './Localised.tsx'
import { uiWords } from './words.ts'

type DialogProps = {
  readonly title: string
  readonly open: boolean
  readonly onClose: () => void
  readonly children: ReactNode
  /** Buttons at the foot, the primary one last. */
  readonly actions?: ReactNode
  /** Typed text would be lost: a click outside does not close. */
  readonly sticky?: boolean
}

/** A question or a short form in the middle of the screen. Escape closes it. */
export function Dialog({
  size = 'small',
  alert = false,
  ...props
}: DialogProps & { size?: 'small' | 'medium' | 'large'; alert?: boolean }) {
  const widths = { small: 'max-w-110', medium: 'max-w-160', large: 'max-w-240' }
  return (
    <Overlay {...props} className="flex items-end justify-center sm:items-center sm:p-6">
      <Modal
        className={classes(
          'motion-appear flex max-h-[calc(100dvh-24px)] w-full flex-col rounded-t-xl bg-raised shadow-float sm:rounded-xl',
          widths[size],
        )}
      >
        <Inside {...props} role={alert ? 'alertdialog' : 'dialog'} />
      </Modal>
    </Overlay>
  )
}

/** A panel along the right side: what one opened stays in view behind it. Full screen on a phone. */
export function Sheet({ wide = false, ...props }: DialogProps & { wide?: boolean }) {
  return (
    <Overlay {...props} className="flex justify-end">
      <Modal
        className={classes(
          'motion-slide flex h-dvh w-full flex-col bg-raised shadow-float',
          wide ? 'sm:max-w-200' : 'sm:max-w-120',
        )}
      >
        <Inside {...props} role="dialog" />
      </Modal>
    </Overlay>
  )
}

/** Asks before what cannot be undone; the button says the act, never "OK". */
export function Confirm({
  act,
  onConfirm,
  danger = false,
  pending = false,
  ...props
}: Omit<DialogProps, 'actions'> & {
  act: string
  onConfirm: () => void
  danger?: boolean
  pending?: boolean
}) {
  const words = useWords(uiWords)
  return (
    <Dialog
      {...props}
      alert
      actions={
        <>
          <Button onPress={props.onClose}>{words.cancel}</Button>
          <Button
            variant={danger ? 'danger' : 'primary'}
            pending={pending}
            onPress={onConfirm}
            keys="ctrl+enter"
            autoFocus
          >
            {act}
          </Button>
        </>
      }
    />
  )
}

function Overlay({
  open,
  onClose,
  sticky = false,
  className,
  children,
}: DialogProps & { className: string }) {
  return (
    <Localised>
      <ModalOverlay
        isOpen={open}
        onOpenChange={(now) => !now && onClose()}
        isDismissable={!sticky}
        className={classes('motion-fade fixed inset-0 z-40 h-dvh bg-scrim', className)}
      >
        {children}
      </ModalOverlay>
    </Localised>
  )
}

function Inside({
  title,
  children,
  actions,
  onClose,
  role,
}: DialogProps & { role: 'dialog' | 'alertdialog' }) {
  const words = useWords(uiWords)
  const layer = useLayer()
  return (
    <AriaDialog role={role} className="flex min-h-0 flex-1 flex-col outline-none">
      <LayerContext value={layer}>
        <header className="flex items-start gap-3 px-5 pt-4 pb-1">
          <Heading slot="title" className="min-w-0 flex-1 py-1 text-16 font-semibold">
            {title}
          </Heading>
          <IconButton icon={X} label={words.close} onPress={onClose} />
        </header>
        <div className="min-h-0 flex-1 overflow-y-auto px-5 pt-2 pb-5">{children}</div>
        {actions && (
          <footer className="flex flex-wrap items-center justify-end gap-2 border-t border-line px-5 py-3">
            {actions}
          </footer>
        )}
      </LayerContext>
    </AriaDialog>
  )
}
