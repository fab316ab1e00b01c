import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { StoredCountry } from '#kernel/countries.ts'
import {
  Amount,
  Colour,
  Currency,
  Email,
  Id,
  Line,
  Name,
  Nothing,
  Paragraph,
  Version,
} from '#kernel/shapes.ts'
import { numberedKinds, paymentMethods, vatRegimes } from './rules.ts'

/** What a company says of itself: printed on its documents, and the defaults of new ones. */
export const CompanySettings = z.object({
  name: Name(120),
  legalForm: Line(60),
  capital: Amount.nullable(),
  siren: Line(20).nullable(),
  siret: Line(24).nullable(),
  vatNumber: Line(24).nullable(),
  registry: Line(80),
  street: Line(120),
  street2: Line(120),
  postalCode: Line(16),
  city: Line(80),
  email: z.union([Email, z.literal('')]),
  phone: Line(30),
  website: Line(120),
  vatRegime: z.enum(vatRegimes),
  vatOnDebits: z.boolean(),
  colour: Colour,
  termsDays: z.int().min(0).max(120),
  termsEndOfMonth: z.boolean(),
  paymentMethod: z.enum(paymentMethods),
  bankName: Line(80),
  iban: Line(42),
  bic: Line(14),
  latePenalty: Line(300),
  earlyDiscount: Line(300),
  quoteValidityDays: z.int().min(1).max(365),
  quoteExpiringDays: z.int().min(0).max(90),
  /** The month in which a fiscal year starts. */
  fiscalMonth: z.int().min(1).max(12),
  documentNote: Paragraph(2000),
  insurance: Paragraph(1000),
  mediator: Paragraph(500),
  saleConditions: Paragraph(20_000),
  quoteAgreement: z.boolean(),
  printPhotos: z.boolean(),
})

export const Company = CompanySettings.extend({
  id: Id,
  country: StoredCountry,
  currency: Currency,
  locale: z.enum(['fr', 'en']),
  timeZone: z.string(),
  hasLogo: z.boolean(),
  demo: z.boolean(),
  version: Version,
})

export const showCompany = endpoint('GET', '/company', {
  summary: 'The company and its settings',
  input: Nothing,
  output: Company,
})

export const changeCompany = endpoint('PUT', '/company', {
  summary: 'Change the settings of the company; issued documents keep their frozen copy',
  input: CompanySettings.extend({ version: Version }),
  output: Company,
  refusals: [
    'changed_meanwhile',
    'company_exists',
    'bad_siren',
    'bad_siret',
    'bad_vat_number',
    'bad_iban',
    'bad_bic',
  ],
})

export const uploadLogo = endpoint('POST', '/company/logo', {
  summary: 'Put a logo on the documents: PNG, JPEG or WebP, 1 MB at most',
  input: z.object({ name: Line(200).optional() }),
  output: Company,
  body: 'file',
  refusals: ['not_an_image', 'image_too_big'],
})

export const removeLogo = endpoint('DELETE', '/company/logo', {
  summary: 'Take the logo off the documents to come',
  input: Nothing,
  output: Company,
})

export const showLogo = endpoint('GET', '/company/logo', {
  summary: 'The logo',
  input: Nothing,
  output: z.unknown(),
  answer: 'image',
})

const Series = z.object({
  kind: z.enum(numberedKinds),
  prefix: z.string().max(20),
  digits: z.int().min(3).max(9),
  yearly: z.boolean(),
  /** The next number, were it taken today. */
  next: z.string(),
  /** Once a document of the series carries a number this year, the series stays as it is. */
  locked: z.boolean(),
  version: Version,
})

export const listNumberings = endpoint('GET', '/company/numberings', {
  summary: 'How documents are numbered, with the next number of each series',
  input: Nothing,
  output: z.object({ series: z.array(Series) }),
})

export const changeNumbering = endpoint('PUT', '/company/numberings/:kind', {
  summary: 'Change how a kind of document is numbered, until the first number of the year is taken',
  input: Series.pick({ kind: true, prefix: true, digits: true, yearly: true, version: true }),
  output: z.object({ series: z.array(Series) }),
  refusals: ['numbering_form', 'numbering_year', 'numbering_locked', 'changed_meanwhile'],
})
