import { lookup } from '#features/relation/customers/contract/finding.ts'
import { call } from '#web/api.ts'
import type { Found } from '#web/ui/ComboBox.tsx'

/** Customers by a fragment of their name, for whoever links something to one. */
export async function findCustomers(q: string, signal: AbortSignal): Promise<readonly Found[]> {
  const { rows } = await call(lookup, { q }, { signal })
  return rows.map((row) => ({ id: row.id, label: row.name, hint: row.city }))
}
