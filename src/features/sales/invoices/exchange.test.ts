// A French company that counts in another currency says its VAT in euros too (BR-FR-CO-12), at the rate
// that was typed when it issued.
import { expect, test } from 'vitest'
import { changeCompany, showCompany } from '#features/base/company/contract.ts'
import { addCompany } from '#features/base/team/contract.ts'
import { day } from '#kernel/day.ts'
import { price } from '#kernel/money.ts'
import { issuedInvoice, line, newClient } from '#test/deal.ts'
import { joined, readBack } from '#test/read-pdf.ts'
import { type Scene, scene, type Someone } from '#test/scene.ts'
import {
  createInvoice,
  creditInvoice,
  invoicePdf,
  issueInvoice,
  showInvoice,
  viewInvoice,
} from './contract.ts'

/** Alice in a new company of Annecy that counts in Swiss francs. */
async function nearGeneva(play: Scene): Promise<Someone> {
  const { id } = await play.alice(addCompany, {
    name: `Lumière du Lac ${play.companies.lumiere.slice(-6)}`,
    country: 'FR',
    currency: 'CHF',
    locale: 'fr',
    timeZone: 'Europe/Paris',
  })
  const there = play.in(play.alice, id)
  const read = await there(showCompany, {})
  const { id: _, country, currency, locale, timeZone, hasLogo, demo, ...settings } = read
  await there(changeCompany, {
    ...settings,
    legalForm: 'SARL',
    capital: 10_000_00 as never,
    siren: '732829320',
    siret: '73282932000074',
    vatNumber: 'FR44732829320',
    registry: 'RCS Annecy',
    street: '2 quai du Lac',
    postalCode: '74000',
    city: 'Annecy',
    vatRegime: 'standard',
  })
  return there
}

test('the rate is asked for once, proposed from then on, frozen and printed', () =>
  scene('2026-03-31', async (play) => {
    const there = await nearGeneva(play)
    const { id: customer } = await newClient(there)
    const drafted = await there(createInvoice, { customer, lines: [line('Lustre', 1_000_00)] })
    expect(drafted).toMatchObject({ currency: 'CHF', exchange: null, incomplete: [] })
    await expect(there(issueInvoice, { id: drafted.id })).rejects.toMatchObject({
      reason: 'exchange_rate_missing',
      problem: { param: 'exchange' },
    })
    const rate = price(1_043_200)
    const later = { rate, day: day('2026-04-01') }
    await expect(there(issueInvoice, { id: drafted.id, exchange: later })).rejects.toMatchObject({
      reason: 'day_ahead',
    })
    const exchange = { rate, day: day('2026-03-30') }
    const issued = await there(issueInvoice, { id: drafted.id, exchange })
    expect(issued.exchange).toEqual(exchange)
    // 200.00 CHF of VAT at 1.0432.
    const printed = joined(
      (await readBack((await there(invoicePdf, { id: issued.id })) as Uint8Array)).text,
    )
    for (const said of ['TVA en euros', '1,0432', '30/03/2026', '208,64 €', '1 200,00 CHF']) {
      expect(printed, said).toContain(joined(said))
    }
    expect(printed).toContain(joined('SARL au capital de 10 000 CHF'))

    // The last one typed is proposed; another may be; what was issued stays as it was.
    const next = await there(createInvoice, { customer, lines: [line('Lustre', 500_00)] })
    expect(next.exchange).toEqual(exchange)
    play.travel('2026-04-02')
    const today = { rate: price(1_050_000), day: day('2026-04-02') }
    expect((await there(issueInvoice, { id: next.id, exchange: today })).exchange).toEqual(today)
    expect((await there(showInvoice, { id: issued.id })).exchange).toEqual(exchange)
    // A credit note takes back at the rate of its invoice.
    const credit = await there(creditInvoice, { id: issued.id })
    expect(credit.exchange).toEqual(exchange)
    const credited = await there(issueInvoice, { id: credit.id })
    expect(credited.exchange).toEqual(exchange)
    expect(JSON.stringify(await there(viewInvoice, { id: credited.id }))).toContain('208,64')
  }))

test('whoever counts in euros is asked nothing', () =>
  scene('2026-03-31', async ({ alice }) => {
    const { id: customer } = await newClient(alice)
    expect((await issuedInvoice(alice, customer, 120_00)).exchange).toBeNull()
  }))
