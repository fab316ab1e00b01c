// The foot of the editor, always in view: whether it is saved, and what it all comes to. It is the part
// that follows every key, so that the rest of the page need not.
import { type Ref, useEffect, useImperativeHandle, useRef, useState } from 'react'
import type { Cents } from '#kernel/money.ts'
import { useAutosave } from '#web/autosave.ts'
import { useFormats } from '#web/formats.ts'
import { useMerge } from '#web/merge.tsx'
import { ApiProblem } from '#web/problem.ts'
import { useRights } from '#web/session.ts'
import { useShortcut } from '#web/shortcuts.ts'
import { FoundDraft, SavedMark } from '#web/ui/SavedMark.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useLocale, useWords } from '#web/words.ts'
import { saved } from './editor.ts'
import { useMergeFields } from './merge-fields.ts'
import { isConflict, type Session, type Source, type Stored } from './session.ts'
import type { EditorState, Head } from './state.ts'
import { reasonText } from './reason.ts'
import { rateOf } from './Totals.tsx'
import { useEditorState, useSums } from './use-editor.ts'
import { documentWords } from './words.ts'

/** What the page asks of the saving. */
export type Saving = {
  /** Waits until all that is typed is on the server; false where it cannot be. */
  readonly settle: () => Promise<boolean>
}

type Conflict = ReturnType<Session['meet']> & { readonly stored: Stored }

export function Foot({
  session,
  source,
  saving,
  onRefused,
}: {
  session: Session
  source: Source
  saving: Ref<Saving>
  /** The parameter that the server refuses, or null once it is mended. */
  onRefused: (param: string | null) => void
}) {
  const { editor } = session
  const state = saved(useEditorState(editor))
  const id = session.id()
  const [conflict, setConflict] = useState<Conflict | null>(null)

  async function save(value: EditorState, { keepalive }: { keepalive: boolean }): Promise<void> {
    try {
      await session.save(source, value, keepalive)
    } catch (error) {
      const known = session.id()
      if (!(error instanceof ApiProblem) || !isConflict(error) || known === null) throw error
      const stored = await source.read(known)
      if (!stored.isDraft) {
        toast(wordsNow.current.leftMeanwhile, { tone: 'red', stays: true })
        throw error
      }
      const meeting = session.meet(stored)
      if (meeting.conflicts.length > 0) {
        setConflict({ ...meeting, stored })
        throw error
      }
      session.settle(stored, meeting.state)
      await session.save(source, saved(editor.state()), keepalive)
      toast(wordsNow.current.mergedAlone)
    }
  }
  const autosave = useAutosave(`${source.name}:${id ?? 'new'}`, state, save, {
    enabled: id !== null,
  })
  const words = useWords(documentWords)
  const wordsNow = useRef(words)
  wordsNow.current = words
  const now = useRef(autosave)
  now.current = autosave

  async function settle(): Promise<boolean> {
    for (let tries = 0; tries < 100; tries += 1) {
      if (await now.current.flush()) return true
      // A save is on its way: what was typed since goes right after it.
      if (['conflict', 'refused', 'offline'].includes(now.current.state)) return false
      await new Promise((resume) => setTimeout(resume, 50))
    }
    return false
  }
  useImperativeHandle(saving, () => ({ settle }))
  useShortcut('ctrl+s', { label: words.save, run: () => void settle() })
  useEffect(() => onRefused(autosave.problem?.param ?? null), [autosave.problem])
  // What was typed while the draft was being made has not been sent yet.
  useEffect(() => {
    if (id !== null && session.isDirty()) void save(saved(editor.state()), { keepalive: false })
  }, [id])

  const fields = useMergeFields(conflict?.conflicts ?? [], state.head.customer?.id ?? null)
  const merging = useMerge<Head & { lines: EditorState['lines'] }>({
    problem: conflict ? autosave.problem : null,
    mine: conflict ? { ...conflict.state.head, lines: conflict.state.lines } : emptied,
    theirs: conflict && {
      ...conflict.theirs.head,
      lines: conflict.theirs.lines,
      version: conflict.stored.version,
    },
    fields,
    onResolve: ({ lines, ...head }) => {
      if (!conflict) return
      session.settle(conflict.stored, { ...conflict.state, head: pick(head), lines })
      setConflict(null)
      void settle()
    },
    onClose: () => setConflict(null),
  })
  const isNews = autosave.found && JSON.stringify(autosave.found.value) !== JSON.stringify(state)
  return (
    <div className="sticky bottom-0 z-10 -mx-4 mt-auto sm:-mx-6 print:hidden">
      {isNews && (
        <div className="bg-canvas px-4 py-2 sm:px-6">
          <FoundDraft autosave={autosave} onRestore={(value) => editor.replace(value)} />
        </div>
      )}
      <div className="flex min-h-11 flex-wrap items-center justify-between gap-x-6 border-t border-line bg-canvas px-4 py-1.5 sm:px-6">
        <SavedMark autosave={{ ...autosave, savedAt: autosave.savedAt ?? session.savedAt() }} />
        <Strip session={session} />
      </div>
      {merging}
    </div>
  )
}

/** The sums in one line, at each key. */
function Strip({ session }: { session: Session }) {
  const words = useWords(documentWords)
  const formats = useFormats()
  const { role } = useRights()
  const locale = useLocale()
  const { totals, margin, wrong } = useSums(session.editor)
  if (wrong) {
    return (
      <p role="alert" className="text-13 text-red">
        {reasonText(wrong.code, locale)}
      </p>
    )
  }
  return (
    <dl className="flex flex-1 flex-wrap items-baseline justify-end gap-x-5 text-13">
      {role.seesCosts && totals.net !== 0 && (
        <Figure label={words.margin} minor>
          {rateOf(margin, totals.net, formats)}
        </Figure>
      )}
      <Figure label={words.net} minor>
        {formats.amount(totals.net)}
      </Figure>
      <Figure label={words.tax} minor>
        {formats.amount(totals.tax)}
      </Figure>
      <div className="flex items-baseline gap-2">
        <dt className="text-13 text-soft">{words.gross}</dt>
        <dd data-total className="figures text-16 font-semibold">
          {formats.amount(totals.gross as Cents)}
        </dd>
      </div>
    </dl>
  )
}

const Figure = ({
  label,
  children,
  minor,
}: {
  label: string
  children: string
  minor: boolean
}) => (
  <div className={`flex items-baseline gap-1.5 ${minor ? 'max-sm:hidden' : ''}`}>
    <dt className="text-faint">{label}</dt>
    <dd className="figures text-soft">{children}</dd>
  </div>
)

const emptied = { lines: [] } as unknown as Head & { lines: EditorState['lines'] }

/** The fields of the head alone, without what the dialog adds. */
const pick = (head: Head & { version?: number }): Head => {
  const { version: _, ...rest } = head
  return rest
}
