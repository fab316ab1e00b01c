import { createDelivery, deliver, prepareDelivery } from '#features/sales/deliveries/contract.ts'
import { addPhoto } from '#features/sales/deliveries/contract/photos.ts'
import { confirmOrder, createOrder } from '#features/sales/orders/contract.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import { quantity } from '#kernel/money.ts'
import type { Someone } from '../scene.ts'

type Told = { readonly canary: string; readonly photo: Uint8Array }

/** Deliveries of one order: to prepare, ready, and one that the client has, with a photo. */
export async function deliveriesOf(
  someone: Someone,
  { canary, photo: image, ...draft }: InputOf<typeof createOrder> & Told,
) {
  const { id } = await someone(createOrder, draft)
  const { lines } = await someone(confirmOrder, { id })
  const goods = lines.find((line) => line.kind === 'item' && line.nature === 'goods')
  const some = [{ line: goods?.id ?? '', quantity: quantity(1_000) }]
  const made = () => someone(createDelivery, { orders: [id], lines: some })
  const draftDelivery = await made()
  const ready = await someone(prepareDelivery, { id: (await made()).id })
  const photo = await someone(addPhoto, { id: ready.id }, { file: image })
  const received = await someone(prepareDelivery, { id: (await made()).id })
  const delivered = await someone(deliver, { id: received.id, signer: `${canary} reçoit` })
  return { draftDelivery, delivery: ready, deliveryPhoto: photo, delivered }
}
