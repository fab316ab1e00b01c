import { listEntries } from '#features/base/journal/contract.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import { useQueryClient } from '@tanstack/react-query'
import { call, type Given, keyOf, useWrite } from '#web/api.ts'
import { toProblem } from '#web/problem.ts'
import { list, show, update } from '../contract.ts'
import { duplicates, lookup } from '../contract/finding.ts'

export type Customer = OutputOf<typeof show>
export type Contact = Customer['contacts'][number]
export type Address = Customer['addresses'][number]
export type Change = Omit<Given<typeof update>, 'id' | 'version'>

/** What shows a customer, to be asked again after a change. */
export const reads = [show, list, lookup, duplicates, listEntries] as const

/**
 * Changes some fields of a customer, at the version on screen. Where someone else has changed other
 * fields meanwhile, both changes stand; where they changed these, it is refused and theirs are shown.
 */
export function useChange(customer: Customer) {
  const queries = useQueryClient()
  const saving = useWrite(update, { refresh: reads })
  const { id } = customer
  async function change(fields: Change): Promise<unknown> {
    try {
      return await saving.attempt({ id, version: customer.version, ...fields })
    } catch (error) {
      const problem = toProblem(error)
      if (problem.code !== 'changed_meanwhile') throw problem
      const now = await call(show, { id })
      queries.setQueryData(keyOf(show, { id }), now)
      const theirs = Object.keys(fields).some(
        (name) => !isSame(now[name as keyof Customer], customer[name as keyof Customer]),
      )
      if (theirs) throw problem
      return saving.attempt({ id, version: now.version, ...fields })
    }
  }
  return { change, pending: saving.pending }
}

const isSame = (one: unknown, other: unknown): boolean =>
  JSON.stringify(one) === JSON.stringify(other)
