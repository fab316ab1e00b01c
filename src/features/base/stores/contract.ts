import { z } from 'zod'
import { endpoint } from '#kernel/endpoint.ts'
import { Country, StoredCountry } from '#kernel/countries.ts'
import { Email, Id, Line, Name, Nothing, Version } from '#kernel/shapes.ts'

const StoreFields = z.object({
  name: Name(80),
  street: Line(120),
  street2: Line(120),
  postalCode: Line(16),
  city: Line(80),
  country: Country,
  phone: Line(30),
  email: z.union([Email, z.literal('')]),
})
export const Store = StoreFields.extend({
  id: Id,
  country: StoredCountry,
  archived: z.boolean(),
  members: z.int(),
  version: Version,
})

export const listStores = endpoint('GET', '/stores', {
  summary: 'The stores of the company, archived ones last',
  input: Nothing,
  output: z.object({ rows: z.array(Store) }),
})

export const addStore = endpoint('POST', '/stores', {
  summary: 'Make a store',
  input: StoreFields,
  output: Store,
  refusals: ['store_exists'],
})

export const changeStore = endpoint('PUT', '/stores/:id', {
  summary: 'Change a store, archive it, or bring it back',
  input: StoreFields.extend({ id: Id, archived: z.boolean(), version: Version }),
  output: Store,
  refusals: ['store_exists', 'last_store', 'changed_meanwhile'],
})
