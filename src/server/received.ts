// A message that was received, as far as it was read: what its header says, and what a person wrote in it.
// It comes from anyone: every part of it is bounded, and what cannot be read is left out.
import PostalMime, { type Address, type Email } from 'postal-mime'

export type Received = {
  /** Without its brackets; '' where it has none. */
  readonly messageId: string
  /** The messages that it answers, by what stands before the @ of their identifiers. */
  readonly answers: readonly string[]
  readonly from: { readonly name: string; readonly address: string }
  readonly subject: string
  /** By lower-case names; of those that come several times, the first. */
  readonly headers: ReadonlyMap<string, string>
  readonly text: string
  readonly html: string
  /** The names of what came with it. */
  readonly attachments: readonly string[]
}

/** So deep is no letter that a person wrote. */
const bounds = { maxNestingDepth: 30, maxHeadersSize: 1024 * 1024, maxRfc822NestingDepth: 0 }
const most = { answers: 50, attachments: 50, name: 200, subject: 300, header: 20_000 }

/** The header of a message alone, from its first bytes. */
export const readHeader = (start: Uint8Array): Promise<Received> => readReceived(headOf(start))

/** A message, whole or its first part; what is malformed beyond reading says nothing. */
export async function readReceived(bytes: Uint8Array): Promise<Received> {
  const read = await PostalMime.parse(bytes, bounds).catch(() => null)
  return read ? received(read) : nothing
}

const nothing: Received = {
  messageId: '',
  answers: [],
  from: { name: '', address: '' },
  subject: '',
  headers: new Map(),
  text: '',
  html: '',
  attachments: [],
}

function received(read: Email): Received {
  const headers = new Map(
    read.headers.toReversed().map(({ key, value }) => [key, value.slice(0, most.header)]),
  )
  const [from] = flat(read.from)
  const referred = `${read.inReplyTo ?? ''} ${read.references ?? ''}`.slice(0, most.header)
  return {
    messageId: (read.messageId ?? '').replace(/[<>\s]/g, ''),
    answers: [...referred.matchAll(/<([^<>@\s]+)@[^<>\s]*>/g)]
      .map(([, name = '']) => name.toLowerCase())
      .slice(0, most.answers),
    from: {
      name: line(from?.name ?? '', most.name),
      address: line(from?.address ?? '', most.name).toLowerCase(),
    },
    subject: line(read.subject ?? '', most.subject),
    headers,
    text: read.text ?? '',
    html: read.html ?? '',
    attachments: read.attachments
      .map(({ filename }) => line(filename ?? '', most.name))
      .filter((name) => name !== '')
      .slice(0, most.attachments),
  }
}

const flat = (address: Address | undefined) => (address ? (address.group ?? [address]) : [])

/** One line, without what would turn the text around it (control, format and bidirectional characters). */
const line = (text: string, longest: number): string =>
  text
    .slice(0, longest * 4)
    .replace(/[\p{C}\s]+/gu, ' ')
    .trim()
    .slice(0, longest)

/** All up to the first empty line. */
function headOf(bytes: Uint8Array): Uint8Array {
  const text = Buffer.from(bytes).toString('latin1')
  const end = /\r?\n\r?\n/.exec(text)?.index
  return end === undefined ? bytes : bytes.subarray(0, end + 2)
}
