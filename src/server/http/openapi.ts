import { z } from 'zod'
import { doorEndpoints, doorsRoot } from '#features/base/account/contract/doors.ts'
import { allReasons } from '#features/reasons.ts'
import { type Endpoint, pathParts } from '#kernel/endpoint.ts'
import type { Reason } from '#kernel/refusal.ts'
import type { Route } from '#server/http.ts'

type Json = Record<string, unknown>

/**
 * The OpenAPI 3.1 document of the mounted routes and of the doors of signing in, which stand below an
 * address of their own: every endpoint with its shapes and errors.
 */
export function openApi(routes: readonly Route[], version: string): Json {
  const paths: Record<string, Record<string, Json>> = {}
  for (const { endpoint, right } of routes) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}')
    const operations = (paths[path] ??= {})
    operations[endpoint.method.toLowerCase()] = operation(endpoint, right)
  }
  for (const { endpoint, right } of doorEndpoints) {
    paths[endpoint.path] = { post: doorOperation(endpoint, right) }
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
          description:
            'The cookie of a person who has signed in (`__Host-comptoir.session_token` over https); X-Company-Id names the company.',
        },
      },
      parameters: { Company: companyHeader, IdempotencyKey: keyHeader },
      schemas: { Problem: problemSchema },
    },
  }
}

/** A type as it travels: what is sent may hold no field that is not named, what is answered may grow. */
function schemaOf(type: z.ZodType, { closed = false } = {}): Json {
  const { $schema: _, ...schema } = z.toJSONSchema(type, {
    io: 'input',
    unrepresentable: 'any',
    override: ({ jsonSchema }) => {
      if (closed && jsonSchema.properties) jsonSchema.additionalProperties ??= false
    },
  })
  return schema
}

function operation(endpoint: Endpoint, right: string): Json {
  const named = pathParts(endpoint.path)
  const {
    properties = {},
    required = [],
    ...rest
  } = schemaOf(endpoint.input, { closed: true }) as {
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
  const inBody = required.filter((name) => others.includes(name))
  const body = {
    ...rest,
    type: 'object',
    properties: Object.fromEntries(others.map((name) => [name, properties[name]])),
    ...(inBody.length > 0 ? { required: inBody } : {}),
  }
  return {
    operationId: operationId(endpoint),
    summary: endpoint.summary,
    description: `Right: \`${right}\`.`,
    tags: [endpoint.path.split('/')[1] ?? ''],
    ...(right === 'public' ? { security: [] } : {}),
    parameters: [
      ...named.map((name) => parameter(name, 'path')),
      ...(inQuery ? others.map((name) => parameter(name, 'query')) : []),
      ...(right === 'public' || right === 'account'
        ? []
        : [{ $ref: '#/components/parameters/Company' }]),
      ...(endpoint.method === 'POST' ? [{ $ref: '#/components/parameters/IdempotencyKey' }] : []),
    ],
    ...(inQuery || others.length > 0 ? requestBody(endpoint, body) : {}),
    responses: responses(endpoint, right),
  }
}

/** A door sets cookies: a person alone goes through it, of no company, and an answer is not replayed. */
function doorOperation(endpoint: Endpoint, right: 'public' | 'account'): Json {
  const { parameters: _, ...rest } = operation(endpoint, right)
  return {
    ...rest,
    tags: ['signing-in'],
    servers: [{ url: doorsRoot }],
    security: right === 'public' ? [] : [{ session: [] }],
    parameters: [],
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

const mediaTypes = {
  pdf: 'application/pdf',
  image: 'image/png',
  csv: 'text/csv',
  file: 'application/octet-stream',
  events: 'text/event-stream',
} as const

function responses(endpoint: Endpoint, right: string): Json {
  const content =
    endpoint.answer === 'json'
      ? { 'application/json': { schema: schemaOf(endpoint.output) } }
      : { [mediaTypes[endpoint.answer]]: { schema: { type: 'string', format: 'binary' } } }
  const done = Object.fromEntries(
    successes(endpoint).map((status) => [status, { description: successText[status], content }]),
  )
  return { ...done, ...problems(endpoint, right) }
}

const successText = { 200: 'Done.', 201: 'Made.' } as const

/** A POST whose answer has an `id` has made something; where it may lack one, it may have made nothing. */
function successes(endpoint: Endpoint): (200 | 201)[] {
  const { properties = {}, required = [] } = schemaOf(endpoint.output) as {
    properties?: Json
    required?: string[]
  }
  if (endpoint.method !== 'POST' || !('id' in properties)) return [200]
  return required.includes('id') ? [201] : [200, 201]
}

/** Every refusal with its status, those of this endpoint by their code and what they say. */
function problems(endpoint: Endpoint, right: string): Json {
  const writes = endpoint.method !== 'GET'
  const general: [number, string][] = [
    [400, 'A value is wrong: `param` and `errors` say which.'],
    [401, right === 'public' ? 'The key is wrong.' : 'Nobody is signed in, or the key is wrong.'],
    [403, `The role lacks \`${right}\`, or the request comes from another site.`],
    [404, 'No such record, or not yours to see; no such company, or not one of yours.'],
    ...(writes ? onWrites : []),
    [503, 'The database is away, or took too long: try again.'],
  ]
  const own = endpoint.refusals.map((code) => {
    const { status = 422, en = '' } = (allReasons as Record<string, Reason>)[code] ?? {}
    return { status, text: `\`${code}\`: ${en}` }
  })
  const statuses = [...general.map(([status]) => status), ...own.map(({ status }) => status)]
  return Object.fromEntries(
    [...new Set(statuses)].map((status) => {
      const always = general.filter(([one]) => one === status).map(([, text]) => text)
      const texts = own.filter((one) => one.status === status).map(({ text }) => text)
      return [status, problem([...always, ...texts].join('\n'))]
    }),
  )
}

const onWrites: [number, string][] = [
  [409, 'A conflict: changed meanwhile, twice, or an idempotency key reused.'],
  [413, 'The request is too big.'],
  [422, 'Not possible now.'],
]

const problem = (description: string) => ({
  description,
  content: { 'application/problem+json': { schema: { $ref: '#/components/schemas/Problem' } } },
})

/** A stable name for client generators: `POST /invoices/:id/issuance` → `postInvoicesByIdIssuance`. */
export function operationId({ method, path }: Endpoint): string {
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
  // `current`, on a conflict, is the record as it is now.
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

const companyHeader = {
  name: 'X-Company-Id',
  in: 'header',
  description: 'The company to act in, for a person; a key has its own.',
  schema: { type: 'string', format: 'uuid' },
} as const

const keyHeader = {
  name: 'Idempotency-Key',
  in: 'header',
  description: 'Sent again with the same key and the same body, a request acts once.',
  schema: { type: 'string', minLength: 1, maxLength: 255 },
} as const
