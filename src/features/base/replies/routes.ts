import { on } from '#server/http.ts'
import { forget, keepMailbox, pause, readNow } from './actions/settings.ts'
import * as contract from './contract.ts'
import { readMailbox } from './queries/mailbox.ts'

export const replyRoutes = [
  on(contract.showMailbox, 'company.administer', readMailbox),
  on(contract.saveMailbox, 'company.administer', keepMailbox),
  on(contract.readMailbox, 'company.administer', readNow),
  on(contract.pauseMailbox, 'company.administer', pause),
  on(contract.forgetMailbox, 'company.administer', forget),
]
