// Every document of a client, whatever its kind, in one list.
import { Files } from 'lucide-react'
import { register } from '#features/insight/register/web/list.tsx'
import { List } from '#web/ui/list/List.tsx'
import { useWords } from '#web/words.ts'
import { both } from './both.ts'
import type { Customer } from './customer.ts'

/** Whose they are is said above; what else one may ask for leaves room for the amount. */
const documents = {
  ...register,
  columns: register.columns
    .filter(({ key }) => key !== 'party')
    .map((column) =>
      column.key === 'project' || column.key === 'net' ? { ...column, extra: true } : column,
    ),
}

export function Documents({ customer }: { customer: Customer }) {
  const words = useWords(both)
  return (
    <List
      definition={documents}
      title={words.tabs.documents}
      fixed={{ customer: customer.id }}
      inside
      empty={{ icon: Files, title: words.noDocument, text: words.noDocumentText }}
    />
  )
}
