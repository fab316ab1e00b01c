import { BellRing, Files } from 'lucide-react'
import { usePlanning } from '#features/relation/activities/web/planning/usePlanning.tsx'
import { documentModules, useManyActs } from '#features/sales/documents/web/many/useManyActs.tsx'
import { useEntrusting } from '#features/sales/documents/web/many/useEntrusting.tsx'
import { useTagging } from '#features/sales/documents/web/many/useTagging.tsx'
import {
  mostBought,
  useBilling,
  useBuying,
  useControlling,
  useDelivering,
} from '#features/sales/documents/web/many/useOrderActs.tsx'
import { readWith } from '#web/api.ts'
import { useFormats } from '#web/formats.ts'
import { useRights } from '#web/session.ts'
import type { BulkAction, BulkJob, RowOf, Selection } from '#web/ui/list/definition.ts'
import { List } from '#web/ui/list/List.tsx'
import { toast } from '#web/ui/toasts.ts'
import { useWords } from '#web/words.ts'
import { listRegister } from '../contract.ts'
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
function useBulkJobs(): readonly (BulkJob<Row> | BulkAction<Row>)[] {
  const words = useWords(both)
  const { can } = useRights()
  const many = useManyActs('documents', ...documentModules)
  const planning = usePlanning<Row>('documents')
  const tagging = useTagging<Row>('documents', ...documentModules)
  const entrusting = useEntrusting<Row>('documents', ...documentModules)
  const buying = useBuyingAmong()
  const delivering = useDelivering<Row>('documents')
  const billing = useBilling<Row>('documents')
  const controlling = useControlling<Row>('documents')
  const reminds = can('quotes.write') || can('payments.write')
  return [
    ...many,
    ...buying,
    ...delivering,
    ...billing,
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
    ...controlling,
    ...entrusting,
    ...tagging,
  ]
}

/** Purchases are generated for the orders of the selection; how many documents are none is said. */
function useBuyingAmong(): readonly BulkAction<Row>[] {
  const words = useWords(both)
  const { integer } = useFormats()
  return useBuying<Row>({
    whyNot: ({ count, all, rows }) => {
      if (count > mostBought) return words.tooManyToBuy
      return all || rows.some(isOrder) ? null : words.noOrder
    },
    ordersOf: async (selection) => {
      const rows = selection.all ? await allOf(selection) : selection.rows
      const orders = rows.filter(isOrder)
      if (orders.length === 0) {
        toast(words.noOrder)
        return null
      }
      const others = rows.length - orders.length
      if (others > 0) toast(words.notOrders(others, integer(others)))
      return orders.map(({ id }) => id)
    },
  })
}

const isOrder = ({ kind }: Row) => kind === 'order'

/** All results under the filters but those that were taken out of the selection. */
async function allOf({ query, ids }: Selection<Row>): Promise<Row[]> {
  const asked = { ...query, offset: 0, limit: mostBought }
  const { rows } = (await readWith(listRegister, asked)) as { rows: Row[] }
  return rows.filter(({ id }) => !ids.includes(id))
}
