// The portfolio: tiles, list and page of a customer say the same, and each figure is what it opens.
import { expect, test } from 'vitest'
import { create as createCustomer } from '#features/relation/customers/contract.ts'
import { createTask } from '#features/relation/tasks/contract.ts'
import { listInvoices } from '#features/sales/invoices/contract.ts'
import { recordPayment } from '#features/sales/payments/contract.ts'
import { listQuotes } from '#features/sales/quotes/contract.ts'
import { keepOldAccounts } from '#features/relation/customers/queries/keep-account.ts'
import { addDays, day } from '#kernel/day.ts'
import { cents, sum } from '#kernel/money.ts'
import { issuedInvoice, newClient, page, sentQuote } from '#test/deal.ts'
import { wrongIn } from '#test/doctor.ts'
import { type Scene, scene } from '#test/scene.ts'
import { customerSignal, listPortfolio, standings } from './contract.ts'

const today = day('2026-06-30')

/** Three clients: one who falls silent, one who owes, one who is quoted; and one of whom nothing is said. */
async function clients({ alice, fanny, travel }: Scene) {
  const named = (name: string, city: string) =>
    newClient(alice, {
      name,
      kind: 'person',
      siren: null,
      sellerId: fanny.id,
      addresses: [{ street: '4 place du Marché', postalCode: '69001', city }],
    })
  const silent = await named('Silencieuse', 'Lyon')
  const owing = await named('Endettée', 'Lyon')
  const quoted = await named('Intéressée', 'Dijon')
  const calm = await named('Calme', 'Dijon')
  for (const from of [-100, -90, -80, -70, -60]) {
    travel(addDays(today, from))
    const { id } = await issuedInvoice(alice, silent.id, 120_00)
    await alice(recordPayment, {
      customer: silent.id,
      day: addDays(today, from),
      method: 'transfer',
      amount: cents(120_00),
      allocations: [{ invoice: id, amount: cents(120_00) }],
    })
  }
  travel(addDays(today, -59))
  await issuedInvoice(alice, owing.id, 600_00)
  travel(addDays(today, -12))
  await sentQuote(alice, quoted.id)
  travel(today)
  await alice(createTask, {
    title: 'Rappeler',
    dueDay: addDays(today, -2),
    about: { type: 'customer', id: quoted.id },
  })
  return { silent, owing, quoted, calm }
}

test('each tile is the list that it opens; the list says of each what its page says', () =>
  scene('2026-03-01', async (play) => {
    const { alice } = play
    const { silent, owing, quoted, calm } = await clients(play)
    const all = await alice(listPortfolio, page)
    expect(all.rows.map(({ id, reasons }) => [id, reasons.map(({ code }) => code)])).toEqual(
      expect.arrayContaining([
        [silent.id, ['silence']],
        [owing.id, ['overdue']],
        [quoted.id, ['late_tasks', 'waiting']],
        [calm.id, []],
      ]),
    )
    for (const city of [undefined, 'Lyon', 'Dijon']) {
      const { indicators } = await alice(listPortfolio, { ...page, city })
      for (const standing of standings) {
        const list = await alice(listPortfolio, { ...page, city, signal: [standing] })
        expect(indicators[standing]).toMatchObject({ count: list.total, sums: list.sums })
        expect(list.rows.length).toBe(list.total)
        expect(list.sums.turnover).toBe(sum(list.rows.map(({ turnover }) => turnover ?? cents(0))))
      }
    }
    for (const { id, priority: _, ...row } of all.rows) {
      const signal = await alice(customerSignal, { id })
      expect(row).toMatchObject(signal)
    }
    // The most pressing first.
    const priorities = all.rows.map(({ priority }) => priority)
    expect(priorities).toEqual([...priorities].sort((a, b) => b - a))
    const { rows } = await alice(listPortfolio, { ...page, sort: 'name' })
    expect(rows.map(({ name }) => name)).toEqual([...rows.map(({ name }) => name)].sort())
  }))

test('each figure of a reason is the sum of the list that it opens', () =>
  scene('2026-03-01', async (play) => {
    const { alice } = play
    const { silent, owing, quoted } = await clients(play)
    const [silence] = (await alice(customerSignal, { id: silent.id })).reasons
    expect(silence).toMatchObject({ days: 60, usual: 10, day: addDays(today, -60), kind: 'risk' })
    const bought = await alice(listInvoices, { ...page, customer: silent.id })
    expect(bought.rows[0]?.day).toBe(silence?.day)
    const [overdue] = (await alice(customerSignal, { id: owing.id })).reasons
    const late = await alice(listInvoices, { ...page, customer: owing.id, late: 'true' })
    expect(late.sums.outstanding).toBe(overdue?.amount)
    expect(late.rows[0]?.dueDay).toBe(overdue?.day)
    const { reasons } = await alice(customerSignal, { id: quoted.id })
    const waiting = reasons.find(({ code }) => code === 'waiting')
    const quotes = await alice(listQuotes, {
      ...page,
      customer: quoted.id,
      validity: ['valid', 'pending'],
    })
    expect(waiting).toMatchObject({ count: quotes.total, amount: quotes.sums.net })
  }))

test('what acts keep is what the documents say, today and on another day, and after the night', () =>
  scene('2026-03-01', async (play) => {
    const { alice, travel } = play
    const { silent } = await clients(play)
    expect(await wrongIn(play)).toEqual([])
    const before = await alice(customerSignal, { id: silent.id })
    travel(addDays(today, 3))
    // Nothing is kept of this day yet: it is read from the documents.
    const later = await alice(customerSignal, { id: silent.id })
    expect(later.reasons[0]?.days).toBe(63)
    expect(later.urgency).toBeGreaterThanOrEqual(before.urgency)
    await play.as('alice', keepOldAccounts)
    expect(await alice(customerSignal, { id: silent.id })).toEqual(later)
    expect(await wrongIn(play)).toEqual([])
    await issuedInvoice(alice, silent.id, 120_00)
    expect((await alice(customerSignal, { id: silent.id })).reasons).toEqual([])
  }))

test('one sees the clients of one’s scope; who reads no invoices is told nothing of money', () =>
  scene('2026-03-01', async (play) => {
    const { alice, bruno, fanny } = play
    const { silent, owing, quoted, calm } = await clients(play)
    const mine = await bruno(createCustomer, { name: 'À moi' })
    const all = await alice(listPortfolio, page)
    expect(all.total).toBe(5)
    // What one sees of quotes is one’s own, and so is their signal.
    const theirs = await fanny(listPortfolio, page)
    expect(theirs.rows.map(({ id }) => id).sort()).toEqual(
      [silent, owing, quoted, calm].map(({ id }) => id).sort(),
    )
    expect(theirs.sums).toEqual({ turnover: null, turnoverBefore: null, overdue: null })
    expect(theirs.indicators['risk']).toMatchObject({ count: 0, amount: null })
    for (const row of theirs.rows) {
      const told = [row.turnover, row.overdue, row.lastInvoiceDay]
      expect(told).toEqual([null, null, null])
      expect(row.reasons.map(({ code }) => code)).toEqual(
        row.id === quoted.id ? ['late_tasks'] : [],
      )
      expect(row).toMatchObject(await fanny(customerSignal, { id: row.id }))
    }
    const money = fanny(listPortfolio, { ...page, sort: 'turnover' })
    await expect(money).rejects.toMatchObject({ reason: 'forbidden' })
    await expect(fanny(customerSignal, { id: mine.id })).rejects.toMatchObject({ status: 404 })
    await expect(play.eve(customerSignal, { id: silent.id })).rejects.toMatchObject({ status: 404 })
  }))
