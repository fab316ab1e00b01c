// A process that learns how the clients of a company buy.
import { readLedger } from '#features/insight/projection/rules/ledger.ts'
import { learn } from '#features/insight/projection/rules/model.ts'
import { answering } from '#server/apart/answering.ts'
import type { Lesson } from './learn.ts'

answering(({ ledgers, day, country }: Lesson) => learn(ledgers.map(readLedger), { day, country }))
