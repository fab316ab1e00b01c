// The two ends of the wire agree: what the browser writes of an input, the server reads, whatever the
// method. Both real, with nothing between them.
import { expect, test } from 'vitest'
import { z } from 'zod'
import { endpoint, type Endpoint } from '#kernel/endpoint.ts'
import { Amount, Id, Line } from '#kernel/shapes.ts'
import { cents } from '#kernel/money.ts'
import { readInput } from '#server/http/input.ts'
import { encodeInput } from '#web/wire.ts'

const id = '018f0000-0000-7000-8000-000000000000'
const methods = ['GET', 'POST', 'PUT', 'DELETE'] as const satisfies readonly Endpoint['method'][]

test.each(methods)('%s', async (method) => {
  const asked = endpoint(method, '/things/:id', {
    summary: 'A thing',
    input: z.object({ id: Id, reason: Line(80), amount: Amount.optional() }),
    output: z.object({}),
  })
  for (const input of [
    { id, reason: 'à revoir & « corriger » ?' },
    { id, reason: '100 %', amount: cents(-12_34) },
  ]) {
    const { url, body } = encodeInput(asked, input)
    expect(url.startsWith(`/api/v1/things/${id}`)).toBe(true)
    const request = new Request(`http://localhost${url}`, { method, body: body as string | null })
    const read = await readInput(asked, request, { id })
    expect(read.input).toEqual(input)
  }
})
