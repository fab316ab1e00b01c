// What one does with many items.
import { bulkAct, noOptions } from '#features/base/bulk/actions.ts'
import type { Act } from '#server/act.ts'
import { setArchived } from '../actions.ts'
import { list } from '../contract.ts'
import { findItem } from '../queries.ts'
import { itemCandidates } from '../queries/list.ts'

const archive = async (act: Act, id: string, archived: boolean) => {
  const { version } = await findItem(act, id, { hold: true })
  await setArchived(act, { id, version }, archived)
}

export const itemBulk = [
  bulkAct({
    name: 'items.archive',
    right: 'items.write',
    list,
    options: noOptions,
    find: async (act, asked) =>
      (await itemCandidates(act, asked)).map(({ id, name, archived }) => ({
        id,
        label: name,
        reason: archived ? 'already_archived' : null,
      })),
    run: async (act, id) => {
      await archive(act, id, true)
      return null
    },
    undo: (act, id) => archive(act, id, false),
  }),
]
