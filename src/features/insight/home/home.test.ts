import { tmpdir } from 'node:os'
import { expect, test } from 'vitest'
import { type Cents, cents } from '#kernel/money.ts'
import { changeCompany, showCompany } from '#features/base/company/contract.ts'
import { me } from '#features/base/team/contract.ts'
import {
  createInvoice,
  creditInvoice,
  invoiceQuote,
  issueInvoice,
} from '#features/sales/invoices/contract.ts'
import { rememberSite } from '#server/site.ts'
import { recordPayment } from '#features/sales/payments/contract.ts'
import { listQuotes, signQuote } from '#features/sales/quotes/contract.ts'
import { line, newClient, sentQuote } from '#test/deal.ts'
import { scene, type Someone } from '#test/scene.ts'
import {
  home,
  homeActivity,
  homeAnswers,
  homeEvents,
  homeHealth,
  homeMargin,
  keepHome,
  keepHomeOfRole,
} from './contract.ts'
import {
  hiding,
  levelOfDisk,
  moved,
  placed,
  shownIn,
  sized,
  tabs,
  usualLayout,
  widgetNames,
  widgets,
} from './rules.ts'

const written = ({ order, sizes, hidden }: typeof usualLayout) => ({
  ...{ order: [...order], hidden: [...hidden] },
  sizes,
})
const amountOf = (figures: readonly { name: string; amount: number | null }[], name: string) =>
  figures.find((one) => one.name === name)?.amount

test('a role sees no figure of what it may not read, rather than a zero', () =>
  scene('2026-03-31', async ({ alice, fanny, bruno }) => {
    const names = async (someone: Someone) =>
      (await someone(home, {})).figures.map(({ name }) => name)
    expect(await names(alice)).toEqual(
      expect.arrayContaining(['late', 'quotesExpiring', 'ordersBlocked']),
    )
    const seen = await names(fanny)
    expect(seen).toContain('quotesExpiring')
    expect(seen.filter((name) => ['late', 'unpaid', 'outstanding'].includes(name))).toEqual([])
    // Who sees what is theirs alone is told of no colleague, and has no other scope to choose.
    const { id } = await alice(createInvoice, {
      customer: (await newClient(alice)).id,
      lines: [line('Lampadaire', 100_00)],
    })
    await alice(issueInvoice, { id })
    expect((await alice(homeEvents, {})).rows.map(({ kind }) => kind)).toEqual(['invoice'])
    expect((await bruno(homeEvents, {})).rows).toEqual([])
    await expect(bruno(homeMargin, {})).rejects.toMatchObject({ reason: 'margin_hidden' })
    expect((await bruno(home, {})).choices.scopes).toEqual(['all'])
    expect((await alice(home, {})).there).toEqual({
      ...{ customers: 1, items: 0 },
      ...{ quotes: 0, invoices: 1 },
    })
  }))

test('a board is kept for its person, an address wins over it, and a role has its own start', () =>
  scene('2026-03-31', async ({ alice, claire, bruno }) => {
    const layout = written(hiding(moved(usualLayout, 'due', 1), 'orders', true))
    await alice(keepHome, { layout, settings: { period: 'quarter', compare: 'lastYear' } })
    const kept = await alice(home, {})
    expect(kept).toMatchObject({ layout, own: true })
    expect(kept.context).toMatchObject({
      ...{ period: 'quarter', from: '2026-01-01', to: '2026-03-31', remembered: true },
      before: { from: '2025-01-01', to: '2025-03-31' },
    })
    // What is hidden is not read.
    expect(kept.figures.map(({ name }) => name)).not.toContain('ordersBlocked')
    // An address says all that is shown, and stores nothing.
    const linked = await alice(home, { period: 'week' })
    expect(linked.context).toMatchObject({ period: 'week', compare: 'before', remembered: false })
    expect((await alice(home, {})).context.period).toBe('quarter')
    // A part is kept without the other; null gives back the start.
    await alice(keepHome, { settings: null })
    expect((await alice(home, {})).context).toMatchObject({ period: 'month', remembered: false })
    expect((await alice(home, {})).own).toBe(true)
    expect((await claire(home, {})).own).toBe(false)

    await expect(bruno(keepHomeOfRole, { layout })).rejects.toMatchObject({ reason: 'forbidden' })
    await alice(keepHomeOfRole, { layout: written(sized(usualLayout, 'tasks', 'whole')) })
    await alice(keepHome, { layout: null })
    expect(await alice(home, {})).toMatchObject({
      own: false,
      layout: { sizes: { tasks: 'whole' } },
    })
    expect((await claire(home, {})).layout.sizes).toEqual({})
    await alice(keepHomeOfRole, { layout: null })
    expect((await alice(home, {})).layout).toEqual(written(usualLayout))
  }))

test('the health of the installation is for those who administer it, and says what is wrong', () =>
  scene('2026-03-31', async ({ alice, bruno, claire, owner, server }) => {
    for (const someone of [bruno, claire]) {
      await expect(someone(homeHealth, {})).rejects.toMatchObject({ reason: 'forbidden' })
    }
    const well = await alice(homeHealth, {})
    expect(well).toMatchObject({
      ...{ disk: null, mails: { failed: 0, level: 'good' } },
      checkup: { at: null, differences: 0, level: 'good' },
      backup: { day: null, level: 'watch' },
      jobs: { givenUp: 0, level: 'good' },
    })
    // What is left behind for this company and for all is counted, never that of another.
    const leave = (payload: object) =>
      owner.query(`select enqueue_job('nothing', $1::json, null, null)`, [JSON.stringify(payload)])
    await leave({ company: alice.company })
    await leave({ to: 'someone@exemple.fr' })
    await leave({ company: '0190f3a0-0000-7000-8000-000000000000' })
    const busy = (await alice(homeHealth, {})).jobs
    expect(busy.waiting).toBe(well.jobs.waiting + 2)
    expect(busy.oldest).not.toBeNull()
    await owner.query(`update graphile_worker._private_jobs set attempts = max_attempts
      where payload ->> 'to' = 'someone@exemple.fr'`)
    expect((await alice(homeHealth, {})).jobs).toMatchObject({ givenUp: 1, level: 'bad' })
    await rememberSite(server.database, {
      ...{ publicUrl: 'http://localhost:3000', mail: false },
      folder: tmpdir(),
    })
    const { disk } = await alice(homeHealth, {})
    expect(disk!.free).toBeGreaterThan(0)
    expect(disk!.whole).toBeGreaterThanOrEqual(disk!.free)
    expect([levelOfDisk(50e9, 100e9), levelOfDisk(5e9, 100e9), levelOfDisk(1e8, 100e9)]).toEqual([
      ...['good', 'watch', 'bad'],
    ])
  }))

test('who sells is counted by role, and messages that left by who sent them', () =>
  scene('2026-03-31', async ({ alice, owner }) => {
    const { sellers } = await alice(home, {})
    expect(sellers).toBeGreaterThan(1)
    await owner.query(
      `update role set levels = jsonb_set(levels, '{quotes}', '"read"')
       where company_id = $1 and preset <> 'manager'`,
      [alice.company],
    )
    expect((await alice(home, {})).sellers).toBeLessThan(sellers)
    const leave = (at: string | null) =>
      owner.query(
        `insert into mail (company_id, id, kind, state, sent_at, person_id, to_addresses,
           cc_addresses, subject, body, language, search, about_type, about_id)
         values ($1, gen_random_uuid(), 'quote', $2, $3, $4, '[]', '[]', 'Devis', '', 'fr', '',
           'person', $4)`,
        [alice.company, at ? 'sent' : 'failed', at, alice.id],
      )
    // The last of February by the clock of the company; of March; one that did not leave.
    await leave('2026-02-28T22:59:59Z')
    await leave('2026-02-28T23:00:00Z')
    await leave(null)
    expect((await alice(homeActivity, {})).rows).toMatchObject([
      { id: alice.id, mails: 1, notes: 0, calls: 0, visits: 0, tasks: 0 },
    ])
    expect((await alice(homeHealth, {})).mails).toEqual({ failed: 1, level: 'bad' })
  }))

test('the median time to signature is of the quotes of the period that are signed', () =>
  scene('2026-03-01', async ({ alice, travel }) => {
    const { id: customer } = await newClient(alice)
    const days = async () => (await alice(homeAnswers, { period: 'month' })).days
    const sent = []
    for (let n = 0; n < 4; n += 1) sent.push(await sentQuote(alice, customer))
    expect(await days()).toBeNull()
    for (const [at, { id }] of sent.slice(0, 3).entries()) {
      travel(['2026-03-03', '2026-03-08', '2026-03-30'][at]!)
      await alice(signQuote, { id, signer: 'Jeanne Martin' })
    }
    expect(await days()).toBe(7)
    expect((await alice(homeAnswers, { period: 'today' })).days).toBeNull()
  }))

test('the funnel follows the same quotes: each step is a part of the one before, and opens its list', () =>
  scene('2026-03-01', async ({ alice, travel }) => {
    const { id: customer } = await newClient(alice)
    const sent = []
    for (let n = 0; n < 5; n += 1) sent.push(await sentQuote(alice, customer))
    // Another, invoiced and paid, of which no quote is: it is of no step.
    const direct = await alice(createInvoice, { customer, lines: [line('Lampadaire', 100_00)] })
    await alice(issueInvoice, { id: direct.id })
    const told = async () => {
      const { figures } = await alice(home, { tab: 'sales', period: 'month' })
      const counts = []
      for (const name of steps) {
        const one = figures.find((figure) => figure.name === name)!
        const asked = { ...{ from: '2026-03-01', to: '2026-03-31' }, offset: 0, limit: 50 } as const
        const { total, sums } = await alice(listQuotes, { ...asked, ...narrowedTo[name] } as never)
        expect([one.count, one.amount], name).toEqual([total, sums.gross])
        counts.push(total)
      }
      const { days, daysToInvoice, daysToPay } = await alice(homeAnswers, { period: 'month' })
      return { counts, days: [days, daysToInvoice, daysToPay] }
    }
    expect(await told()).toEqual({ counts: [5, 0, 0, 0], days: [null, null, null] })
    travel('2026-03-03')
    for (const { id } of sent.slice(0, 3)) await alice(signQuote, { id, signer: 'Jeanne Martin' })
    const invoices = []
    for (const [at, { id }] of sent.slice(0, 2).entries()) {
      travel(['2026-03-06', '2026-03-13'][at]!)
      const draft = await alice(invoiceQuote, { id })
      invoices.push({ id: draft.id, amount: (await alice(issueInvoice, draft)).totals.gross })
    }
    expect(await told()).toEqual({ counts: [5, 3, 2, 0], days: [2, 3, null] })
    travel('2026-03-20')
    const [first, second] = invoices
    const pay = (invoice: { id: string; amount: Cents }) =>
      alice(recordPayment, {
        ...{ customer, method: 'card', amount: invoice.amount },
        allocations: [{ invoice: invoice.id, amount: invoice.amount }],
      })
    await pay(first!)
    expect(await told()).toEqual({ counts: [5, 3, 2, 1], days: [2, 3, 14] })
    // What is credited whole is invoiced no more.
    await alice(issueInvoice, await alice(creditInvoice, { id: second!.id }))
    expect((await told()).counts).toEqual([5, 3, 1, 1])
  }))

const steps = ['quotesSent', 'quotesSentSigned', 'quotesSentInvoiced', 'quotesSentPaid'] as const
const narrowedTo = {
  quotesSent: { validity: ['pending', 'valid', 'expiring', 'expired', 'signed', 'refused'] },
  quotesSentSigned: { validity: ['signed'] },
  quotesSentInvoiced: { reached: 'invoiced' },
  quotesSentPaid: { reached: 'paid' },
} as const

test('a fiscal year starts in the month that the company says', () =>
  scene('2026-03-31', async ({ alice }) => {
    const yearOf = async () => (await alice(home, { period: 'fiscalYear' })).context
    expect(await yearOf()).toMatchObject({ from: '2026-01-01', to: '2026-03-31' })
    const settings = await alice(showCompany, {})
    await alice(changeCompany, { ...settings, fiscalMonth: 10 })
    expect((await alice(me, {})).company?.fiscalMonth).toBe(10)
    expect(await yearOf()).toMatchObject({
      ...{ from: '2025-10-01', to: '2026-03-31' },
      before: { from: '2024-10-01', to: '2025-03-31' },
    })
    const { id } = await alice(createInvoice, {
      customer: (await newClient(alice)).id,
      lines: [line('Lampadaire', 100_00)],
    })
    await alice(issueInvoice, { id })
    const { figures } = await alice(home, { tab: 'sales', period: 'fiscalYear' })
    expect(amountOf(figures, 'sales')).toBe(100_00)
  }))

test('the scope narrows every figure to whose documents it says', () =>
  scene('2026-03-31', async ({ alice, claire }) => {
    const client = await newClient(alice)
    for (const [someone, amount] of [
      [alice, 100_00],
      [claire, 40_00],
    ] as const) {
      const { id } = await someone(createInvoice, {
        ...{ customer: client.id, seller: someone.id },
        lines: [line('Lampadaire', amount)],
      })
      await alice(issueInvoice, { id })
    }
    const sales = async (scope: 'me' | 'all') =>
      amountOf((await alice(home, { tab: 'sales', scope })).figures, 'sales')
    expect([await sales('all'), await sales('me')]).toEqual([cents(140_00), cents(100_00)])
    expect((await alice(home, { scope: 'me' })).context.narrowing).toEqual({ seller: alice.id })
  }))

test('a widget that cannot be read says so alone', () =>
  scene('2026-03-31', async ({ alice, owner }) => {
    await owner.query('alter table order_tally rename to order_tally_away')
    try {
      const { figures, failed } = await alice(home, {})
      // Both widgets that ask orders, and no other.
      expect(failed).toEqual(['due', 'orders'])
      expect(figures.map(({ name }) => name)).toEqual(
        expect.arrayContaining(['late', 'quotesExpiring']),
      )
    } finally {
      await owner.query('alter table order_tally_away rename to order_tally')
    }
    expect((await alice(home, {})).failed).toEqual([])
  }))

test('widgets move within their tab, one place at a time, and never get lost', () => {
  let layout = usualLayout
  for (const [n, name] of [...widgetNames, ...widgetNames].entries()) {
    layout = moved(layout, name, n % 3 ? 1 : -1)
    layout = hiding(layout, name, n % 4 === 0)
    for (const tab of tabs) {
      const shown = shownIn(tab, { ...layout, hidden: [] })
      expect([...shown].sort()).toEqual(
        widgetNames.filter((one) => widgets[one].tab === tab).sort(),
      )
    }
  }
  expect(shownIn('overview', moved(usualLayout, 'due', -1))).toEqual(
    shownIn('overview', usualLayout),
  )
  expect(shownIn('overview', moved(usualLayout, 'tasks', -1)).slice(0, 2)).toEqual(['tasks', 'due'])
  expect(shownIn('overview', placed(usualLayout, 'due', 'quotes')).slice(0, 3)).toEqual([
    ...['tasks', 'quotes', 'due'],
  ])
})
