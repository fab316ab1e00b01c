import { createCompany } from '#features/base/company/actions.ts'
import { readTaxNumber } from '#kernel/identifiers.ts'
import { openPool } from '#server/database/connect.ts'
import { newId } from '#server/ids.ts'
import { actAs } from './acting.ts'
import { type Command, type Io, Misuse, readArguments } from './command.ts'

const usage = `comptoir company create NAME [--country FR] [--currency EUR] [--locale fr|en] [--time-zone Europe/Paris]
                        [--street RUE] [--postal-code CODE] [--city VILLE] [--vat-number NUMÉRO]
comptoir company list

  create   crée une entreprise et écrit son identifiant sur la sortie standard
           (makes a company and prints its identifier) ; son adresse, qui figure sur tout
           document, peut aussi être saisie plus tard dans Paramètres ; hors de France, un
           numéro de TVA dit qu’elle facture la TVA (its address can also be typed later)
  list     une entreprise par ligne : identifiant, nom, pays, devise
           (one company a line: identifier, name, country, currency)

Exemple : npm run comptoir -- company create "Blue Gifts Ltd" --country GB --currency GBP`

const zones: Record<string, string> = {
  FR: 'Europe/Paris',
  GB: 'Europe/London',
  IE: 'Europe/Dublin',
  BE: 'Europe/Brussels',
  CH: 'Europe/Zurich',
  LU: 'Europe/Luxembourg',
  DE: 'Europe/Berlin',
  ES: 'Europe/Madrid',
  IT: 'Europe/Rome',
  US: 'America/New_York',
  CA: 'America/Toronto',
}
const french = ['FR', 'BE', 'CH', 'LU', 'MC', 'RE', 'GP', 'MQ', 'GF', 'YT']

export const companyCommand: Command = {
  usage,
  async run([verb, ...rest], io) {
    if (verb === 'create') return create(rest, io)
    if (verb === 'list') return list(io)
    throw new Misuse(usage)
  },
}

async function create(argv: readonly string[], io: Io): Promise<number> {
  const { words, options } = readArguments(argv, {
    country: 'value',
    currency: 'value',
    locale: 'value',
    'time-zone': 'value',
    street: 'value',
    'postal-code': 'value',
    city: 'value',
    'vat-number': 'value',
  })
  const [name, ...more] = words
  if (!name || more.length > 0) throw new Misuse(usage)
  const country = (options.country ?? 'FR').toUpperCase()
  if (!/^[A-Z]{2}$/.test(country)) {
    throw new Misuse('--country attend deux lettres, par exemple GB (two letters, such as GB)')
  }
  const locale = options.locale ?? (french.includes(country) ? 'fr' : 'en')
  if (locale !== 'fr' && locale !== 'en') throw new Misuse('--locale : fr ou en')
  const time_zone = options['time-zone'] ?? zones[country] ?? 'UTC'
  if (!Intl.supportedValuesOf('timeZone').includes(time_zone) && time_zone !== 'UTC') {
    throw new Misuse(`Fuseau horaire inconnu : ${time_zone} (unknown time zone)`)
  }
  const currency = (options.currency ?? 'EUR').toUpperCase()
  const vat_number = readTaxNumber(options['vat-number'] ?? '', country)
  if (options['vat-number'] && vat_number === null) {
    throw new Misuse(`Numéro de TVA invalide : ${options['vat-number']} (not a VAT number)`)
  }
  const { database } = await io.open()
  const id = newId()
  await actAs(database, { id, time_zone, currency, locale }, (act) =>
    createCompany(act, {
      name: name.trim(),
      country,
      currency,
      locale,
      time_zone,
      // Elsewhere, no VAT is charged until it is said that there is one.
      vat_regime: country === 'FR' || vat_number ? 'standard' : 'outside',
      vat_number,
      street: options.street?.trim() ?? '',
      postal_code: options['postal-code']?.trim() ?? '',
      city: options.city?.trim() ?? '',
    }),
  )
  io.err(`Entreprise « ${name.trim()} » créée (${country}, ${currency}).`)
  io.out(id)
  return 0
}

async function list(io: Io): Promise<number> {
  const { storage } = await io.open()
  const pool = openPool({ ...storage.connections.owner, max: 1 })
  try {
    const { rows } = await pool.query<Record<string, string>>(
      'select id, name, country, currency from company order by name',
    )
    for (const { id, name, country, currency } of rows) {
      io.out([id, name, country, currency].join('\t'))
    }
    return 0
  } finally {
    await pool.end()
  }
}
