// What the doctor says of quotes that have left: sound through versions and years, and told when touched.
import { expect, test } from 'vitest'
import { reopenQuote, sendQuote, signQuote } from '#features/sales/quotes/contract.ts'
import { newClient, sentQuote, signedQuote } from '#test/deal.ts'
import { scene } from '#test/scene.ts'
import { checkBooks } from './queries.ts'

test('versions and signatures are looked at, and a hand in the database is told', () =>
  scene('2026-12-20', async ({ alice, as, owner, travel }) => {
    const { id: customer } = await newClient(alice)
    const { id } = await sentQuote(alice, customer)
    await sentQuote(alice, customer)
    travel('2027-01-04')
    // Sent again in another year, it keeps its number: neither year has a gap.
    await alice(reopenQuote, { id })
    const again = await alice(sendQuote, { id, how: 'email' })
    expect(again).toMatchObject({ number: 'DV-2026-0001', day: '2027-01-04' })
    await alice(signQuote, { id, signer: 'Sophie Martin' })
    expect((await signedQuote(alice, customer)).number).toBe('DV-2027-0001')

    const wrong = async () => {
      const checks = await as('alice', (act) => checkBooks(act))
      return checks.filter((check) => check.wrong > 0)
    }
    expect(await wrong()).toEqual([])
    const checks = await as('alice', (act) => checkBooks(act))
    const seals = checks.find(({ name }) => name === 'what was sent and signed is as it was')
    expect(seals).toMatchObject({ looked: 6, wrong: 0 })

    await owner.query(`update quote_line set name = 'Autre' where quote_id = $1 and rank = 0`, [id])
    expect(await wrong()).toEqual([
      {
        name: 'what was sent and signed is as it was',
        looked: 6,
        wrong: 1,
        examples: [
          {
            what: 'DV-2026-0001 lines.0.name',
            stored: '"Autre"',
            expected: '"Suspension laiton"',
          },
        ],
      },
    ])
  }))
