// What lists add up is kept by the acts; it is what the rows themselves say, and a fault would be seen.
import { expect, test } from 'vitest'
import { checkBooks } from '#features/insight/checks/queries.ts'
import { list } from '#features/relation/customers/contract.ts'
import { keepOldAccounts } from '#features/relation/customers/queries/keep-account.ts'
import { recordPayment, reversePayment } from '#features/sales/payments/contract.ts'
import { cents } from '#kernel/money.ts'
import { issuedInvoice, newClient } from '#test/deal.ts'
import { type Scene, scene } from '#test/scene.ts'

const check = 'accounts of customers = documents and payments'

async function accountsOf({ alice, within }: Scene) {
  const checks = await within(alice.company, checkBooks)
  const { looked, wrong } = checks.find(({ name }) => name === check)!
  return { looked, wrong }
}

test('the account of a customer is kept by each act that moves it, and read from nothing else', () =>
  scene('2026-03-31', async (play) => {
    const { alice, owner } = play
    const { id: customer } = await newClient(alice)
    const balance = async () => (await alice(list, { offset: 0, limit: 50 })).sums['balance']
    await issuedInvoice(alice, customer, 120_00)
    const owed = await balance()
    expect(owed).toBeGreaterThan(0)
    const paid = await alice(recordPayment, { customer, method: 'card', amount: cents(10_00) })
    expect(await balance()).toBe(owed! - 10_00)
    await alice(reversePayment, { id: paid.id })
    expect(await balance()).toBe(owed)
    expect(await accountsOf(play)).toEqual({ looked: 1, wrong: 0 })

    await owner.query('update customer_account set balance = balance + 1 where company_id = $1', [
      alice.company,
    ])
    expect(await accountsOf(play)).toEqual({ looked: 1, wrong: 1 })
    expect(await balance()).toBe(owed! + 1)
  }))

test('an account of yesterday is added up again, and kept the night after', () =>
  scene('2026-03-31', async (play) => {
    const { alice } = play
    const { id: customer } = await newClient(alice)
    await issuedInvoice(alice, customer, 120_00)
    const overdue = async () => (await alice(list, { offset: 0, limit: 50 })).sums['overdue']
    expect(await overdue()).toBe(0)
    play.travel('2026-06-30')
    const late = await overdue()
    expect(late).toBeGreaterThan(0)
    expect(await accountsOf(play)).toEqual({ looked: 0, wrong: 0 })
    await play.within(alice.company, keepOldAccounts)
    expect((await accountsOf(play)).looked).toBeGreaterThan(0)
    expect((await accountsOf(play)).wrong).toBe(0)
    expect(await overdue()).toBe(late)
  }))
