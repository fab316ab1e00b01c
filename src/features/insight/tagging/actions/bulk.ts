// Tags are put on the records of any list, and taken off.
import { tagActs } from '#features/base/tags/actions/bulk.ts'
import type { TaggedKind } from '#features/base/tags/rules.ts'
import { dealLists } from '#features/insight/planning/actions/deals.ts'
import type { SubjectType } from '#features/relation/activities/rules.ts'

/** What tags call a record, where it is not what activities do. */
const kindOf = (type: SubjectType): TaggedKind => (type === 'purchase_order' ? 'purchase' : type)

export const tagBulk = dealLists.flatMap(({ name, rights, list, find }) =>
  tagActs({
    name,
    right: rights.write,
    list,
    find: async (act, asked) =>
      (await find(act, asked)).map(({ id, label, type, keptFrom }) => ({
        ...{ id, label, kind: kindOf(type), entity: type, keptFrom },
      })),
  }),
)
