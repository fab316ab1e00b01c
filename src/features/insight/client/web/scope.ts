// Whose sales the pages of clients tell of: chosen once, kept with the person while they go from client to
// client, as the columns of a list are.
import { chooseList } from '#features/base/views/contract.ts'
import type { ScopeChoice } from '#features/insight/figures/rules/figure.ts'
import { call, toProblem } from '#web/api.ts'
import { toast } from '#web/ui/toasts.ts'
import { useChangeViews, useViews } from '#web/views.ts'

export type ClientScope =
  | ScopeChoice
  | { readonly scope: 'distributor'; readonly distributor: string; readonly name: string }

const name = 'client-scope'
const longest = 60

export function useClientScope(): readonly [ClientScope, (scope: ClientScope) => void] {
  const { lists } = useViews()
  const change = useChangeViews()
  const kept = lists.find(({ list }) => list === name)?.layout.order ?? []
  function choose(scope: ClientScope): void {
    const layout = scope.scope === 'all' ? {} : { order: written(scope) }
    change(({ views, lists: before }) => ({
      views,
      lists: [...before.filter(({ list }) => list !== name), { list: name, layout, view: null }],
    }))
    call(chooseList, { list: name, layout }).catch((error: unknown) =>
      toast(toProblem(error).detail, { tone: 'red' }),
    )
  }
  return [readScope(kept), choose]
}

/** A scope as the words that are kept of it: which, whose, and under what name. */
function written(scope: ClientScope): string[] {
  if (scope.scope === 'distributor')
    return ['distributor', scope.distributor, scope.name.slice(0, longest)]
  return scope.scope === 'store' && scope.store ? ['store', scope.store] : [scope.scope]
}

function readScope([scope, whose, named = '']: readonly string[]): ClientScope {
  if (scope === 'me') return { scope }
  if (scope === 'store' && whose) return { scope, store: whose }
  if (scope === 'distributor' && whose) return { scope, distributor: whose, name: named }
  return { scope: 'all' }
}
