// What is sold is added up by the act that issues, and says the same as the documents.
import { expect, test } from 'vitest'
import { create as createItem } from '#features/catalog/items/contract.ts'
import { createInvoice, creditInvoice, issueInvoice } from '#features/sales/invoices/contract.ts'
import { quoteDeal } from '#features/sales/invoices/contract/deal.ts'
import { bps, price, quantity } from '#kernel/money.ts'
import { line, newClient, signedQuote } from '#test/deal.ts'
import { wrongIn } from '#test/doctor.ts'
import { type Scene, scene } from '#test/scene.ts'
import { remakeTurnover, tables } from './queries/keep.ts'

const { invoiceBalance, invoiceDeposit } = quoteDeal

/** What the three sums hold, in the order of their keys. */
async function sums({ owner, alice }: Scene) {
  const read = async (columns: string, table: string) =>
    (
      await owner.query(
        `select ${columns} from ${table} where company_id = $1 order by 1, 2, net desc`,
        [alice.company],
      )
    ).rows
  return {
    days: await read('day::text, net::int, invoices::int', 'turnover_day'),
    months: await read('month::text, net::int, invoices::int', 'turnover_customer'),
    items: await read('month::text, quantity::int, net::int', 'turnover_item'),
  }
}

test('a discount is shared by lines to the cent; a credit note takes back; drafts count for nothing', () =>
  scene('2026-03-31', async (play) => {
    const { alice } = play
    const { id: customer } = await newClient(alice)
    const { id: item } = await alice(createItem, { name: 'Vis', price: price(33_333_300) })
    const lines = [
      line('Vis', 33_33, { item, quantity: quantity(30_000) }),
      line('Écrou', 33_34, { quantity: quantity(20_000) }),
    ]
    await alice(createInvoice, { customer, lines })
    const { id } = await alice(createInvoice, { customer, lines, discount: bps(333) })
    const { totals } = await alice(issueInvoice, { id })
    expect(totals.net).toBe(161_12)
    expect(await sums(play)).toEqual({
      days: [{ day: '2026-03-31', net: 161_12, invoices: 1 }],
      months: [{ month: '2026-03-01', net: 161_12, invoices: 1 }],
      items: [
        { month: '2026-03-01', quantity: 0, net: 64_46 },
        { month: '2026-03-01', quantity: 30_000, net: 96_66 },
      ],
    })
    play.travel('2026-04-02')
    const { id: back } = await alice(creditInvoice, { id })
    await alice(issueInvoice, { id: back })
    const after = await sums(play)
    expect(after.months.at(-1)).toEqual({ month: '2026-04-01', net: -161_12, invoices: 0 })
    expect(after.items.reduce((all: number, { net }) => all + Number(net), 0)).toBe(0)
    expect(await wrongIn(play)).toEqual([])
  }))

test('a deal by deposit and balance is counted once, by whatever it is read', () =>
  scene('2026-03-31', async (play) => {
    const { alice } = play
    const { id: customer } = await newClient(alice)
    const { id: item } = await alice(createItem, { name: 'Poêle', price: price(900_000_000) })
    const quote = await signedQuote(alice, customer, [
      line('Poêle', 900_00, { item, cost: price(400_000_000) }),
    ])
    const deposit = await alice(invoiceDeposit, { id: quote.id, percent: bps(3000) })
    await alice(issueInvoice, { id: deposit.id })
    const balance = await alice(invoiceBalance, { id: quote.id })
    await alice(issueInvoice, { id: balance.id })
    const found = await sums(play)
    expect(found.days).toEqual([{ day: '2026-03-31', net: 900_00, invoices: 2 }])
    // The deposit is one line, with its part of the cost; the balance has its line, and what was deducted.
    const { rows } = await play.owner.query(
      'select net::int, cost::int from turnover_line where company_id = $1 order by part, net',
      [alice.company],
    )
    expect(rows).toEqual([
      { net: 270_00, cost: 120_00 },
      { net: 900_00, cost: 400_00 },
      { net: -270_00, cost: -120_00 },
    ])
    // The item is sold when it is invoiced; the deposit came and went.
    expect(found.items).toEqual([
      { month: '2026-03-01', quantity: 0, net: 0 },
      { month: '2026-03-01', quantity: 10_000, net: 900_00 },
    ])
    expect(await wrongIn(play)).toEqual([])
  }))

test('sums that were changed behind the program are seen, and made again', () =>
  scene('2026-03-31', async (play) => {
    const { alice, owner } = play
    const { id: customer } = await newClient(alice)
    const { id } = await alice(createInvoice, { customer, lines: [line('Vis', 10_00)] })
    await alice(issueInvoice, { id })
    const before = await sums(play)
    const wrong = {
      ...Object.fromEntries(tables.map((table) => [table, ['turnover = its lines']])),
      turnover_line: [
        'turnover by line = documents',
        'turnover = its lines',
        'each invoice has its lines in the turnover',
      ],
    }
    for (const [table, checks] of Object.entries(wrong)) {
      await owner.query(`update ${table} set net = net + 1 where company_id = $1`, [alice.company])
      expect(await wrongIn(play)).toEqual(checks)
      await play.as('alice', remakeTurnover)
      expect(await wrongIn(play)).toEqual([])
    }
    expect(await sums(play)).toEqual(before)
  }))
