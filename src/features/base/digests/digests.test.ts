// The letters of the inbox: at each person's pace, and never twice.
import { expect, test } from 'vitest'
import { notify } from '#features/base/notifications/actions.ts'
import {
  listNotifications,
  readNotifications,
  savePaces,
  showPaces,
} from '#features/base/notifications/contract.ts'
import { usualPaces } from '#features/base/notifications/rules/paces.ts'
import { rememberSite } from '#server/site.ts'
import { scene, type Scene } from '#test/scene.ts'
import { writeAtOnce, writeDaily } from './actions.ts'

const publicUrl = 'http://localhost:3000'
const site = ({ server }: Scene, mail: boolean) =>
  rememberSite(server.database, { publicUrl, mail })

const tell = (play: Scene, label: string, written = false) =>
  play.within(play.companies.lumiere, (act) =>
    notify(act, {
      code: 'mention',
      about: { type: 'customer', id: crypto.randomUUID(), label },
      to: [play.bruno.id],
      values: { by: 'Alice', text: 'À voir' },
      written,
    }),
  )
const daily = (play: Scene, at?: string) =>
  play.within(play.companies.lumiere, (act) => writeDaily(at ? { ...act, now: new Date(at) } : act))
const atOnce = (play: Scene) =>
  play.within(play.companies.lumiere, (act) => writeAtOnce(act, { person: play.bruno.id }))

async function letters({ owner, companies }: Scene) {
  const { rows } = await owner.query<{ subject: string; body: string; language: string }>(
    `select subject, body, language from mail where company_id = $1 and kind = 'digest'
     order by created_at, id`,
    [companies.lumiere],
  )
  return rows
}

test('a digest leaves once a person and day, from eight o’clock, whatever is tried again', () =>
  scene('2026-03-31', async (play) => {
    await site(play, true)
    await tell(play, 'Boulangerie Martin')
    await tell(play, 'Hôtel du Parc')
    await tell(play, 'Déjà écrit', true)
    // 7:30 in Paris.
    await daily(play, '2026-03-31T05:30:00Z')
    expect(await letters(play)).toEqual([])
    await Promise.all([daily(play), daily(play)])
    await daily(play)
    const [letter, ...more] = await letters(play)
    expect(more).toEqual([])
    expect(letter?.subject).toMatch(/^2 nouveautés – Atelier Lumière/)
    expect(letter?.body).toContain(
      'Boulangerie Martin\u00a0: Alice vous mentionne\u00a0: «\u00a0À voir\u00a0»',
    )
    expect(letter?.body).toContain(`${publicUrl}/clients/`)
    expect(letter?.body).not.toContain('Déjà écrit')
    // What comes later the same day waits for the next; what was read is not written.
    await tell(play, 'Plus tard')
    await daily(play)
    expect(await letters(play)).toHaveLength(1)
    play.travel('2026-04-01')
    await tell(play, 'Lu')
    const { rows } = await play.bruno(listNotifications, { offset: 0, limit: 9 })
    const read = rows.find(({ about }) => about.label === 'Lu')!
    await play.bruno(readNotifications, { ids: read.ids })
    await daily(play)
    const [, next] = await letters(play)
    expect(next?.subject).toBe('Plus tard\u00a0: Alice vous mentionne\u00a0: «\u00a0À voir\u00a0»')
    play.travel('2026-04-02')
    await daily(play)
    expect(await letters(play)).toHaveLength(2)
  }))

test('at once, once a day or never, kind by kind, in the language of the person', () =>
  scene('2026-03-31', async (play) => {
    await site(play, true)
    expect(await play.bruno(showPaces, {})).toEqual(usualPaces)
    await play.bruno(savePaces, { ...usualPaces, mine: 'never' })
    await tell(play, 'Jamais')
    await daily(play)
    await atOnce(play)
    expect(await letters(play)).toEqual([])
    await play.bruno(savePaces, { ...usualPaces, mine: 'instant' })
    await play.owner.query(`update person set locale = 'en' where id = $1`, [play.bruno.id])
    await tell(play, 'Aussitôt')
    const { rows: queued } = await play.owner.query(
      `select from graphile_worker.jobs where task_identifier = 'notification-letter'
       and key like '%' || $1`,
      [play.bruno.id],
    )
    expect(queued).toHaveLength(1)
    await atOnce(play)
    await atOnce(play)
    await daily(play)
    const sent = await letters(play)
    expect(sent.map(({ language, subject }) => [language, subject.split(' –')[0]])).toEqual([
      ['en', '2 new things'],
    ])
    expect(await play.alice(showPaces, {})).toEqual(usualPaces)
  }))

test('without a way out, or in a demonstration, nobody is written to', () =>
  scene('2026-03-31', async (play) => {
    await site(play, false)
    await tell(play, 'Rien')
    await daily(play)
    await site(play, true)
    await play.owner.query('update company set demo = true where id = $1', [play.companies.lumiere])
    await daily(play)
    expect(await letters(play)).toEqual([])
    // The control.
    await play.owner.query('update company set demo = false where id = $1', [
      play.companies.lumiere,
    ])
    await daily(play)
    expect(await letters(play)).toHaveLength(1)
  }))
