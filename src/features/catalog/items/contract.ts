import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { groupInput, listInput, listOutput } from '#kernel/list.ts'
import {
  ById,
  Done,
  Flag,
  Id,
  Instant,
  Line,
  Name,
  Nothing,
  Paragraph,
  UnitPrice,
  VatTreatment,
  Version,
} from '#kernel/shapes.ts'
import { natures } from './rules.ts'

const fields = {
  reference: Name(60),
  name: Name(300),
  description: Paragraph(4000),
  nature: z.enum(natures),
  family: Line(100),
  brand: Line(100),
  unit: Line(20),
  price: UnitPrice,
  /** Null where it is unknown, or for a role that does not see costs. */
  cost: UnitPrice.nullable(),
  vat: VatTreatment,
  supplierId: Id.nullable(),
  ecoContribution: UnitPrice,
  barcode: Line(40),
  /** Whether it is fitted at the client’s: an order of it waits for an appointment. */
  fitted: z.boolean(),
}
const Supplier = z.object({ id: Id, code: z.string(), name: z.string() }).nullable()

export const Item = z.object({
  id: Id,
  ...fields,
  supplier: Supplier,
  /** False where a bar code is given that is no GTIN: a warning, since private codes exist. */
  barcodeIsGtin: z.boolean(),
  /** The file of its photo, whose address changes with it. */
  photo: Id.nullable(),
  archived: z.boolean(),
  imported: z.boolean(),
  version: Version,
  createdAt: Instant,
  updatedAt: Instant,
})

export const Row = z.object({
  id: Id,
  reference: z.string(),
  name: z.string(),
  nature: z.enum(natures),
  family: z.string(),
  brand: z.string(),
  unit: z.string(),
  price: UnitPrice,
  cost: UnitPrice.nullable(),
  vat: VatTreatment,
  supplier: Supplier,
  ecoContribution: UnitPrice,
  barcode: z.string(),
  archived: z.boolean(),
  updatedAt: Instant,
})

export const sortKeys = [
  'reference',
  'name',
  'family',
  'brand',
  'supplier',
  'price',
  'cost',
  'updated',
] as const
/** What an item lacks to be sold or bought well. */
export const gaps = ['price', 'supplier', 'family'] as const

export const itemGroupings = ['family', 'brand', 'supplier', 'nature'] as const

export const list = endpoint('GET', '/items', {
  summary: 'Items of the catalogue, by filters and a tolerant search',
  input: listInput(sortKeys, {
    family: Line(100).optional(),
    brand: Line(100).optional(),
    supplier: Id.optional(),
    nature: z.enum(natures).optional(),
    archived: Flag,
    without: z.enum(gaps).optional(),
    ...groupInput(itemGroupings),
  }),
  output: listOutput(Row, { indicators: ['all', ...gaps] }),
  refusals: ['cost_hidden'],
})

export const show = endpoint('GET', '/items/:id', {
  summary: 'An item of the catalogue',
  input: ById,
  output: Item,
})

export const create = endpoint('POST', '/items', {
  summary:
    'Create an item: a name and a price are enough, its reference is made where none is given',
  input: z.object(fields).partial().required({ name: true, price: true }),
  output: Item,
  refusals: ['reference_taken', 'vat_rate_unknown', 'not_a_supplier', 'cost_hidden'],
})

export const update = endpoint('PATCH', '/items/:id', {
  summary: 'Change some fields of an item; documents already made keep their own copy',
  input: z.object(fields).partial().extend({ id: Id, version: Version }),
  output: Item,
  refusals: ['changed_meanwhile', 'reference_taken', 'vat_rate_unknown', 'not_a_supplier'],
})

const Versioned = z.object({ id: Id, version: Version })

export const archive = endpoint('POST', '/items/:id/archival', {
  summary: 'Archive an item: no longer offered, kept on its documents',
  input: Versioned,
  output: Item,
  refusals: ['changed_meanwhile'],
})

export const unarchive = endpoint('POST', '/items/:id/restoration', {
  summary: 'Bring an item back from the archive',
  input: Versioned,
  output: Item,
  refusals: ['changed_meanwhile'],
})

export const remove = endpoint('DELETE', '/items/:id', {
  summary: 'Delete an item that no document holds',
  input: ById,
  output: Done,
  refusals: ['item_linked'],
})

export const uploadPhoto = endpoint('POST', '/items/:id/photo', {
  summary: 'Give an item a photo, shown on quotes: PNG or JPEG, 1 MB at most',
  input: ById.extend({ name: Line(200).optional() }),
  output: Item,
  body: 'file',
  refusals: ['not_an_image', 'image_too_big', 'photo_type'],
})

export const removePhoto = endpoint('DELETE', '/items/:id/photo', {
  summary: 'Take the photo off an item; documents already made keep it',
  input: ById,
  output: Item,
})

export const showPhoto = endpoint('GET', '/items/:id/photo', {
  summary: 'The photo of an item',
  input: ById.extend({ photo: Id.optional() }),
  output: z.unknown(),
  answer: 'image',
})

export const prices = endpoint('GET', '/items/:id/prices', {
  summary: 'The prices and costs that an item has had, the latest first',
  input: ById,
  output: z.object({
    rows: z.array(
      z.object({
        id: Id,
        price: UnitPrice,
        cost: UnitPrice.nullable(),
        at: Instant,
        person: z.string().nullable(),
      }),
    ),
  }),
})

/** What a line of a document takes from an item. */
export const Found = z.object({
  id: Id,
  reference: z.string(),
  name: z.string(),
  description: z.string(),
  nature: z.enum(natures),
  unit: z.string(),
  price: UnitPrice,
  cost: UnitPrice.nullable(),
  vat: VatTreatment,
  ecoContribution: UnitPrice,
})

export const lookup = endpoint('GET', '/items/lookup', {
  summary: 'The few items that best match what is typed in a line: reference, name, bar code',
  input: z.object({
    q: Line(100).optional(),
    limit: z.coerce.number().int().min(1).max(50).default(8),
  }),
  output: z.object({ rows: z.array(Found) }),
})

export const choices = endpoint('GET', '/items/choices', {
  summary: 'What the filters and the form of items offer: families, brands, units, suppliers, VAT',
  input: Nothing,
  output: z.object({
    families: z.array(z.string()),
    brands: z.array(z.string()),
    units: z.array(z.string()),
    suppliers: z.array(z.object({ id: Id, name: z.string() })),
    /** The treatments to choose from; empty where any rate may be typed. */
    vat: z.array(VatTreatment),
    usualVat: VatTreatment.nullable(),
    /** The reference that the next item would get. */
    nextReference: z.string(),
  }),
})
