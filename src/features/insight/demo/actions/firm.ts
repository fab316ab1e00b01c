// The workshop itself: its settings, its stores and the people who work there.
import { personOf } from '#features/base/account/actions.ts'
import { findPersonByEmail } from '#features/base/account/queries.ts'
import { editCompany } from '#features/base/company/actions.ts'
import { createStore, editStore } from '#features/base/stores/actions.ts'
import { readStores } from '#features/base/stores/queries.ts'
import { createUser, foundCompany } from '#features/base/team/actions.ts'
import { putMember, readRoles } from '#features/base/team/queries.ts'
import { vatNumberOfSiren } from '#kernel/identifiers.ts'
import { cents } from '#kernel/money.ts'
import { presets } from '#kernel/rights.ts'
import type { Act } from '#server/act.ts'
import { newId } from '#server/ids.ts'
import { fictionalSiren } from '../rules/chance.ts'
import { colleagues, domain, stores } from '../rules/people.ts'

/** Who acts, and in which stores. */
export type Someone = Pick<Act, 'person' | 'stores'>
export type Firm = {
  /** Who opened the demonstration, its manager. */
  readonly manager: Act
  /** In the order of `colleagues`. */
  readonly team: readonly Someone[]
}

/** Founds the company in which the act is, with the person who acts as its manager. */
export async function foundFirm(inner: Act): Promise<Firm> {
  personOf(inner)
  const manager = { role: presets.manager, currency: 'EUR', timeZone: 'Europe/Paris', stores: [] }
  await foundCompany({ ...inner, ...manager }, { ...atelier, demo: true })
  const act: Act = { ...inner, ...manager, retold: true }
  await editCompany(act, { ...settings, version: 1 })
  const ids = await makeStores(act)
  return { manager: { ...act, stores: ids }, team: await makeTeam(act, ids) }
}

/** The first store comes with the company; the others are made. */
async function makeStores(act: Act): Promise<string[]> {
  const [first] = (await readStores(act)).rows
  const made: string[] = []
  for (const [rank, store] of stores.entries()) {
    const fields = { ...store, street2: '', country: 'FR', phone: '', email: '' }
    const { id } =
      rank === 0 && first
        ? await editStore(act, { ...fields, id: first.id, archived: false, version: first.version })
        : await createStore(act, fields)
    made.push(id)
  }
  return made
}

/** Colleagues with an account of their own, into which nobody signs in: their password is told to no one. */
async function makeTeam(act: Act, ids: readonly string[]): Promise<Someone[]> {
  const { rows: roles } = await readRoles(act)
  const made: Someone[] = []
  for (const { name, login, preset, stores: where } of colleagues) {
    const role = roles.find((one) => one.preset === preset)
    if (!role) throw new Error(`a new company has no role ${preset}`)
    const email = await freeAddress(act, login)
    const { id } = await createUser(act, { email, name, password: newId(), roleName: role.name })
    const theirs = where.flatMap((rank) => ids[rank] ?? [])
    await putMember(act, { person: id, role: role.id, stores: theirs })
    made.push({ person: { id, name }, stores: theirs })
  }
  return made
}

/** An address is that of one person in the whole installation, and demonstrations may be several. */
async function freeAddress(act: Act, login: string): Promise<string> {
  for (let n = 1; ; n += 1) {
    const email = `${login}${n === 1 ? '' : `.${n}`}@${domain}`
    if (!(await findPersonByEmail(act, email))) return email
  }
}

const name = 'Atelier Lumière (démonstration)'
const atelier = {
  name,
  country: 'FR',
  currency: 'EUR',
  locale: 'fr',
  time_zone: 'Europe/Paris',
  street: '12 rue de la République',
  postal_code: '69002',
  city: 'Lyon',
} as const

const siren = fictionalSiren(1)
const settings = {
  name,
  legalForm: 'SARL',
  capital: cents(2_000_000),
  siren,
  siret: null,
  vatNumber: vatNumberOfSiren(siren),
  registry: 'RCS Lyon',
  street: atelier.street,
  street2: '',
  postalCode: atelier.postal_code,
  city: atelier.city,
  email: `bonjour@${domain}`,
  phone: '04 78 00 00 01',
  website: '',
  vatRegime: 'standard',
  vatOnDebits: false,
  colour: '#1f4d46',
  termsDays: 30,
  termsEndOfMonth: false,
  paymentMethod: 'transfer',
  bankName: 'Banque du Rhône',
  iban: 'FR7630006000011234567890189',
  bic: 'AGRIFRPP',
  latePenalty: '',
  earlyDiscount: '',
  quoteValidityDays: 30,
  quoteExpiringDays: 10,
  fiscalMonth: 1,
  documentNote: '',
  insurance: '',
  mediator: 'Médiation de la consommation – CM2C, 49 rue de Ponthieu, 75008 Paris',
  saleConditions: '',
  quoteAgreement: true,
  printPhotos: false,
} as const
