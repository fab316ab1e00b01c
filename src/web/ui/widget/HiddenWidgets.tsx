import { EyeOff } from 'lucide-react'
import { useWords } from '#web/words.ts'
import { Button } from '../Button.tsx'
import { LinkButton } from '../Link.tsx'
import { widgetWords } from './words.ts'

export type HiddenWidget = {
  readonly key: string
  readonly name: string
  /** Why it is not shown, in a sentence. */
  readonly reason: string
  /** What brings it back. */
  readonly remedy?:
    | { readonly label: string; readonly href: string }
    | { readonly label: string; readonly onPress: () => void }
    | undefined
}

/** What is not on the board, why, and what brings it back: nothing vanishes without a word. */
export function HiddenWidgets({ rows }: { rows: readonly HiddenWidget[] }) {
  const words = useWords(widgetWords)
  if (rows.length === 0) return null
  return (
    <details className="text-13 print:hidden">
      <summary className="inline-flex cursor-pointer items-center gap-1.5 rounded-sm py-1 text-soft hover:text-text">
        <EyeOff aria-hidden size={14} />
        {words.hidden(rows.length)} · <span className="underline">{words.hiddenWhy}</span>
      </summary>
      <ul className="mt-1 flex flex-col divide-y divide-line rounded-lg border border-line bg-surface">
        {rows.map(({ key, name, reason, remedy }) => (
          <li
            key={key}
            className="flex min-h-10 flex-wrap items-center justify-between gap-x-4 gap-y-1 px-4 py-1.5"
          >
            <span>
              <span className="font-medium">{name}</span>{' '}
              <span className="text-soft">{reason}</span>
            </span>
            {remedy &&
              ('href' in remedy ? (
                <LinkButton size="small" href={remedy.href}>
                  {remedy.label}
                </LinkButton>
              ) : (
                <Button size="small" onPress={remedy.onPress}>
                  {remedy.label}
                </Button>
              ))}
          </li>
        ))}
      </ul>
    </details>
  )
}
