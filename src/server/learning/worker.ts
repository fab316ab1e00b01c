// One thread that learns how the clients of a company buy.
import { answering } from '#server/threads/answering.ts'
import { readLedger } from '#features/insight/projection/rules/ledger.ts'
import { learn } from '#features/insight/projection/rules/model.ts'
import type { Lesson } from './learn.ts'

answering(
  ({ ledgers, day, country }: Lesson) => learn(ledgers.map(readLedger), { day, country }),
  (learned) => (learned ? [learned.model.past.traits.buffer, learned.model.past.paces.buffer] : []),
)
