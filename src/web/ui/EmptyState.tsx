import type { LucideIcon } from 'lucide-react'
import { CloudOff, RotateCw, TriangleAlert } from 'lucide-react'
import type { ReactNode } from 'react'
import type { ApiProblem } from '../problem.ts'
import { useWords } from '../words.ts'
import { Button } from './Button.tsx'
import { uiWords } from './words.ts'

/** Nothing here: why, and what to do. `good` where nothing is what one hopes for ("À jour"). */
export function EmptyState({
  icon: Icon,
  title,
  children,
  action,
  small = false,
  page = false,
}: {
  icon?: LucideIcon
  title: string
  /** It is all there is of the page: its title is the page's. */
  page?: boolean
  children?: ReactNode
  action?: ReactNode
  small?: boolean
}) {
  return (
    <div
      className={`flex flex-col items-center justify-center gap-1 px-6 text-center ${small ? 'py-6' : 'py-16'}`}
    >
      {Icon && (
        <Icon aria-hidden size={small ? 20 : 28} strokeWidth={1.5} className="mb-2 text-faint" />
      )}
      {page ? (
        <h1 tabIndex={-1} className="text-16 font-semibold outline-none">
          {title}
        </h1>
      ) : (
        <p className="text-14 font-semibold">{title}</p>
      )}
      {children && <div className="max-w-96 text-14 text-soft">{children}</div>}
      {action && <div className="mt-3 flex flex-wrap justify-center gap-2">{action}</div>}
    </div>
  )
}

/** What could not be shown: the server's sentence, the reference to quote, and another try. */
export function ErrorState({
  problem,
  onRetry,
  small = false,
  page = false,
}: {
  problem: ApiProblem
  onRetry?: () => void
  small?: boolean
  page?: boolean
}) {
  const words = useWords(uiWords)
  const Icon = problem.code === 'offline' ? CloudOff : TriangleAlert
  return (
    <div role="alert">
      <EmptyState
        icon={Icon}
        small={small}
        page={page}
        title={words.failed}
        action={
          onRetry && (
            <Button icon={RotateCw} onPress={onRetry}>
              {words.retry}
            </Button>
          )
        }
      >
        <p>{problem.detail}</p>
        {problem.requestId && (
          <p className="mt-1 text-12 text-faint">{words.requestId(problem.requestId)}</p>
        )}
      </EmptyState>
    </div>
  )
}
