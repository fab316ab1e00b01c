// R19: whatever statement of whatever act fails, the company is as it was before or as it is after, and
// never between. And where the commit was done but its answer lost, the same key gets the first answer.
import { expect, test } from 'vitest'
import { z } from 'zod'
import type { Endpoint } from '#kernel/endpoint.ts'
import { pathParts } from '#kernel/endpoint.ts'
import { bps, cents } from '#kernel/money.ts'
import {
  issuedInvoice,
  newClient,
  quotedInvoice,
  sentQuote,
  signedQuote,
  threeLines,
  wholeInvoice,
  wholeQuote,
} from '#test/deal.ts'
import { faultyServer, fingerprint, type Plan, send } from '#test/faults.ts'
import { type Scene, scene } from '#test/scene.ts'
import { sql } from 'kysely'
import { type Actor, enter, transact } from '#server/transaction.ts'
import { presets } from '#kernel/rights.ts'
import { storingPdf } from '#features/sales/invoices/actions/print.ts'
import {
  createInvoice,
  creditInvoice,
  deleteInvoice,
  invoiceQuote,
  issueInvoice,
  updateInvoice,
} from '#features/sales/invoices/contract.ts'
import { correctInvoice, quoteDeal } from '#features/sales/invoices/contract/deal.ts'
import {
  allocatePayment,
  recordPayment,
  recordRefund,
  reversePayment,
} from '#features/sales/payments/contract.ts'
import {
  cancelQuote,
  createQuote,
  deleteQuote,
  duplicateQuote,
  refuseQuote,
  reopenQuote,
  restoreQuote,
  sendQuote,
  signQuote,
  updateQuote,
} from '#features/sales/quotes/contract.ts'

const { invoiceBalance, invoiceDeposit } = quoteDeal

const day = '2026-03-31'

type Command = readonly [Endpoint, unknown]

/** Every act of sales, ready to be done once, in a company of its own. */
const commands: Record<string, (play: Scene, customer: string) => Promise<Command>> = {
  'draft a quote': async (_, customer) => [createQuote, { customer, lines: threeLines() }],
  'save a quote': async ({ alice }, customer) => {
    const quote = await alice(createQuote, { customer, lines: threeLines() })
    return [updateQuote, { ...wholeQuote(quote), subject: 'Autre' }]
  },
  'delete a quote': async ({ alice }, customer) => {
    const { id } = await alice(createQuote, { customer, lines: threeLines() })
    return [deleteQuote, { id }]
  },
  'copy a quote': async ({ alice }, customer) => {
    const { id } = await sentQuote(alice, customer)
    return [duplicateQuote, { id }]
  },
  'send a quote': async ({ alice }, customer) => {
    const { id } = await alice(createQuote, { customer, lines: threeLines() })
    return [sendQuote, { id, how: 'hand' }]
  },
  'sign a quote': async ({ alice }, customer) => {
    const { id } = await sentQuote(alice, customer)
    return [signQuote, { id, signer: 'Sophie Martin' }]
  },
  'refuse a quote': async ({ alice }, customer) => {
    const { id } = await sentQuote(alice, customer)
    return [refuseQuote, { id, reason: 'Trop cher' }]
  },
  'cancel a quote': async ({ alice }, customer) => {
    const { id } = await signedQuote(alice, customer)
    return [cancelQuote, { id }]
  },
  'draft, from a quote, an invoice': async ({ alice }, customer) => {
    const { id } = await signedQuote(alice, customer)
    return [invoiceQuote, { id }]
  },
  'draft an invoice': async (_, customer) => [createInvoice, { customer, lines: threeLines() }],
  'save an invoice': async ({ alice }, customer) => {
    const invoice = await quotedInvoice(alice, customer)
    return [updateInvoice, { ...wholeInvoice(invoice), subject: 'Autre' }]
  },
  'delete an invoice': async ({ alice }, customer) => {
    const { id } = await quotedInvoice(alice, customer)
    return [deleteInvoice, { id }]
  },
  'issue an invoice': async ({ alice }, customer) => {
    const { id } = await quotedInvoice(alice, customer)
    return [issueInvoice, { id }]
  },
  'draft, from an invoice, a credit note': async ({ alice }, customer) => {
    const { id } = await issuedInvoice(alice, customer, 120_00)
    return [creditInvoice, { id }]
  },
  'issue a credit note': async ({ alice }, customer) => {
    const { id } = await issuedInvoice(alice, customer, 120_00)
    const credit = await alice(creditInvoice, { id })
    return [issueInvoice, { id: credit.id }]
  },
  'record a payment': async ({ alice }, customer) => {
    await issuedInvoice(alice, customer, 120_00)
    await issuedInvoice(alice, customer, 60_00)
    return [recordPayment, { customer, method: 'card', amount: cents(150_00), second: true }]
  },
  'allocate a payment': async ({ alice }, customer) => {
    const payment = { customer, method: 'card', amount: cents(150_00), second: true } as const
    const { id } = await alice(recordPayment, payment)
    await issuedInvoice(alice, customer, 120_00)
    return [allocatePayment, { id }]
  },
  'refund a payment': async ({ alice }, customer) => {
    const payment = { customer, method: 'card', amount: cents(150_00), second: true } as const
    await alice(recordPayment, { ...payment, allocations: [] })
    return [recordRefund, { customer, method: 'transfer', amount: cents(70_00), second: true }]
  },
  'ask for, before the work, a deposit by an invoice': async ({ alice }, customer) => {
    const { id } = await signedQuote(alice, customer)
    return [invoiceDeposit, { id, percent: bps(3000) }]
  },
  'ask for, after the deposit, the balance by an invoice': async ({ alice }, customer) => {
    const { id } = await signedQuote(alice, customer)
    const deposit = await alice(invoiceDeposit, { id, percent: bps(3000) })
    await alice(issueInvoice, { id: deposit.id })
    return [invoiceBalance, { id }]
  },
  'correct an invoice': async ({ alice }, customer) => {
    const { id } = await issuedInvoice(alice, customer, 120_00)
    return [correctInvoice, { id }]
  },
  'take up again a quote': async ({ alice }, customer) => {
    const { id } = await sentQuote(alice, customer)
    return [reopenQuote, { id }]
  },
  'restore a quote': async ({ alice }, customer) => {
    const { id } = await sentQuote(alice, customer)
    await alice(reopenQuote, { id })
    return [restoreQuote, { id }]
  },
  'reverse a payment': async ({ alice }, customer) => {
    await issuedInvoice(alice, customer, 120_00)
    await issuedInvoice(alice, customer, 60_00)
    const payment = { customer, method: 'card', amount: cents(150_00), second: true } as const
    const { id } = await alice(recordPayment, payment)
    return [reversePayment, { id }]
  },
}

const nouns = ['a quote', 'an invoice', 'a credit note', 'a payment']

test.each(nouns)('whatever is done to %s: all or nothing', { timeout: 120_000 }, (noun) =>
  scene(day, async (play) => {
    const { id: customer } = await newClient(play.alice)
    let plan: Plan = () => null
    const faulty = await faultyServer(play, day, (statement) => plan(statement))
    const own = Object.entries(commands).filter(([name]) => name.endsWith(noun))
    expect(own.length).toBeGreaterThan(0)
    for (const [name, prepare] of own) {
      const [endpoint, input] = await prepare(play, customer)
      const run = (key: string) => ask(faulty.app, play, endpoint, input, `${name} ${key}`)
      const before = await fingerprint(play, play.alice.company)

      // From `begin` to `commit`, each statement is lost once.
      let at = 0
      do {
        at += 1
        plan = ({ count }) => (count === at ? 'before' : null)
        const { status, text } = await run(`fault-${at}`)
        expect(status, `${name}: ${text}`).toBe(503)
        const lost = `${name}: ${faulty.statements().at(-1)}`
        expect(await fingerprint(play, play.alice.company), lost).toBe(before)
      } while (faulty.statements().at(-1) !== 'commit')
      expect(at, name).toBeGreaterThan(6)

      // The commit is done and its answer lost: the act stands, and the same key gets its answer.
      plan = ({ sql: said }) => (said === 'commit' ? 'after' : null)
      expect((await run('lost')).status, name).toBe(503)
      const after = await fingerprint(play, play.alice.company)
      expect(after, name).not.toBe(before)
      plan = () => null
      const replayed = await run('lost')
      if (endpoint.method === 'POST') {
        expect(replayed.status, name).toBe(201)
        expect(await run('lost'), name).toEqual(replayed)
      }
      expect(await fingerprint(play, play.alice.company), name).toBe(after)
    }
    await faulty.close()
  }),
)

test('keeping the PDF: all or nothing', { timeout: 60_000 }, () =>
  scene(day, async (play) => {
    const { id: customer } = await newClient(play.alice)
    const { id } = await issuedInvoice(play.alice, customer, 120_00)
    let plan: Plan = () => null
    const faulty = await faultyServer(play, day, (statement) => plan(statement))
    const actor: Actor = {
      company: play.alice.company,
      person: null,
      role: presets.manager,
      stores: [],
      now: new Date(`${day}T11:00:00Z`),
      timeZone: 'Europe/Paris',
      currency: 'EUR',
      locale: 'fr',
      surface: 'job',
      requestId: id,
      ip: null,
    }
    const run = () => transact(faulty.database, actor, (act) => storingPdf.run(act, { id }))
    const before = await fingerprint(play, actor.company)
    let at = 0
    do {
      at += 1
      plan = ({ count }) => (count === at ? 'before' : null)
      await expect(run()).rejects.toThrow('planted')
      expect(await fingerprint(play, actor.company)).toBe(before)
    } while (faulty.statements().at(-1) !== 'commit')
    plan = () => null
    await run()
    expect(await fingerprint(play, actor.company)).not.toBe(before)
    await faulty.close()
  }),
)

test('a program that saved in two transactions would be seen', () =>
  scene(day, async (play) => {
    const { alice } = play
    const { id: customer } = await newClient(alice)
    const quote = await alice(createQuote, { customer, lines: threeLines() })
    const faulty = await faultyServer(play, day, ({ sql: said }) =>
      said.includes('subject') ? 'before' : null,
    )
    const before = await fingerprint(play, alice.company)
    const halves = ['note', 'subject'] as const
    const save = async () => {
      for (const half of halves) {
        await faulty.database.transaction().execute(async (tx) => {
          await enter(tx, alice.company, null)
          await sql`update quote set ${sql.ref(half)} = 'x' where id = ${quote.id}`.execute(tx)
        })
      }
    }
    await expect(save()).rejects.toThrow('planted')
    expect(await fingerprint(play, alice.company)).not.toBe(before)
    await faulty.close()
  }))

function ask(
  app: Parameters<typeof send>[0],
  { alice }: Scene,
  endpoint: Endpoint,
  input: unknown,
  key: string,
) {
  const given = z.encode(endpoint.input, input as never) as Record<string, unknown>
  const named = pathParts(endpoint.path)
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) => String(given[name]))
  const body = Object.fromEntries(Object.entries(given).filter(([name]) => !named.includes(name)))
  return send(app, alice, endpoint.method, path, { body, key })
}
