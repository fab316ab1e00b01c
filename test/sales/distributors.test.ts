// Sales that go through a distributor: each keeps the one by whom its client bought when it was made.
import { expect, test } from 'vitest'
import { importSales } from '#features/insight/imports/contract.ts'
import { list, show, update } from '#features/relation/customers/contract.ts'
import {
  createInvoice,
  creditInvoice,
  issueInvoice,
  listInvoices,
} from '#features/sales/invoices/contract.ts'
import { newClient, threeLines } from '#test/deal.ts'
import { type Scene, scene } from '#test/scene.ts'

const window = { offset: 0, limit: 50 }

/** The sum before tax of what was sold through a distributor. */
const soldBy = async ({ alice }: Scene, distributor: string) => {
  const { rows, sums } = await alice(listInvoices, { ...window, distributor })
  expect(sums['net']).toBe(rows.reduce((all, { net }) => all + net, 0))
  return sums['net']
}

test('a sale keeps the distributor of its day, and so does what credits it', () =>
  scene('2026-03-31', async (play) => {
    const { alice } = play
    const client = await newClient(alice)
    const [first, second] = [await newClient(alice), await newClient(alice)]
    const buyThrough = async (distributorId: string | null) => {
      const { version } = await alice(show, { id: client.id })
      return alice(update, { id: client.id, version, distributorId })
    }
    await expect(buyThrough(client.id)).rejects.toMatchObject({ reason: 'own_distributor' })
    expect((await buyThrough(first.id)).distributor?.id).toBe(first.id)
    const made = await alice(createInvoice, { customer: client.id, lines: threeLines() })
    const { totals } = await alice(issueInvoice, { id: made.id, version: made.version })
    await buyThrough(second.id)
    expect(await soldBy(play, first.id)).toBe(totals.net)
    expect(await soldBy(play, second.id)).toBe(0)
    const { id } = await alice(creditInvoice, { id: made.id })
    expect((await alice(listInvoices, { ...window, distributor: first.id })).rows[0]?.id).toBe(id)
    expect(await soldBy(play, first.id)).toBe(0)
  }))

test('a history tells through whom each document was sold, and is known again', () =>
  scene('2026-03-31', async (play) => {
    const { alice } = play
    const file = Buffer.from(
      [
        'Facture;Date;Quantité;Prix unitaire;Client;Grossiste',
        'F1;02/03/2026;10;5,00;LEROY;GROS',
        'F2;03/03/2026;1;7,00;LEROY;',
        'F3;04/03/2026;2;4,00;MOREL;GROS',
        'F4;05/03/2026;3;1,00;GROS;GROS',
      ].join('\n'),
    )
    const said = await alice(importSales, { name: 'ventes.csv' } as never, { file })
    expect(said).toMatchObject({ created: { customers: 3, invoices: 4 } })
    const { rows } = await alice(list, window as never)
    const distributor = rows.find(({ name }) => name.includes('GROS'))!.id
    expect(await soldBy(play, distributor)).toBe(58_00)
    const again = await alice(importSales, { name: 'ventes.csv' } as never, { file })
    expect(again).toMatchObject({ created: { invoices: 0 } })
  }))
