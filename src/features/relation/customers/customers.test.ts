import { describe, expect, test } from 'vitest'
import { vatNumberOfSiren } from '#kernel/identifiers.ts'
import type { Bps } from '#kernel/money.ts'
import { scene } from '#test/scene.ts'
import {
  addAddress,
  addContact,
  archive,
  create,
  list,
  remove,
  removeAddress,
  removeContact,
  show,
  unarchive,
  update,
  updateAddress,
  updateContact,
} from './contract.ts'
import { billingAddress, conditionsOf, findCustomer } from './queries.ts'
import { insertCustomer } from './queries/save.ts'

const nowhere = '018f0000-0000-7000-8000-000000000000'
const window = { offset: 0, limit: 50 }

describe('creating', () => {
  test('a name is enough; the rest is the company’s', () =>
    scene('2026-03-31', async ({ alice }) => {
      const first = await alice(create, { name: 'Boulangerie Martin' })
      const second = await alice(create, { name: 'Garage du Lac' })
      expect([first.code, second.code]).toEqual(['T00001', 'T00002'])
      expect(first).toMatchObject({
        kind: 'company',
        isCustomer: true,
        isSupplier: false,
        country: 'FR',
        language: 'fr',
        sellerId: null,
        archived: false,
        version: 1,
        conditions: { termsDays: { value: 30, origin: 'company' } },
        figures: { balance: 0, overdue: 0, turnover: 0, lastInvoiceDay: null },
      })
    }))

  test('numbers are stored in their form, a SIRET tells the SIREN, contacts come along', () =>
    scene('2026-03-31', async ({ alice }) => {
      const made = await alice(create, {
        name: 'Atelier Dupont',
        siret: '732 829 320 00074',
        vatNumber: 'fr44 732829320',
        email: 'Contact@Dupont.example',
        phone: '04 78 00 00 02',
        contacts: [{ lastName: 'Dupont', firstName: 'Léa', mobile: '06 12 34 56 78' }],
        addresses: [{ street: '3 quai Rambaud', postalCode: '69002', city: 'Lyon' }],
      })
      expect(made).toMatchObject({
        siren: '732829320',
        siret: '73282932000074',
        vatNumber: 'FR44732829320',
        email: 'contact@dupont.example',
        phone: '+33478000002',
      })
      expect(made.contacts).toMatchObject([{ lastName: 'Dupont', mobile: '+33612345678' }])
      expect(made.addresses).toMatchObject([{ city: 'Lyon', forBilling: true, country: 'FR' }])
    }))

  test.each([
    [{ siren: '123456789' }, 'bad_siren', 'siren'],
    [{ siret: '12345678901234' }, 'bad_siret', 'siret'],
    [{ siren: '552100554', siret: '73282932000074' }, 'siret_of_another', 'siret'],
    [{ siren: '552100554', vatNumber: 'FR44732829320' }, 'vat_number_of_another', 'vatNumber'],
    [{ iban: 'FR7630006000011234567890180' }, 'bad_iban', 'iban'],
    [{ bic: 'X' }, 'bad_bic', 'bic'],
    [{ email: 'personne' }, 'bad_email', 'email'],
    [{ phone: '0612' }, 'bad_phone', 'phone'],
    [{ isCustomer: false }, 'no_party_role', 'isCustomer'],
    [{ sellerId: nowhere }, 'not_found', 'sellerId'],
    [{ storeId: nowhere }, 'not_found', 'storeId'],
    [{ contacts: [{ lastName: 'A', email: 'x' }] }, 'bad_email', 'contacts.0.email'],
    [{ contacts: [{ lastName: 'A', mobile: '1' }] }, 'bad_phone', 'contacts.0.mobile'],
    [
      { addresses: [{ city: 'Lyon' }, { postalCode: '99999' }] },
      'bad_postal_code',
      'addresses.1.postalCode',
    ],
    [{ addresses: [{ label: 'Siège', city: ' ' }] }, 'address_nowhere', 'addresses.0.street'],
    [{ country: 'ZZ' }, 'invalid_input', 'country'],
    [{ addresses: [{ city: 'Lyon', country: 'ZZ' }] }, 'invalid_input', 'addresses.0.country'],
    [{ name: '  ' }, 'invalid_input', 'name'],
    [{ discount: 10_001 as Bps }, 'invalid_input', 'discount'],
  ])('%o is refused: %s at %s', (fields, reason, param) =>
    scene('2026-03-31', async ({ alice, owner, companies }) => {
      const body = { name: 'Dupont', ...fields } as Record<string, unknown>
      if ('discount' in fields) body['discount'] = '100.01'
      const answer = await alice.raw('POST', '/api/v1/customers', { body })
      const problem = (await answer.json()) as Record<string, unknown>
      expect([problem['code'], problem['param']]).toEqual([reason, param])
      expect(String(problem['detail'])).toMatch(/\.$/)
      const left = await owner.query('select 1 from customer where company_id = $1', [
        companies.lumiere,
      ])
      expect(left.rowCount).toBe(0)
    }),
  )

  test('a code typed by hand is one’s own, and the series goes around it', () =>
    scene('2026-03-31', async ({ alice, eve }) => {
      await alice(create, { name: 'Un', code: 'T00001' })
      expect((await alice(create, { name: 'Deux' })).code).toBe('T00002')
      await expect(alice(create, { name: 'Trois', code: 'T00001' })).rejects.toMatchObject({
        reason: 'code_taken',
        problem: { param: 'code' },
      })
      expect((await eve(create, { name: 'Un', code: 'T00001' })).code).toBe('T00001')
    }))
})

describe('changing', () => {
  test('one field at a time, with the version that was read', () =>
    scene('2026-03-31', async ({ alice, claire }) => {
      const { id, version } = await alice(create, { name: 'Martin', email: 'a@martin.example' })
      const changed = await alice(update, { id, version, name: 'Martin & Fils' })
      expect(changed).toMatchObject({
        name: 'Martin & Fils',
        email: 'a@martin.example',
        version: 2,
      })
      await expect(claire(update, { id, version, phone: '0478000000' })).rejects.toMatchObject({
        status: 409,
        reason: 'changed_meanwhile',
        problem: { current: { name: 'Martin & Fils', version: 2, discount: '0' } },
      })
      const same = await claire(update, { id, version: 2, name: 'Martin & Fils' })
      expect(same.version).toBe(2)
    }))

  test('what is emptied is emptied', () =>
    scene('2026-03-31', async ({ alice }) => {
      const made = await alice(create, { name: 'Martin', siren: '303265045', phone: '0478000000' })
      const { id, version } = made
      const emptied = await alice(update, { id, version, siren: null, phone: '', termsDays: 45 })
      expect(emptied).toMatchObject({ siren: null, phone: '', termsDays: 45 })
      expect(emptied.conditions.termsDays).toEqual({ value: 45, origin: 'customer' })
    }))

  test('the numbers are judged together with those that stay', () =>
    scene('2026-03-31', async ({ alice }) => {
      const { id, version } = await alice(create, { name: 'Martin', siren: '732829320' })
      const other = { id, version, vatNumber: vatNumberOfSiren('552100554') }
      await expect(alice(update, other)).rejects.toMatchObject({ reason: 'vat_number_of_another' })
    }))

  test('the journal tells what changed, in the record’s name', () =>
    scene('2026-03-31', async ({ alice, owner, companies }) => {
      const { id, version } = await alice(create, { name: 'Martin' })
      await alice(update, { id, version, name: 'Martin SA', iban: '' })
      await alice(addContact, { customerId: id, lastName: 'Durand' })
      const { rows } = await owner.query(
        `select action, label, before, after from journal
         where company_id = $1 and entity_id = $2 order by seq`,
        [companies.lumiere, id],
      )
      expect(rows).toMatchObject([
        { action: 'customer.created', label: 'Martin' },
        {
          action: 'customer.changed',
          label: 'Martin SA',
          before: { name: 'Martin' },
          after: { name: 'Martin SA' },
        },
        { action: 'contact.created', label: 'Martin SA', after: { lastName: 'Durand' } },
      ])
    }))

  test('a reader sees the end of the IBAN only', () =>
    scene('2026-03-31', async ({ alice, gilles }) => {
      const iban = 'FR7630006000011234567890189'
      const { id } = await alice(create, { name: 'Martin', iban })
      expect((await alice(show, { id })).iban).toBe(iban)
      expect((await gilles(show, { id })).iban).toBe('FR••\u00a0••••\u00a00189')
    }))
})

describe('contacts and addresses', () => {
  test('live with their own versions', () =>
    scene('2026-03-31', async ({ alice }) => {
      const { id: customerId } = await alice(create, { name: 'Martin' })
      const made = await alice(addContact, { customerId, lastName: 'Durand', forBilling: true })
      expect(made).toMatchObject({ lastName: 'Durand', forBilling: true, version: 1 })
      const key = { customerId, id: made.id }
      const changed = await alice(updateContact, { ...key, version: 1, phone: '0478112233' })
      expect(changed).toMatchObject({ phone: '+33478112233', version: 2 })
      await expect(alice(updateContact, { ...key, version: 1, job: 'Chef' })).rejects.toMatchObject(
        { status: 409, problem: { current: { version: 2, job: '' } } },
      )
      await expect(alice(updateContact, { ...key, version: 2, email: 'x' })).rejects.toMatchObject({
        reason: 'bad_email',
        problem: { param: 'email' },
      })
      expect(await alice(removeContact, key)).toEqual({ done: true })
      expect((await alice(show, { id: customerId })).contacts).toEqual([])
      await expect(alice(removeContact, key)).rejects.toMatchObject({ reason: 'not_found' })
    }))

  test('one address is for billing, whichever goes', () =>
    scene('2026-03-31', async ({ alice, as }) => {
      const { id: customerId } = await alice(create, { name: 'Martin' })
      const seat = await alice(addAddress, { customerId, city: 'Lyon', postalCode: '69002' })
      expect(seat.forBilling).toBe(true)
      const other = await alice(addAddress, { customerId, city: 'Paris', forBilling: true })
      const depot = await alice(addAddress, { customerId, city: 'Nice', forDelivery: true })
      const { addresses } = await alice(show, { id: customerId })
      expect(addresses.filter((one) => one.forBilling).map((one) => one.id)).toEqual([other.id])
      expect((await as('alice', (act) => billingAddress(act, customerId)))?.id).toBe(other.id)
      const stale = { customerId, id: seat.id, version: 1, label: 'Siège' }
      await expect(alice(updateAddress, stale)).rejects.toMatchObject({ status: 409 })
      const back = await alice(updateAddress, { ...stale, version: 2, forBilling: true })
      expect(back).toMatchObject({ forBilling: true, label: 'Siège' })
      await alice(removeAddress, { customerId, id: depot.id })
      await alice(removeAddress, { customerId, id: seat.id })
      const [left] = (await alice(show, { id: customerId })).addresses
      expect(left).toMatchObject({ id: other.id, forBilling: true })
      const alone = { customerId, id: other.id, version: left!.version, forBilling: false }
      expect((await alice(updateAddress, alone)).forBilling).toBe(true)
    }))

  test('a postal code is judged by the country of its address', () =>
    scene('2026-03-31', async ({ alice }) => {
      const { id: customerId } = await alice(create, { name: 'Martin' })
      const away = { customerId, country: 'GB', postalCode: 'sw1a 1aa', city: 'London' }
      const made = await alice(addAddress, away)
      expect(made.postalCode).toBe('SW1A 1AA')
      await expect(
        alice(updateAddress, { customerId, id: made.id, version: 1, country: 'FR' }),
      ).rejects.toMatchObject({ reason: 'bad_postal_code' })
    }))

  test('an address says where it is, once changed too, in a country that exists', () =>
    scene('2026-03-31', async ({ alice, owner }) => {
      const { id: customerId } = await alice(create, { name: 'Martin' })
      const nothing = { reason: 'address_nowhere', problem: { param: 'street' } }
      await expect(alice(addAddress, { customerId, country: 'BE' })).rejects.toMatchObject(nothing)
      const { id } = await alice(addAddress, { customerId, city: 'Lyon' })
      const emptied = { customerId, id, version: 1, city: ' ' }
      await expect(alice(updateAddress, emptied)).rejects.toMatchObject(nothing)
      const path = `/api/v1/customers/${customerId}/addresses/${id}`
      const answer = await alice.raw('PATCH', path, { body: { version: 1, country: 'ZZ' } })
      expect([answer.status, await answer.json()]).toMatchObject([
        400,
        { errors: [{ param: 'country', detail: expect.stringContaining('Ce pays n’existe pas') }] },
      ])
      // What was written before the rule is still read.
      await owner.query('update address set country = $1 where id = $2', ['ZZ', id])
      expect((await alice(show, { id: customerId })).addresses).toMatchObject([{ country: 'ZZ' }])
    }))

  test('those of one customer are not reached through another', () =>
    scene('2026-03-31', async ({ alice, eve }) => {
      const martin = await alice(create, { name: 'Martin', contacts: [{ lastName: 'A' }] })
      const durand = await alice(create, { name: 'Durand', addresses: [{ city: 'Lyon' }] })
      const [contact, address] = [martin.contacts[0]!.id, durand.addresses[0]!.id]
      const crossed = [
        () => alice(updateContact, { customerId: durand.id, id: contact, version: 1, job: 'x' }),
        () => alice(removeContact, { customerId: durand.id, id: contact }),
        () => alice(updateAddress, { customerId: martin.id, id: address, version: 1, label: 'x' }),
        () => alice(removeAddress, { customerId: martin.id, id: address }),
        () => eve(addContact, { customerId: martin.id, lastName: 'Espion' }),
        () => eve(removeContact, { customerId: martin.id, id: contact }),
      ]
      for (const attempt of crossed) {
        await expect(attempt()).rejects.toMatchObject({ status: 404, reason: 'not_found' })
      }
    }))
})

describe('archiving and deleting', () => {
  test('the archive hides from lists and keeps', () =>
    scene('2026-03-31', async ({ alice }) => {
      const { id, version } = await alice(create, { name: 'Martin' })
      const archived = await alice(archive, { id, version })
      expect(archived).toMatchObject({ archived: true, version: 2 })
      expect((await alice(list, window)).total).toBe(0)
      expect((await alice(list, { ...window, archived: 'true' })).total).toBe(1)
      await expect(alice(unarchive, { id, version })).rejects.toMatchObject({ status: 409 })
      expect((await alice(unarchive, { id, version: 2 })).archived).toBe(false)
    }))

  test('who is linked to nothing is deleted, contacts included', () =>
    scene('2026-03-31', async ({ alice, owner }) => {
      const { id } = await alice(create, { name: 'Martin', contacts: [{ lastName: 'Durand' }] })
      expect(await alice(remove, { id })).toEqual({ done: true })
      await expect(alice(show, { id })).rejects.toMatchObject({ reason: 'not_found' })
      const left = await owner.query('select 1 from contact where customer_id = $1', [id])
      expect(left.rowCount).toBe(0)
    }))

  test.each(['quote', 'invoice', 'payment', 'item'])('who has a %s stays', (table) =>
    scene('2026-03-31', async ({ alice, owner, companies }) => {
      const made = await alice(create, { name: 'Martin', isSupplier: true, isCustomer: true })
      const { id, version } = made
      const company = companies.lumiere
      const document = `insert into ${table} (company_id, id, customer_id, day, terms_days,
        terms_end_of_month, payment_method, currency, language${table === 'invoice' ? ', kind' : ''})
        values ($1, gen_random_uuid(), $2, '2026-03-01', 30, false, 'transfer', 'EUR', 'fr'
        ${table === 'invoice' ? ", 'invoice'" : ''})`
      const statements: Record<string, string> = {
        quote: document,
        invoice: document,
        payment: `insert into payment (company_id, id, customer_id, day, method, amount)
          values ($1, gen_random_uuid(), $2, '2026-03-01', 'card', 100)`,
        item: `insert into item (company_id, id, supplier_id, reference, name, price, vat_category,
          vat_rate, search, sort_name)
          values ($1, gen_random_uuid(), $2, 'A', 'A', 0, 'S', 2000, 'a', 'a')`,
      }
      await owner.query(statements[table]!, [company, id])
      await expect(alice(remove, { id })).rejects.toMatchObject({ reason: 'customer_linked' })
      const leaving = table === 'item' ? { isSupplier: false } : { isCustomer: false }
      await expect(alice(update, { id, version, ...leaving })).rejects.toMatchObject({
        reason: table === 'item' ? 'still_supplies' : 'still_buys',
      })
      const other = table === 'item' ? { isCustomer: false } : { isSupplier: false }
      expect(await alice(update, { id, version, ...other })).toMatchObject(other)
    }),
  )
})

describe('who sees whom', () => {
  test('one’s own, those of one’s store, or all', () =>
    scene('2026-03-31', async ({ alice, bruno, denis, claire, fanny, eve, owner, companies }) => {
      const names = async (who: typeof alice) =>
        (await who(list, window)).rows.map((row) => row.name)
      const of = async (sellerId: string | null, storeId: string | null, name: string) =>
        (await alice(create, { name, sellerId, storeId })).id
      const { rows } = await owner.query('select id from store where company_id = $1', [
        companies.lumiere,
      ])
      const store = rows[0].id as string
      const ids = {
        bruno: await of(bruno.id, null, 'À Bruno'),
        store: await of(alice.id, store, 'Du magasin'),
        alice: await of(alice.id, null, 'À Alice'),
        nobody: await of(null, null, 'À personne'),
      }
      await alice(create, { name: 'Fournisseur', isSupplier: true, storeId: null })
      expect(await names(alice)).toEqual([
        'À Alice',
        'À Bruno',
        'À personne',
        'Du magasin',
        'Fournisseur',
      ])
      expect(await names(claire)).toHaveLength(5)
      expect(await names(bruno)).toEqual(['À Bruno', 'Fournisseur'])
      expect(await names(denis)).toEqual(['Du magasin', 'Fournisseur'])
      expect(await names(fanny)).toEqual(['Fournisseur'])
      expect(await names(eve)).toEqual([])
      const unseen = [ids.store, ids.alice, ids.nobody]
      for (const id of unseen) {
        const attempts = [
          () => bruno(show, { id }),
          () => bruno(update, { id, version: 1, name: 'À moi' }),
          () => bruno(archive, { id, version: 1 }),
          () => bruno(remove, { id }),
          () => bruno(addContact, { customerId: id, lastName: 'A' }),
          () => eve(show, { id }),
          () => eve(update, { id, version: 1, name: 'À moi' }),
        ]
        for (const attempt of attempts) {
          await expect(attempt()).rejects.toMatchObject({ status: 404, reason: 'not_found' })
        }
      }
    }))

  test('who sees only their own keeps what they create, and may give it away', () =>
    scene('2026-03-31', async ({ alice, bruno }) => {
      const made = await bruno(create, { name: 'Nouveau' })
      expect(made.sellerId).toBe(bruno.id)
      expect(made.storeId).not.toBeNull()
      const given = await bruno(update, { id: made.id, version: 1, sellerId: alice.id })
      expect(given.seller?.name).toBe('Alice Garnier')
      await expect(bruno(show, { id: made.id })).rejects.toMatchObject({ reason: 'not_found' })
    }))

  test('a seller or a store of another company is as unknown as one that never was', () =>
    scene('2026-03-31', async ({ alice, eve, owner, companies }) => {
      const { rows } = await owner.query('select id from store where company_id = $1', [
        companies.rivale,
      ])
      const { id, version } = await alice(create, { name: 'Martin' })
      for (const foreign of [{ sellerId: eve.id }, { storeId: rows[0].id as string }]) {
        const refusal = { status: 404, reason: 'not_found' }
        await expect(alice(create, { name: 'A', ...foreign })).rejects.toMatchObject(refusal)
        await expect(alice(update, { id, version, ...foreign })).rejects.toMatchObject(refusal)
      }
    }))

  test('a role that only reads changes nothing', () =>
    scene('2026-03-31', async ({ alice, gilles, fanny }) => {
      const { id } = await alice(create, { name: 'Martin' })
      for (const reader of [gilles, fanny]) {
        await expect(reader(create, { name: 'B' })).rejects.toMatchObject({ reason: 'forbidden' })
        await expect(reader(update, { id, version: 1, name: 'C' })).rejects.toMatchObject({
          reason: 'forbidden',
        })
        await expect(reader(remove, { id })).rejects.toMatchObject({ reason: 'forbidden' })
      }
    }))
})

describe('for the other features', () => {
  test('the walk-in customer stays, and serves whoever sells', () =>
    scene('2026-03-31', async ({ alice, bruno, as }) => {
      const id = await as('alice', (act) =>
        insertCustomer(act, {
          code: 'DIVERS',
          name: 'Client divers',
          kind: 'person',
          country: 'FR',
          language: 'fr',
          walk_in: true,
        }),
      )
      const { version } = await bruno(show, { id })
      await expect(alice(archive, { id, version })).rejects.toMatchObject({
        reason: 'walk_in_stays',
      })
      await expect(alice(remove, { id })).rejects.toMatchObject({ reason: 'walk_in_stays' })
      expect((await bruno(show, { id })).figures).toBeNull()
      expect((await bruno(list, window)).rows).toEqual([])
    }))

  test('conditions are those of the company until something is agreed', () =>
    scene('2026-03-31', async ({ alice, as }) => {
      const { id, version } = await alice(create, { name: 'Martin' })
      const terms = async () =>
        (await as('alice', async (act) => conditionsOf(act, await findCustomer(act, id)))).termsDays
      expect(await terms()).toEqual({ value: 30, origin: 'company' })
      await alice(update, { id, version, termsDays: 60 })
      expect(await terms()).toEqual({ value: 60, origin: 'customer' })
    }))
})
