import { NewDraft } from '#features/sales/documents/web/DraftPages.tsx'
import { useWrite } from '#web/api.ts'
import { useLocation } from '#web/navigation.ts'
import { createOrder, listOrders } from '../contract.ts'
import { OrderEditor } from './OrderEditor.tsx'
import { orderDraft } from './stored.ts'

export function NewOrder() {
  const creating = useWrite(createOrder, { refresh: [listOrders] })
  return (
    <NewDraft
      key={useLocation().key}
      kind={orderDraft}
      create={(customer) => creating.attempt({ customer })}
      Editor={OrderEditor}
    />
  )
}
