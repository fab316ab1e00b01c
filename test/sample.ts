// Inputs made from the contracts themselves: what a schema accepts, and every place in it that holds an
// identifier or an object. What is tested with them cannot fall behind the routes.
import { z } from 'zod'
import { type Endpoint, pathParts } from '#kernel/endpoint.ts'

export type Schema = {
  type?: string | string[]
  format?: string
  enum?: unknown[]
  const?: unknown
  pattern?: string
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  exclusiveMinimum?: number
  minItems?: number
  items?: Schema
  properties?: Record<string, Schema>
  required?: string[]
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
  examples?: unknown[]
  default?: unknown
}

/** What an endpoint accepts: told once, as it is the same at each of the thousands of asks. */
export function inputSchema(endpoint: Endpoint): Schema {
  const known = schemas.get(endpoint)
  if (known) return known
  const told = z.toJSONSchema(endpoint.input, { io: 'input', unrepresentable: 'any' }) as Schema
  schemas.set(endpoint, told)
  return told
}
const schemas = new WeakMap<Endpoint, Schema>()

/** How a sample is made. */
export type Choices = {
  /** The identifier of a place (`lines[].item`); undefined leaves it out where it is optional. */
  id: (place: string) => string | undefined
  /** Optional fields too. */
  all?: boolean
  /** What to write where nothing is said of a text. */
  text?: string
}

/** An input of an endpoint, with the parts of its path. */
export function sampleInput(endpoint: Endpoint, choices: Choices): Record<string, unknown> {
  const input = sample(inputSchema(endpoint), choices) as Record<string, unknown>
  for (const part of pathParts(endpoint.path)) input[part] ??= choices.id(part)
  return input
}

/** Every place of an input that holds an identifier. */
export function idPlaces(endpoint: Endpoint): string[] {
  const places = new Set<string>()
  sampleInput(endpoint, { all: true, id: (place) => (places.add(place), 'x') })
  return [...places]
}

/** A value that a schema accepts. */
export function sample(schema: Schema, choices: Choices, place = ''): unknown {
  if ('const' in schema) return schema.const
  const options = schema.anyOf ?? schema.oneOf
  if (options) {
    return sample(options.find((one) => one.type !== 'null') ?? options[0] ?? {}, choices, place)
  }
  if (schema.allOf) {
    return Object.assign({}, ...schema.allOf.map((one) => sample(one, choices, place)))
  }
  const type = Array.isArray(schema.type) ? schema.type[0] : schema.type
  switch (type) {
    case 'object':
      return sampleObject(schema, choices, place)
    case 'array': {
      const wanted = choices.all ? Math.max(1, schema.minItems ?? 0) : (schema.minItems ?? 0)
      return Array.from({ length: wanted }, () => sample(schema.items ?? {}, choices, `${place}[]`))
    }
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 1, (schema.exclusiveMinimum ?? 0) + 1, 1)
    case 'boolean':
      return true
    case 'string':
      return sampleText(schema, choices, place)
    default:
      return schema.enum?.[0] ?? schema.examples?.[0] ?? 'x'
  }
}

function sampleObject(schema: Schema, choices: Choices, place: string): Record<string, unknown> {
  const { properties = {}, required = [] } = schema
  const fields = Object.entries(properties)
    .filter(([name]) => choices.all || required.includes(name))
    .map(([name, inner]) => {
      const at = place === '' ? name : `${place}.${name}`
      return [name, sample(inner, choices, at)] as const
    })
  return Object.fromEntries(fields.filter(([, value]) => value !== undefined))
}

/** What a field of this name accepts beyond its shape. */
const meant: Readonly<Record<string, string>> = {
  siren: '552100554',
  siret: '55210055400013',
  vatNumber: 'FR96552100554',
  iban: 'FR7630006000011234567890189',
  bic: 'AGRIFRPP',
  phone: '+33478000001',
  mobile: '+33678000001',
  website: 'https://exemple.fr',
  postalCode: '69001',
  barcode: '3017620422003',
  country: 'FR',
  currency: 'EUR',
  timeZone: 'Europe/Paris',
  password: 'un cheval pie broute',
  prefix: 'Z-{yyyy}-',
  email: 'canari@example.test',
}

function sampleText(schema: Schema, choices: Choices, place: string): string | undefined {
  if (schema.format === 'uuid') return choices.id(place)
  if (schema.enum) return String(schema.enum[0])
  const name = /\w+(?=(\[\])*$)/.exec(place)?.[0] ?? ''
  if (meant[name] !== undefined) return meant[name]
  if (schema.examples?.[0] !== undefined) return String(schema.examples[0])
  if (schema.format === 'email') return 'canari@example.test'
  if (schema.format === 'date') return '2026-03-31'
  if (schema.format === 'date-time') return '2026-03-31T12:00:00Z'
  const pattern = schema.pattern ? new RegExp(schema.pattern) : null
  const fitting = ['#123456', 'FR', 'EUR', 'A', '1', 'a'].find((text) => pattern?.test(text))
  return fitting ?? choices.text ?? 'x'.repeat(Math.max(1, schema.minLength ?? 1))
}

/** The request that an input becomes: its path, its query string, its body. */
export function requestOf(
  endpoint: Endpoint,
  input: Readonly<Record<string, unknown>>,
): { path: string; body?: unknown } {
  const named = pathParts(endpoint.path)
  const path = endpoint.path.replace(/:(\w+)/g, (_, name: string) =>
    encodeURIComponent(String(input[name])),
  )
  const rest = Object.entries(input).filter(([name, v]) => !named.includes(name) && v !== undefined)
  if (endpoint.method === 'GET' || endpoint.body === 'file') {
    const query = new URLSearchParams(rest.map(([name, value]) => [name, String(value)])).toString()
    return { path: `/api/v1${path}${query ? `?${query}` : ''}` }
  }
  return { path: `/api/v1${path}`, body: Object.fromEntries(rest) }
}
