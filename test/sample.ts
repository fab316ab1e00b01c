// Inputs made from the contracts themselves: the smallest that a schema accepts, and every place in
// them that holds an identifier or a text. What is tested with them cannot fall behind the routes.
import { z } from 'zod'
import { type Endpoint, pathParts } from '#kernel/endpoint.ts'

export type Schema = {
  type?: string
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

export const inputSchema = (endpoint: Endpoint): Schema =>
  z.toJSONSchema(endpoint.input, { io: 'input', unrepresentable: 'any' }) as Schema

/** What to write where the schema wants an identifier, a text, or anything else. */
export type Choices = { id: (path: string) => string; all?: boolean }

/** A value that a schema accepts; with `all`, optional fields too. */
export function sample(schema: Schema, choices: Choices, path = ''): unknown {
  if ('const' in schema) return schema.const
  if (schema.enum) return schema.enum[0]
  const options = schema.anyOf ?? schema.oneOf
  if (options)
    return sample(options.find((one) => one.type !== 'null') ?? options[0]!, choices, path)
  if (schema.allOf)
    return Object.assign({}, ...schema.allOf.map((one) => sample(one, choices, path)))
  switch (schema.type) {
    case 'object':
      return sampleObject(schema, choices, path)
    case 'array': {
      const wanted = choices.all ? Math.max(1, schema.minItems ?? 0) : (schema.minItems ?? 0)
      return Array.from({ length: wanted }, () => sample(schema.items ?? {}, choices, `${path}[]`))
    }
    case 'integer':
    case 'number':
      return Math.max(schema.minimum ?? 1, (schema.exclusiveMinimum ?? 0) + 1)
    case 'boolean':
      return true
    case 'string':
      return sampleText(schema, choices, path)
    default:
      return schema.examples?.[0] ?? 'x'
  }
}

function sampleObject(schema: Schema, choices: Choices, path: string): Record<string, unknown> {
  const names = Object.keys(schema.properties ?? {}).filter(
    (name) => choices.all || schema.required?.includes(name),
  )
  return Object.fromEntries(
    names.map((name) => {
      const inner = schema.properties![name]!
      return [name, sample(inner, choices, path === '' ? name : `${path}.${name}`)]
    }),
  )
}

function sampleText(schema: Schema, choices: Choices, path: string): string {
  if (schema.format === 'uuid') return choices.id(path)
  if (schema.examples?.[0] !== undefined) return String(schema.examples[0])
  if (schema.format === 'email') return 'canari@example.test'
  if (schema.format === 'date') return '2026-03-31'
  if (schema.format === 'date-time') return '2026-03-31T12:00:00Z'
  if (schema.pattern) {
    const fitting = ['#123456', 'FR', 'EUR', 'A', '1', 'a'].find((text) =>
      new RegExp(schema.pattern!).test(text),
    )
    if (fitting !== undefined) return fitting
  }
  return 'x'.repeat(Math.max(1, schema.minLength ?? 1))
}

/** The request that an input becomes: its path, its query string, its body. */
export function requestOf(
  endpoint: Endpoint,
  input: Record<string, unknown>,
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
