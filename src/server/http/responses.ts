import type { Endpoint } from '#kernel/endpoint.ts'
import type { Act } from '#server/act.ts'
import type { Database } from '#server/database/connect.ts'
import { type Actor, transact } from '#server/transaction.ts'
import type { FileAnswer } from './answers.ts'
import type { Answer } from './idempotency.ts'

/** 201 for what makes something, 200 otherwise. */
export const jsonAnswer = (endpoint: Endpoint, output: unknown): Answer => ({
  status: endpoint.method === 'POST' && made(output) ? 201 : 200,
  contentType: 'application/json; charset=utf-8',
  body: Buffer.from(JSON.stringify(output)),
})

export const response = (answer: Answer, headers: Record<string, string>): Response =>
  new Response(new Uint8Array(answer.body), {
    status: answer.status,
    headers: { 'content-type': answer.contentType, 'cache-control': 'no-store', ...headers },
  })

const made = (output: unknown): boolean =>
  typeof output === 'object' && output !== null && 'id' in output

/**
 * Answers with a file. One that comes in pieces is read inside the transaction while it is sent, so
 * that an export of any length is one snapshot and flat in memory. Of a `HEAD` nobody reads the pieces:
 * none is made, as the first would wait for a reader and hold its connection meanwhile.
 */
export function fileResponse(
  database: Database,
  actor: Actor,
  method: string,
  headers: Record<string, string>,
  make: (act: Act) => Promise<FileAnswer>,
): Promise<Response> {
  const readOnly = method === 'GET' || method === 'HEAD'
  return new Promise((resolve, reject) => {
    const whole = transact(
      database,
      actor,
      async (act) => {
        const answer = await make(act)
        if (answer.file instanceof Uint8Array) {
          resolve(
            new Response(new Uint8Array(answer.file), { headers: fileHeaders(answer, headers) }),
          )
          return
        }
        if (method === 'HEAD') {
          resolve(new Response(null, { headers: fileHeaders(answer, headers) }))
          return
        }
        const { readable, writable } = new TransformStream<Uint8Array, Uint8Array>()
        resolve(new Response(readable, { headers: fileHeaders(answer, headers) }))
        const writer = writable.getWriter()
        try {
          for await (const piece of answer.file) await writer.write(piece)
          await writer.close()
        } catch (error) {
          await writer.abort(error).catch(() => {})
          throw error
        }
      },
      { readOnly },
    )
    whole.catch(reject)
  })
}

export function fileHeaders(
  answer: FileAnswer,
  headers: Record<string, string>,
): Record<string, string> {
  // For programs that do not read `filename*`: accents off, dashes plain, nothing that ends the quotes.
  const ascii = answer.name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[\u2010-\u2015]/g, '-')
    .replace(/[^\x20-\x7e]|["\\]/g, '_')
  const kind = answer.inline ? 'inline' : 'attachment'
  return {
    'content-type': answer.mediaType,
    'content-disposition': `${kind}; filename="${ascii}"; filename*=UTF-8''${extended(answer.name)}`,
    'cache-control': 'private, no-store',
    ...headers,
  }
}

/** The value of an extended parameter (RFC 8187): what `encodeURIComponent` leaves, and it may not hold. */
const extended = (text: string): string =>
  encodeURIComponent(text.replace(/\p{Cs}/gu, '_')).replace(
    /['()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
