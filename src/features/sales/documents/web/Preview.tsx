import { memo, startTransition, useEffect, useMemo, useState } from 'react'
import type { DocumentView } from '#kernel/print.ts'
import { useCompany } from '#web/session.ts'
import { useWords } from '#web/words.ts'
import { Bone } from '#web/ui/Skeletons.tsx'
import { type Editor, saved } from './editor.ts'
import { liveView } from './live-view.ts'
import { DocumentSheet } from './Sheet.tsx'
import type { EditorState } from './state.ts'
import { useSide } from './side.ts'
import { documentWords } from './words.ts'

const pause = 120 // milliseconds after the last key: the sheet never holds up what is typed
const longest = 800

/** The sheet as it would be printed now. */
export const Preview = memo(function Preview({
  editor,
  kind,
  view,
}: {
  editor: Editor
  kind: 'quote' | 'order' | 'invoice'
  view: DocumentView | undefined
}) {
  const words = useWords(documentWords)
  const sells = useSide() === 'sale'
  const { currency, timeZone } = useCompany()
  const state = useSettled(editor)
  const live = useMemo(
    () => view && liveView(view, saved(state), { kind, currency, timeZone }),
    [view, state, kind, currency, timeZone],
  )
  if (!live && state.head.customer === null) {
    return (
      <p className="flex aspect-[210/297] w-full items-center justify-center rounded-lg border border-dashed border-edge-soft px-8 text-center text-13 text-faint">
        {sells ? words.previewLater : words.previewOfPurchase}
      </p>
    )
  }
  if (!live) return <Bone className="aspect-[210/297] w-full" />
  return <DocumentSheet view={live} />
})

/** The document once its keys have paused. */
function useSettled(editor: Editor): EditorState {
  const [state, setState] = useState(editor.state)
  useEffect(() => {
    let timer = 0
    // The sheet of a long document takes a while: it waits for a pause as long as it takes to draw.
    let cost = 0
    const draw = () => {
      const from = performance.now()
      startTransition(() => setState(editor.state()))
      requestAnimationFrame(() => setTimeout(() => (cost = performance.now() - from)))
    }
    const stop = editor.subscribe(() => {
      clearTimeout(timer)
      timer = window.setTimeout(draw, Math.min(longest, Math.max(pause, 4 * cost)))
    })
    setState(editor.state())
    return () => {
      stop()
      clearTimeout(timer)
    }
  }, [editor])
  return state
}
