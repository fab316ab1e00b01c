import { Layers } from 'lucide-react'
import { List } from '#web/ui/list/List.tsx'
import { useWords } from '#web/words.ts'
import { both } from './both.ts'
import { runs } from './list.tsx'

/** What was done with selections: what goes on first, and how far it is. */
export function RunList() {
  const words = useWords(both)
  return (
    <List
      definition={runs}
      title={words.runs}
      empty={{ icon: Layers, title: words.none, text: words.noneText }}
    />
  )
}
