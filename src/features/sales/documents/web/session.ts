// A draft and what the server knows of it: the version to send back, and which line is which.
import type { Id } from '#kernel/shapes.ts'
import type { Regimes } from '#features/sales/quotes/rules/vat.ts'
import type { DraftLine } from '#features/sales/quotes/contract.ts'
import type { ApiProblem } from '#web/problem.ts'
import { createEditor, type Editor, saved } from './editor.ts'
import { draftLine, editorLine, type EditorLine, type KnownLine } from './line.ts'
import { merged } from './merge.ts'
import type { EditorState, Head } from './state.ts'

/** A document of either kind, as its contract shows it, in the words of the editor. */
export type Stored = {
  readonly id: Id
  readonly version: number
  readonly isDraft: boolean
  /** When it was last saved, in milliseconds. */
  readonly savedAt: number
  readonly head: Head
  readonly lines: readonly KnownLine[]
  readonly regimes: Regimes
}

/** How a kind of document is saved and read again; both throw ApiProblem. */
export type Source = {
  /** Names what is kept on this device: `quote`. */
  readonly name: string
  readonly save: (
    draft: {
      readonly id: Id
      readonly version: number
      readonly head: Head
      readonly lines: DraftLine[]
    },
    options: { keepalive: boolean },
  ) => Promise<Stored>
  readonly read: (id: Id) => Promise<Stored>
}

export type Session = {
  readonly editor: Editor
  /** Null until a client is chosen, which makes the draft. */
  readonly id: () => Id | null
  /** The version that the server last had; null until it has one. */
  readonly version: () => number | null
  /** When the server last had it, in milliseconds; null until it does. */
  readonly savedAt: () => number | null
  /** The draft exists from now on. */
  readonly begin: (stored: Stored) => void
  /** Saves what is typed, as it stood. Throws ApiProblem; a conflict stays one until it is settled. */
  readonly save: (source: Source, state: EditorState, keepalive: boolean) => Promise<void>
  /** Whether something typed is not on the server yet. */
  readonly isDirty: () => boolean
  /** What someone else saved meanwhile, put together with what is typed here. */
  readonly meet: (stored: Stored) => ReturnType<typeof merged> & { theirs: EditorState }
  /** Goes on from the other's version, with this content. */
  readonly settle: (stored: Stored, state: EditorState) => void
}

export function createSession(start: Stored | EditorState): Session {
  const isStored = 'version' in start
  const editor = createEditor(isStored ? fresh(start) : start)
  let known: { id: Id; version: number; savedAt: number } | null = null
  // The lines that the server has, by their name here: an identifier that it lacks is refused.
  let ids = new Map<string, Id>()
  let base = saved(editor.state())
  if (isStored) begin(start)

  function begin(stored: Stored): void {
    known = knownOf(stored)
    ids = new Map(stored.lines.map((line) => [line.id, line.id]))
    base = fresh(stored)
  }

  // One save after the other: each starts from the version that the one before it made.
  let running: Promise<unknown> = Promise.resolve()
  function save(source: Source, state: EditorState, keepalive: boolean): Promise<void> {
    const next = running.then(() => send(source, state, keepalive))
    running = next.catch(() => undefined)
    return next
  }

  async function send(source: Source, state: EditorState, keepalive: boolean): Promise<void> {
    if (!known) return
    const { head, lines } = state
    const sent = lines.map((line) => draftLine(line, ids.get(line.key)))
    const { id, version } = known
    const stored = await source.save({ id, version, head, lines: sent }, { keepalive })
    known = knownOf(stored)
    ids = new Map(
      stored.lines.flatMap(({ id }, rank) => {
        const line = lines[rank]
        return line ? [[line.key, id] as const] : []
      }),
    )
    base = { ...state, regimes: stored.regimes }
    editor.correct((present) => corrected(present, state, stored))
  }

  /** The other's lines under the names that they have here. */
  function asHere(stored: Stored): EditorState {
    const keys = new Map([...ids].map(([key, id]) => [id, key]))
    return {
      head: stored.head,
      lines: stored.lines.map((line) => editorLine(line, keys.get(line.id) ?? line.id)),
      regimes: stored.regimes,
    }
  }

  return {
    editor,
    id: () => known?.id ?? null,
    version: () => known?.version ?? null,
    savedAt: () => known?.savedAt ?? null,
    begin,
    save,
    isDirty: () => JSON.stringify(saved(editor.state())) !== JSON.stringify(base),
    meet: (stored) => {
      const theirs = asHere(stored)
      return { ...merged(base, saved(editor.state()), theirs), theirs }
    },
    settle: (stored, state) => {
      const theirs = asHere(stored)
      known = knownOf(stored)
      ids = new Map(theirs.lines.map(({ key }, rank) => [key, stored.lines[rank]?.id ?? '']))
      base = theirs
      editor.replace(state)
    },
  }
}

const knownOf = ({ id, version, savedAt }: Stored) => ({ id, version, savedAt })

export const isConflict = ({ code }: ApiProblem): boolean => code === 'changed_meanwhile'

const fresh = ({ head, lines, regimes }: Stored): EditorState => ({
  head,
  lines: lines.map((line) => editorLine(line, line.id)),
  regimes,
})

/** What the server settled on (VAT, tie to the quote), on the lines untouched since they were sent. */
function corrected(present: EditorState, sent: EditorState, stored: Stored): EditorState {
  const settled = new Map<EditorLine, KnownLine>()
  for (const [rank, line] of sent.lines.entries()) {
    const known = stored.lines[rank]
    if (known) settled.set(line, known)
  }
  let changed = false
  const lines = present.lines.map((line) => {
    const known = settled.get(line)
    if (line.kind !== 'item' || known?.kind !== 'item') return line
    const { category, rate } = known.vat
    // A line that was deleted and brought back is no longer the one of the quote: it must not say so.
    const remaining = known.quotedRemaining ?? null
    const isSame = category === line.vat.category && rate === line.vat.rate
    if (isSame && remaining === line.remaining) return line
    changed = true
    return { ...line, vat: { category, rate }, remaining }
  })
  const sameRegimes =
    present.regimes.company === stored.regimes.company &&
    present.regimes.customer === stored.regimes.customer
  if (!changed && sameRegimes) return present
  return { ...present, regimes: stored.regimes, lines: changed ? lines : present.lines }
}
