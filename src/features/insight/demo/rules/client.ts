// What is told of a client of the demonstration: what it buys, how it pays, and by which means.
import type { PaymentMethod } from '#features/base/company/rules.ts'
import { fictionalSiren } from './chance.ts'

/** What kind of place it lights, which tells what it buys. */
export type Trade = 'table' | 'hotel' | 'office' | 'shop' | 'public' | 'home' | 'builder' | 'abroad'

/** How it pays: days early, some days late, weeks late, or all of the month at once. */
export type Habit = 'prompt' | 'usual' | 'slow' | 'grouped'

export type DemoClient = {
  readonly name: string
  readonly trade: Trade
  readonly habit: Habit
  readonly method: PaymentMethod
  readonly siren: string | null
  readonly vatNumber: string | null
  readonly contact: readonly [first: string, last: string]
  readonly job: string
  readonly email: string
  readonly phone: string
  readonly street: string
  readonly postalCode: string
  readonly city: string
  readonly country: string
  readonly terms: { readonly days: number; readonly endOfMonth: boolean } | null
}

type More = {
  habit?: Habit
  method?: PaymentMethod
  job?: string
  country?: string
  vatNumber?: string
  terms?: { days: number; endOfMonth: boolean }
}

let rank = 1
export const client = (
  trade: Trade,
  name: string,
  contact: string,
  [street, postalCode, city]: readonly [street: string, postalCode: string, city: string],
  domain: string,
  { habit = 'usual', method = 'transfer', job = '', country = 'FR', vatNumber, terms }: More = {},
): DemoClient => {
  const [first = '', ...last] = contact.split(' ')
  rank += 1
  const isFrenchCompany = trade !== 'home' && country === 'FR'
  return {
    name,
    trade,
    habit,
    method,
    job,
    country,
    siren: isFrenchCompany ? fictionalSiren(rank) : null,
    vatNumber: vatNumber ?? null,
    contact: [first, last.join(' ')],
    email: `${plain(contact)}@${domain}.example`,
    phone: country === 'FR' ? `04 78 ${pairs(rank * 7919)}` : '',
    street,
    postalCode,
    city,
    terms: terms ?? null,
  }
}

const plain = (name: string): string =>
  name
    .toLowerCase()
    .normalize('NFD')
    .replace(/[^a-z ]/g, '')
    .replaceAll(' ', '.')

const pairs = (n: number): string =>
  String(n % 1_000_000)
    .padStart(6, '0')
    .replace(/(\d\d)(?=\d)/g, '$1 ')
