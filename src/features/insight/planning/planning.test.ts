// A task and an appointment for many deals, through HTTP, the real workers and the real papers.
import { expect, test, vi } from 'vitest'
import {
  bulkRows,
  type Run,
  showBulk,
  startBulk,
  tryBulk,
  undoBulk,
} from '#features/base/bulk/contract.ts'
import { listNotifications } from '#features/base/notifications/contract.ts'
import { listActivities } from '#features/relation/activities/contract.ts'
import {
  changeAppointment,
  listAppointments,
  tellAppointment,
} from '#features/relation/appointments/contract.ts'
import { changeTask, listTasks, showTask } from '#features/relation/tasks/contract.ts'
import { confirmOrder, createOrder, listOrders } from '#features/sales/orders/contract.ts'
import { addPerson, attachDocument, createProject } from '#features/sales/projects/contract.ts'
import { day } from '#kernel/day.ts'
import { line, newClient, page } from '#test/deal.ts'
import { withWorkers } from '#test/mailbox.ts'
import { type Scene, scene, type Someone } from '#test/scene.ts'

vi.setConfig({ testTimeout: 60_000 })

const ended = (play: Scene, someone: Someone, { id }: Run): Promise<Run> =>
  withWorkers(play, undefined, () =>
    vi.waitFor(
      async () => {
        const run = await someone(showBulk, { id })
        expect(run.endedAt).not.toBe(null)
        return run
      },
      { timeout: 30_000, interval: 50 },
    ),
  )

const run = async (
  play: Scene,
  someone: Someone,
  asked: Parameters<typeof startBulk.input.parse>[0],
) => ended(play, someone, await someone(startBulk, asked as never))

async function orderFor(someone: Someone, name: string, seller: string | null, email = '') {
  const customer = await newClient(someone, {
    name,
    email,
    addresses: [
      {
        label: '',
        forBilling: true,
        forDelivery: true,
        street: '3 quai des Brumes',
        street2: '',
        postalCode: '35000',
        city: 'Rennes',
        country: 'FR',
      },
    ],
  })
  const { id } = await someone(createOrder, {
    customer: customer.id,
    seller,
    lines: [line('Cuisine', 4321_00)],
  })
  const order = await someone(confirmOrder, { id })
  return { id, number: order.number!, customer: customer.id }
}

const task = {
  title: 'Vérifier les cotes',
  dueDay: '2026-04-03',
  shared: false,
  toSeller: false,
  assignees: [] as string[],
}
const titles = async (someone: Someone, id: string) =>
  (await someone(listActivities, { type: 'order', id, ...page })).ahead.map(({ title }) => title)

test('one task for each deal, given to its own seller, who is told once; taken back unless touched', () =>
  scene('2026-03-31', async (play) => {
    const { alice, bruno } = play
    const mine = await orderFor(alice, 'Martin', bruno.id)
    const other = await orderFor(alice, 'Durand', bruno.id)
    const nobodys = await orderFor(alice, 'Petit', null)
    const asked = {
      act: 'orders.task',
      selection: { ids: [mine.id, other.id, nobodys.id] },
      options: { ...task, toSeller: true },
    }
    const trial = await alice(tryBulk, asked)
    expect(trial).toMatchObject({ total: 3, concerned: 2, excluded: [{ record: nobodys.id }] })
    expect(trial.taken.map(({ note }) => note)).toEqual(['Bruno Lefèvre', 'Bruno Lefèvre'])

    const done = await run(play, alice, asked)
    expect(done.rows).toMatchObject({ done: 2, excluded: 1, refused: 0 })
    const { rows } = await bruno(listTasks, { ...page, assignee: bruno.id })
    expect(rows.map(({ about, dueDay }) => [about?.label, dueDay])).toEqual(
      expect.arrayContaining([
        [mine.number, '2026-04-03'],
        [other.number, '2026-04-03'],
      ]),
    )
    const told = (await bruno(listNotifications, { ...page })).rows.filter(
      ({ code }) => code === 'task.assigned',
    )
    expect(told.length).toBe(1)

    // One of them was changed meanwhile: that one stays.
    const touched = rows.find(({ about }) => about?.id === mine.id)!
    await bruno(changeTask, { id: touched.id, version: touched.version, priority: 'high' })
    const back = await ended(play, alice, await alice(undoBulk, { id: done.id }))
    expect(back.rows).toMatchObject({ undone: 1, kept: 1 })
    expect(
      (await bruno(listTasks, { ...page, assignee: bruno.id })).rows.map(({ id }) => id),
    ).toEqual([touched.id])
    // Nobody is led to what is gone.
    expect((await alice(bulkRows, { id: done.id, offset: 0, limit: 5 })).rows[0]?.reason).toContain(
      'tâche',
    )
  }))

test('one task that all share stands on each of them, and goes with the last', () =>
  scene('2026-03-31', async (play) => {
    const { alice, bruno, eve } = play
    const orders = [
      await orderFor(alice, 'Martin', null),
      await orderFor(alice, 'Durand', null),
      await orderFor(alice, 'Petit', null),
    ]
    const options = { ...task, shared: true, assignees: [bruno.id, alice.id] }
    const asked = { act: 'orders.task', selection: { ids: orders.map(({ id }) => id) }, options }
    await expect(eve(tryBulk, asked)).rejects.toMatchObject({ reason: 'not_found' })
    const done = await run(play, alice, asked)
    expect(done.rows).toMatchObject({ done: 3 })
    const { rows, total } = await alice(listTasks, { ...page, assignee: bruno.id })
    expect([total, rows[0]?.otherCount, rows[0]?.others.length]).toEqual([1, 2, 2])
    for (const { id, customer } of orders) {
      expect(await titles(alice, id)).toEqual([task.title])
      expect((await alice(listTasks, { ...page, customer })).total).toBe(1)
      expect((await alice(listTasks, { ...page, aboutId: id })).total).toBe(1)
    }
    const back = await ended(play, alice, await alice(undoBulk, { id: done.id }))
    expect(back.rows).toMatchObject({ undone: 3, kept: 0 })
    await expect(alice(showTask, { id: rows[0]!.id })).rejects.toMatchObject({
      reason: 'not_found',
    })
    expect(await titles(alice, orders[0]!.id)).toEqual([])
  }))

const fitting = {
  kind: 'fitting',
  title: 'Pose',
  day: day('2026-04-02'),
  from: '08:00',
  lasts: 240,
  together: false,
  ownFitters: false,
  tellPeople: true,
  tellClient: true,
  papers: true,
}

test('three fittings, one after the other: the fitter gets the papers without prices, the client only the date', () =>
  scene('2026-03-31', async (play) => {
    const { alice, fanny, owner } = play
    const orders = [
      await orderFor(alice, 'Martin', null, 'martin@exemple.fr'),
      await orderFor(alice, 'Durand', null, 'durand@exemple.fr'),
      await orderFor(alice, 'Petit', null),
    ]
    const asked = {
      act: 'orders.appointment',
      selection: { ids: orders.map(({ id }) => id) },
      options: { ...fitting, people: [fanny.id] },
    }
    const trial = await alice(tryBulk, asked)
    expect(trial.concerned).toBe(3)
    const noted = trial.taken.map(({ note }) => note)
    expect(noted.filter((note) => note.includes('client sans e-mail')).length).toBe(1)
    expect(noted[0]).toContain('02/04/2026')

    const done = await run(play, alice, asked)
    expect(done.rows).toMatchObject({ done: 3, refused: 0 })
    const week = { from: day('2026-03-30'), to: day('2026-04-05'), person: fanny.id }
    const { rows } = await alice(listAppointments, week)
    expect(rows.map(({ startsAt, endsAt }) => [startsAt, endsAt])).toEqual([
      ['2026-04-02T06:00:00.000Z', '2026-04-02T10:00:00.000Z'],
      ['2026-04-02T10:00:00.000Z', '2026-04-02T14:00:00.000Z'],
      ['2026-04-03T06:00:00.000Z', '2026-04-03T10:00:00.000Z'],
    ])
    expect(new Set(rows.map(({ place }) => place))).toEqual(
      new Set(['3 quai des Brumes, 35000 Rennes']),
    )
    expect((await alice(listOrders, { ...page, todo: ['to_fit'] })).rows).toEqual([])

    const { rows: mails } = await owner.query(
      `select m.to_addresses->0->>'address' as to, array_agg(a.name order by a.rank) as files
       from mail m join mail_attachment a on a.company_id = m.company_id and a.mail_id = m.id
       where m.company_id = $1 and m.kind = 'appointment' group by m.id, 1 order by 1`,
      [play.companies.lumiere],
    )
    expect(mails.length).toBe(5)
    const theirs = mails.filter(({ to }) => String(to).endsWith('@exemple.fr'))
    expect(theirs.map(({ to, files }) => [to, files])).toEqual([
      ['durand@exemple.fr', ['rendez-vous.ics']],
      ['martin@exemple.fr', ['rendez-vous.ics']],
    ])
    const fitters = mails.filter(({ to }) => !String(to).endsWith('@exemple.fr'))
    for (const { files } of fitters) expect(files[1]).toMatch(/^Fiche d’intervention – .*\.pdf$/)
    expect(new Set(fitters.map(({ files }) => files[1])).size).toBe(3)

    const back = await ended(play, alice, await alice(undoBulk, { id: done.id }))
    expect(back.rows).toMatchObject({ undone: 3 })
    expect((await alice(listAppointments, week)).rows).toEqual([])
  }))

test('who fits for another firm needs no account: told by e-mail, with the papers and without the prices', () =>
  scene('2026-03-31', async (play) => {
    const { alice, owner } = play
    const order = await orderFor(alice, 'Martin', null, 'martin@exemple.fr')
    const firm = await newClient(alice, {
      name: 'Poses du Rhône',
      siren: null,
      isCustomer: false,
      isSupplier: true,
      email: 'poses@exemple.net',
    })
    const { id } = await alice(createProject, { customer: order.customer, name: 'Chantier' })
    await alice(attachDocument, { id, kind: 'order', document: order.id })
    await alice(addPerson, { id, role: 'fitter', kind: 'party', of: firm.id })
    const written = async () => {
      const { rows } = await owner.query<{ to: string; files: string[] }>(
        `select (select string_agg(t->>'address', ',') from jsonb_array_elements(m.to_addresses) t)
           as to, array_agg(a.name order by a.rank) as files
         from mail m join mail_attachment a on a.company_id = m.company_id and a.mail_id = m.id
         where m.company_id = $1 and m.kind = 'appointment' group by m.id, 1`,
        [play.companies.lumiere],
      )
      return rows.map(({ to, files }) => `${to} ${files.length}`).toSorted()
    }
    // Many at once: the firm that the project names as its fitter.
    const options = { ...fitting, people: [], ownFitters: true }
    const asked = { act: 'orders.appointment', selection: { ids: [order.id] }, options }
    expect((await alice(tryBulk, asked)).taken[0]?.note).toContain('Poses du Rhône')
    expect((await run(play, alice, asked)).rows).toMatchObject({ done: 1 })
    const first = ['martin@exemple.fr 1', 'poses@exemple.net 2']
    expect(await written()).toEqual(first)
    const that = { from: fitting.day, to: fitting.day, everyone: 'true' as const }
    const [planned] = (await alice(listAppointments, that)).rows
    const guests = [{ name: 'Poses du Rhône', address: 'poses@exemple.net' }]
    expect(planned?.guests).toEqual(guests)
    // One alone: someone else is named by their address, whatever its capitals, and told of the change.
    const karim = { name: 'Karim', address: 'Karim@Exemple.net' }
    const changed = await alice(changeAppointment, {
      ...{ id: planned!.id, version: planned!.version },
      guests: [karim, { ...karim, address: 'karim@exemple.net' }],
    })
    expect(changed.guests).toEqual([{ name: 'Karim', address: 'karim@exemple.net' }])
    expect(changed.untold).toBe(true)
    await alice(tellAppointment, { id: planned!.id, papers: true })
    expect(await written()).toEqual(['karim@exemple.net 2', ...first])
    await alice(tellAppointment, { id: planned!.id })
    expect(await written()).toEqual(['karim@exemple.net 1', 'karim@exemple.net 2', ...first])
  }))
