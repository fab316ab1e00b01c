// When a page cannot be shown: 404, 403, 500.
import { Ban, Compass, RotateCw, TriangleAlert } from 'lucide-react'
import { ApiProblem } from '../problem.ts'
import { useCompany } from '../session.ts'
import { Button } from '../ui/Button.tsx'
import { EmptyState, ErrorState } from '../ui/EmptyState.tsx'
import { LinkButton } from '../ui/Link.tsx'
import { useTitle } from '../ui/Page.tsx'
import { useWords } from '../words.ts'
import { shellWords } from './words.ts'

export function NotFound() {
  const words = useWords(shellWords)
  useTitle(words.notFound)
  return (
    <EmptyState
      page
      icon={Compass}
      title={words.notFound}
      action={<LinkButton href="/accueil">{words.home}</LinkButton>}
    >
      {words.notFoundText}
    </EmptyState>
  )
}

export function Forbidden() {
  const words = useWords(shellWords)
  const { roleName } = useCompany()
  useTitle(words.forbidden)
  return (
    <EmptyState
      page
      icon={Ban}
      title={words.forbidden}
      action={<LinkButton href="/accueil">{words.home}</LinkButton>}
    >
      {words.forbiddenText(roleName)}
    </EmptyState>
  )
}

/** What an error boundary shows: a refusal as its sentence, a bug as one. */
export function Broken({ error, reset }: { error: unknown; reset: () => void }) {
  const words = useWords(shellWords)
  if (error instanceof ApiProblem) {
    if (error.status === 401) return null
    if (error.status === 404) return <NotFound />
    return <ErrorState page problem={error} onRetry={reset} />
  }
  return (
    <div role="alert">
      <EmptyState
        page
        icon={TriangleAlert}
        title={words.broken}
        action={
          <Button icon={RotateCw} onPress={reset}>
            {words.retry}
          </Button>
        }
      >
        {words.brokenText}
      </EmptyState>
    </div>
  )
}
