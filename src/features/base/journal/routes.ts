import { on } from '#server/http.ts'
import { listEntries, verifyChain } from './contract.ts'
import { listJournal, walkChain } from './queries.ts'

export const journalRoutes = [
  on(listEntries, 'journal.read', listJournal),
  on(verifyChain, 'journal.read', walkChain),
]
