// A server of IMAP of our own, in front of the real reading: what stands in its mailbox is read as any
// other is, over a socket.
import { once } from 'node:events'
import { createRequire } from 'node:module'
import type { AddressInfo, Server, Socket } from 'node:net'
import { readReplies } from '#features/base/replies/actions/read.ts'
import { saveMailbox } from '#features/base/replies/contract.ts'
import { rememberSite } from '#server/site.ts'
import type { Scene } from './scene.ts'

type Folder = { uidnext: number; uidvalidity: number; messages: { flags: string[] }[] }
type Imap = {
  readonly server: Server
  listen(port: number, host: string, done: () => void): void
  getMailbox(path: string): Folder
  appendMessage(folder: Folder, flags: string[], date: Date, raw: string): void
}
const require = createRequire(import.meta.url)
const hoodiecrow = require('hoodiecrow-imap') as (options: object) => Imap

export const account = { user: 'testuser', password: 'testpass' }

type Query = { partial?: number[] }
type Handler = (connection: unknown, message: unknown, query: Query) => unknown
const handlers = require('hoodiecrow-imap/lib/commands/handlers/fetch.js') as Record<
  string,
  Handler
>

/** This server forgets how much was asked for once a message is shorter: each is asked anew. */
const wholeQueries = (imap: { fetchHandlers: Record<string, Handler> }) => {
  for (const name of ['BODY', 'BODY.PEEK']) {
    imap.fetchHandlers[name] = (connection, message, query) =>
      handlers[name]!(connection, message, { ...query, partial: [...(query.partial ?? [])] })
  }
}

/** A mailbox that can be read, put something in, and be cut off. */
export async function imapServer(options: { readonly secureConnection?: true } = {}) {
  const extensions = ['ID', 'IDLE', 'UIDPLUS', 'SPECIAL-USE', 'UNSELECT', 'ENABLE', 'NAMESPACE']
  const plugins = [...extensions, wholeQueries]
  const imap = hoodiecrow({ plugins, storage: { INBOX: { messages: [] } }, ...options })
  await new Promise<void>((ready) => imap.listen(0, '127.0.0.1', ready))
  const sockets = new Set<Socket>()
  let said = 0
  let cutAfter: number | null = null
  imap.server.on('connection', (socket: Socket) => {
    sockets.add(socket)
    const write = socket.write.bind(socket) as (...given: unknown[]) => boolean
    socket.write = (...given: unknown[]) => {
      said += String(given[0]).length
      if (cutAfter !== null && said > cutAfter) {
        socket.destroy()
        return false
      }
      return write(...given)
    }
  })
  const { port } = imap.server.address() as AddressInfo
  const inbox = () => imap.getMailbox('INBOX')
  return {
    host: '127.0.0.1',
    port,
    /** Puts a message in the mailbox, now or at another time. */
    receive: (raw: string | Buffer, at = new Date()) =>
      imap.appendMessage(inbox(), [], at, Buffer.from(raw).toString('latin1')),
    /** The flags of all that is in it. */
    flags: () => inbox().messages.map(({ flags }) => flags),
    /** As after the mailbox was made anew: its numbers mean something else. */
    renumber: () => void (inbox().uidvalidity += 1),
    /** Cuts the line after so many bytes more; null: never. */
    cutAfter: (bytes: number | null) => {
      said = 0
      cutAfter = bytes
    },
    close: async () => {
      for (const socket of sockets) socket.destroy()
      imap.server.close()
      await once(imap.server, 'close')
    },
  }
}
export type Imapped = Awaited<ReturnType<typeof imapServer>>

/** As after the start of a server whose MAILBOX_HOSTS names it. */
export const named = ({ server }: Scene, box: Imapped) =>
  rememberSite(server.database, {
    publicUrl: 'http://localhost:3000',
    mail: true,
    mailHosts: [`${box.host}:${box.port}`],
  })

/** Sets up the mailbox of Alice's company there, as a server that whoever runs the installation named. */
export async function setUp(play: Scene, box: Imapped, over: object = {}) {
  await named(play, box)
  const { user, password } = account
  const settings = { host: box.host, port: box.port, security: 'none' as const, user, password }
  return play.alice(saveMailbox, {
    address: 'reponses@lumiere.test',
    folder: 'INBOX',
    ...settings,
    ...over,
  })
}

/** One reading of the company's mailbox, to its end. */
export const readOnce = ({ within, companies }: Scene, company = companies.lumiere) =>
  readReplies({ within: (fn) => within(company, fn) })

export type Letter = {
  readonly from?: string
  readonly subject?: string
  readonly answers?: string
  readonly id?: string
  readonly headers?: readonly string[]
  readonly body?: string
}

/** A message as a program of mail writes it. */
export const letter = ({
  from = 'Lucie Martin <lucie@client.test>',
  subject = 'Re: votre envoi',
  answers,
  id = `<${Math.random().toString(36).slice(2)}@client.test>`,
  headers = [],
  body = 'Bonjour,\r\n\r\nOui, cela nous convient.\r\n',
}: Letter): string =>
  [
    `From: ${from}`,
    'To: reponses@lumiere.test',
    `Subject: ${subject}`,
    `Message-ID: ${id}`,
    ...(answers
      ? [`In-Reply-To: <${answers}@exemple.test>`, `References: <${answers}@exemple.test>`]
      : []),
    'MIME-Version: 1.0',
    ...(headers.some((one) => /^content-type/i.test(one))
      ? []
      : ['Content-Type: text/plain; charset=utf-8']),
    ...headers,
    '',
    body,
  ].join('\r\n')
