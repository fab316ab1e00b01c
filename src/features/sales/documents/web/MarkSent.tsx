// A document has left by another way than from here: by which. It takes its number.
import { useState } from 'react'
import { type SentHow, sentHows } from '#features/sales/quotes/rules/life.ts'
import type { Endpoint, OutputOf } from '#kernel/endpoint.ts'
import type { Id } from '#kernel/shapes.ts'
import { type Given, useWrite } from '#web/api.ts'
import { RadioGroup } from '#web/ui/Checkbox.tsx'
import { FormDialog } from '#web/ui/FormDialog.tsx'
import { toast } from '#web/ui/toasts.ts'

type MarkSentProps<E extends Endpoint> = {
  readonly document: { readonly id: Id; readonly version: number }
  readonly write: E
  readonly refresh: readonly Endpoint[]
  /** The way that is proposed. */
  readonly usual: SentHow
  readonly words: {
    readonly sendTitle: string
    readonly sendText: string
    readonly how: string
    readonly hows: Readonly<Record<SentHow, string>>
  }
  readonly act: string
  /** What is told once it has left. */
  readonly said: (sent: OutputOf<E>) => string
  readonly open: boolean
  readonly onClose: () => void
}

export function MarkSent<E extends Endpoint>({
  document: { id, version },
  write,
  refresh,
  usual,
  words,
  act,
  said,
  open,
  onClose,
}: MarkSentProps<E>) {
  const [how, setHow] = useState<SentHow>(usual)
  const sending = useWrite(write, {
    refresh,
    onDone: (sent) => {
      toast(said(sent), { tone: 'green' })
      onClose()
    },
  })
  return (
    <FormDialog
      title={words.sendTitle}
      open={open}
      onClose={onClose}
      act={act}
      autoFocus
      writing={sending}
      onSubmit={() => void sending.run({ id, version, how } as Given<E>)}
      byEnter={false}
    >
      <p className="text-soft">{words.sendText}</p>
      <RadioGroup
        label={words.how}
        value={how}
        onChange={setHow}
        options={sentHows.map((value) => ({ value, label: words.hows[value] }))}
      />
    </FormDialog>
  )
}
