// A credit note taken off an invoice that it settles.
import { Undo2 } from 'lucide-react'
import { useState } from 'react'
import { moneyReads } from '#features/sales/documents/web/PayInFull.tsx'
import { spreadWords } from '#features/sales/documents/web/spread/words.ts'
import { releaseCreditNote } from '#features/sales/payments/contract.ts'
import { useWrite } from '#web/api.ts'
import { Confirm } from '#web/ui/Dialog.tsx'
import { IconButton } from '#web/ui/IconButton.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'

export function ReleaseCredit({
  note,
  invoice,
  number,
}: {
  note: string
  invoice: string
  number: string
}) {
  const words = useWords(spreadWords)
  const [asked, setAsked] = useState(false)
  const releasing = useWrite(releaseCreditNote, {
    refresh: moneyReads,
    onDone: () => {
      setAsked(false)
      toast(words.released)
    },
  })
  return (
    <>
      <IconButton
        icon={Undo2}
        size="small"
        label={words.releaseFrom(number)}
        onPress={() => setAsked(true)}
      />
      {asked && (
        <Confirm
          title={words.release}
          open
          onClose={() => setAsked(false)}
          act={words.release}
          pending={releasing.pending}
          onConfirm={() => void releasing.run({ id: note, invoice })}
        >
          <p>{releasing.problem?.detail ?? words.releaseText(number)}</p>
        </Confirm>
      )}
    </>
  )
}
