// What the sheet reads of a client.
import type { clientDashboard } from '#features/insight/client/contract.ts'
import type { show } from '#features/relation/customers/contract.ts'
import type { OutputOf } from '#kernel/endpoint.ts'

export type Board = OutputOf<typeof clientDashboard>
export type Customer = OutputOf<typeof show>
