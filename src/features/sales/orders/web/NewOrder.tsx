import { useQueryClient } from '@tanstack/react-query'
import { useNewDraft } from '#features/sales/documents/web/new-draft.ts'
import { keyOf, useWrite } from '#web/api.ts'
import { useLocation } from '#web/navigation.ts'
import { to } from '#web/site.ts'
import { createOrder, listOrders, showOrder } from '../contract.ts'
import { OrderEditor } from './OrderEditor.tsx'
import { storedOrder } from './stored.ts'

/** Asked for again where one is, it is a new one. */
export function NewOrder() {
  return <Fresh key={useLocation().key} />
}

function Fresh() {
  const queries = useQueryClient()
  const creating = useWrite(createOrder, { refresh: [listOrders] })
  const { session, document, setDocument, begin, problem } = useNewDraft({
    create: async (customer) => {
      const order = await creating.attempt({ customer })
      queries.setQueryData(keyOf(showOrder, { id: order.id }), order)
      return order
    },
    show: showOrder,
    storedOf: storedOrder,
    hrefOf: (id) => to('/commandes/:id', { id }),
  })
  return (
    <OrderEditor
      session={session}
      order={document}
      onOrder={setDocument}
      onClient={begin}
      clientProblem={problem}
    />
  )
}
