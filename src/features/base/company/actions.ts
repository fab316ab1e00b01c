import { z } from 'zod'
import { findFile, insertFile } from '#features/base/files/queries.ts'
import { imageType, whyNotImage } from '#features/base/files/rules.ts'
import { changed, record } from '#features/base/journal/actions.ts'
import type { Day } from '#kernel/day.ts'
import { countsInCents } from '#kernel/format.ts'
import { readBic, readIban, readSiren, readSiret, readTaxNumber } from '#kernel/identifiers.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import type { FileAnswer, Uploaded } from '#server/http/answers.ts'
import { Company as CompanyShape, type Company, type CompanySettings } from './contract.ts'
import {
  advanceCounter,
  findCompany,
  findNumbering,
  insertCompany,
  listSeries,
  type NewCompany,
  updateCompany,
  updateNumbering,
} from './queries.ts'
import {
  type CompanyVatRegime,
  type Numbering,
  numberOf,
  type NumberedKind,
  numberedKinds,
  type PaymentMethod,
  presetNames,
  whyNotNumbering,
  undated,
} from './rules.ts'

/**
 * Makes the company whose identifier the act carries (a new one), with its roles, numberings and
 * first store.
 * @throws Refusal `unknown_currency`, `company_exists`.
 */
export async function createCompany(act: Act, values: NewCompany): Promise<{ id: string }> {
  if (!countsInCents(values.currency ?? 'EUR')) {
    refuse('unknown_currency', 'currency')
  }
  const names = presetNames[values.locale === 'en' ? 'en' : 'fr']
  await insertCompany(act, values, names).catch(whenNameTaken)
  record(act, 'company.created', 'company', act.company, { label: values.name })
  return { id: act.company }
}

/** Names are unique in an installation: the command line and the choice of a company go by them. */
function whenNameTaken(error: unknown): never {
  if ((error as { constraint?: string }).constraint === 'company_name') {
    refuse('company_exists', 'name')
  }
  throw error
}

/**
 * Takes the next number of a kind, on a day: unique, gapless, in the order of dates within its
 * series. Call it as late as possible in the act: it holds the series until the commit.
 */
export async function takeNumber(act: Act, kind: NumberedKind, on: Day): Promise<string> {
  const numbering = await findNumbering(act, kind)
  const year = numbering.yearly ? Number(on.slice(0, 4)) : 0
  const count = await advanceCounter(act, kind, year, undated.has(kind) ? null : on)
  return numberOf(numbering, Number(on.slice(0, 4)), count)
}

type Settings = z.output<typeof CompanySettings>

/** The company of the act as the contract shows it. */
export async function readCompany(act: Act): Promise<z.output<typeof Company>> {
  return shown(await findCompany(act))
}

/**
 * Changes the settings; what was issued keeps its frozen copy.
 * @throws Refusal `bad_siren`… where an identifier is wrong, `changed_meanwhile` with the current one.
 */
export async function editCompany(
  act: Act,
  { version, ...settings }: Settings & { version: number },
): Promise<z.output<typeof Company>> {
  const before = await findCompany(act, { hold: true })
  if (before.version !== version) {
    refuse('changed_meanwhile', undefined, {}, { current: await readEncodable(act) })
  }
  const values = columnsOf(checkIdentifiers(settings, before.country))
  await updateCompany(act, values).catch(whenNameTaken)
  const differing = changed(before, values)
  if (Object.keys(differing.after).length > 0) {
    record(act, 'company.changed', 'company', act.company, { label: settings.name, ...differing })
  }
  return readCompany(act)
}

/** Keeps a logo: an image by its first bytes, of a bounded size. */
export async function saveLogo(act: Act, uploaded: Uploaded | null) {
  const bytes = uploaded?.bytes ?? new Uint8Array()
  const reason = whyNotImage(bytes)
  if (reason) refuse(reason, 'file')
  const mediaType = imageType(bytes) ?? 'image/png'
  const name = `logo.${mediaType.split('/')[1]}`
  const logo_file_id = await insertFile(act, { name, mediaType, bytes })
  await updateCompany(act, { logo_file_id })
  record(act, 'company.logo_changed', 'company', act.company)
  return readCompany(act)
}

export async function dropLogo(act: Act) {
  await updateCompany(act, { logo_file_id: null })
  record(act, 'company.logo_removed', 'company', act.company)
  return readCompany(act)
}

/** The logo as a file; refuses `not_found` where there is none. */
export async function readLogo(act: Act): Promise<FileAnswer> {
  const { logo_file_id } = await findCompany(act)
  const file = logo_file_id === null ? undefined : await findFile(act, logo_file_id)
  if (!file) return refuse('not_found')
  return { file: file.content, name: file.name, mediaType: file.media_type, inline: true }
}

/** Each series with the number that would come next today, and whether it may still change. */
export async function readNumberings(act: Act) {
  const year = Number(act.today.slice(0, 4))
  const rows = await listSeries(act)
  const series = numberedKinds.flatMap((kind) => {
    const row = rows.find((one) => one.kind === kind)
    if (!row) return []
    const last = row.last ?? 0
    const { prefix, digits, yearly, version } = row
    const next = numberOf(row, year, last + 1)
    return [{ kind, prefix, digits, yearly, version, next, locked: last > 0 }]
  })
  return { series }
}

/** Changes a numbering: never once a number of the current series was taken (CGI ann. II 242 nonies A). */
export async function editNumbering(
  act: Act,
  { kind, version, ...numbering }: Numbering & { kind: NumberedKind; version: number },
) {
  const reason = whyNotNumbering(numbering)
  if (reason) refuse(reason, 'prefix')
  const { series } = await readNumberings(act)
  const before = series.find((one) => one.kind === kind)
  if (before?.locked) refuse('numbering_locked', 'prefix')
  if (!(await updateNumbering(act, kind, numbering, version))) {
    refuse('changed_meanwhile', undefined, {}, { current: before })
  }
  record(act, 'company.numbering_changed', 'company', act.company, {
    label: kind,
    ...changed({ ...before }, numbering),
  })
  return readNumberings(act)
}

/** Identifiers checked and written one way; refuses the first that is wrong, by its field. */
function checkIdentifiers(settings: Settings, country: string): Settings {
  const check = (
    field: 'siren' | 'siret' | 'vatNumber' | 'iban' | 'bic',
    read: (typed: string) => string | null,
    code: string,
  ): string | null => {
    const typed = settings[field]
    if (typed === null || typed === '') return typed
    return read(typed) ?? refuse(code, field)
  }
  const french = country === 'FR'
  const siren = french ? check('siren', readSiren, 'bad_siren') : settings.siren
  const siret = french ? check('siret', readSiret, 'bad_siret') : settings.siret
  if (french && siren && siret && !siret.startsWith(siren)) refuse('bad_siret', 'siret')
  return {
    ...settings,
    siren: siren || null,
    siret: siret || null,
    vatNumber:
      check('vatNumber', (typed) => readTaxNumber(typed, country), 'bad_vat_number') || null,
    iban: check('iban', readIban, 'bad_iban') ?? '',
    bic: check('bic', readBic, 'bad_bic') ?? '',
  }
}

const columnsOf = (settings: Settings) => ({
  name: settings.name,
  legal_form: settings.legalForm,
  capital: settings.capital,
  siren: settings.siren,
  siret: settings.siret,
  vat_number: settings.vatNumber,
  registry: settings.registry,
  street: settings.street,
  street2: settings.street2,
  postal_code: settings.postalCode,
  city: settings.city,
  email: settings.email,
  phone: settings.phone,
  website: settings.website,
  vat_regime: settings.vatRegime,
  vat_on_debits: settings.vatOnDebits,
  colour: settings.colour,
  terms_days: settings.termsDays,
  terms_end_of_month: settings.termsEndOfMonth,
  payment_method: settings.paymentMethod,
  bank_name: settings.bankName,
  iban: settings.iban,
  bic: settings.bic,
  late_penalty: settings.latePenalty,
  early_discount: settings.earlyDiscount,
  quote_validity_days: settings.quoteValidityDays,
  quote_expiring_days: settings.quoteExpiringDays,
  fiscal_month: settings.fiscalMonth,
  document_note: settings.documentNote,
  insurance: settings.insurance,
  mediator: settings.mediator,
  sale_conditions: settings.saleConditions,
  quote_agreement: settings.quoteAgreement,
  print_photos: settings.printPhotos,
})

const shown = (row: Awaited<ReturnType<typeof findCompany>>): z.output<typeof Company> => ({
  id: row.id,
  name: row.name,
  legalForm: row.legal_form,
  capital: row.capital,
  siren: row.siren,
  siret: row.siret,
  vatNumber: row.vat_number,
  registry: row.registry,
  street: row.street,
  street2: row.street2,
  postalCode: row.postal_code,
  city: row.city,
  email: row.email,
  phone: row.phone,
  website: row.website,
  vatRegime: row.vat_regime as CompanyVatRegime,
  vatOnDebits: row.vat_on_debits,
  colour: row.colour,
  termsDays: row.terms_days,
  termsEndOfMonth: row.terms_end_of_month,
  paymentMethod: row.payment_method as PaymentMethod,
  bankName: row.bank_name,
  iban: row.iban,
  bic: row.bic,
  latePenalty: row.late_penalty,
  earlyDiscount: row.early_discount,
  quoteValidityDays: row.quote_validity_days,
  quoteExpiringDays: row.quote_expiring_days,
  fiscalMonth: row.fiscal_month,
  documentNote: row.document_note,
  insurance: row.insurance,
  mediator: row.mediator,
  saleConditions: row.sale_conditions,
  quoteAgreement: row.quote_agreement,
  printPhotos: row.print_photos,
  country: row.country,
  currency: row.currency,
  locale: row.locale as 'fr' | 'en',
  timeZone: row.time_zone,
  hasLogo: row.logo_file_id !== null,
  demo: row.demo,
  version: row.version,
})

/** The company as it travels, for the two sides of a conflict. */
const readEncodable = async (act: Act) => z.encode(CompanyShape, await readCompany(act))
