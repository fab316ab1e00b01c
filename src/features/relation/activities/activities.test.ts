import { expect, test } from 'vitest'
import { listNotifications } from '#features/base/notifications/contract.ts'
import { create as createCustomer } from '#features/relation/customers/contract.ts'
import { createTask } from '#features/relation/tasks/contract.ts'
import { recordPayment } from '#features/sales/payments/contract.ts'
import { createQuote } from '#features/sales/quotes/contract.ts'
import { day } from '#kernel/day.ts'
import { cents } from '#kernel/money.ts'
import { line } from '#test/deal.ts'
import { scene } from '#test/scene.ts'
import {
  changeNote,
  deleteNote,
  findSubject,
  listActivities,
  showNote,
  writeNote,
} from './contract.ts'
import { allOutcomes, mentionedIn, noteKinds, outcomes, whyNotTold } from './rules.ts'

test('each kind has its outcomes and no other; something must be said', () => {
  for (const kind of noteKinds)
    for (const outcome of allOutcomes) {
      const known: readonly string[] = outcomes[kind]
      expect(whyNotTold({ kind, body: 'dit', outcome, minutes: null })?.code ?? null).toBe(
        known.includes(outcome) ? null : 'note_outcome',
      )
    }
  const bare = { body: ' ', outcome: null, minutes: null }
  for (const kind of noteKinds) expect(whyNotTold({ kind, ...bare })?.param).toBe('body')
  expect(whyNotTold({ ...bare, kind: 'call', outcome: 'no_answer' })).toBeNull()
  expect(whyNotTold({ ...bare, body: 'dit', kind: 'note', minutes: 5 })?.param).toBe('minutes')
})

test('a colleague is called by their name, or by a first name that is theirs alone', () => {
  const people = ['Bruno Lefèvre', 'Inès Rahmani', 'Inès Petit', 'Ann Lee', 'Anna Lee'].map(
    (name) => ({ id: name, name }),
  )
  const called = (text: string) => mentionedIn(text, people)
  expect(called('@bruno peux-tu voir ?')).toEqual(['Bruno Lefèvre'])
  expect(called('voir @Bruno Lefevre, @Inès Rahmani')).toEqual(['Bruno Lefèvre', 'Inès Rahmani'])
  expect(called('@Inès ?')).toEqual([])
  expect(called('@Anna')).toEqual(['Anna Lee'])
  expect(called('bruno@exemple.fr, Bruno')).toEqual([])
})

const list = { offset: 0, limit: 50 }

test('what was said of a client and of their documents stands on their page, what is to come ahead', () =>
  scene('2026-03-31', async ({ alice, travel }) => {
    const customer = await alice(createCustomer, {
      name: 'Brasserie du Parc',
      contacts: [{ lastName: 'Morel', firstName: 'Lucie' }],
    })
    const about = { type: 'customer' as const, id: customer.id }
    const quote = await alice(createQuote, {
      customer: customer.id,
      subject: 'Luminaires',
      lines: [line('Pose', 100_00)],
    })
    const contacts = [customer.contacts[0]!.id]
    await alice(writeNote, {
      kind: 'call',
      about,
      outcome: 'reached',
      minutes: 12,
      body: 'D’accord',
      contacts,
    })
    travel('2026-04-01')
    const of = { type: 'quote' as const, id: quote.id }
    await alice(writeNote, { kind: 'note', about: of, body: 'Prévoir la nacelle' })
    await alice(createTask, { title: 'Rappeler', about: of, dueDay: day('2026-04-03') })
    const { rows, ahead } = await alice(listActivities, { ...about, ...list })
    expect(rows.map(({ kind, text, people }) => [kind, text, people])).toEqual([
      ['note', 'Prévoir la nacelle', []],
      ['call', 'D’accord', ['Lucie Morel']],
    ])
    expect(rows[0]?.about).toMatchObject({ type: 'quote', label: 'Luminaires' })
    expect(ahead.map(({ title, due }) => [title, due])).toEqual([['Rappeler', '2026-04-03']])
    const onQuote = await alice(listActivities, { ...of, ...list })
    expect(onQuote.rows).toHaveLength(1)
    const calls = await alice(listActivities, { ...about, ...list, kind: 'call' })
    expect([calls.rows.length, calls.ahead.length]).toEqual([1, 0])
    expect(await alice(findSubject, of)).toMatchObject({ customer: { name: 'Brasserie du Parc' } })
    // A payment has no number: it is called by what it was, how much and when.
    const paid = { customer: customer.id, method: 'cheque', amount: cents(80_00) } as const
    const { id: payment } = await alice(recordPayment, { ...paid, reference: 'Chèque 42' })
    const labelled = await alice(findSubject, { type: 'payment', id: payment })
    expect(labelled.subject.label).toMatch(/^Chèque 42 · 80,00\s€ · 01\/04\/2026$/u)
  }))

test('only its author mends a note; who does not see the record does not see it', () =>
  scene('2026-03-31', async ({ alice, bruno, claire, eve, owner, companies }) => {
    const customer = await bruno(createCustomer, { name: 'Client de Bruno' })
    const about = { type: 'customer' as const, id: customer.id }
    const { id, version } = await bruno(writeNote, { kind: 'note', about, body: 'Confidence' })
    const theirs = { reason: 'note_not_yours', status: 403 }
    await expect(alice(changeNote, { id, version, body: 'Autre' })).rejects.toMatchObject(theirs)
    await expect(alice(deleteNote, { id })).rejects.toMatchObject(theirs)
    expect((await claire(showNote, { id })).body).toBe('Confidence')
    await expect(eve(showNote, { id })).rejects.toMatchObject({ reason: 'not_found' })
    const hidden = await alice(createCustomer, { name: 'Client d’Alice' })
    const on = { type: 'customer' as const, id: hidden.id }
    const note = await alice(writeNote, { kind: 'note', about: on, body: 'Entre nous' })
    const unseen = { reason: 'not_found' }
    await expect(bruno(showNote, { id: note.id })).rejects.toMatchObject(unseen)
    await expect(bruno(listActivities, { ...on, ...list })).rejects.toMatchObject(unseen)
    await expect(bruno(writeNote, { kind: 'note', about: on, body: 'x' })).rejects.toMatchObject(
      unseen,
    )
    const mended = await bruno(changeNote, { id, version, body: 'Mieux dit' })
    expect(mended).toMatchObject({ body: 'Mieux dit', version: 2 })
    await expect(bruno(changeNote, { id, version, body: 'x' })).rejects.toMatchObject({
      reason: 'changed_meanwhile',
    })
    expect(await bruno(deleteNote, { id })).toEqual({ done: true })
    // What was said is nobody else's: the journal tells that it was.
    const { rows } = await owner.query(
      `select action from journal where company_id = $1 and entity = 'note' and entity_id = $2
        and after::text not like '%dit%' is not false order by seq`,
      [companies.lumiere, id],
    )
    expect(rows.map(({ action }) => action)).toEqual([
      'note.written',
      'note.changed',
      'note.deleted',
    ])
  }))

test('who is called is told, as long as they may see the record', () =>
  scene('2026-03-31', async ({ alice, bruno, claire, owner, companies }) => {
    const { id } = await alice(createCustomer, { name: 'Client d’Alice' })
    const about = { type: 'customer' as const, id }
    const text = 'Voir avec @Claire, @Bruno Lefèvre et @Alice'
    const note = await alice(writeNote, { kind: 'note', about, body: text })
    expect(note.mentions.map(({ name }) => name)).toEqual(['Bruno Lefèvre', 'Claire Nguyen'])
    // Who wrote it knows that one of them heard nothing.
    expect(note.untold).toEqual([{ id: bruno.id, name: 'Bruno Lefèvre' }])
    const news = async (someone: typeof alice) =>
      (await someone(listNotifications, list)).rows.map(({ code }) => code)
    expect([await news(claire), await news(bruno), await news(alice)]).toEqual([
      ['mention'],
      [],
      [],
    ])
    const { id: called, version } = note
    const mended = await alice(changeNote, { id: called, version, body: `${text} !` })
    expect([mended.untold, await news(claire)]).toEqual([[], ['mention']])
    // A role that reads clients, but not what the note is about, hears nothing of it either.
    const quote = await alice(createQuote, { customer: id, lines: [line('Pose', 100_00)] })
    await owner.query(
      `update role set levels = levels || '{"quotes":"none"}' where company_id = $1 and id =
        (select role_id from membership where company_id = $1 and person_id = $2)`,
      [companies.lumiere, claire.id],
    )
    const on = { type: 'quote' as const, id: quote.id }
    const other = await alice(writeNote, { kind: 'note', about: on, body: '@Claire ?' })
    expect(other.untold).toEqual([{ id: claire.id, name: 'Claire Nguyen' }])
    expect(await news(claire)).toEqual(['mention'])
  }))
