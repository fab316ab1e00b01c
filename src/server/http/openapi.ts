import { z } from 'zod'
import { type Endpoint, pathParts } from '#kernel/endpoint.ts'
import type { Route } from '#server/http.ts'

type Json = Record<string, unknown>

/** The OpenAPI 3.1 document of the mounted routes: every endpoint with its shapes and errors. */
export function openApi(routes: readonly Route[], version: string): Json {
  const paths: Record<string, Record<string, Json>> = {}
  for (const { endpoint, right } of routes) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}')
    const operations = (paths[path] ??= {})
    operations[endpoint.method.toLowerCase()] = operation(endpoint, right)
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Comptoir',
      version,
      description:
        'Everything that a screen does. Amounts are decimal text in the currency of the company, days are calendar days, instants are UTC. A POST may carry an Idempotency-Key: sent again with the same key, it acts once and gets the same answer.',
      license: { name: 'Apache-2.0', identifier: 'Apache-2.0' },
    },
    servers: [{ url: '/api/v1' }],
    security: [{ key: [] }, { session: [] }],
    paths,
    components: {
      securitySchemes: {
        key: {
          type: 'http',
          scheme: 'bearer',
          description: 'A key of `comptoir api-key create`: it may do what its role may.',
        },
        session: {
          type: 'apiKey',
          in: 'cookie',
          name: 'comptoir.session_token',
          description: 'The cookie of a person who has signed in; X-Company-Id names the company.',
        },
      },
      schemas: { Problem: problemSchema },
    },
  }
}

const schemaOf = (type: z.ZodType): Json => {
  const { $schema: _, ...schema } = z.toJSONSchema(type, { io: 'input', unrepresentable: 'any' })
  return schema
}

function operation(endpoint: Endpoint, right: string): Json {
  const named = pathParts(endpoint.path)
  const {
    properties = {},
    required = [],
    ...rest
  } = schemaOf(endpoint.input) as {
    properties?: Record<string, Json>
    required?: string[]
  }
  const others = Object.keys(properties).filter((name) => !named.includes(name))
  const inQuery = endpoint.method === 'GET' || endpoint.body === 'file'
  const parameter = (name: string, where: string) => ({
    name,
    in: where,
    required: where === 'path' || required.includes(name),
    schema: properties[name] ?? { type: 'string' },
  })
  const key = { name: 'Idempotency-Key', in: 'header', schema: { type: 'string', maxLength: 255 } }
  const parameters = [
    ...named.map((name) => parameter(name, 'path')),
    ...(inQuery ? others.map((name) => parameter(name, 'query')) : []),
    ...(endpoint.method === 'POST' ? [key] : []),
  ]
  const body = {
    ...rest,
    type: 'object',
    properties: Object.fromEntries(others.map((name) => [name, properties[name]])),
    required: required.filter((name) => others.includes(name)),
  }
  return {
    operationId: operationId(endpoint),
    summary: endpoint.summary,
    description: `Right: \`${right}\`.`,
    tags: [endpoint.path.split('/')[1] ?? ''],
    ...(right === 'public' ? { security: [] } : {}),
    parameters,
    ...requestBody(endpoint, body),
    responses: responses(endpoint, right),
  }
}

function requestBody(endpoint: Endpoint, body: Json): Json {
  if (endpoint.method === 'GET') return {}
  if (endpoint.body === 'file') {
    const schema = { type: 'string', format: 'binary' }
    return { requestBody: { required: true, content: { 'application/octet-stream': { schema } } } }
  }
  return { requestBody: { content: { 'application/json': { schema: body } } } }
}

const mediaTypes = { pdf: 'application/pdf', image: 'image/png', csv: 'text/csv' } as const

function responses(endpoint: Endpoint, right: string): Json {
  const content =
    endpoint.answer === 'json'
      ? { 'application/json': { schema: schemaOf(endpoint.output) } }
      : { [mediaTypes[endpoint.answer]]: { schema: { type: 'string', format: 'binary' } } }
  const problem = (description: string) => ({
    description,
    content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
  })
  const own = endpoint.refusals.length > 0 ? ` (${endpoint.refusals.join(', ')})` : ''
  const named = pathParts(endpoint.path).length > 0
  const makes = endpoint.method === 'POST' && 'id' in (propertiesOf(endpoint.output) ?? {})
  return {
    [makes ? '201' : '200']: { description: 'Done.', content },
    400: problem('A value is wrong: `param` and `errors` say which.'),
    ...(right === 'public' ? {} : { 401: problem('Nobody is signed in, or the key is wrong.') }),
    ...(right === 'public' ? {} : { 403: problem(`The role lacks \`${right}\`.`) }),
    ...(named ? { 404: problem('No such record, or not yours to see.') } : {}),
    ...(endpoint.method === 'GET'
      ? {}
      : { 409: problem('A conflict: changed meanwhile, or twice.') }),
    413: problem('The request is too big.'),
    422: problem(`Not possible now${own}.`),
    429: problem('Too many attempts.'),
    503: problem('The database is away: try again.'),
  }
}

const propertiesOf = (type: z.ZodType) =>
  (schemaOf(type) as { properties?: Record<string, Json> }).properties

/** A stable name for client generators: `POST /invoices/:id/issuance` → `postInvoicesByIdIssuance`. */
function operationId({ method, path }: Endpoint): string {
  const words = path
    .split('/')
    .filter(Boolean)
    .map((part) => (part.startsWith(':') ? `by-${part.slice(1)}` : part))
    .join('-')
  return `${method.toLowerCase()}-${words}`.replace(/-(\w)/g, (_, letter: string) =>
    letter.toUpperCase(),
  )
}

const problemSchema = {
  type: 'object',
  description: 'RFC 9457',
  required: ['type', 'status', 'title', 'code', 'detail', 'requestId'],
  properties: {
    type: { type: 'string' },
    status: { type: 'integer' },
    title: { type: 'string' },
    code: { type: 'string', description: 'What a program tests' },
    detail: { type: 'string', description: 'What a person reads, in French or English' },
    param: { type: 'string', description: 'The field to mend' },
    requestId: { type: 'string' },
    errors: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          param: { type: 'string' },
          code: { type: 'string' },
          detail: { type: 'string' },
        },
      },
    },
  },
} as const
