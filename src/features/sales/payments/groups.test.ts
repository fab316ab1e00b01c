// Lists in groups, through HTTP: whatever is asked, the groups add up to the list, and its rows come in
// their order.
import { expect, test, vi } from 'vitest'
import {
  itemGroupings,
  list as listItems,
  create as createItem,
} from '#features/catalog/items/contract.ts'
import { invoiceGroupings } from '#features/sales/invoices/contract/list.ts'
import { invoiceQuote, issueInvoice, listInvoices } from '#features/sales/invoices/contract.ts'
import {
  createQuote,
  listQuotes,
  quoteGroupings,
  sendQuote,
  signQuote,
} from '#features/sales/quotes/contract.ts'
import { centsAsPrice, cents } from '#kernel/money.ts'
import { line, newClient, vat20 } from '#test/deal.ts'
import { scene, type Scene } from '#test/scene.ts'
import { listPayments, recordPayment } from './contract.ts'
import { paymentGroupings } from './contract/list.ts'

vi.setConfig({ testTimeout: 60_000 })

/** Numbers that look like chance and are the same each time. */
function dice(seed: number): (sides: number) => number {
  let state = seed
  return (sides) => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296
    return Math.floor((state / 4_294_967_296) * sides)
  }
}

const days = ['2026-01-05', '2026-01-28', '2026-02-02', '2026-02-17', '2026-03-09', '2026-03-31']

/** Quotes, invoices, payments and items in every state, over a quarter. */
async function somethingOfEverything(play: Scene): Promise<string[]> {
  const { alice, bruno, travel } = play
  const roll = dice(7)
  const customers: string[] = []
  for (const name of ['Zoé', 'Martin', 'École', 'Durand']) {
    customers.push((await newClient(alice, { name })).id)
    await alice(createItem, {
      name: `Lampe ${name}`,
      price: centsAsPrice(cents(roll(3) * 10_00)),
      vat: vat20,
      family: ['', 'Lampes', 'Pose'][roll(3)]!,
    })
  }
  for (const day of days) {
    travel(day)
    for (let n = 0; n < 4; n += 1) {
      const someone = roll(3) === 0 ? bruno : alice
      const customer = someone === bruno ? undefined : customers[roll(customers.length)]!
      const mine = customer ?? (await newClient(bruno, { name: `Bruno ${day} ${n}` })).id
      const lines = [line('Pose', (1 + roll(90)) * 10_00)]
      const { id } = await someone(createQuote, { customer: mine, lines })
      const fate = roll(4)
      if (fate === 0) continue
      await someone(sendQuote, { id, how: 'hand' })
      if (fate === 1) continue
      await someone(signQuote, { id, signer: 'Lucie' })
      const invoice = await someone(invoiceQuote, { id })
      if (fate === 2) continue
      const { totals } = await alice(issueInvoice, { id: invoice.id })
      const half = cents(Math.floor(totals.gross / (1 + roll(2))))
      await alice(recordPayment, {
        customer: mine,
        method: (['transfer', 'card', 'cheque'] as const)[roll(3)]!,
        amount: half,
        allocations: roll(2) ? [{ invoice: invoice.id, amount: half }] : [],
      })
    }
  }
  travel('2026-03-31')
  return customers
}

const lists = [
  {
    endpoint: listQuotes,
    groupings: quoteGroupings,
    filters: [
      'validity=expired,signed',
      'state=draft',
      'min=300.00',
      'max=800',
      'validFrom=2026-03-01',
      'from=2026-02-01',
    ],
  },
  {
    endpoint: listInvoices,
    groupings: invoiceGroupings,
    filters: ['payment=unpaid,partial', 'late=true', 'min=300.00', 'max=800', 'from=2026-02-01'],
  },
  {
    endpoint: listPayments,
    groupings: paymentGroupings,
    filters: ['allocation=unallocated', 'method=card', 'to=2026-02-28'],
  },
  {
    endpoint: listItems,
    groupings: itemGroupings,
    filters: ['without=price', 'family=Pose', 'nature=goods'],
  },
] as const

type Answer = {
  rows: { id: string }[]
  total: number
  sums: Record<string, string>
  groups?: {
    key: string | null
    name: string | null
    count: number
    sums: Record<string, string>
  }[]
}

test('the groups of a list add up to it, for every grouping and chosen filters, and hold its rows in order', () =>
  scene(days[0]!, async (play) => {
    const customers = await somethingOfEverything(play)
    const roll = dice(11)
    let groups = 0
    for (const { endpoint, groupings, filters } of lists) {
      for (const group of groupings) {
        const chosen = filters.filter(() => roll(3) === 0)
        if (endpoint !== listItems && roll(4) === 0)
          chosen.push(`customer=${customers[roll(4)]}` as never)
        for (const someone of [play.alice, play.bruno]) {
          const query = [`group=${group}`, 'heads=true', 'limit=200', ...chosen].join('&')
          const where = `${endpoint.path}?${query}`
          const answer = await someone.raw('GET', `/api/v1${where}`)
          const said = (await answer.json()) as Answer
          expect(answer.status, `${where} ${JSON.stringify(said)}`).toBe(200)
          const heads = said.groups!
          groups += heads.length
          expect(
            heads.reduce((n, { count }) => n + count, 0),
            where,
          ).toBe(said.total)
          expect(new Set(heads.map(({ key }) => key)).size, where).toBe(heads.length)
          for (const [name, sum] of Object.entries(said.sums)) {
            const added = heads.reduce(
              (n, head) => n + Math.round(Number(head.sums[name]) * 100),
              0,
            )
            expect(added, `${where} ${name}`).toBe(Math.round(Number(sum) * 100))
          }
          // The rows of each group are those that the list gives for its key alone.
          if (group === 'customer') {
            let from = 0
            for (const { key, count, name } of heads) {
              const alone = [
                `customer=${key}`,
                'limit=200',
                ...chosen.filter((one) => !one.startsWith('customer')),
              ]
              const own = await someone.raw('GET', `/api/v1${endpoint.path}?${alone.join('&')}`)
              const ids = ((await own.json()) as Answer).rows.map(({ id }) => id)
              expect(
                said.rows.slice(from, from + count).map(({ id }) => id),
                where,
              ).toEqual(ids)
              expect(name).not.toBe(null)
              from += count
            }
          }
        }
      }
    }
    expect(groups).toBeGreaterThan(60)
    // An amount as it is typed finds the document that comes to it, and no other.
    const { rows } = await play.alice(listInvoices, { offset: 0, limit: 1 })
    const typed = `${(rows[0]!.gross / 100).toFixed(2).replace('.', ',')} €`
    const found = await play.alice(listInvoices, { offset: 0, limit: 200, q: typed })
    expect(found.rows.map(({ id }) => id)).toContain(rows[0]!.id)
    expect(
      found.rows.every((row) => [row.gross, row.net, row.outstanding].includes(rows[0]!.gross)),
    ).toBe(true)
    // Nothing more is asked where nothing is grouped.
    expect(await play.alice(listQuotes, { offset: 0, limit: 5 })).not.toHaveProperty('groups')
    const months = await play.alice(listQuotes, {
      offset: 0,
      limit: 1,
      group: 'month',
      heads: 'true',
    })
    expect(months.groups!.map(({ key }) => key)).toEqual(['2026-03', '2026-02', '2026-01'])
    const weeks = await play.alice(listQuotes, {
      offset: 0,
      limit: 1,
      group: 'week',
      heads: 'true',
    })
    expect(weeks.groups!.map(({ key }) => key)).toEqual([
      '2026-W14',
      '2026-W11',
      '2026-W08',
      '2026-W06',
      '2026-W05',
      '2026-W02',
    ])
  }))
