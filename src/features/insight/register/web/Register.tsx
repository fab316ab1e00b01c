import { BellRing, Files } from 'lucide-react'
import { usePlanning } from '#features/relation/activities/web/planning/usePlanning.tsx'
import { documentModules, useManyActs } from '#features/sales/documents/web/many/useManyActs.tsx'
import { useEntrusting } from '#features/sales/documents/web/many/useEntrusting.tsx'
import { useTagging } from '#features/sales/documents/web/many/useTagging.tsx'
import { useRights } from '#web/session.ts'
import type { BulkJob, RowOf } from '#web/ui/list/definition.ts'
import { List } from '#web/ui/list/List.tsx'
import { useWords } from '#web/words.ts'
import type { listRegister } from '../contract.ts'
import { both } from './both.ts'
import { register } from './list.tsx'
import { RegisterPreview } from './RegisterPreview.tsx'

type Row = RowOf<typeof listRegister>

/** Every document of the company. */
export function Register() {
  const words = useWords(both)
  const bulk = useBulkJobs()
  return (
    <List
      definition={register}
      title={words.title}
      bulk={bulk}
      preview={(row) => <RegisterPreview row={row} />}
      empty={{ icon: Files, title: words.empty, text: words.emptyText }}
    />
  )
}

/** What may be done with documents of several kinds: each act takes those that it is for. */
function useBulkJobs(): readonly BulkJob<Row>[] {
  const words = useWords(both)
  const { can } = useRights()
  const many = useManyActs('documents', ...documentModules)
  const planning = usePlanning<Row>('documents')
  const tagging = useTagging<Row>('documents', ...documentModules)
  const entrusting = useEntrusting<Row>('documents', 'quotes', 'orders')
  const reminds = can('quotes.write') || can('payments.write')
  return [
    ...many,
    ...(reminds
      ? [
          {
            key: 'remind',
            act: 'documents.remind',
            label: words.remindMany,
            verb: words.remind,
            text: words.remindManyText,
            icon: BellRing,
            keys: 'e',
          },
        ]
      : []),
    ...planning,
    ...entrusting,
    ...tagging,
  ]
}
