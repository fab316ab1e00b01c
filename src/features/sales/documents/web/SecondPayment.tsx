// The same payment was recorded minutes ago: a word is asked before it is recorded again.
import { useEffect, useState } from 'react'
import type { ApiProblem } from '#web/api.ts'
import { to } from '#web/site.ts'
import { Banner } from '#web/ui/Banner.tsx'
import { Checkbox } from '#web/ui/Checkbox.tsx'
import { Link } from '#web/ui/Link.tsx'
import { useWords } from '#web/words.ts'
import { moneyWords } from './money-words.ts'

export type Second = {
  /** Whether the server has asked. */
  readonly asked: boolean
  readonly existing: string | null
  readonly confirmed: boolean
  readonly confirm: (confirmed: boolean) => void
  readonly detail: string
  /** What is sent along. */
  readonly given: { second?: true }
}

export function useSecond(problem: ApiProblem | null): Second {
  const [asked, setAsked] = useState<ApiProblem | null>(null)
  const [confirmed, confirm] = useState(false)
  useEffect(() => {
    if (problem?.code === 'same_payment') setAsked(problem)
  }, [problem])
  const existing = asked?.more['existing']
  return {
    // Another refusal, after the word was given, is what is to be mended now.
    asked: asked !== null && (problem === null || problem === asked),
    existing: typeof existing === 'string' ? existing : null,
    confirmed,
    confirm,
    detail: asked?.detail ?? '',
    given: confirmed ? { second: true } : {},
  }
}

export function SecondPayment({ second }: { second: Second }) {
  const words = useWords(moneyWords)
  if (!second.asked) return null
  return (
    <Banner tone="orange">
      <p role="alert">{second.detail}</p>
      {second.existing && (
        <p className="mt-1">
          <Link href={to('/reglements/:id', { id: second.existing })}>{words.seeFirst}</Link>
        </p>
      )}
      <div className="mt-2">
        <Checkbox
          label={words.isSecond}
          name="second"
          checked={second.confirmed}
          onChange={second.confirm}
        />
      </div>
    </Banner>
  )
}
