// Why a call was not accepted: the server's problem document (RFC 9457), or what the browser saw.
import { type Both, wordsNow } from './words.ts'

type Document = {
  readonly status: number
  readonly code: string
  readonly detail?: string
  readonly param?: string
  readonly requestId?: string
  readonly errors?: readonly { readonly param: string; readonly detail: string }[]
  readonly [more: string]: unknown
}

export class ApiProblem extends Error {
  readonly status: number
  /** A refusal's code, or `offline` (no answer) or `unexpected` (not a refusal). */
  readonly code: string
  /** A sentence for the person, in their language. */
  readonly detail: string
  /** The field of the input that is refused, where one is. */
  readonly param: string | undefined
  readonly requestId: string | undefined
  /** What is refused, field by field: param → sentence. */
  readonly fields: Readonly<Record<string, string>>
  /** What else the server said: the other side of a conflict, say. */
  readonly more: Readonly<Record<string, unknown>>

  constructor({ status, code, detail, param, requestId, errors = [], ...more }: Document) {
    super(code)
    this.name = 'ApiProblem'
    this.status = status
    this.code = code
    this.detail = detail ?? sentence(code)
    this.param = param
    this.requestId = requestId
    this.fields = {
      ...(param ? { [param]: this.detail } : {}),
      ...Object.fromEntries(errors.toReversed().map((one) => [one.param, one.detail])),
    }
    this.more = more
  }
}

/** Anything thrown, as a problem: an unexpected error keeps its cause for the console. */
export function toProblem(error: unknown): ApiProblem {
  if (error instanceof ApiProblem) return error
  console.error(error)
  return new ApiProblem({ status: 0, code: 'unexpected' })
}

/** Reads the problem document of a refused answer. */
export async function problemOf(answer: Response): Promise<ApiProblem> {
  const requestId = answer.headers.get('x-request-id') ?? undefined
  const document = (await answer.json().catch(() => null)) as Partial<Document> | null
  if (document === null || typeof document.code !== 'string') {
    const code = answer.status >= 502 && answer.status <= 504 ? 'offline' : 'unexpected'
    return new ApiProblem({ status: answer.status, code, ...(requestId ? { requestId } : {}) })
  }
  return new ApiProblem({
    ...(requestId ? { requestId } : {}),
    ...document,
    status: answer.status,
    code: document.code,
  })
}

const fr = {
  offline: 'Le serveur ne répond pas. Vérifier la connexion, puis réessayer.',
  unexpected: 'Une erreur inattendue est survenue. Rien n’a été perdu : réessayer.',
}
const en: typeof fr = {
  offline: 'The server does not answer. Check the connection, then try again.',
  unexpected: 'Something unexpected happened. Nothing was lost: try again.',
}
const both: Both<typeof fr> = { fr, en }

function sentence(code: string): string {
  const words = wordsNow(both)
  return code in words ? words[code as keyof typeof words] : words.unexpected
}
