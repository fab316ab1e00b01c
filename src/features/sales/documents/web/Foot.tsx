// The foot of the editor, always in view: what it all comes to, at each key; and whether it is saved,
// which follows a step behind, so that no key waits for it.
import { memo, type Ref, useEffect, useImperativeHandle, useMemo, useRef, useState } from 'react'
import type { Cents } from '#kernel/money.ts'
import { type Autosave, useAutosave } from '#web/autosave.ts'
import { useFormats } from '#web/formats.ts'
import { ApiProblem } from '#web/problem.ts'
import { useRights } from '#web/session.ts'
import { useShortcut } from '#web/shortcuts.ts'
import { FoundDraft, SavedMark } from '#web/ui/SavedMark.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useLocale, useWords } from '#web/words.ts'
import { saved } from './editor.ts'
import { type Conflict, Merging } from './Merging.tsx'
import { draftLine } from './line.ts'
import { isConflict, type Session, type Source } from './session.ts'
import type { EditorState } from './state.ts'
import { reasonText } from './reason.ts'
import { useSide } from './side.ts'
import { rateOf } from './Totals.tsx'
import { useEditorStateLater, useSums } from './use-editor.ts'
import { documentWords } from './words.ts'

/** What the page asks of the saving. */
export type Saving = {
  /** Waits until all that is typed is on the server; false where it cannot be. */
  readonly settle: () => Promise<boolean>
}

type FootProps = {
  readonly session: Session
  readonly source: Source
  readonly saving: Ref<Saving>
  /** The parameter that the server refuses, or null once it is mended. */
  readonly onRefused: (param: string | null) => void
}

export function Foot(props: FootProps) {
  const { session } = props
  return <Saved {...props} id={session.id()} present={useEditorStateLater(session.editor)} />
}

const Saved = memo(function Saved({
  session,
  source,
  saving,
  onRefused,
  id,
  present,
}: FootProps & { id: string | null; present: EditorState }) {
  const { editor } = session
  const state = useMemo(() => saved(present), [present])
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
    base: session.version(),
  })
  const words = useWords(documentWords)
  const wordsNow = useRef(words)
  wordsNow.current = words
  const now = useRef(autosave)
  now.current = autosave
  const shown = useRef(present)
  shown.current = present

  async function settle(): Promise<boolean> {
    for (let tries = 0; tries < 100; tries += 1) {
      // The last key may not have come this far; or a save is on its way, and what was typed since
      // goes right after it.
      if (shown.current === editor.state() && (await now.current.flush())) return true
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

  const isNews = useRestored(session, autosave)
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
      {conflict && (
        <Merging
          session={session}
          conflict={conflict}
          problem={autosave.problem}
          onSettled={() => {
            setConflict(null)
            void settle()
          }}
          onClose={() => setConflict(null)}
        />
      )}
    </div>
  )
})

/**
 * What a dead browser left on this device comes back by itself where nobody has saved the draft since,
 * as a change that can be undone; otherwise it is offered (true), and one decides.
 */
function useRestored({ editor, version }: Session, { found, settleFound }: Autosave<EditorState>) {
  const words = useWords(documentWords)
  // An editor that came from the page of a new document has it all already.
  const [isFresh] = useState(() => !editor.canUndo())
  const isNews = useMemo(
    () => isFresh && found !== null && !isSame(found.value, saved(editor.state())),
    [found],
  )
  // What the page sent as it closed has arrived: there is nothing to bring back.
  useEffect(() => {
    if (isFresh && found !== null && !isNews) settleFound()
  }, [])
  const isSafe = isNews && (found?.base ?? null) === version()
  useEffect(() => {
    if (!found || !isSafe) return
    const { value } = found
    // A client makes the draft: without one it has to be chosen again.
    editor.replace(
      version() === null ? { ...value, head: { ...value.head, customer: null } } : value,
    )
    settleFound()
    toast(words.restored, { undo: editor.undo })
  }, [])
  return isNews && !isSafe
}

/** Whether two drafts say the same, whatever their lines are called on this screen. */
const isSame = (one: EditorState, other: EditorState): boolean => said(one) === said(other)

const said = ({ head, lines }: EditorState): string =>
  JSON.stringify([head, lines.map((line) => draftLine(line, undefined))])

/** The sums in one line, at each key. */
const Strip = memo(function Strip({ session }: { session: Session }) {
  const words = useWords(documentWords)
  const formats = useFormats()
  const { role } = useRights()
  const locale = useLocale()
  const { totals, margin, wrong } = useSums(session.editor)
  const sells = useSide() === 'sale'
  if (wrong) {
    return (
      <p role="alert" className="text-13 text-red">
        {reasonText(wrong.code, locale)}
      </p>
    )
  }
  return (
    <dl className="flex flex-1 flex-wrap items-baseline justify-end gap-x-5 text-13">
      {sells && role.seesCosts && totals.net !== 0 && (
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
})

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
