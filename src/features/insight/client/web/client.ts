// What the widgets of a client share: what was read of them, in which scope, and where figures lead.
import { createContext, useContext } from 'react'
import { clientFigures, type ClientFigure } from '#features/insight/figures/rules/client.ts'
import {
  type Figure,
  figureLists,
  narrowingOf,
  queryOf,
} from '#features/insight/figures/rules/figure.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import type { Cents } from '#kernel/money.ts'
import type { Days } from '#kernel/period.ts'
import { useRead } from '#web/api.ts'
import { ApiProblem } from '#web/problem.ts'
import { useSession, useToday } from '#web/session.ts'
import { to } from '#web/site.ts'
import type { WidgetState } from '#web/ui/widget/Widget.tsx'
import { clientDashboard, type Part } from '../contract.ts'
import { type ClientScope, useClientScope } from './scope.ts'

export type Dashboard = OutputOf<typeof clientDashboard>
export type Client = {
  readonly id: string
  readonly name: string
  /** Null to those who see no money; the balance is of their account, what is not allocated yet taken off. */
  readonly figures?: { readonly balance: Cents } | null
}

export type AboutClient = {
  readonly client: Client
  readonly told: Dashboard | undefined
  readonly problem: ApiProblem | null
  readonly pending: boolean
  readonly retry: () => void
  /** Whose documents are told of, as an analysis is narrowed. */
  readonly narrowed: Readonly<Record<string, string>>
  /** The list that adds up to a figure, over some days where it has any. */
  readonly href: (figure: ClientFigure, days?: Days) => string
}

/** What the dashboard of a client tells, in the scope that was last chosen. */
export function useDashboard(client: Client): AboutClient & { readonly scope: ClientScope } {
  const { account } = useSession()
  const today = useToday()
  const [scope] = useClientScope()
  const distributor = scope.scope === 'distributor' ? scope.distributor : undefined
  const narrowing =
    scope.scope === 'distributor' ? {} : narrowingOf(scope, { person: account.id, stores: [] })
  const read = useRead(
    clientDashboard,
    { id: client.id, ...narrowing, distributor },
    { placeholderData: (before) => (before?.id === client.id ? before : undefined) },
  )
  return {
    client,
    scope,
    narrowed: {
      customer: client.id,
      ...(narrowing as Readonly<Record<string, string>>),
      ...(distributor === undefined ? {} : { distributor }),
    },
    told: read.data,
    problem: read.problem,
    pending: read.pending,
    retry: () => void read.refetch(),
    href: (name, days = { from: today, to: today }) => {
      const figure: Figure = clientFigures[name]
      const context = {
        today,
        period: days,
        before: days,
        narrowing: { ...narrowing, customer: client.id },
      }
      const query = queryOf(figure, context)
      const isBy = distributor !== undefined && figure.list === 'invoices'
      return to(figureLists[figure.list], {}, isBy ? { ...query, distributor } : query)
    },
  }
}

export const ClientContext = createContext<AboutClient | null>(null)

export function useClient(): AboutClient {
  const about = useContext(ClientContext)
  if (!about) throw new Error('a widget of a client stands on their dashboard')
  return about
}

/** How a part of the answer stands: on its way, there, or missing alone. */
export function usePart<P extends Part>(
  part: P,
): { readonly data: NonNullable<Dashboard[P]> | null; readonly state: WidgetState } {
  const { told, problem, pending, retry } = useClient()
  const isMissing = told?.failed.includes(part) ?? false
  const why = isMissing ? new ApiProblem({ status: 500, code: 'unexpected' }) : problem
  return {
    data: told?.[part] ?? null,
    state: { problem: told && !isMissing ? null : why, onRetry: retry, pending },
  }
}
