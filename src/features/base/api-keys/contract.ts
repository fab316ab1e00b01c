import { z } from 'zod'
import { Named } from '#features/base/team/contract.ts'
import { endpoint } from '#kernel/endpoint.ts'
import { ById, Done, Id, Instant, Name, Nothing } from '#kernel/shapes.ts'

export const listKeys = endpoint('GET', '/api-keys', {
  summary: 'The API keys of the company, by the start of each',
  input: Nothing,
  output: z.object({
    rows: z.array(
      z.object({
        id: Id,
        name: z.string(),
        role: Named,
        prefix: z.string(),
        createdBy: z.string().nullable(),
        createdAt: Instant,
        lastUsedAt: Instant.nullable(),
        revokedAt: Instant.nullable(),
      }),
    ),
  }),
})

export const addKey = endpoint('POST', '/api-keys', {
  summary: 'Make an API key; it is shown in this answer only',
  input: z.object({ name: Name(60), roleId: Id }),
  output: z.object({ id: Id, key: z.string().nullable() }),
  once: ['key'],
})

export const revokeKey = endpoint('DELETE', '/api-keys/:id', {
  summary: 'Revoke an API key: it opens nothing from the next request on',
  input: ById,
  output: Done,
})
