// A JSON schema as something to read: its fields one under the other, with what each may hold.

export type Schema = {
  type?: string | string[]
  format?: string
  enum?: unknown[]
  const?: unknown
  description?: string
  examples?: unknown[]
  default?: unknown
  minLength?: number
  maxLength?: number
  minimum?: number
  maximum?: number
  maxItems?: number
  items?: Schema
  properties?: Record<string, Schema>
  additionalProperties?: unknown
  required?: string[]
  anyOf?: Schema[]
  oneOf?: Schema[]
  allOf?: Schema[]
}

export const escape = (text: string): string =>
  text.replace(/[&<>"']/g, (character) => `&#${character.charCodeAt(0)};`)

/** Text in which what stands between backquotes is code. */
export const prose = (text: string): string => escape(text).replace(/`([^`]*)`/g, '<code>$1</code>')

/** The fields of an object, or of the objects of a list, as a list within lists. */
export function fieldList(schema: Schema): string {
  const { properties, required = [] } = objectIn(schema)
  if (!properties) return ''
  const rows = Object.entries(properties).map(
    ([name, inner]) =>
      `<li><code class="name">${escape(name)}</code> ${typeOf(inner)}${
        required.includes(name) ? '' : ' <span class="optional">optional</span>'
      }${described(inner)}${within(inner)}</li>`,
  )
  return rows.length > 0 ? `<ul class="fields">${rows.join('')}</ul>` : ''
}

/** What a value may be, on one line: `text, 200 at most`, `fr or en`, `list of objects`. */
export function typeOf(schema: Schema): string {
  return `<span class="type">${escape(inWords(schema))}</span>`
}

function inWords(schema: Schema): string {
  const options = schema.anyOf ?? schema.oneOf
  if (options) {
    const kinds = [...new Set(options.map(inWords))]
    return kinds.join(' or ')
  }
  if ('const' in schema) return JSON.stringify(schema.const)
  if (schema.enum) return schema.enum.map((one) => String(one)).join(' | ')
  if (Array.isArray(schema.type)) return schema.type.map((one) => words[one] ?? one).join(' or ')
  if (schema.type === 'array') return `list of ${plural(schema.items ?? {})}`
  if (schema.type === 'object' || schema.properties) return 'object'
  return [
    words[schema.format ?? ''] ?? schema.format ?? words[schema.type ?? ''] ?? 'any',
    bounds(schema),
  ]
    .filter(Boolean)
    .join(', ')
}

const plural = (schema: Schema): string =>
  schema.properties || schema.anyOf || schema.oneOf ? 'objects' : inWords(schema)

const words: Readonly<Record<string, string>> = {
  string: 'text',
  integer: 'whole number',
  number: 'number',
  boolean: 'true or false',
  null: 'null',
  uuid: 'identifier (UUID)',
  decimal: 'decimal text',
  date: 'day',
  'date-time': 'instant, UTC',
  email: 'e-mail address',
}

function bounds({ type, format, minLength, maxLength, minimum, maximum }: Schema): string {
  if (type === 'string' && !format && maxLength !== undefined) {
    return `${minLength ? `${minLength} to ${maxLength}` : `up to ${maxLength}`} characters`
  }
  const [low, high] = [minimum, maximum].map((n) => (Math.abs(n ?? 2e9) < 2e9 ? n : undefined))
  if (low !== undefined && high !== undefined) return `${low} to ${high}`
  if (low !== undefined) return `${low} or more`
  return high === undefined ? '' : `${high} at most`
}

function described({ description, examples, format }: Schema): string {
  const example =
    examples?.[0] === undefined ? '' : ` <small>“${escape(String(examples[0]))}”</small>`
  // What an identifier is has been said by its type.
  return `${example}${description && format !== 'uuid' ? ` <em>${prose(description)}</em>` : ''}`
}

/** The object that a schema is, holds in a list, or may be beside null. */
function objectIn(schema: Schema): Schema {
  if (schema.properties) return schema
  if (schema.items) return objectIn(schema.items)
  const options = (schema.anyOf ?? schema.oneOf ?? []).map(objectIn).filter((one) => one.properties)
  return options.length === 1 ? (options[0] ?? {}) : {}
}

/** What stands inside a field: the fields of its object, or those of each kind that it may be. */
function within(schema: Schema): string {
  const inner = schema.items ?? schema
  const kinds = (inner.anyOf ?? inner.oneOf ?? []).filter((one) => one.properties)
  if (kinds.length < 2) return fieldList(schema)
  const each = kinds.map((kind) => `<li class="kind">${kindOf(kind)}${fieldList(kind)}</li>`)
  return `<ul class="fields">${each.join('')}</ul>`
}

const kindOf = ({ properties = {} }: Schema): string =>
  Object.entries(properties)
    .filter(([, inner]) => 'const' in inner)
    .map(([name, inner]) => `${escape(name)}: <b>${escape(String(inner.const))}</b>`)
    .join(', ')
