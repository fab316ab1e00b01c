import { expect, test } from 'vitest'
import { listMails, mailAttachment, showMail } from '#features/base/mail/contract.ts'
import { createTask } from '#features/relation/tasks/contract.ts'
import { create as createCustomer } from '#features/relation/customers/contract.ts'
import { createQuote, sendQuote } from '#features/sales/quotes/contract.ts'
import { day } from '#kernel/day.ts'
import { line, newClient } from '#test/deal.ts'
import { type Scene, scene } from '#test/scene.ts'
import {
  cancelAppointment,
  changeAppointment,
  createAppointment,
  holdAppointment,
  listAppointments,
  listDeadlines,
  listFeeds,
  makeFeed,
  reopenAppointment,
  revokeFeed,
  showAppointment,
  tellAppointment,
} from './contract.ts'

const today = '2026-03-31'
const at = (from: string, to: string, on = '2026-04-02') => ({
  startsAt: `${on}T${from}:00Z`,
  endsAt: `${on}T${to}:00Z`,
})
const week = { from: day('2026-03-30'), to: day('2026-04-05') }
const refusal = (reason: string) => ({ reason })

const withContact = (someone: Scene['alice'], name: string) =>
  someone(createCustomer, {
    name,
    contacts: [{ lastName: 'Delorme', firstName: 'Paul', email: 'paul@hotel.example' }],
  })

test('an appointment is made, moved, held and taken up again; one that is cancelled is over', () =>
  scene(today, async ({ alice, bruno }) => {
    const made = await alice(createAppointment, { title: 'Métré', ...at('12:00', '13:00') })
    expect(made).toMatchObject({ kind: 'meeting', state: 'planned', people: [{ id: alice.id }] })
    const { id, version } = made
    const moved = await alice(changeAppointment, { id, version, ...at('08:00', '09:30') })
    expect(moved).toMatchObject({ startsAt: '2026-04-02T08:00:00.000Z', untold: false })
    const stale = alice(changeAppointment, { id, version, title: 'x' })
    await expect(stale).rejects.toMatchObject(refusal('changed_meanwhile'))
    const wrong = alice(changeAppointment, { id, version: 2, ...at('09:00', '09:00') })
    await expect(wrong).rejects.toMatchObject(refusal('appointment_span'))
    await expect(bruno(showAppointment, { id })).rejects.toMatchObject(refusal('not_found'))
    expect(await alice(holdAppointment, { id, outcome: 'Cotes prises' })).toMatchObject({
      state: 'held',
      outcome: 'Cotes prises',
    })
    const closed = refusal('appointment_closed')
    await expect(alice(cancelAppointment, { id })).rejects.toMatchObject(closed)
    expect((await alice(reopenAppointment, { id })).state).toBe('planned')
    expect((await alice(cancelAppointment, { id })).state).toBe('cancelled')
    await expect(alice(reopenAppointment, { id })).rejects.toMatchObject(closed)
    expect((await alice(listAppointments, week)).rows).toEqual([])
  }))

test('each sees their own with everything, and of others what their role covers: else that they are busy', () =>
  scene(today, async ({ alice, bruno, claire, eve }) => {
    const hidden = {
      title: 'Médecin',
      private: true,
      place: 'Rue secrète',
      ...at('07:00', '08:00'),
    }
    await alice(createAppointment, hidden)
    await alice(createAppointment, { title: 'Chantier', ...at('09:00', '10:00') })
    await alice(createAppointment, {
      title: 'À deux',
      people: [alice.id, bruno.id],
      ...at('11:00', '12:00'),
    })
    const titles = async (someone: Scene['alice'], asked = {}) =>
      (await someone(listAppointments, { ...week, ...asked })).rows.map(({ title, busy }) =>
        busy ? '–' : title,
      )
    expect(await titles(alice)).toEqual(['Médecin', 'Chantier', 'À deux'])
    expect(await titles(bruno)).toEqual(['À deux'])
    expect(await titles(bruno, { person: alice.id })).toEqual(['–', '–', 'À deux'])
    expect(await titles(claire, { everyone: 'true' })).toEqual(['–', 'Chantier', 'À deux'])
    expect(await titles(eve, { everyone: 'true' })).toEqual([])
    const { rows } = await claire(listAppointments, { ...week, everyone: 'true' })
    expect(JSON.stringify(rows[0])).not.toMatch(/Médecin|secrète/)
  }))

test('who takes part is written to once, told what changes, and told that it is cancelled', () =>
  scene(today, async ({ alice, bruno }) => {
    const customer = await withContact(alice, 'Hôtel des Terreaux')
    const about = { type: 'customer' as const, id: customer.id }
    const contacts = [customer.contacts[0]!.id]
    const made = await alice(createAppointment, {
      title: 'Pose du hall {{lien}}',
      kind: 'fitting',
      place: '16 rue Lanterne, Lyon',
      people: [alice.id, bruno.id],
      about,
      contacts,
      ...at('12:00', '14:00'),
    })
    const { id } = made
    const told = await alice(tellAppointment, { id })
    expect(told).toMatchObject({ untold: false })
    expect(told.toldAt).not.toBeNull()
    const moved = await alice(changeAppointment, {
      id,
      version: told.version,
      ...at('13:00', '15:00'),
    })
    expect(moved.untold).toBe(true)
    expect((await alice(tellAppointment, { id })).untold).toBe(false)
    await alice(cancelAppointment, { id })

    const mails = await alice(listMails, {
      offset: 0,
      limit: 20,
      direction: 'asc',
      sort: 'created',
    })
    const ours = mails.rows.filter(({ kind }) => kind === 'appointment')
    const files = await Promise.all(
      ours.map(async ({ id: mail }) =>
        new TextDecoder().decode(
          (await alice(mailAttachment, { id: mail, rank: 1 })) as Uint8Array,
        ),
      ),
    )
    const said = files.map((file) =>
      ['METHOD', 'SEQUENCE', 'DTSTART', 'STATUS'].map(
        (name) => new RegExp(`^${name}:(.*)\r$`, 'm').exec(file)?.[1],
      ),
    )
    // All three were written at the same moment of this test.
    said.sort(([, a = ''], [, b = '']) => a.localeCompare(b))
    expect(said).toEqual([
      ['REQUEST', '0', '20260402T120000Z', 'CONFIRMED'],
      ['REQUEST', '1', '20260402T130000Z', 'CONFIRMED'],
      ['CANCEL', '2', '20260402T130000Z', 'CANCELLED'],
    ])
    expect(new Set(files.map((file) => /^UID:(.*)\r$/m.exec(file)?.[1])).size).toBe(1)
    expect(ours[0]?.to.map(({ address }) => address)).toContain('paul@hotel.example')
    expect(ours[0]?.to).toHaveLength(2)
    const first = files.findIndex((file) => file.includes('SEQUENCE:0'))
    const letter = await alice(showMail, { id: ours[first]!.id })
    // On the clocks of the company, and whatever was typed in the title fills nothing in.
    expect(letter.body).toContain('2 avril 2026, 14:00 – 16:00')
    expect(letter.body).toContain('Pose\u00a0: Pose du hall { {lien} }')
  }))

test('nobody is written to of what is private, nor where nobody has an address', () =>
  scene(today, async ({ alice, bruno }) => {
    const hidden = {
      title: 'x',
      private: true,
      people: [alice.id, bruno.id],
      ...at('07:00', '08:00'),
    }
    const { id } = await alice(createAppointment, hidden)
    await expect(alice(tellAppointment, { id })).rejects.toMatchObject(
      refusal('appointment_private'),
    )
    const alone = await alice(createAppointment, { title: 'x', ...at('07:00', '08:00') })
    await expect(alice(tellAppointment, { id: alone.id })).rejects.toMatchObject(
      refusal('appointment_nobody'),
    )
  }))

test('those of another customer take no part, nor those of another company', () =>
  scene(today, async ({ alice, eve }) => {
    const [one, other] = [await withContact(alice, 'Un'), await withContact(alice, 'Autre')]
    const about = { type: 'customer' as const, id: one.id }
    const contacts = [other.contacts[0]!.id]
    const asked = { title: 'x', about, ...at('07:00', '08:00') }
    const unknown = refusal('not_found')
    await expect(alice(createAppointment, { ...asked, contacts })).rejects.toMatchObject(unknown)
    await expect(alice(createAppointment, { ...asked, people: [eve.id] })).rejects.toMatchObject(
      unknown,
    )
    const made = await alice(createAppointment, { ...asked, contacts: [one.contacts[0]!.id] })
    const { id, version } = made
    const away = await alice(changeAppointment, {
      id,
      version,
      about: { type: 'customer', id: other.id },
    })
    expect(away.contacts).toEqual([])
  }))

test('what falls due stands in the calendar, as far as one may see it', () =>
  scene(today, async ({ alice, bruno }) => {
    const customer = await newClient(alice, { name: 'Brasserie' })
    const lines = [line('Pose', 100_00)]
    const quote = await alice(createQuote, {
      customer: customer.id,
      lines,
      validUntil: day('2026-04-03'),
    })
    await alice(sendQuote, { id: quote.id, how: 'hand' })
    await alice(createTask, { title: 'Rappeler', dueDay: day('2026-04-01') })
    const { rows } = await alice(listDeadlines, week)
    expect(rows.map(({ type, day: on }) => [type, on])).toEqual([
      ['task', '2026-04-01'],
      ['quote', '2026-04-03'],
    ])
    expect((await bruno(listDeadlines, { ...week, everyone: 'true' })).rows).toEqual([])
  }))

test('a secret address gives one’s own appointments to another calendar, until it is closed', () =>
  scene(today, async ({ alice, bruno, stranger, owner, companies }) => {
    await alice(createAppointment, { title: 'Médecin', private: true, ...at('07:00', '08:00') })
    await bruno(createAppointment, { title: 'De Bruno', ...at('07:00', '08:00') })
    const { id, address } = await alice(makeFeed, {})
    const path = new URL(address!).pathname
    const read = () => stranger.raw('GET', path)
    const answer = await read()
    expect(answer.headers.get('content-type')).toMatch(/^text\/calendar/)
    const file = await answer.text()
    expect(file).toContain('SUMMARY:Médecin')
    expect(file).not.toContain('De Bruno')
    expect((await alice(listFeeds, {})).rows.map((one) => one.id)).toEqual([id])
    // The secret is kept nowhere.
    const { rows } = await owner.query('select token_hash from calendar_feed where id = $1', [id])
    expect(path).not.toContain(rows[0].token_hash)
    await expect(bruno(revokeFeed, { id })).rejects.toMatchObject(refusal('not_found'))
    const gone = 'update membership set active = $1 where company_id = $2 and person_id = $3'
    await owner.query(gone, [false, companies.lumiere, alice.id])
    expect((await read()).status).toBe(404)
    await owner.query(gone, [true, companies.lumiere, alice.id])
    expect((await read()).status).toBe(200)
    await alice(revokeFeed, { id })
    expect((await read()).status).toBe(404)
    expect((await stranger.raw('GET', `${path.slice(0, -1)}x`)).status).toBe(404)
  }))
