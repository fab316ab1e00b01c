import { useState } from 'react'
import type { ApiProblem } from '#web/problem.ts'
import { Button } from '#web/ui/Button.tsx'
import { Confirm } from '#web/ui/Dialog.tsx'
import { useWords } from '#web/words.ts'
import { both } from './both.ts'

/** Removing an address or a contact, from its own sheet: asked for, then confirmed. */
export function Removal({
  title,
  text,
  removing,
  onConfirm,
}: {
  title: string
  text?: string
  removing: { readonly pending: boolean; readonly problem: ApiProblem | null }
  onConfirm: () => void
}) {
  const words = useWords(both)
  const [asked, setAsked] = useState(false)
  return (
    <span className="mr-auto">
      <Button variant="quiet" onPress={() => setAsked(true)}>
        {words.remove}
      </Button>
      <Confirm
        title={title}
        open={asked}
        onClose={() => setAsked(false)}
        act={words.remove}
        danger
        pending={removing.pending}
        onConfirm={onConfirm}
      >
        {removing.problem?.detail ?? text}
      </Confirm>
    </span>
  )
}
