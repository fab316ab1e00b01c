// A client who may be invoiced, and what they buy: what the stories of figures begin with.
import type { BrowserContext } from '@playwright/test'
import { api, type Demo } from './installation.ts'

export type Made = { readonly id: string }

/** A company in Lyon, with what is sold to it: one piece at a price, as a draft of any document. */
export async function buyer(context: BrowserContext, demo: Demo, name: string, price = '1000') {
  const client = await api<Made>(context, demo, '/customers', {
    name,
    siren: '552100554',
    addresses: [{ street: '2 quai Perrache', postalCode: '69002', city: 'Lyon' }],
  })
  const line = { kind: 'item', name: 'Pose', quantity: '1', price }
  const draft = { customer: client.id, lines: [{ ...line, vat: { category: 'S', rate: '20' } }] }
  /** Issues the invoice of it. @returns its identifier. */
  const invoiced = async (): Promise<string> => {
    const { id } = await api<Made>(context, demo, '/invoices', draft)
    await api(context, demo, `/invoices/${id}/issuance`, {})
    return id
  }
  return { client, draft, invoiced }
}
