// What becomes of a task from wherever it is shown; each act has its way back in the toast.
import {
  cancelTask,
  finishTask,
  listTasks,
  reopenTask,
  showTask,
  type Task,
} from '#features/relation/tasks/contract.ts'
import { readDay } from '#kernel/day.ts'
import { call, useWrite } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useToday } from '#web/session.ts'
import { toast } from '#web/ui/toasts.ts'
import { useLocale, useWords } from '#web/words.ts'
import { listActivities } from '../contract.ts'
import { both } from './both.ts'
import { spokenDay } from './days.ts'

const refresh = [listTasks, showTask, listActivities]
type Which = Pick<Task, 'id'>

export function useTaskActs() {
  const words = useWords(both)
  const formats = useFormats()
  const locale = useLocale()
  const today = useToday()
  const reopening = useWrite(reopenTask, { refresh })
  const reopen = ({ id }: Which) => void reopening.run({ id })
  const finishing = useWrite(finishTask, {
    refresh,
    onDone: async (task) => {
      const undo = () => reopen(task)
      const next = task.next ? await call(showTask, { id: task.next }).catch(() => null) : null
      const day = readDay(next?.dueDay ?? '')
      const said = day ? words.doneAgain(spokenDay(day, today, formats, locale)) : words.done
      toast(said, { tone: 'green', undo })
    },
  })
  const cancelling = useWrite(cancelTask, {
    refresh,
    onDone: (task) => void toast(words.cancelled, { undo: () => reopen(task) }),
  })
  return {
    finish: ({ id }: Which) => void finishing.run({ id }),
    cancel: ({ id }: Which) => void cancelling.run({ id }),
    reopen,
    problem: finishing.problem ?? cancelling.problem ?? reopening.problem,
  }
}
