import { on, stream } from '#server/http.ts'
import { listEntries, verifyChain, watchChanges } from './contract.ts'
import { listJournal, walkChain } from './queries.ts'

export const journalRoutes = [
  on(listEntries, 'journal.read', listJournal),
  on(verifyChain, 'journal.read', walkChain),
  stream(watchChanges, 'member'),
]
