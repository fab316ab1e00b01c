// What one does with many customers.
import { bulkAct, noOptions } from '#features/base/bulk/actions.ts'
import type { Act } from '#server/act.ts'
import { setArchived } from '../actions.ts'
import { list } from '../contract.ts'
import { findCustomer } from '../queries.ts'
import { customerCandidates } from '../queries/list.ts'

const archive = async (act: Act, id: string, archived: boolean) => {
  const { version } = await findCustomer(act, id, { hold: true })
  await setArchived(act, { id, version }, archived)
}

export const customerBulk = [
  bulkAct({
    name: 'customers.archive',
    right: 'customers.write',
    list,
    options: noOptions,
    find: async (act, asked) =>
      (await customerCandidates(act, asked)).map(({ id, name, archived, walk_in }) => ({
        id,
        label: name,
        reason: archived ? 'already_archived' : walk_in ? 'walk_in_stays' : null,
      })),
    run: async (act, id) => {
      await archive(act, id, true)
      return null
    },
    undo: (act, id) => archive(act, id, false),
  }),
]
