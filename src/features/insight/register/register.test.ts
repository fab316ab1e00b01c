// The list of all documents, through HTTP and the real workers: each act takes the documents that it is
// for, whatever else is selected, and says why of the others.
import { expect, test, vi } from 'vitest'
import { type Run, showBulk, startBulk, tryBulk, undoBulk } from '#features/base/bulk/contract.ts'
import { listMails } from '#features/base/mail/contract.ts'
import { createTag } from '#features/base/tags/contract.ts'
import { createPurchase } from '#features/purchasing/purchase-orders/contract.ts'
import { listAppointments } from '#features/relation/appointments/contract.ts'
import { listTasks } from '#features/relation/tasks/contract.ts'
import { listDeliveries } from '#features/sales/deliveries/contract.ts'
import { listInvoices } from '#features/sales/invoices/contract.ts'
import { confirmOrder, createOrder, showOrder } from '#features/sales/orders/contract.ts'
import { blockOrder } from '#features/sales/orders/contract/control.ts'
import { listPayments, recordPayment } from '#features/sales/payments/contract.ts'
import { createQuote } from '#features/sales/quotes/contract.ts'
import { day } from '#kernel/day.ts'
import { centsAsPrice, cents, quantity, sum, zero } from '#kernel/money.ts'
import { issuedInvoice, line, newClient, page, sentQuote, signedQuote } from '#test/deal.ts'
import { withWorkers } from '#test/mailbox.ts'
import { readBack } from '#test/read-pdf.ts'
import { type Scene, scene } from '#test/scene.ts'
import { listRegister, type registerCans } from './contract.ts'

vi.setConfig({ testTimeout: 60_000 })

const ended = (play: Scene, { id }: Run): Promise<Run> =>
  withWorkers(play, undefined, () =>
    vi.waitFor(
      async () => {
        const run = await play.alice(showBulk, { id })
        expect(run.endedAt).not.toBe(null)
        return run
      },
      { timeout: 30_000, interval: 50 },
    ),
  )

const visit = {
  ...{ kind: 'visit', title: 'Visite', day: '2026-04-02', from: '09:00', lasts: 60 },
  ...{ together: false, ownFitters: true, papers: false },
  ...{ tellPeople: false, tellClient: true },
}

/** One document of each kind that there is to act on, all of one client but what is bought. */
async function documents({ alice, bruno, travel }: Scene) {
  travel('2026-01-10')
  const client = await newClient(alice, { email: 'martin@exemple.fr', sellerId: bruno.id })
  const supplier = await newClient(alice, {
    name: 'Fonderie Durand',
    isCustomer: false,
    isSupplier: true,
    email: 'fonderie@exemple.fr',
  })
  const invoice = await issuedInvoice(alice, client.id, 120_00, { seller: bruno.id })
  travel('2026-03-31')
  const quote = await sentQuote(bruno, client.id)
  const draft = await bruno(createQuote, { customer: client.id, lines: [line('Pose', 10_00)] })
  const order = await bruno(createOrder, { customer: client.id, lines: [line('Pose', 10_00)] })
  const bought = {
    ...{ kind: 'item' as const, name: 'Laiton', quantity: quantity(10_000) },
    price: centsAsPrice(cents(40_00)),
  }
  const purchase = await alice(createPurchase, { supplier: supplier.id, lines: [bought] })
  const all = { quote, draft, order, invoice, purchase }
  return Object.fromEntries(Object.entries(all).map(([name, { id }]) => [name, id])) as Record<
    keyof typeof all,
    string
  >
}

test('an act on documents of every kind takes those that it is for, and says why of the others', () =>
  scene('2026-03-31', async (play) => {
    const { alice, bruno } = play
    const ids = await documents(play)
    const tag = await alice(createTag, { name: 'Urgent' })
    const everything = { all: { sort: 'day', direction: 'asc' }, except: [] }
    const tried = async (by: typeof alice, verb: string, options: object = {}) => {
      const asked = { act: `documents.${verb}`, selection: everything, options: { ...options } }
      const { taken, excluded } = await by(tryBulk, asked)
      const named = (rows: readonly { record: string }[]) =>
        Object.keys(ids).filter((name) =>
          rows.some(({ record }) => record === ids[name as keyof typeof ids]),
        )
      return { taken: named(taken), excluded: named(excluded) }
    }
    const every = ['quote', 'draft', 'order', 'invoice', 'purchase']
    expect(await tried(alice, 'print')).toEqual({ taken: every, excluded: [] })
    expect(await tried(alice, 'remind')).toEqual({
      taken: ['quote', 'invoice'],
      excluded: ['draft', 'order', 'purchase'],
    })
    expect(await tried(alice, 'tag', { tag: tag.id })).toEqual({ taken: every, excluded: [] })
    expect(await tried(alice, 'appointment', visit)).toEqual({ taken: every, excluded: [] })
    // What is a draft is neither delivered nor fitted.
    expect(await tried(alice, 'appointment', { ...visit, kind: 'fitting' })).toEqual({
      taken: ['quote', 'draft', 'invoice'],
      excluded: ['order', 'purchase'],
    })
    // He sells: what is bought is not his to see, nor are reminders of invoices his to send.
    const his = every.slice(0, -2)
    expect(await tried(bruno, 'print')).toEqual({ taken: [...his, 'invoice'], excluded: [] })
    expect(await tried(bruno, 'remind')).toEqual({
      taken: ['quote'],
      excluded: ['draft', 'order', 'invoice'],
    })
    // To the client one message with both, to the supplier another; drafts do not leave.
    const mailed = await alice(tryBulk, {
      ...{ act: 'documents.mail', selection: everything },
      options: { roles: ['client'], enclose: true },
    })
    expect(mailed.taken.map(({ label }) => label)).toEqual([
      'Boulangerie Martin · martin@exemple.fr',
    ])
    expect(mailed.excluded.map(({ record }) => record).toSorted()).toEqual(
      [ids.draft, ids.order, ids.purchase].toSorted(),
    )
  }))

test('what is done from the list of all documents is done as from the list of each', () =>
  scene('2026-03-31', async (play) => {
    const { alice } = play
    const ids = await documents(play)
    const { id: tag } = await alice(createTag, { name: 'Urgent' })
    const chosen = { ids: [ids.quote, ids.invoice, ids.purchase] }
    const run = async (verb: string, options: object) => {
      const asked = { act: `documents.${verb}`, selection: chosen, options: { ...options } }
      const done = await ended(play, await alice(startBulk, asked))
      expect([verb, done.rows.done, done.rows.refused]).toEqual([verb, done.rows.done, 0])
      return done
    }
    await run('tag', { tag })
    const { rows } = await alice(listRegister, { ...page, tag })
    expect(rows.map(({ id, tags }) => [id, tags]).toSorted()).toEqual(
      chosen.ids.map((id) => [id, ['Urgent']]).toSorted(),
    )
    await run('task', { title: 'Vérifier', dueDay: null, shared: true, toSeller: false })
    const tasks = await alice(listTasks, page)
    expect(tasks.rows).toHaveLength(1)
    const { rows: said } = await run('comment', { body: 'À revoir', to: [] })
    expect(said.done).toBe(3)
    expect((await run('remind', {})).rows).toMatchObject({ done: 2, excluded: 1 })
    // Whoever one sees is told of it: the client, or the supplier.
    expect((await run('appointment', visit)).rows).toMatchObject({ done: 3 })
    const told = (await alice(listMails, { ...page, kind: ['appointment'] })).rows
    expect(told.flatMap(({ to }) => to.map(({ address }) => address)).toSorted()).toEqual([
      'fonderie@exemple.fr',
      'martin@exemple.fr',
      'martin@exemple.fr',
    ])
    const printed = await run('print', {})
    const answer = await alice.raw('GET', `/api/v1/bulk-runs/${printed.id}/file`)
    const { pieces } = await readBack(new Uint8Array(await answer.arrayBuffer()))
    expect(pieces.some(({ text }) => text.includes('Laiton'))).toBe(true)
    // Its file holds what it shows, and a hand-picked selection of it.
    const csv = await alice.raw(
      'GET',
      `/api/v1/exports/documents?format=csv&columns=kind,state,party&ids=${ids.purchase}`,
    )
    expect(await csv.text()).toBe(
      'Nature;État;Tiers\r\nCommande d’achat;Brouillon;Fonderie Durand\r\n',
    )
  }))

test('the documents of a selection of all kinds change of seller, each as from its own list, and back', () =>
  scene('2026-03-31', async (play) => {
    const { alice, eve } = play
    const { quote, draft, order, invoice, purchase } = await documents(play)
    const asked = {
      act: 'documents.seller',
      selection: { ids: [quote, draft, order, invoice, purchase] },
      options: { seller: alice.id },
    }
    const trial = await alice(tryBulk, asked)
    expect(trial.concerned).toBe(3)
    // What is issued stays as it is; what she buys is hers already.
    expect(trial.excluded.map(({ record }) => record).toSorted()).toEqual(
      [invoice, purchase].toSorted(),
    )
    expect(trial.excluded.find(({ record }) => record === invoice)?.reason).toContain(
      'Ce qui est émis ne change jamais',
    )
    const sellers = async () =>
      (await alice(listRegister, { ...page, kind: ['quote', 'order'] })).rows.map(
        ({ seller }) => seller?.id,
      )
    const before = await sellers()
    const run = await ended(play, await alice(startBulk, asked))
    expect(run.rows).toMatchObject({ done: 3, refused: 0 })
    expect(new Set(await sellers())).toEqual(new Set([alice.id]))
    await ended(play, await alice(undoBulk, { id: run.id }))
    expect(await sellers()).toEqual(before)
    // Another company learns nothing of them.
    await expect(eve(tryBulk, asked)).rejects.toMatchObject({ reason: 'not_found' })
  }))

test('a payment is written about, commented, tagged and given as a task as any record is', () =>
  scene('2026-03-31', async (play) => {
    const { alice } = play
    const client = await newClient(alice, { email: 'martin@exemple.fr', sellerId: alice.id })
    const { id } = await alice(recordPayment, {
      ...{ customer: client.id, method: 'transfer', amount: cents(120_00), allocations: [] },
    })
    const tag = await alice(createTag, { name: 'À vérifier' })
    const selection = { ids: [id] }
    const texts = { subject: 'Votre règlement', body: 'Bonjour {{contact}}, merci.' }
    for (const [act, options] of [
      ['payments.mail', { ...texts, roles: ['client'] }],
      ['payments.comment', { body: 'Reçu sans référence', to: ['client'] }],
      ['payments.tag', { tag: tag.id }],
      ['payments.appointment', { ...visit, tellClient: false }],
      ['payments.task', { title: 'Pointer', dueDay: null, shared: false, toSeller: true }],
    ] as const) {
      const run = await ended(play, await alice(startBulk, { act, selection, options }))
      expect(run.rows, act).toMatchObject({ done: 1, refused: 0 })
    }
    const found = await alice(listPayments, { ...page, tag: tag.id, sort: 'state' })
    expect(found.rows).toMatchObject([{ id, tags: ['À vérifier'], seller: { id: alice.id } }])
    expect((await alice(listTasks, page)).rows).toMatchObject([{ title: 'Pointer' }])
    const that = { from: day(visit.day), to: day(visit.day), everyone: 'true' as const }
    const { rows: planned } = await alice(listAppointments, that)
    expect(planned.map(({ about }) => [about?.type, about?.id])).toEqual([['payment', id]])
    const mails = (await alice(listMails, page)).rows
    expect(mails.map(({ about }) => [about?.type, about?.id])).toEqual([
      ['payment', id],
      ['payment', id],
    ])
  }))

test('what may come next is filtered by, and done to the documents of a selection that it is for', () =>
  scene('2026-03-31', async (play) => {
    const { alice } = play
    const { id: customer } = await newClient(alice, { email: 'martin@exemple.fr' })
    const ordered = async () => {
      const { id } = await alice(createOrder, { customer, lines: [line('Lampe', 10_00)] })
      return (await alice(confirmOrder, { id })).id
    }
    const orders = [await ordered(), await ordered(), await ordered()] as const
    const { id: signed } = await signedQuote(alice, customer, [line('Pose', 30_00)])
    const { id: sent } = await sentQuote(alice, customer)
    const able = async (can: (typeof registerCans)[number]) => {
      const { rows, total, sums } = await alice(listRegister, { ...page, can: [can] })
      expect([total, sums.net]).toEqual([rows.length, sum(rows.map(({ net }) => net ?? zero))])
      return rows.map(({ id }) => id).toSorted()
    }
    expect(await able('deliver')).toEqual([...orders].toSorted())
    expect(await able('invoice')).toEqual([...orders, signed].toSorted())
    expect(await able('remind')).toEqual([sent])
    expect(await able('purchase')).toEqual([])

    const done = async (verb: string, selection: object, options: object) => {
      const asked = { act: `documents.${verb}`, selection, options: { ...options } }
      return ended(play, await alice(startBulk, asked as never))
    }
    const [first, second, third] = orders
    const mixed = { ids: [first, signed] }
    for (const verb of ['review', 'resume', 'deliver'] as const) {
      const asked = { act: `documents.${verb}`, selection: mixed, options: { per: 'order' } }
      const { excluded } = await alice(tryBulk, asked)
      expect(excluded.find(({ record }) => record === signed)?.reason, verb).toBe(
        'Ce n’est pas une commande.',
      )
    }
    expect((await done('hold', mixed, { reason: 'Plan', until: null })).rows.done).toBe(1)
    expect(await able('deliver')).toEqual([second, third].toSorted())
    expect((await done('resume', mixed, {})).rows.done).toBe(1)
    await alice(blockOrder, { id: first, reason: 'Litige' })
    expect(await able('deliver')).toEqual([second, third].toSorted())
    const pardon = { reason: 'Accord de la gérance', until: null }
    const asked = { act: 'documents.release', selection: { ids: [first, second] }, options: pardon }
    expect((await alice(tryBulk, asked)).excluded.map(({ reason }) => reason)).toEqual([
      'Rien ne bloque cette commande.',
    ])
    expect((await done('release', { ids: [first, second] }, pardon)).rows.done).toBe(1)
    expect((await alice(showOrder, { id: first })).release?.reason).toBe(pardon.reason)
    // All but the third leave together: what is taken out of a selection joins nobody.
    const all = { all: {}, except: [third] }
    const tried = { act: 'orders.deliver', selection: all, options: { per: 'customer' } }
    const plans = (await alice(tryBulk, tried)).taken.map(({ plan }) => plan)
    const together = { first, all: [first, second] }
    expect(plans).toEqual([together, together])
    const delivering = await done('deliver', all, { per: 'customer' })
    expect(delivering.rows).toMatchObject({ done: 2, refused: 0 })
    expect(await able('deliver')).toEqual([third])
    const notes = await alice(listDeliveries, page)
    expect([notes.total, notes.sums.net]).toEqual([1, 20_00])
    const billing = await done('invoice', { ids: [signed, third, sent] }, { per: 'document' })
    expect(billing.rows).toMatchObject({ done: 2, refused: 0, excluded: 1 })
    expect((await alice(listInvoices, page)).rows.map(({ net }) => net).toSorted()).toEqual([
      10_00, 30_00,
    ])
    expect((await ended(play, await alice(undoBulk, { id: billing.id }))).rows.undone).toBe(2)
    expect((await alice(listInvoices, page)).total).toBe(0)
  }))
