import { Pencil } from 'lucide-react'
import { type KeyboardEvent, type ReactNode, useState } from 'react'
import { type ApiProblem, toProblem } from '../problem.ts'
import { useWords } from '../words.ts'
import { uiWords } from './words.ts'

/** Facts of a record, name and value: `<Facts><Fact label="SIREN">552 100 554</Fact></Facts>`. */
export const Facts = ({ children, columns = 1 }: { children: ReactNode; columns?: 1 | 2 }) => (
  <dl className={columns === 2 ? 'grid gap-x-8 gap-y-1 sm:grid-cols-2' : 'flex flex-col gap-1'}>
    {children}
  </dl>
)

export function Fact({ label, children }: { label: string; children: ReactNode }) {
  const empty = children === null || children === undefined || children === ''
  return (
    <div className="grid min-h-8 grid-cols-[clamp(6.5rem,32%,8.5rem)_minmax(0,1fr)] items-baseline gap-2 py-1">
      <dt className="text-13 text-faint">{label}</dt>
      <dd className="min-w-0 text-14">
        {empty ? <span className="text-faint">–</span> : children}
      </dd>
    </div>
  )
}

/**
 * A fact edited in place: click (or Enter) gives the caret, Enter or leaving saves, Escape gives it
 * up. What the server refuses is said below, the text kept.
 */
export function EditableFact({
  label,
  value,
  onSave,
  whyNot,
  children,
}: {
  label: string
  /** The text to edit. */
  value: string
  /** Saves; throws the ApiProblem where it is refused (`writing.attempt`). */
  onSave: (value: string) => Promise<unknown>
  whyNot?: string | null | undefined
  /** How it is shown when not edited; the text itself by default. */
  children?: ReactNode
}) {
  const words = useWords(uiWords)
  const [typed, setTyped] = useState<string | null>(null)
  const [problem, setProblem] = useState<ApiProblem | null>(null)

  async function leave(): Promise<void> {
    if (typed === null || typed === value) return setTyped(null)
    try {
      await onSave(typed)
      setProblem(null)
      setTyped(null)
    } catch (error) {
      setProblem(toProblem(error))
    }
  }
  function keys(event: KeyboardEvent): void {
    if (event.key === 'Enter') void leave()
    if (event.key === 'Escape') {
      event.stopPropagation()
      setProblem(null)
      setTyped(null)
    }
  }

  if (whyNot) return <Fact label={label}>{children ?? value}</Fact>
  return (
    <Fact label={label}>
      {typed === null ? (
        <button
          type="button"
          onClick={() => setTyped(value)}
          className="group -mx-1.5 flex min-h-7 w-full items-center justify-between gap-2 rounded-sm px-1.5 text-left hover:bg-hover"
        >
          <span className="min-w-0">
            {children ?? (value || <span className="text-faint">–</span>)}
          </span>
          <span className="unseen">{words.edit(label)}</span>
          <Pencil
            aria-hidden
            size={14}
            className="shrink-0 text-faint opacity-0 group-hover:opacity-100 group-focus-visible:opacity-100 print:hidden"
          />
        </button>
      ) : (
        <input
          aria-label={label}
          aria-invalid={problem ? true : undefined}
          autoFocus
          value={typed}
          onChange={(event) => setTyped(event.target.value)}
          onFocus={(event) => event.target.select()}
          onBlur={() => void leave()}
          onKeyDown={keys}
          className="-mx-1.5 h-7 w-full rounded-sm border border-accent bg-surface px-1.5"
        />
      )}
      {problem && (
        <p role="alert" className="text-13 text-red">
          {problem.detail}
        </p>
      )}
    </Fact>
  )
}
