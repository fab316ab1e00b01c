import { memo, useDeferredValue, useMemo } from 'react'
import type { DocumentView } from '#kernel/print.ts'
import { useCompany } from '#web/session.ts'
import { Bone } from '#web/ui/Skeletons.tsx'
import { type Editor, saved } from './editor.ts'
import { liveView } from './live-view.ts'
import { DocumentSheet } from './Sheet.tsx'
import { useEditorState } from './use-editor.ts'

/** The sheet as it would be printed now. It follows the keys without holding them up. */
export const Preview = memo(function Preview({
  editor,
  kind,
  view,
}: {
  editor: Editor
  kind: 'quote' | 'invoice'
  view: DocumentView | undefined
}) {
  const { currency, timeZone } = useCompany()
  const state = useDeferredValue(useEditorState(editor))
  const live = useMemo(
    () => view && liveView(view, saved(state), { kind, currency, timeZone }),
    [view, state, kind, currency, timeZone],
  )
  if (!live) return <Bone className="aspect-[210/297] w-full" />
  return <DocumentSheet view={live} />
})
