import type { OutputOf } from '#kernel/endpoint.ts'
import { to } from '#web/site.ts'
import type { showStatement } from '../contract.ts'

export type Statement = OutputOf<typeof showStatement>
export type Row = Statement['rows'][number]

/** Where a movement is looked at. */
export function hrefOf({ kind, id }: { kind: Row['kind']; id: string }): string {
  if (kind === 'invoice') return to('/factures/:id', { id })
  return kind === 'credit_note' ? to('/avoirs/:id', { id }) : to('/reglements/:id', { id })
}
