// Tags are put on one record and taken off, by those who may change it.
import { tagRecord, untagRecord } from '#features/base/tags/actions.ts'
import { findTag, tagsOf } from '#features/base/tags/queries.ts'
import type { TaggedKind } from '#features/base/tags/rules.ts'
import { findSubject } from '#features/relation/activities/queries/subject.ts'
import { subjectModules, type SubjectType } from '#features/relation/activities/rules.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { refuse } from '#kernel/refusal.ts'
import { grants } from '#kernel/rights.ts'
import type { Act } from '#server/act.ts'
import type { putTagOn, tagsOfRecord } from '../contract.ts'

type About = InputOf<typeof tagsOfRecord>

/** What activities and the journal call a record. */
const typeOf = (type: TaggedKind): SubjectType => (type === 'purchase' ? 'purchase_order' : type)

/** Refuses whoever may not see the record, or may not do that with it. */
async function found(act: Act, about: About, level: 'read' | 'write'): Promise<SubjectType> {
  const type = typeOf(about.type)
  await findSubject(act, { type, id: about.id })
  if (!grants(act.role, `${subjectModules[type]}.${level}`)) refuse('forbidden', 'type')
  return type
}

/** @throws Refusal `not_found`. */
export async function readTagsOf(act: Act, about: About) {
  await found(act, about, 'read')
  return { rows: await tagsOf(act, about.id) }
}

const changing =
  (change: typeof tagRecord) =>
  async (act: Act, { tag, ...about }: InputOf<typeof putTagOn>) => {
    const entity = await found(act, about, 'write')
    await findTag(act, tag)
    const isOn = (await tagsOf(act, about.id)).some(({ id }) => id === tag)
    // What is so already leaves no line in the journal.
    if (isOn === (change === untagRecord)) {
      await change(act, { kind: about.type, record: about.id, entity, tag })
    }
    return { rows: await tagsOf(act, about.id) }
  }

/** @throws Refusal `forbidden`, `not_found`. */
export const putOnRecord = changing(tagRecord)
/** @throws Refusal `forbidden`, `not_found`. */
export const takeOffRecord = changing(untagRecord)
