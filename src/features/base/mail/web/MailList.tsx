import { Mail } from 'lucide-react'
import { List } from '#web/ui/list/List.tsx'
import { useWords } from '#web/words.ts'
import { both } from './both.ts'
import { mails } from './list.tsx'

/** Everything that was written by e-mail, and what became of it. */
export function MailList() {
  const words = useWords(both)
  return (
    <List
      definition={mails}
      title={words.messages}
      empty={{ icon: Mail, title: words.none, text: words.noneText }}
    />
  )
}
