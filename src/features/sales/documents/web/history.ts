// Undo and redo over whole states: what one sees is what one goes back to. Pure.

export type History<S> = {
  readonly past: readonly S[]
  readonly present: S
  readonly future: readonly S[]
  /** What the last change was about: letters typed in one cell are one change. */
  readonly about: string | null
}

/** How many changes can be undone. */
export const undoable = 50

export const history = <S>(present: S): History<S> => ({
  past: [],
  present,
  future: [],
  about: null,
})

/** A change; those about the same thing, one after the other, are undone together. */
export function changed<S>(before: History<S>, present: S, about: string | null): History<S> {
  if (present === before.present) return before
  const merges = about !== null && about === before.about && before.past.length > 0
  const past = merges ? before.past : [...before.past, before.present].slice(-undoable)
  return { past, present, future: [], about }
}

export function undone<S>({ past, present, future }: History<S>): History<S> | null {
  const before = past.at(-1)
  if (before === undefined) return null
  return { past: past.slice(0, -1), present: before, future: [present, ...future], about: null }
}

export function redone<S>({ past, present, future }: History<S>): History<S> | null {
  const [after, ...later] = future
  if (after === undefined) return null
  return { past: [...past, present], present: after, future: later, about: null }
}

/** What the server says changes the present alone: it is nobody's act to be undone. */
export const corrected = <S>(before: History<S>, present: S): History<S> => ({ ...before, present })
