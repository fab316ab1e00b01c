// The act that a draft is there for ("Émettre"): it asks the rule of what is typed, before the server
// is, and says why it cannot be done yet.
import type { LucideIcon } from 'lucide-react'
import { memo } from 'react'
import type { AnyLine } from '#features/sales/quotes/rules/lines.ts'
import { Button } from '#web/ui/Button.tsx'
import { useLocale } from '#web/words.ts'
import { written } from './edits.ts'
import { pricedLine } from './line.ts'
import { reasonText } from './reason.ts'
import type { Session } from './session.ts'
import { type EditorState, type Head, sumsOf } from './state.ts'
import { useEditorStateLater } from './use-editor.ts'

export type DraftButtonProps = {
  readonly session: Session
  readonly icon: LucideIcon
  readonly label: string
  /** Why there is nothing to act upon yet, in words; null once there is. */
  readonly absent: string | null
  /** The rule of this kind of document: a reason, or null where it may be done. */
  readonly whyNot: (draft: { readonly head: Head; readonly lines: AnyLine[] }) => string | null
  /** What the sentence of a reason takes. */
  readonly values?: Readonly<Record<string, string>>
  readonly onPress: () => void
}

/** It follows the keys a step behind, so that they need not wait for the rule. */
export function DraftButton(props: DraftButtonProps) {
  return <Asking {...props} state={useEditorStateLater(props.session.editor)} />
}

const Asking = memo(function Asking({
  state,
  icon,
  label,
  absent,
  whyNot,
  values,
  onPress,
}: DraftButtonProps & { state: EditorState }) {
  const locale = useLocale()
  const { head, regimes } = state
  const lines = written(state.lines).map((line) => pricedLine(line, regimes))
  const reason = sumsOf(state).wrong?.code ?? whyNot({ head, lines })
  return (
    <Button
      variant="primary"
      icon={icon}
      keys="ctrl+enter"
      whyNot={absent ?? reasonText(reason, locale, values)}
      onPress={onPress}
    >
      {label}
    </Button>
  )
})
