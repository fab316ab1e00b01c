// Which column of a file holds what: found by the names that trade software gives them, in French and
// in English, or told by the person.
import type { Locale } from '#kernel/refusal.ts'
import { fold } from '#kernel/search.ts'

export const fields = [
  'number',
  'date',
  'quantity',
  'price',
  'reference',
  'name',
  'customer',
  'customerName',
  'distributor',
  'country',
  'vat',
  'currency',
] as const
/** What an import reads: the first four must be there. */
export type Field = (typeof fields)[number]
export const neededFields = ['number', 'date', 'quantity', 'price'] as const satisfies Field[]

/** Field → header, as the person says it. */
export type ColumnMap = Readonly<Partial<Record<Field, string>>>
/** Field → place in the record. */
export type Columns = Readonly<Partial<Record<Field, number>>>

export const fieldNames: Readonly<Record<Locale, Readonly<Record<Field, string>>>> = {
  fr: {
    number: 'Numéro de facture',
    date: 'Date',
    quantity: 'Quantité',
    price: 'Prix unitaire',
    reference: 'Référence de l’article',
    name: 'Désignation',
    customer: 'Code client',
    customerName: 'Nom du client',
    distributor: 'Grossiste',
    country: 'Pays',
    vat: 'Taux de TVA',
    currency: 'Devise',
  },
  en: {
    number: 'Invoice number',
    date: 'Date',
    quantity: 'Quantity',
    price: 'Unit price',
    reference: 'Item reference',
    name: 'Description',
    customer: 'Customer code',
    customerName: 'Customer name',
    distributor: 'Distributor',
    country: 'Country',
    vat: 'VAT rate',
    currency: 'Currency',
  },
}

/** The best names first: "Code client" is taken before a bare "Client". */
const synonyms: Readonly<Record<Field, readonly string[]>> = {
  number: [
    'invoice number|invoice no|invoice id|invoice|numero de facture|numero facture',
    'n facture|no facture|num facture|facture|numero de piece|numero piece|n piece|num piece|piece',
    'document number|document no|doc no|numero document|numero|number',
  ],
  date: [
    'invoice date|date de facture|date facture|date de la facture|date de piece|date piece',
    'document date|date document|date',
  ],
  quantity: ['quantity|qty|quantite facturee|qte facturee|quantite|qte|nombre'],
  price: [
    'unit price|price per unit|prix unitaire ht|prix unitaire net|prix unitaire|pu ht|puht|pu net',
    'pu|prix de vente ht|prix de vente|prix ht|prix|price',
  ],
  reference: [
    'stock code|sku|item code|item reference|item no|product code|product id|code article',
    'reference article|ref article|reference de l article|code produit|reference produit',
    'reference|ref|item',
  ],
  name: [
    'description|designation|libelle|item description|item name|product name|product',
    'nom article|nom de l article|nom produit|article|produit|nom du produit',
  ],
  customer: [
    'customer id|customer code|customer no|customer number|code client|numero client|n client',
    'no client|num client|id client|account number|account|customer|client',
  ],
  customerName: [
    'customer name|company name|nom du client|nom client|raison sociale|societe|customer|client|nom',
  ],
  distributor: [
    'distributor|distributor code|wholesaler|grossiste|code grossiste|nom du grossiste',
    'distributeur|code distributeur|revendeur',
  ],
  country: ['country|country code|pays|code pays|pays de livraison'],
  vat: ['vat rate|tax rate|vat|taux de tva|taux tva|tva|taux'],
  currency: ['currency|currency code|devise|monnaie'],
}

const tight = (text: string): string => fold(text).replaceAll(' ', '')

const known: ReadonlyMap<Field, readonly string[]> = new Map(
  fields.map((field) => [field, synonyms[field].flatMap((line) => line.split('|')).map(tight)]),
)

/** Finds the columns by their headers; each is taken once. `InvoiceNo` and "N° facture" are known. */
export function findColumns(headers: readonly string[]): Columns {
  const folded = headers.map(tight)
  const taken = new Set<number>()
  const found: Partial<Record<Field, number>> = {}
  for (const field of fields) {
    const places = (known.get(field) ?? []).map((name) => folded.indexOf(name))
    const place = places.find((at) => at >= 0 && !taken.has(at))
    if (place === undefined) continue
    taken.add(place)
    found[field] = place
  }
  return found
}

/**
 * The columns found, with what the person says instead: a header by its name (spelled as one likes),
 * or '' for "none".
 * @returns the columns, and the headers that are not in the file.
 */
export function mappedColumns(
  headers: readonly string[],
  map: ColumnMap,
): { columns: Columns; unknown: readonly string[] } {
  const told = Object.entries(map) as [Field, string][]
  const placeOf = (header: string): number => {
    const exact = headers.indexOf(header)
    return exact >= 0 ? exact : headers.map(tight).indexOf(tight(header))
  }
  const unknown = told.filter(([, header]) => header !== '' && placeOf(header) < 0)
  const places = new Set(told.map(([, header]) => placeOf(header)))
  const columns: Partial<Record<Field, number>> = {}
  for (const [field, place] of Object.entries(findColumns(headers)) as [Field, number][]) {
    // A column that the person gives to one field is no longer guessed to be another.
    if (!(field in map) && !places.has(place)) columns[field] = place
  }
  for (const [field, header] of told) if (header !== '') columns[field] = placeOf(header)
  return { columns, unknown: unknown.map(([, header]) => header) }
}

export const missingFields = (columns: Columns): readonly Field[] =>
  neededFields.filter((field) => columns[field] === undefined)

/** Field → header, for a report. */
export const namedColumns = (headers: readonly string[], columns: Columns): ColumnMap =>
  Object.fromEntries(
    fields.flatMap((field) => {
      const place = columns[field]
      return place === undefined ? [] : [[field, headers[place] ?? '']]
    }),
  )

/** Reads `number=InvoiceNo,date=Date` or a JSON object; null where it is neither. */
export function readMap(written: string): ColumnMap | null {
  const text = written.trim()
  if (text === '') return {}
  if (text.startsWith('{')) return mapOfJson(text)
  const pairs = text.split(/[,;\n]/).map((pair) => pair.split(/=(.*)/s))
  const map: Partial<Record<Field, string>> = {}
  for (const [field = '', header] of pairs) {
    if (!isField(field.trim()) || header === undefined) return null
    map[field.trim() as Field] = header.trim()
  }
  return map
}

function mapOfJson(text: string): ColumnMap | null {
  let read: unknown
  try {
    read = JSON.parse(text)
  } catch {
    return null
  }
  if (typeof read !== 'object' || read === null || Array.isArray(read)) return null
  const pairs = Object.entries(read)
  const fit = pairs.every(([field, header]) => isField(field) && typeof header === 'string')
  return fit ? (Object.fromEntries(pairs) as ColumnMap) : null
}

const isField = (name: string): name is Field => (fields as readonly string[]).includes(name)
