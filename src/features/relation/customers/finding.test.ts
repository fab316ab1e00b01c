import { describe, expect, test } from 'vitest'
import { type Scene, scene } from '#test/scene.ts'
import { addContact, archive, create, list, removeContact, show, update } from './contract.ts'
import { choices, duplicates, lookup } from './contract/finding.ts'

const window = { offset: 0, limit: 50 }

/** A small town of customers, who look like one another as those of a real book do. */
const town = [
  {
    name: 'Boulangerie Martin',
    siren: '303265045',
    email: 'contact@boulangerie-martin.example',
    phone: '04 78 11 22 33',
    addresses: [{ city: 'Lyon', postalCode: '69002' }],
    contacts: [{ firstName: 'Éloïse', lastName: 'Lefèvre', mobile: '06 12 34 56 78' }],
  },
  {
    name: 'Garage du Lac',
    phone: '+33 4 50 99 88 77',
    addresses: [{ city: 'Annecy', postalCode: '74000' }],
    contacts: [{ firstName: 'Noël', lastName: 'Fabre', email: 'noel.fabre@garage-lac.example' }],
  },
  {
    name: 'Menuiserie Dupont & Fils',
    siret: '73282932000074',
    addresses: [{ city: 'Saint-Étienne', postalCode: '42000' }],
  },
  { name: 'Cœur d’Étoile', email: 'bonjour@etoile.example', addresses: [{ city: 'Nîmes' }] },
  { name: 'Électricité Générale Bernard', addresses: [{ city: 'Lyon', postalCode: '69007' }] },
  { name: 'Hôtel des Voyageurs', addresses: [{ city: 'Paris', postalCode: '75012' }] },
  { name: 'Pharmacie de la Gare', addresses: [{ city: 'Paris', postalCode: '75010' }] },
  { name: 'Imprimerie Rousseau', country: 'BE', phone: '+32 475 12 34 56' },
]
const settle = async ({ alice }: Scene) => {
  for (const one of town) await alice(create, one)
}

describe('the search forgives', () => {
  test.each([
    // A fragment, wherever it stands.
    ['Boulangerie Martin', 'Boulangerie Martin'],
    ['boulang', 'Boulangerie Martin'],
    ['ulange', 'Boulangerie Martin'],
    ['MARTIN', 'Boulangerie Martin'],
    ['martin boulangerie', 'Boulangerie Martin'],
    ['du lac', 'Garage du Lac'],
    // Accents, ligatures and punctuation.
    ['electricite generale', 'Électricité Générale Bernard'],
    ['ÉLECTRICITÉ', 'Électricité Générale Bernard'],
    ['coeur d etoile', 'Cœur d’Étoile'],
    ["cœur d'étoile", 'Cœur d’Étoile'],
    ['hotel voyageurs', 'Hôtel des Voyageurs'],
    ['dupont et fils', 'Menuiserie Dupont & Fils'],
    ['dupont & fils', 'Menuiserie Dupont & Fils'],
    // A city, a postal code.
    ['saint etienne', 'Menuiserie Dupont & Fils'],
    ['St-Étienne', 'Menuiserie Dupont & Fils'],
    ['nimes', 'Cœur d’Étoile'],
    ['74000', 'Garage du Lac'],
    ['bernard lyon', 'Électricité Générale Bernard'],
    ['pharmacie 75', 'Pharmacie de la Gare'],
    // Numbers, in any spacing.
    ['T00003', 'Menuiserie Dupont & Fils'],
    ['303 265 045', 'Boulangerie Martin'],
    ['303265', 'Boulangerie Martin'],
    ['732 829 320 00074', 'Menuiserie Dupont & Fils'],
    ['04 78 11 22 33', 'Boulangerie Martin'],
    ['0478112233', 'Boulangerie Martin'],
    ['04.78.11', 'Boulangerie Martin'],
    ['+33 (0)4 78 11', 'Boulangerie Martin'],
    ['0033 4 50 99 88 77', 'Garage du Lac'],
    ['+32 475 12', 'Imprimerie Rousseau'],
    // E-mails, contacts.
    ['contact@boulangerie-martin.example', 'Boulangerie Martin'],
    ['bonjour@etoile', 'Cœur d’Étoile'],
    ['noel.fabre', 'Garage du Lac'],
    ['lefevre', 'Boulangerie Martin'],
    ['Éloïse Lefèvre', 'Boulangerie Martin'],
    ['06 12 34 56 78', 'Boulangerie Martin'],
    // Slips of the keyboard.
    ['boulangerie martn', 'Boulangerie Martin'],
    ['bolangerie', 'Boulangerie Martin'],
    ['menusierie', 'Menuiserie Dupont & Fils'],
    ['dupond', 'Menuiserie Dupont & Fils'],
    ['lefebvre', 'Boulangerie Martin'],
    ['pharmaccie', 'Pharmacie de la Gare'],
    ['impirmerie', 'Imprimerie Rousseau'],
    ['garrage', 'Garage du Lac'],
    ['voyagers', 'Hôtel des Voyageurs'],
    ['rouseau', 'Imprimerie Rousseau'],
    // Numbers never resemble, nonsense finds nothing, and jokers are letters like others.
    ['0478112239', null],
    ['74009', null],
    ['xylophone', null],
    ['%', 'all'],
    ['_oulangerie %', 'Boulangerie Martin'],
    ["'; drop table customer; --", null],
  ])('"%s" finds %s', (q, expected) =>
    scene('2026-03-31', async (played) => {
      await settle(played)
      const { rows, total } = await played.alice(list, { ...window, q })
      expect(total).toBe(rows.length)
      if (expected === 'all') expect(total).toBe(town.length)
      else expect(rows[0]?.name ?? null).toBe(expected)
      const picked = await played.alice(lookup, { q, limit: 5 })
      if (expected !== 'all') expect(picked.rows[0]?.name ?? null).toBe(expected)
    }),
  )

  test('the best comes first: the start of the name, then the start of a word, then a fragment', () =>
    scene('2026-03-31', async ({ alice }) => {
      for (const name of ['Vitrerie Lartigue', 'La Part du Lion', 'Art et Bois', 'Atelier d’Art']) {
        await alice(create, { name })
      }
      const { rows } = await alice(list, { ...window, q: 'art' })
      expect(rows.map((row) => row.name)).toEqual([
        'Art et Bois',
        'Atelier d’Art',
        'La Part du Lion',
        'Vitrerie Lartigue',
      ])
    }))

  test('it follows what changes: a name, a contact gone', () =>
    scene('2026-03-31', async ({ alice }) => {
      const { id } = await alice(create, { name: 'Ancien nom' })
      const contact = await alice(addContact, { customerId: id, lastName: 'Zimmermann' })
      const found = async (q: string) => (await alice(list, { ...window, q })).total
      expect([await found('ancien'), await found('zimmermann')]).toEqual([1, 1])
      const { version } = await alice(show, { id })
      await alice(update, { id, version, name: 'Raison nouvelle' })
      await alice(removeContact, { customerId: id, id: contact.id })
      expect([await found('ancien'), await found('nouvelle')]).toEqual([0, 1])
      expect(await found('zimmermann')).toBe(0)
    }))
})

test('the picker offers who is in use, of the role that is asked, and one’s own only', () =>
  scene('2026-03-31', async ({ alice, bruno, eve }) => {
    const kept = await alice(create, { name: 'Lumen Éclairage', isSupplier: true })
    const both = await alice(create, { name: 'Lumen & Co', isCustomer: true, isSupplier: true })
    const gone = await alice(create, { name: 'Lumen Ancien' })
    await alice(archive, { id: gone.id, version: 1 })
    await bruno(create, { name: 'Lumen à Bruno' })
    const ids = async (who: typeof alice, input: object) =>
      (await who(lookup, { q: 'lumen', limit: 8, ...input })).rows.map((row) => row.name)
    expect(await ids(alice, {})).toEqual(['Lumen à Bruno', 'Lumen & Co', 'Lumen Éclairage'])
    expect(await ids(alice, { role: 'supplier' })).toEqual([both.name, kept.name])
    expect(await ids(bruno, {})).toEqual(['Lumen à Bruno', 'Lumen Éclairage'])
    expect(await ids(alice, { limit: 1 })).toHaveLength(1)
    expect(await ids(eve, {})).toEqual([])
    expect((await alice(lookup, { limit: 8 })).rows).toHaveLength(3)
  }))

describe('who is already there', () => {
  const martin = {
    name: 'SARL Boulangerie Martin',
    siren: '303265045',
    vatNumber: 'FR40303265045',
    email: 'contact@martin.example',
    phone: '0478112233',
    addresses: [{ city: 'Lyon' }],
    contacts: [{ lastName: 'Lefèvre', email: 'eloise@martin.example', mobile: '0612345678' }],
  }
  test.each([
    [{ siren: '303 265 045' }, ['siren']],
    [{ vatNumber: 'fr40303265045' }, ['vat_number']],
    [{ email: 'Contact@Martin.example' }, ['email']],
    [{ email: 'eloise@martin.example' }, ['email']],
    [{ phone: '+33 4 78 11 22 33' }, ['phone']],
    [{ phone: '06.12.34.56.78' }, ['phone']],
    [{ name: 'Boulangerie Martin' }, ['name']],
    [{ name: 'Boulangerie Martinn', city: 'LYON' }, ['name']],
    [{ name: 'Boulangerie Martin', city: 'Marseille' }, []],
    [{ name: 'Boulangerie Bernard' }, []],
    [{ name: 'SARL' }, []],
    [{ siren: '303265' }, []],
    [{ email: '', phone: '', name: '' }, []],
    [{ name: 'Boulangerie Martin', siren: '303265045' }, ['siren', 'name']],
  ])('%o resembles by %o', (typed, alike) =>
    scene('2026-03-31', async ({ alice }) => {
      const { id } = await alice(create, martin)
      await alice(create, { name: 'Garage du Lac', addresses: [{ city: 'Lyon' }] })
      const { rows } = await alice(duplicates, typed)
      expect(rows.map((row) => row.alike)).toEqual(alike.length > 0 ? [alike] : [])
      expect((await alice(duplicates, { ...typed, except: id })).rows).toEqual([])
    }),
  )

  test('it never stops anybody, tells of the archive, and of nobody else’s customers', () =>
    scene('2026-03-31', async ({ alice, bruno, eve }) => {
      const first = await alice(create, martin)
      await alice(archive, { id: first.id, version: 1 })
      const second = await alice(create, martin)
      const { rows } = await alice(duplicates, { siren: '303265045' })
      expect(rows.map((row) => [row.id, row.archived])).toEqual(
        expect.arrayContaining([
          [first.id, true],
          [second.id, false],
        ]),
      )
      expect((await bruno(duplicates, { siren: '303265045' })).rows).toEqual([])
      expect((await eve(duplicates, { siren: '303265045', name: martin.name })).rows).toEqual([])
    }))
})

test('filters offer the cities and countries that there are', () =>
  scene('2026-03-31', async (played) => {
    await settle(played)
    const offered = await played.alice(choices, {})
    expect(offered.cities.slice(0, 2)).toEqual(['Lyon', 'Paris'])
    expect(offered.countries).toEqual(['FR', 'BE'])
    expect((await played.eve(choices, {})).cities).toEqual([])
  }))
