// What two people wrote differently in the same draft: one chooses, field by field.
import { useMerge } from '#web/merge.tsx'
import type { ApiProblem } from '#web/problem.ts'
import { useMergeFields } from './merge-fields.ts'
import type { Session, Stored } from './session.ts'
import type { EditorState, Head } from './state.ts'

export type Conflict = ReturnType<Session['meet']> & { readonly stored: Stored }

type Fields = Head & { lines: EditorState['lines'] }

export function Merging({
  session,
  conflict: { conflicts, state, theirs, stored },
  problem,
  onSettled,
  onClose,
}: {
  session: Session
  conflict: Conflict
  problem: ApiProblem | null
  onSettled: () => void
  onClose: () => void
}) {
  const fields = useMergeFields(conflicts, state.head.customer?.id ?? null)
  return useMerge<Fields>({
    problem,
    mine: { ...state.head, lines: state.lines },
    theirs: { ...theirs.head, lines: theirs.lines, version: stored.version },
    fields,
    onResolve: ({ lines, ...head }) => {
      session.settle(stored, { ...state, head: headAlone(head), lines })
      onSettled()
    },
    onClose,
  })
}

/** The fields of the head, without what the dialog adds. */
const headAlone = (head: Head & { version?: number }): Head => {
  const { version: _, ...rest } = head
  return rest
}
