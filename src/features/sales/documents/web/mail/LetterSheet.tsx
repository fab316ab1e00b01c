// A letter to a client, about whatever one wishes, with what one encloses of theirs.
import { useState } from 'react'
import {
  listEnclosures,
  mailLetter,
  proposeLetter,
} from '#features/sales/statements/contract/letter.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useRead } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { Button } from '#web/ui/Button.tsx'
import { Checkbox } from '#web/ui/Checkbox.tsx'
import { useWords } from '#web/words.ts'
import { SendSheet } from './SendSheet.tsx'
import { mailWords } from './words.ts'

type Choice = OutputOf<typeof listEnclosures>['rows'][number]

export function LetterSheet({
  customer,
  open,
  onClose,
}: {
  customer: string
  open: boolean
  onClose: () => void
}) {
  const [chosen, setChosen] = useState<readonly Choice[]>([])
  const close = () => {
    setChosen([])
    onClose()
  }
  return (
    <SendSheet
      open={open}
      onClose={close}
      propose={proposeLetter}
      send={mailLetter}
      input={{ id: customer }}
      beside={{
        shown: <Enclosures customer={customer} chosen={chosen} onChange={setChosen} />,
        given: { enclosed: chosen.map(({ kind, id }) => ({ kind, id })) },
      }}
    />
  )
}

function Enclosures({
  customer,
  chosen,
  onChange,
}: {
  customer: string
  chosen: readonly Choice[]
  onChange: (chosen: readonly Choice[]) => void
}) {
  const words = useWords(mailWords)
  const formats = useFormats()
  const [open, setOpen] = useState(false)
  const { data } = useRead(listEnclosures, { id: customer })
  if (!open) {
    return (
      <div>
        <Button size="small" variant="quiet" onPress={() => setOpen(true)}>
          {words.enclose}
        </Button>
      </div>
    )
  }
  const nameOf = ({ kind, label, day }: Choice) =>
    kind === 'file'
      ? `${label} (${formats.day(day)})`
      : `${words.kinds[kind]} ${label} (${formats.day(day)})`
  return (
    <fieldset className="max-h-56 overflow-auto rounded-lg border border-line px-3 py-2">
      <legend className="px-1 text-13 font-medium">{words.enclosures}</legend>
      {data?.rows.length === 0 && <p className="text-13 text-soft">{words.noEnclosure}</p>}
      <div className="flex flex-col gap-1.5">
        {data?.rows.map((choice) => (
          <Checkbox
            key={choice.id}
            label={nameOf(choice)}
            checked={chosen.some(({ id }) => id === choice.id)}
            onChange={(is) =>
              onChange(is ? [...chosen, choice] : chosen.filter(({ id }) => id !== choice.id))
            }
          />
        ))}
      </div>
    </fieldset>
  )
}
