// The inbox through HTTP and PostgreSQL: who is told what, and what one does with it.
import { expect, test } from 'vitest'
import { createQuote, sendQuote, showQuote, signQuote } from '#features/sales/quotes/contract.ts'
import {
  askAboutQuote,
  makeQuoteLink,
  openPublicQuote,
  refusePublicQuote,
} from '#features/sales/signatures/contract.ts'
import { formats } from '#kernel/format.ts'
import { line, newClient } from '#test/deal.ts'
import { scene, type Scene, type Someone } from '#test/scene.ts'
import { notify } from './actions.ts'
import * as contract from './contract.ts'
import { kinds } from './rules/codes.ts'
import { sentence } from './rules/sentences.ts'

const page = { offset: 0, limit: 50 }
const list = (someone: Someone, more = {}) =>
  someone(contract.listNotifications, { ...page, ...more })
const fr = formats('fr', 'EUR', 'Europe/Paris')

/** A quote that its seller has sent, and the token of its public page. */
async function quoteOf(seller: Someone) {
  const client = await newClient(seller)
  const lines = [line('Pose', 1000_00)]
  const { id } = await seller(createQuote, { customer: client.id, lines })
  await seller(sendQuote, { id, how: 'email' })
  const { link } = await seller(makeQuoteLink, { id })
  return { quote: await seller(showQuote, { id }), token: link?.split('/').at(-1) ?? '' }
}

/** Tells Bruno of records that nobody else knows of, one line each. */
const tell = (play: Scene, labels: readonly string[], to = play.bruno.id) =>
  play.within(play.companies.lumiere, async (act) => {
    for (const label of labels) {
      const about = { type: 'customer', id: crypto.randomUUID(), label } as const
      await notify(act, { code: 'mention', about, to: [to], values: { by: 'Alice', text: '' } })
    }
  })

test('what a client does is told to whoever sold, in one row, in their language, and to nobody else', () =>
  scene('2026-03-31', async (play) => {
    const { quote, token } = await quoteOf(play.bruno)
    await play.stranger(openPublicQuote, { token })
    await play.stranger(openPublicQuote, { token })
    await play.stranger(askAboutQuote, { token, question: 'Avec un variateur ?', name: 'Lucie' })
    const { rows, total, indicators } = await list(play.bruno)
    expect(total).toBe(1)
    expect(rows[0]).toMatchObject({
      kind: 'client',
      code: 'quote.question',
      unread: 2,
      about: { type: 'quote', id: quote.id, label: `${quote.number} · Boulangerie Martin` },
    })
    expect(rows[0]?.ids).toHaveLength(2)
    expect(indicators['client']?.count).toBe(1)
    const said = sentence(rows[0]!.code, rows[0]!.told, 'fr', fr)
    expect(said).toBe('Question de Lucie\u00a0: «\u00a0Avec un variateur ?\u00a0»')
    for (const other of [play.alice, play.denis, play.eve]) {
      expect((await list(other)).total).toBe(0)
      expect((await other(contract.countPressing, {})).count).toBe(0)
    }
    await play.stranger(refusePublicQuote, { token, reason: 'Trop cher' })
    expect((await list(play.bruno)).rows[0]).toMatchObject({ code: 'quote.refused', unread: 3 })
  }))

test('the record behind a row: what it stands at, what was told, what was done; and of no other', () =>
  scene('2026-03-31', async (play) => {
    const { quote, token } = await quoteOf(play.bruno)
    await play.stranger(openPublicQuote, { token })
    const about = { type: 'quote', id: quote.id } as const
    const shown = await play.bruno(contract.showNotified, about)
    expect(shown.standing).toMatchObject({ gross: quote.totals.gross, outstanding: null })
    expect(shown.facts.map(({ code }) => code)).toEqual(['quote.opened'])
    expect(shown.acts.map(({ action }) => action)).toContain('quote.sent')
    // Alice may read the quote and was told nothing of it; Ève is elsewhere.
    for (const other of [play.alice, play.eve]) {
      await expect(other(contract.showNotified, about)).rejects.toMatchObject({
        reason: 'not_found',
      })
    }
  }))

test('whoever acts is not told, nor whoever may not read the record or has it out of scope', () =>
  scene('2026-03-31', async (play) => {
    const id = crypto.randomUUID()
    const quote = { type: 'quote', id, label: 'DV-1' } as const
    const [alice, bruno, fanny] = [play.alice.id, play.bruno.id, play.fanny.id]
    const told = (news: Partial<Parameters<typeof notify>[1]>) =>
      play.as('alice', (act) =>
        notify(act, { code: 'quote.signed', about: quote, to: [alice, bruno], ...news }),
      )
    expect(await told({})).toBe(1)
    expect(await told({ about: { ...quote, seller: bruno, store: null } })).toBe(1)
    expect(await told({ about: { ...quote, seller: alice, store: null } })).toBe(0)
    // A fitter reads no invoices; someone of another company is nobody here.
    expect(await told({ to: [fanny], about: { ...quote, type: 'invoice' } })).toBe(0)
    expect(await told({ to: [play.eve.id, null] })).toBe(0)
    // What does not work is for those who administer: of the cast, Alice alone.
    const system = { code: 'backup.missing', to: 'administrators' } as const
    const company = { type: 'company', id: play.companies.lumiere, label: 'Atelier' } as const
    expect(await told({ ...system, about: company })).toBe(0)
    const byJob = await play.within(play.companies.lumiere, (act) =>
      notify(act, { ...system, about: company }),
    )
    expect(byJob).toBe(1)
    // Told once: a second time is nobody's news.
    expect(await told({ once: 'x' })).toBe(1)
    expect(await told({ once: 'x' })).toBe(0)
  }))

test('read, done, undone, put off and back: and each figure is that of the list that it opens', () =>
  scene('2026-03-31', async (play) => {
    const { bruno } = play
    await tell(play, ['A', 'B', 'C', 'D'])
    await quoteOf(bruno).then(({ token }) => play.stranger(openPublicQuote, { token }))
    const figures = async () => {
      const { indicators } = await list(bruno)
      for (const kind of kinds) {
        expect((await list(bruno, { kind: [kind] })).total, kind).toBe(indicators[kind]?.count)
      }
      const { count } = await bruno(contract.countPressing, {})
      expect(indicators['pressing']?.count).toBe(count)
      expect((await list(bruno, { kind: ['mine', 'client'], unread: 'true' })).total).toBe(count)
      return { count, mine: indicators['mine']?.count }
    }
    expect(await figures()).toEqual({ count: 5, mine: 4 })
    const idsOf = async (label: string) =>
      (await list(bruno)).rows.find(({ about }) => about.label === label)!.ids
    const [a, b, c] = [await idsOf('A'), await idsOf('B'), await idsOf('C')]
    await bruno(contract.readNotifications, { ids: a })
    expect(await figures()).toEqual({ count: 4, mine: 4 })
    expect(await bruno(contract.settleNotifications, { ids: b })).toEqual({ ids: b })
    expect(await figures()).toEqual({ count: 3, mine: 3 })
    expect((await list(bruno, { standing: 'done' })).rows[0]?.about.label).toBe('B')
    await bruno(contract.snoozeNotifications, { ids: c, day: '2026-04-01' as never })
    expect(await figures()).toEqual({ count: 2, mine: 2 })
    const [away] = (await list(bruno, { standing: 'snoozed' })).rows
    // 9:00 in Paris, in summer.
    expect(away?.snoozedUntil).toBe('2026-04-01T07:00:00.000Z')
    // All of a kind, and back: what was read stays read.
    const settled = await bruno(contract.settleNotifications, { kind: ['mine'] })
    expect(settled.ids).toHaveLength(2)
    expect(await figures()).toEqual({ count: 1, mine: 0 })
    await bruno(contract.reopenNotifications, settled)
    expect((await figures()).mine).toBe(2)
    play.travel('2026-04-01')
    expect((await list(bruno)).rows[0]?.about.label).toBe('C')
    expect((await figures()).mine).toBe(3)
  }))

test('one’s own lines only, days to come only, and people only', () =>
  scene('2026-03-31', async (play) => {
    await tell(play, ['A'])
    const { ids } = (await list(play.bruno)).rows[0]!
    const refused = { reason: 'not_found' }
    for (const other of [play.alice, play.eve]) {
      await expect(other(contract.readNotifications, { ids })).rejects.toMatchObject(refused)
      await expect(other(contract.settleNotifications, { ids })).rejects.toMatchObject(refused)
      await expect(other(contract.snoozeNotifications, { ids })).rejects.toMatchObject(refused)
      await expect(other(contract.reopenNotifications, { ids })).rejects.toMatchObject(refused)
      await other(contract.settleNotifications, {})
    }
    expect((await list(play.bruno)).rows[0]?.unread).toBe(1)
    const until = (day: string) =>
      play.bruno(contract.snoozeNotifications, { ids, day: day as never })
    await expect(until('2026-03-31')).rejects.toMatchObject({ reason: 'not_ahead' })
    await expect(until('2027-05-01')).rejects.toMatchObject({ reason: 'too_far_ahead' })
  }))

test('a signature that a colleague records is told to whoever sold, and not to whoever records it', () =>
  scene('2026-03-31', async ({ alice, bruno }) => {
    const { quote } = await quoteOf(bruno)
    await alice(signQuote, { id: quote.id, signer: 'Lucie Martin' })
    const [told] = (await list(bruno)).rows
    expect(told).toMatchObject({ code: 'quote.signed', about: { type: 'quote', id: quote.id } })
    expect(sentence(told!.code, told!.told, 'fr', fr)).toContain('Signé par Lucie Martin')
    const own = (await quoteOf(bruno)).quote
    await bruno(signQuote, { id: own.id, signer: 'Lucie Martin' })
    expect((await list(bruno)).rows.length).toBe(1)
  }))
