import { listStores } from '#features/base/stores/contract.ts'
import { useRead } from '#web/api.ts'
import { Checkbox } from '#web/ui/Checkbox.tsx'

/** Which stores someone works in: the ones in use, and those that they already have. */
export function StoreChoice({
  label,
  hint,
  value,
  onChange,
}: {
  label: string
  hint?: string
  value: readonly string[]
  onChange: (stores: string[]) => void
}) {
  const stores = useRead(listStores, {}).data?.rows ?? []
  const shown = stores.filter((store) => !store.archived || value.includes(store.id))
  if (shown.length === 0) return null
  return (
    <fieldset>
      <legend className="mb-1 text-13 font-medium text-soft">{label}</legend>
      <div className="flex max-h-48 flex-col gap-1 overflow-y-auto">
        {shown.map((store) => (
          <Checkbox
            key={store.id}
            label={store.name}
            checked={value.includes(store.id)}
            onChange={(checked) =>
              onChange(checked ? [...value, store.id] : value.filter((one) => one !== store.id))
            }
          />
        ))}
      </div>
      {hint && <p className="mt-1 text-12 text-faint">{hint}</p>}
    </fieldset>
  )
}
