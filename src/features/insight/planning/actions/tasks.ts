// A task for many deals: one for each, or one that they share.
import { z } from 'zod'
import { bulkAct } from '#features/base/bulk/actions.ts'
import { checkColleagues, namesOf } from '#features/relation/activities/queries/people.ts'
import type { SubjectType } from '#features/relation/activities/rules.ts'
import { createTask } from '#features/relation/tasks/actions.ts'
import { leaveTask, shareTask, takeTaskBack } from '#features/relation/tasks/actions/shared.ts'
import { priorities } from '#features/relation/tasks/rules.ts'
import { refuse } from '#kernel/refusal.ts'
import { CalendarDay, Id, Line, Paragraph } from '#kernel/shapes.ts'
import type { Act } from '#server/act.ts'
import { findActive } from '../queries/deals.ts'
import { type Deal, dealLists, dealsOf } from './deals.ts'

/** Tried while it is typed: its title is asked when it is made. */
const TaskAsked = z.object({
  title: Line(300),
  description: Paragraph(10_000).default(''),
  dueDay: CalendarDay.nullable(),
  priority: z.enum(priorities).default('normal'),
  /** One task about all of them; else one for each. */
  shared: z.boolean(),
  /** To whose deal it is; else to these people. */
  toSeller: z.boolean(),
  assignees: z.array(Id).max(20).default([]),
})
type Plan = { readonly type: SubjectType; readonly seller: string | null }

const planOf = (turn: { plan: unknown }): Plan => turn.plan as Plan

export const taskBulk = dealLists.map((of) =>
  bulkAct({
    name: `${of.name}.task`,
    right: 'activities.write',
    list: of.list,
    options: TaskAsked,
    find: async (act, asked, options) => {
      const deals = await dealsOf(act, of, asked)
      const sellers = await activeSellers(act, deals)
      if (!options.toSeller) await checkColleagues(act, options.assignees, 'options.assignees')
      return deals.map(({ id, label, type, seller }) => {
        const theirs = seller === null ? undefined : sellers.get(seller)
        return {
          id,
          label,
          reason: options.toSeller && !theirs ? 'deal_without_seller' : null,
          note: options.toSeller ? (theirs ?? '') : '',
          plan: { type, seller } satisfies Plan,
        }
      })
    },
    makes: 'task',
    run: async (act, id, options, turn) => {
      const { type, seller } = planOf(turn)
      const { shared, toSeller, title, description, dueDay, priority } = options
      if (title === '') refuse('task_untitled', 'options.title')
      const assignees = toSeller ? [seller].filter((one) => one !== null) : options.assignees
      const asked = { title, description, dueDay, priority, about: { type, id }, assignees }
      if (!shared) return (await createTask(act, asked, { lot: turn.run })).id
      // The task that all share bears the name of the run: each finds it.
      await shareTask(act, turn.run, asked)
      return turn.run
    },
    undo: async (act, id, made, turn) => {
      if (made === turn.run) return leaveTask(act, made, { type: planOf(turn).type, id })
      if (made) await takeTaskBack(act, made)
    },
  }),
)

/** Those of whom deals are, who still work here, by name. */
async function activeSellers(act: Act, deals: readonly Deal[]): Promise<Map<string, string>> {
  const ids = deals.flatMap(({ seller }) => seller ?? [])
  const [names, active] = [await namesOf(act, ids), await findActive(act, [...new Set(ids)])]
  return new Map([...names].filter(([id]) => active.has(id)).map(([id, { name }]) => [id, name]))
}
