// What OpenAPI 3.1 asks of a document, as far as ours goes: every complaint in one list.

type Json = Record<string, unknown>
type Parameter = { name: string; in: string; required?: boolean; schema?: Json }
type Response = { description?: string; content?: Record<string, { schema?: Json }> }
type Operation = {
  operationId?: string
  summary?: string
  tags?: string[]
  parameters?: (Parameter | { $ref: string })[]
  requestBody?: { content?: Record<string, { schema?: Json }> }
  responses?: Record<string, Response>
  security?: Json[]
}
export type Document = {
  openapi: string
  info: { title?: string; version?: string }
  paths: Record<string, Record<string, Operation>>
  security: Json[]
  components: { securitySchemes: Json; schemas: Json; parameters: Json }
}

const methods = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace']
const isObject = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

export function faultsOfDocument(document: Document): string[] {
  const { openapi, info, paths } = document
  const operations = Object.entries(paths).flatMap(([path, item]) =>
    Object.entries(item).map(([method, operation]) => ({ path, method, operation })),
  )
  const ids = operations.map(({ operation }) => operation.operationId ?? '')
  const shapes = Object.keys(paths).map((path) => path.replace(/\{\w+\}/g, '{}'))
  return [
    ...(/^3\.1\.\d+$/.test(openapi) ? [] : [`openapi is ${openapi}`]),
    ...(info.title && info.version ? [] : ['info lacks a title or a version']),
    ...twice(ids).map((id) => `operationId ${id} twice`),
    ...twice(shapes).map((shape) => `path ${shape} twice`),
    ...unresolved(document),
    ...operations.flatMap(({ path, method, operation }) =>
      [...faultsOfPath(path, method), ...faultsOfOperation(path, operation, document)].map(
        (fault) => `${method} ${path}: ${fault}`,
      ),
    ),
  ]
}

const twice = (list: readonly string[]): string[] =>
  list.filter((one, index) => list.indexOf(one) !== index)

function faultsOfPath(path: string, method: string): string[] {
  return [
    ...(/^\/(?!.*\/$)[\w/{}-]+$/.test(path) ? [] : ['is no path']),
    ...(methods.includes(method) ? [] : ['is no method']),
  ]
}

function faultsOfOperation(path: string, operation: Operation, document: Document): string[] {
  const { operationId = '', summary = '', parameters = [], requestBody, responses = {} } = operation
  const given = parameters.map((one) => ('$ref' in one ? resolve(document, one.$ref) : one))
  const known = given.filter((one): one is Parameter => one !== undefined)
  const inPath = known.filter((one) => one.in === 'path')
  const wanted = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
  const schemes = (operation.security ?? document.security).flatMap((one) => Object.keys(one))
  return [
    ...(/^[a-z]\w+$/.test(operationId) ? [] : [`operationId ${operationId}`]),
    ...(summary.length > 5 ? [] : ['no summary']),
    ...((operation.tags ?? []).length === 1 ? [] : ['no tag']),
    ...(inPath.map(({ name }) => name).join() === wanted.join() ? [] : ['other path parameters']),
    ...inPath.filter((one) => one.required !== true).map(({ name }) => `${name} is not required`),
    ...twice(known.map((one) => `${one.in} ${one.name}`)).map((one) => `${one} twice`),
    ...known.flatMap(({ name, schema, in: where }) => [
      ...(['query', 'header', 'path', 'cookie'].includes(where) ? [] : [`${name} in ${where}`]),
      ...(schema ? faultsOfSchema(schema, name) : [`${name} has no schema`]),
    ]),
    ...schemes
      .filter((name) => !Object.hasOwn(document.components.securitySchemes, name))
      .map((name) => `unknown security ${name}`),
    ...faultsOfContent('body', requestBody?.content ?? {}),
    ...(Object.keys(responses).some((status) => /^2\d\d$/.test(status)) ? [] : ['never succeeds']),
    ...Object.entries(responses).flatMap(([status, response]) =>
      faultsOfResponse(status, response),
    ),
  ]
}

function faultsOfResponse(status: string, { description = '', content = {} }: Response): string[] {
  const types = Object.keys(content).join()
  return [
    ...(/^[2-5]\d\d$/.test(status) ? [] : [`status ${status}`]),
    ...(description === '' ? [`${status} is not described`] : []),
    ...(status < '400' || types === 'application/problem+json' ? [] : [`${status} is ${types}`]),
    ...(types === '' ? [`${status} has no content`] : []),
    ...faultsOfContent(status, content),
  ]
}

const faultsOfContent = (
  where: string,
  content: Readonly<Record<string, { schema?: Json }>>,
): string[] =>
  Object.entries(content).flatMap(([type, { schema }]) => [
    ...(/^[a-z]+\/[\w.+-]+$/.test(type) ? [] : [`${where} of type ${type}`]),
    ...(schema ? faultsOfSchema(schema, where) : [`${where} has no schema`]),
  ])

const typeNames = ['string', 'number', 'integer', 'boolean', 'object', 'array', 'null']
/** The words of JSON Schema 2020-12 that we write, and what each holds. */
const words: Readonly<Record<string, (value: unknown) => boolean>> = {
  $ref: (value) => typeof value === 'string',
  type: (value) =>
    Array.isArray(value)
      ? value.every((one) => typeNames.includes(one))
      : typeNames.includes(String(value)),
  format: (value) => typeof value === 'string',
  pattern: (value) => typeof value === 'string' && new RegExp(value, 'u') instanceof RegExp,
  enum: (value) => Array.isArray(value) && value.length > 0,
  const: () => true,
  default: () => true,
  examples: Array.isArray,
  title: (value) => typeof value === 'string',
  description: (value) => typeof value === 'string',
  required: (value) => Array.isArray(value) && value.every((one) => typeof one === 'string'),
  properties: isObject,
  propertyNames: isObject,
  additionalProperties: (value) => typeof value === 'boolean' || isObject(value),
  items: isObject,
  prefixItems: Array.isArray,
  anyOf: (value) => Array.isArray(value) && value.length > 0,
  oneOf: (value) => Array.isArray(value) && value.length > 0,
  allOf: (value) => Array.isArray(value) && value.length > 0,
  ...Object.fromEntries(
    ['minLength', 'maxLength', 'minItems', 'maxItems', 'minProperties', 'maxProperties'].map(
      (word) => [word, Number.isInteger],
    ),
  ),
  ...Object.fromEntries(
    ['minimum', 'maximum', 'exclusiveMinimum', 'exclusiveMaximum', 'multipleOf'].map((word) => [
      word,
      Number.isFinite,
    ]),
  ),
}

function faultsOfSchema(schema: Json, where: string): string[] {
  const own = Object.entries(schema).flatMap(([word, value]) =>
    words[word]?.(value) ? [] : [`${where}: ${word} ${JSON.stringify(value)}`],
  )
  const { properties = {}, required = [] } = schema as { properties?: Json; required?: string[] }
  const unheard = required.filter((name) => !Object.hasOwn(properties, name))
  const inner = [
    ...Object.entries(properties),
    ...['items', 'propertyNames', 'additionalProperties'].map((word) => [word, schema[word]]),
    ...['anyOf', 'oneOf', 'allOf', 'prefixItems'].flatMap((word) =>
      ((schema[word] ?? []) as unknown[]).map((one) => [word, one]),
    ),
  ] as [string, unknown][]
  return [
    ...own,
    ...unheard.map((name) => `${where}: requires ${name}, which is nowhere`),
    ...inner.flatMap(([name, one]) =>
      isObject(one) ? faultsOfSchema(one, `${where}.${name}`) : [],
    ),
  ]
}

/** The references that lead nowhere. */
function unresolved(document: Document): string[] {
  const found = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)]
  return [...new Set(found.map(([, ref = '']) => ref))]
    .filter((ref) => resolve(document, ref) === undefined)
    .map((ref) => `${ref} leads nowhere`)
}

function resolve(document: Document, ref: string): Parameter | undefined {
  if (!ref.startsWith('#/')) return undefined
  const found = ref
    .slice(2)
    .split('/')
    .reduce<unknown>((inner, name) => (isObject(inner) ? inner[name] : undefined), document)
  return found as Parameter | undefined
}
