import { refuse } from '#kernel/refusal.ts'
import { on } from '#server/http.ts'
import { cancelTask, changeTask, createTask, finishTask, reopenTask } from './actions.ts'
import * as contract from './contract.ts'
import { listTasks } from './queries/list.ts'
import { findTask, viewOfTask } from './queries/tasks.ts'

export const taskRoutes = [
  on(contract.listTasks, 'activities.read', listTasks),
  on(contract.showTask, 'activities.read', async (act, { id }) =>
    viewOfTask(act, (await findTask(act, id)) ?? refuse('not_found')),
  ),
  on(contract.createTask, 'activities.write', (act, asked) => createTask(act, asked)),
  on(contract.changeTask, 'activities.write', changeTask),
  on(contract.finishTask, 'activities.write', finishTask),
  on(contract.cancelTask, 'activities.write', cancelTask),
  on(contract.reopenTask, 'activities.write', reopenTask),
]
