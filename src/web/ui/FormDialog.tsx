import type { ReactNode } from 'react'
import type { ApiProblem } from '../problem.ts'
import { useWords } from '../words.ts'
import { Button } from './Button.tsx'
import { Dialog, Sheet } from './Dialog.tsx'
import { Form } from './form.tsx'
import { uiWords } from './words.ts'

type FormDialogProps = {
  readonly title: string
  readonly onClose: () => void
  /** Typed text would be lost: a click outside does not close. */
  readonly sticky?: boolean
  readonly open?: boolean
  /** What the button says that one does, never "OK". */
  readonly act: string
  readonly onSubmit: () => void
  /** What sends it: the button waits for it, and what is refused is said in the form. */
  readonly writing: { readonly pending: boolean; readonly problem?: ApiProblem | null }
  readonly whyNot?: string | null | undefined
  readonly danger?: boolean
  /** The button has the focus: nothing need be typed. */
  readonly autoFocus?: boolean
  /** Enter in a field sends it all, unless one types in field after field. */
  readonly byEnter?: boolean
  readonly children: ReactNode
}

/** A short form in the middle of the screen, which is sent or given up. */
export function FormDialog({
  size,
  alert,
  ...form
}: FormDialogProps & { readonly size?: 'medium' | 'large'; readonly alert?: boolean }) {
  const { title, open = true, sticky, onClose } = form
  const shape = { ...(size ? { size } : {}), ...(alert ? { alert } : {}) }
  return (
    <Dialog
      title={title}
      open={open}
      sticky={sticky ?? false}
      onClose={onClose}
      {...shape}
      actions={<Acts {...form} />}
    >
      <Fields {...form} />
    </Dialog>
  )
}

/** The same along the right side, wide: what has lines. */
export function FormSheet(form: FormDialogProps) {
  const { title, open = true, sticky = false, onClose } = form
  return (
    <Sheet
      wide
      title={title}
      open={open}
      sticky={sticky}
      onClose={onClose}
      actions={<Acts {...form} />}
    >
      <Fields {...form} />
    </Sheet>
  )
}

function Acts({ act, danger, whyNot, autoFocus, writing, onSubmit, onClose }: FormDialogProps) {
  const words = useWords(uiWords)
  return (
    <>
      <Button onPress={onClose}>{words.cancel}</Button>
      <Button
        variant={danger ? 'danger' : 'primary'}
        keys="ctrl+enter"
        autoFocus={autoFocus ?? false}
        whyNot={whyNot}
        pending={writing.pending}
        onPress={onSubmit}
      >
        {act}
      </Button>
    </>
  )
}

function Fields({ onSubmit, writing, byEnter = true, children }: FormDialogProps) {
  return (
    <Form onSubmit={onSubmit} problem={writing.problem ?? null}>
      {children}
      {byEnter && <button type="submit" hidden />}
    </Form>
  )
}
