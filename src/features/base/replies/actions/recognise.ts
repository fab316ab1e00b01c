// What a received message answers: it names a message of ours or, where servers on the way have given that
// one another name, it comes from whom we wrote to and speaks of the same.
import type { Act } from '#server/act.ts'
import { findAnswered, findOwnAddresses, findWrittenTo } from '../queries/matching.ts'
import { type Candidate, isMailId } from '../rules/outcome.ts'
import { bareSubject, namesNumber } from '../rules/reading.ts'

/** The messages that these answer, by their UID; those that answer none are not in it. */
export async function recognise(
  act: Act,
  heads: readonly Candidate[],
): Promise<ReadonlyMap<number, string>> {
  const own = await findOwnAddresses(act)
  const written = heads.filter(({ returned, head }) => !returned && !own.has(head.from.address))
  const known = await findAnswered(
    act,
    written.flatMap(({ head }) => head.answers).filter(isMailId),
  )
  const answered = new Map<number, string>()
  for (const { uid, head } of written) {
    const mail = known.find((id) => head.answers.includes(id))
    if (mail) answered.set(uid, mail)
  }
  const rest = written.filter(({ uid }) => !answered.has(uid))
  const recent = await findWrittenTo(act, [...new Set(rest.map(({ head }) => head.from.address))])
  for (const { uid, head } of rest) {
    const subject = bareSubject(head.subject)
    const mail = recent.find(
      ({ address, subject: asked, numbers }) =>
        address === head.from.address &&
        (numbers.some((number) => namesNumber(subject, number)) ||
          (subject !== '' && subject === bareSubject(asked))),
    )
    if (mail) answered.set(uid, mail.id)
  }
  return answered
}
