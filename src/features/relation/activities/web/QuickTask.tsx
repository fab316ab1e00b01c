// `T` from anywhere: a line to type, about the record on screen.
import { Settings2 } from 'lucide-react'
import { useState } from 'react'
import { useRead } from '#web/api.ts'
import { usePath } from '#web/navigation.ts'
import { Button } from '#web/ui/Button.tsx'
import { Dialog } from '#web/ui/Dialog.tsx'
import { useWords } from '#web/words.ts'
import { findSubject } from '../contract.ts'
import { both } from './both.ts'
import { subjectIcons, subjectOfPath } from './places.ts'
import { Read, TaskInput } from './TaskInput.tsx'
import { TaskSheet } from './TaskSheet.tsx'

export function QuickTask({ onClose }: { onClose: () => void }) {
  const words = useWords(both)
  const [shown] = useState(subjectOfPath(usePath()))
  const [linked, setLinked] = useState(true)
  const [details, setDetails] = useState(false)
  const { data: found } = useRead(findSubject, shown ?? { type: 'customer', id: '' }, {
    enabled: shown !== null,
  })
  // What may not be seen cannot be linked to.
  const about = linked && shown && found ? shown : null
  if (details) return <TaskSheet task={null} about={about} onClose={onClose} />
  return (
    <Dialog title={words.newTask} open onClose={onClose} size="medium">
      <TaskInput
        about={about}
        autoFocus
        onMade={onClose}
        aside={
          about &&
          found && (
            <Read icon={subjectIcons[about.type]} onLeave={() => setLinked(false)}>
              {found.subject.label || found.customer?.name || words.subjectTypes[about.type]}
            </Read>
          )
        }
      />
      <div className="mt-3 flex justify-end">
        <Button size="small" variant="quiet" icon={Settings2} onPress={() => setDetails(true)}>
          {words.details}
        </Button>
      </div>
    </Dialog>
  )
}
