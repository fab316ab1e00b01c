import { Files } from 'lucide-react'
import { List } from '#web/ui/list/List.tsx'
import { useWords } from '#web/words.ts'
import { both } from './both.ts'
import { register } from './list.tsx'

/** Every document of the company. */
export function Register() {
  const words = useWords(both)
  return (
    <List
      definition={register}
      title={words.title}
      empty={{ icon: Files, title: words.empty, text: words.emptyText }}
    />
  )
}
