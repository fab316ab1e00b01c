import { listStores } from '#features/base/stores/contract.ts'
import { useRead } from '#web/api.ts'
import { useRights } from '#web/session.ts'
import { Chip } from '#web/ui/Chip.tsx'
import { Select } from '#web/ui/Select.tsx'
import { useWords } from '#web/words.ts'
import { both } from './both.ts'
import { type ClientScope, useClientScope } from './scope.ts'

type Named = { readonly id: string; readonly name: string }

/**
 * Whose sales: all that one sees, one's own, those of a store, those by a distributor. Kept from client to
 * client, with a chip that says so and takes it back.
 */
export function WhoseSales({
  scope,
  distributors,
}: {
  scope: ClientScope
  distributors: readonly Named[]
}) {
  const words = useWords(both)
  const { role } = useRights()
  const [, choose] = useClientScope()
  const { data } = useRead(listStores, {})
  const stores = role.scope === 'all' ? (data?.rows ?? []) : []
  const chosen = scope.scope === 'distributor' ? { id: scope.distributor, name: scope.name } : null
  // Who sold to the last client stays chosen, even where this one never bought from them.
  const all = [
    ...distributors,
    ...(chosen && distributors.every(({ id }) => id !== chosen.id) ? [chosen] : []),
  ]
  const choices: readonly { value: string; label: string; scope: ClientScope }[] = [
    { value: 'all', label: words.scopeAll, scope: { scope: 'all' } },
    ...(role.scope === 'own'
      ? []
      : [{ value: 'me', label: words.scopeMe, scope: { scope: 'me' } as const }]),
    ...(stores.length > 1
      ? stores.map(({ id, name }) => ({
          value: id,
          label: words.scopeStore(name),
          scope: { scope: 'store', store: id } as const,
        }))
      : []),
    ...all.map(({ id, name }) => ({
      value: id,
      label: words.scopeDistributor(name),
      scope: { scope: 'distributor', distributor: id, name } as const,
    })),
  ]
  if (choices.length === 1) return null
  const key =
    scope.scope === 'store' ? scope.store : scope.scope === 'distributor' ? chosen?.id : scope.scope
  const now = choices.find(({ value }) => value === key) ?? choices[0]!
  return (
    <>
      <span className="w-52">
        <Select
          label={words.scope}
          hideLabel
          value={now.value}
          options={choices}
          onChange={(next) => choose(choices.find(({ value }) => value === next)!.scope)}
        />
      </span>
      {now.value !== 'all' && (
        <Chip field={words.scope} value={now.label} onRemove={() => choose({ scope: 'all' })} />
      )}
      {chosen && <span className="text-13 text-faint">{words.distributorNote}</span>}
    </>
  )
}
