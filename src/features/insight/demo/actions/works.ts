// A building site that is invoiced by its progress: a deposit, situations with a retention, an amendment;
// through the same actions as anyone's.
import { addAmendment } from '#features/sales/billing/actions/amend.ts'
import { invoiceStep, savePlan } from '#features/sales/billing/actions/plan.ts'
import { showPlan } from '#features/sales/billing/queries/show.ts'
import { issueInvoice } from '#features/sales/invoices/actions/issue.ts'
import { createOrder } from '#features/sales/orders/actions/draft.ts'
import { confirmOrder } from '#features/sales/orders/actions/life.ts'
import { recordPayment } from '#features/sales/payments/actions/record.ts'
import { createQuote } from '#features/sales/quotes/actions/draft.ts'
import { sendQuote } from '#features/sales/quotes/actions/life.ts'
import { signQuote } from '#features/sales/quotes/actions/sign.ts'
import { addDays } from '#kernel/day.ts'
import { bps, quantity, subtract } from '#kernel/money.ts'
import type { Act } from '#server/act.ts'
import { findPartyNamed } from '../queries.ts'
import type { Event } from './deals.ts'
import type { Directory } from './directory.ts'

const client = 'Hôtel des Terreaux'
/** The manager follows the site. */
const who = -1

type Site = { quote: string; customer: string }
type Goods = readonly (readonly [reference: string, count: number])[]

const works: Goods = [
  ['DAL-LED-60', 96],
  ['DET-MVT', 18],
  ['POS-LUM', 120],
]
const more: Goods = [
  ['LAM-BUR-ART', 12],
  ['POS-LUM', 8],
]

export const worksEvents = (known: Directory): Event[] => [
  ...hallEvents(known),
  at(3, (on) => lightGarden(known, on)),
  at(9, (on) => lightBar(known, on)),
]

/** From the deposit to the second situation, with an amendment on the way. */
function hallEvents(known: Directory): Event[] {
  const site: Site = { quote: '', customer: '' }
  const bill = async (on: Act, rank: number) => {
    const { steps } = await showPlan(on, site.quote)
    const { id } = await invoiceStep(on, { id: site.quote, step: steps[rank]!.id })
    return issueInvoice(on, { id })
  }
  /** Pays what is asked, and not what is held back. */
  const pay = async (on: Act) => {
    const { steps } = await showPlan(on, site.quote)
    const open = steps.flatMap(({ invoice }) => (invoice ? [invoice] : []))
    for (const { id, outstanding, held } of open) {
      const amount = subtract(outstanding, held)
      if (amount <= 0) continue
      const allocations = [{ invoice: id, amount }]
      await recordPayment(on, { customer: site.customer, method: 'transfer', amount, allocations })
    }
  }
  return [
    at(118, async (on) => {
      site.customer = await findPartyNamed(on, client)
      site.quote = await signed(known, on, site.customer, 'Éclairage du hall et des étages', works)
      const step = { trigger: 'hand', day: null, percent: null, amount: null } as const
      await savePlan(on, {
        id: site.quote,
        version: 0,
        recovery: 'progress',
        retention: bps(500),
        bond: '',
        steps: [
          {
            ...step,
            kind: 'deposit',
            label: 'Acompte à la commande',
            trigger: 'signature',
            percent: bps(3000),
          },
          { ...step, kind: 'situation', label: 'Situation 1, hall', percent: bps(3500) },
          { ...step, kind: 'situation', label: 'Situation 2, étages', percent: bps(7000) },
          { ...step, kind: 'balance', label: 'Décompte final', trigger: 'reception' },
        ],
      })
      await bill(on, 0)
    }),
    at(104, pay),
    at(75, (on) => bill(on, 1)),
    at(44, pay),
    at(30, async (on) => {
      const quote = await signed(known, on, site.customer, 'Liseuses des suites, en plus', more)
      await addAmendment(on, { id: site.quote, amendment: quote })
    }),
    at(12, (on) => bill(on, 2)),
  ]
}

/** Signed, and its deposit is to be invoiced now. */
async function lightGarden(known: Directory, on: Act): Promise<void> {
  const customer = await findPartyNamed(on, client)
  const id = await signed(known, on, customer, 'Éclairage du jardin', [['DAL-LED-60', 10]])
  const step = { day: null, amount: null } as const
  await savePlan(on, {
    id,
    version: 0,
    recovery: 'progress',
    retention: bps(0),
    bond: '',
    steps: [
      {
        ...step,
        kind: 'deposit',
        label: 'Acompte à la commande',
        trigger: 'signature',
        percent: bps(4000),
      },
      { ...step, kind: 'balance', label: 'Solde', trigger: 'delivery', percent: null },
    ],
  })
}

/** Ordered without a quote: the deposit is invoiced, a situation waits for its day, the rest for goods. */
async function lightBar(known: Directory, on: Act): Promise<void> {
  const customer = await findPartyNamed(on, client)
  const { id } = await createOrder(on, {
    customer,
    subject: 'Appliques du bar, commande directe',
    lines: linesOf(known, [
      ['DAL-LED-60', 14],
      ['POS-LUM', 16],
    ]),
  })
  await confirmOrder(on, { id })
  const step = { day: null, percent: null, amount: null } as const
  const { steps } = await savePlan(on, {
    ...{ id, version: 0, recovery: 'progress', retention: bps(0), bond: '' },
    steps: [
      { ...step, kind: 'deposit', label: 'Acompte', trigger: 'signature', percent: bps(3000) },
      {
        ...{ ...step, kind: 'situation', label: 'Mi-chantier', trigger: 'date' },
        ...{ day: addDays(on.today, 7), percent: bps(5000) },
      },
      { ...step, kind: 'balance', label: 'Solde', trigger: 'delivery' },
    ],
  })
  const deposit = await invoiceStep(on, { id, step: steps[0]!.id })
  await issueInvoice(on, { id: deposit.id })
}

const at = (daysAgo: number, happen: (on: Act) => Promise<unknown>): Event => ({
  daysAgo,
  who,
  happen: async (on) => void (await happen(on)),
})

const linesOf = (known: Directory, goods: Goods) =>
  goods.map(([reference, count]) => ({
    kind: 'item' as const,
    item: known.items.get(reference)?.id ?? null,
    quantity: quantity(count * 10_000),
  }))

async function signed(known: Directory, on: Act, customer: string, subject: string, goods: Goods) {
  const { id } = await createQuote(on, {
    customer,
    discount: bps(0),
    subject,
    lines: linesOf(known, goods),
  })
  await sendQuote(on, { id, how: 'email' })
  await signQuote(on, { id, signer: 'Marc Delorme' })
  return id
}
