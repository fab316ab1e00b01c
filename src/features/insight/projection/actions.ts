import { findCompany } from '#features/base/company/queries.ts'
import type { Outside } from '#server/jobs.ts'
import { learnAside } from '#server/learning/learn.ts'
import { findWrittenLedgers } from './queries/ledgers.ts'
import { findMaking, keepLearned } from './queries/model.ts'

/**
 * Learns how the clients of the company buy, once a day, or at once where it is asked: what they bought is
 * read, learned from elsewhere while no transaction is open, and kept.
 */
export async function learnProjection(
  within: Outside['within'],
  { again }: { again?: boolean },
): Promise<void> {
  const lesson = await within(async (act) => {
    const making = await findMaking(act)
    if (making?.day === act.today && !again) return null
    const { country } = await findCompany(act)
    return { ledgers: await findWrittenLedgers(act), day: act.today, country }
  })
  if (!lesson) return
  const learned = await learnAside(lesson)
  if (learned) await within((act) => keepLearned(act, learned))
}
