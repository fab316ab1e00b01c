// What a fitter takes along, read back by another program: all of the work, and not one amount of it.
import { expect, test } from 'vitest'
import type { Enclosed } from '#features/base/mail/actions/queue.ts'
import { confirmOrder, createOrder } from '#features/sales/orders/contract.ts'
import { createDelivery, prepareDelivery } from '#features/sales/deliveries/contract.ts'
import { bps, quantity } from '#kernel/money.ts'
import { line, newClient, vat10 } from '#test/deal.ts'
import { readBack } from '#test/read-pdf.ts'
import { scene } from '#test/scene.ts'
import { papersOf } from './actions/papers.ts'

/** Made now: none of them is a file that was kept. */
const bytesOf = (one: Enclosed) => ('bytes' in one ? one.bytes : new Uint8Array())

test('the papers of a fitting and of a delivery say what is to be done, and nothing of what it costs', () =>
  scene('2026-03-02', async ({ alice, as }) => {
    const { id: customer } = await newClient(alice)
    const lines = [
      line('Menuiserie chêne', 1_357_91, { quantity: quantity(30_000), discount: bps(500) }),
      { kind: 'subtotal' as const, name: 'Fournitures' },
      line('Pose à deux', 246_80, { quantity: quantity(85_000), vat: vat10, nature: 'service' }),
    ]
    const { id } = await alice(createOrder, { customer, lines, discount: bps(250) })
    const { totals } = await alice(confirmOrder, { id })
    const delivery = await alice(createDelivery, { orders: [id] })
    await alice(prepareDelivery, { id: delivery.id })
    const priced = [totals.lines, totals.net, totals.tax, totals.gross, 1_357_91, 246_80]
    const amounts = [...priced, ...totals.vat.flatMap(({ base, tax }) => [base, tax])]

    await as('alice', async (act) => {
      const sheet = await papersOf(act, { type: 'order', id })
      const note = await papersOf(act, { type: 'delivery', id: delivery.id })
      for (const paper of [...sheet, ...note]) {
        const { text } = await readBack(bytesOf(paper))
        const said = text.replace(/[\s\u00a0\u202f]/g, '')
        expect(said).toContain('Menuiseriechêne')
        for (const amount of amounts) {
          const written = (amount / 100).toFixed(2).replace('.', ',')
          expect(said, `${paper.name}: ${written}`).not.toContain(written)
        }
        expect(said, paper.name).not.toMatch(/TTC|TotalHT|PUHT|Remise/)
      }
      const { text } = await readBack(bytesOf(sheet[0]!))
      expect(text.replace(/[\u00a0\u202f]/g, ' ')).toMatch(/Pose à deux[\s\S]*8,5/)
    })
  }))
