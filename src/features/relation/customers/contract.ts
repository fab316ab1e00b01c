import { z } from 'zod'
import { paymentMethods } from '#features/base/company/rules.ts'
import { endpoint } from '#kernel/endpoint.ts'
import { groupInput, listInput, listOutput } from '#kernel/list.ts'
import { Country, StoredCountry } from '#kernel/countries.ts'
import {
  ById,
  CalendarDay,
  Done,
  Flag,
  Id,
  Instant,
  Line,
  Name,
  Paragraph,
  Rate,
  Version,
  Total,
} from '#kernel/shapes.ts'
import { namesOfTiles } from '#kernel/tiles.ts'
import { customerGroupings, customerTiles, situations } from './contract/listed.ts'
import { customerVatRegimes, kinds, partyRoles } from './rules.ts'

const Language = z.enum(['fr', 'en'])
const Named = z.object({ id: Id, name: z.string() })
const Method = z.enum(paymentMethods)
const Terms = z.int().min(0).max(120)
const Origin = z.enum(['company', 'customer'])
const sourced = <T extends z.ZodType>(value: T) => z.object({ value, origin: Origin })

const contactFields = {
  firstName: Line(100),
  lastName: Name(100),
  job: Line(100),
  email: Line(200),
  phone: Line(60),
  mobile: Line(60),
  forBilling: z.boolean(),
  forDelivery: z.boolean(),
  forDecision: z.boolean(),
}
const addressFields = {
  label: Line(100),
  street: Line(200),
  street2: Line(200),
  postalCode: Line(20),
  city: Line(100),
  country: Country,
  forBilling: z.boolean(),
  forDelivery: z.boolean(),
}
export const Contact = z.object({ id: Id, ...contactFields, version: Version })
export const Address = z.object({
  id: Id,
  ...addressFields,
  country: StoredCountry,
  version: Version,
})
export const NewContact = z.object(contactFields).partial().required({ lastName: true })
export const NewAddress = z.object(addressFields).partial()

/** The fields that one fills in; phones, SIREN and the like are read as typed, and stored normalised. */
const fields = {
  code: Name(20),
  kind: z.enum(kinds),
  name: Name(200),
  isCustomer: z.boolean(),
  isSupplier: z.boolean(),
  siren: Line(30).nullable(),
  siret: Line(30).nullable(),
  vatNumber: Line(30).nullable(),
  country: Country,
  language: Language,
  email: Line(200),
  phone: Line(60),
  website: Line(200),
  sellerId: Id.nullable(),
  storeId: Id.nullable(),
  /** By whose hands they usually buy: their sales are counted as that distributor's too. */
  distributorId: Id.nullable(),
  termsDays: Terms.nullable(),
  termsEndOfMonth: z.boolean().nullable(),
  paymentMethod: Method.nullable(),
  discount: Rate,
  vatRegime: z.enum(customerVatRegimes),
  vatExemption: Line(300),
  iban: Line(60),
  bic: Line(20),
  note: Paragraph(4000),
}

/** Money figures, null for a role that does not read invoices. */
export const Figures = z.object({
  /** What is invoiced and not paid, less what is paid in advance; negative where we owe. */
  balance: Total,
  /** What should have been paid by now. */
  overdue: Total,
  /** The days since the oldest due date passed, 0 where nothing is late. */
  overdueDays: z.int(),
  /** Net amount invoiced over 12 months, credit notes deducted, imported documents included. */
  turnover: Total,
  turnoverBefore: Total.describe('The same over the 12 months before.'),
  lastInvoiceDay: CalendarDay.nullable(),
})

export const Customer = z.object({
  id: Id,
  ...fields,
  country: StoredCountry,
  walkIn: z.boolean(),
  seller: Named.nullable(),
  store: Named.nullable(),
  distributor: Named.nullable(),
  archived: z.boolean(),
  imported: z.boolean(),
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
  contacts: z.array(Contact),
  addresses: z.array(Address),
  conditions: z.object({
    termsDays: sourced(Terms),
    termsEndOfMonth: sourced(z.boolean()),
    paymentMethod: sourced(Method),
    discount: sourced(Rate),
    vatRegime: sourced(z.enum(customerVatRegimes)),
    vatExemption: z.string(),
  }),
  figures: Figures.nullable(),
})

export const Row = z.object({
  id: Id,
  code: z.string(),
  name: z.string(),
  kind: z.enum(kinds),
  isCustomer: z.boolean(),
  isSupplier: z.boolean(),
  city: z.string(),
  country: StoredCountry,
  email: z.string(),
  phone: z.string(),
  seller: z.string().nullable(),
  store: z.string().nullable(),
  archived: z.boolean(),
  /** How many items it supplies. */
  items: z.int(),
  balance: Total.nullable(),
  overdue: Total.nullable(),
  lastInvoiceDay: CalendarDay.nullable(),
  turnover: Total.nullable(),
  tags: z.array(z.string()),
  createdAt: Instant,
})

export const sortKeys = [
  'name',
  'code',
  'city',
  'country',
  'seller',
  'items',
  'balance',
  'overdue',
  'lastInvoice',
  'turnover',
  'created',
] as const
export const list = endpoint('GET', '/customers', {
  summary: 'Customers, or suppliers with role=supplier, by filters and a tolerant search',
  input: listInput(sortKeys, {
    role: z.enum(partyRoles).optional(),
    archived: Flag,
    seller: Id.optional(),
    store: Id.optional(),
    city: Line(100).optional(),
    country: Country.optional(),
    kind: z.enum(kinds).optional(),
    tag: Id.optional(),
    situation: z.enum(situations).optional(),
    /** Days in the company’s time zone. */
    createdFrom: CalendarDay.optional(),
    createdTo: CalendarDay.optional(),
    imported: Flag,
    ...groupInput(customerGroupings),
  }),
  /** Sums over all results; null for a role that does not read invoices. */
  output: listOutput(Row, {
    sums: ['balance', 'overdue', 'turnover'],
    indicators: namesOfTiles(customerTiles),
    sum: Total.nullable(),
  }),
})

export const show = endpoint('GET', '/customers/:id', {
  summary: 'A customer or supplier, with contacts, addresses, conditions and figures',
  input: ById,
  output: Customer,
})

export const create = endpoint('POST', '/customers', {
  summary: 'Create a customer or supplier: only its name is required',
  input: z
    .object(fields)
    .partial()
    .required({ name: true })
    .extend({
      contacts: z.array(NewContact).max(50).optional(),
      addresses: z.array(NewAddress).max(50).optional(),
    }),
  output: Customer,
  refusals: ['bad_siren', 'bad_siret', 'bad_vat_number', 'bad_iban', 'bad_bic', 'bad_email'],
})

export const update = endpoint('PATCH', '/customers/:id', {
  summary: 'Change some fields of a customer; the version says which state was read',
  input: z.object(fields).partial().extend({ id: Id, version: Version }),
  output: Customer,
  refusals: ['changed_meanwhile', 'bad_siren', 'still_supplies', 'still_buys', 'code_taken'],
})

const Versioned = z.object({ id: Id, version: Version })

export const archive = endpoint('POST', '/customers/:id/archival', {
  summary: 'Archive a customer: out of the lists, kept for its documents',
  input: Versioned,
  output: Customer,
  refusals: ['changed_meanwhile', 'walk_in_stays'],
})

export const unarchive = endpoint('POST', '/customers/:id/restoration', {
  summary: 'Bring a customer back from the archive',
  input: Versioned,
  output: Customer,
  refusals: ['changed_meanwhile'],
})

export const remove = endpoint('DELETE', '/customers/:id', {
  summary: 'Delete a customer to whom nothing is linked',
  input: ById,
  output: Done,
  refusals: ['customer_linked', 'walk_in_stays'],
})

const OfCustomer = z.object({ customerId: Id, id: Id })

export const addContact = endpoint('POST', '/customers/:customerId/contacts', {
  summary: 'Add a contact to a customer',
  input: NewContact.extend({ customerId: Id }),
  output: Contact,
  refusals: ['bad_email', 'bad_phone'],
})

export const updateContact = endpoint('PATCH', '/customers/:customerId/contacts/:id', {
  summary: 'Change some fields of a contact',
  input: z
    .object(contactFields)
    .partial()
    .extend({ ...OfCustomer.shape, version: Version }),
  output: Contact,
  refusals: ['changed_meanwhile', 'bad_email', 'bad_phone'],
})

export const removeContact = endpoint('DELETE', '/customers/:customerId/contacts/:id', {
  summary: 'Delete a contact that no document names',
  input: OfCustomer,
  output: Done,
  refusals: ['linked'],
})

export const addAddress = endpoint('POST', '/customers/:customerId/addresses', {
  summary: 'Add an address to a customer; the first one is for billing',
  input: NewAddress.extend({ customerId: Id }),
  output: Address,
  refusals: ['address_nowhere', 'bad_postal_code'],
})

export const updateAddress = endpoint('PATCH', '/customers/:customerId/addresses/:id', {
  summary: 'Change some fields of an address; one address at most is for billing',
  input: z
    .object(addressFields)
    .partial()
    .extend({ ...OfCustomer.shape, version: Version }),
  output: Address,
  refusals: ['changed_meanwhile', 'address_nowhere', 'bad_postal_code'],
})

export const removeAddress = endpoint('DELETE', '/customers/:customerId/addresses/:id', {
  summary: 'Delete an address: issued documents keep their own copy',
  input: OfCustomer,
  output: Done,
})
