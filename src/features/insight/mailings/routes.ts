import { on } from '#server/http.ts'
import { listRecipients } from './actions/recipients.ts'
import * as contract from './contract.ts'

/** Who may read the list is asked there: each has its own right. */
export const mailingRoutes = [on(contract.listRecipients, 'member', listRecipients)]
