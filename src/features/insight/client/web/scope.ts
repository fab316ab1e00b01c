// Whose sales the pages of clients tell of: chosen once, kept while one goes from client to client.
import { useSyncExternalStore } from 'react'
import type { ScopeChoice } from '#features/insight/figures/rules/figure.ts'
import { chosenCompany } from '#web/company-choice.ts'
import { readStored, store } from '#web/preferences.ts'

export type ClientScope =
  | ScopeChoice
  | { readonly scope: 'distributor'; readonly distributor: string; readonly name: string }

const everything: ClientScope = { scope: 'all' }
const key = () => `comptoir.client-scope.${chosenCompany() ?? ''}`
const listeners = new Set<() => void>()
let known: { readonly key: string; readonly scope: ClientScope } | null = null

function now(): ClientScope {
  if (known?.key !== key())
    known = { key: key(), scope: readStored<ClientScope>(key()) ?? everything }
  return known.scope
}

function choose(scope: ClientScope): void {
  known = { key: key(), scope }
  store(key(), scope.scope === 'all' ? null : scope)
  for (const listener of listeners) listener()
}

const subscribe = (changed: () => void) => {
  listeners.add(changed)
  return () => void listeners.delete(changed)
}

export const useClientScope = (): readonly [ClientScope, (scope: ClientScope) => void] => [
  useSyncExternalStore(subscribe, now),
  choose,
]
