// A server of mails of our own, in front of the real workers: letters are received as anyone would
// receive them, and read back by another program than the one that wrote them.
import type { AddressInfo } from 'node:net'
import { buffer } from 'node:stream/consumers'
import { callbackify } from 'node:util'
import { pino } from 'pino'
import PostalMime, { type Email } from 'postal-mime'
import { SMTPServer } from 'smtp-server'
import { allJobs } from '#features/jobs.ts'
import type { Connections } from '#server/database/connect.ts'
import { startJobs } from '#server/jobs.ts'
import { mailTransport } from '#server/mail.ts'
import { rememberSite } from '#server/site.ts'
import { openFile, type Scene } from './scene.ts'

/** A server of mails: what it received, and what it answers. */
export async function mailbox(answer: (to: string, tries: number) => Error | null = () => null) {
  const received: Email[] = []
  const tries = new Map<string, number>()
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo({ address }, _, done) {
      const count = (tries.get(address) ?? 0) + 1
      tries.set(address, count)
      done(answer(address, count))
    },
    onData(stream, _, done) {
      const read = async () => {
        received.push(await PostalMime.parse(await buffer(stream)))
      }
      callbackify(read)(done)
    },
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.server.address() as AddressInfo
  return {
    received,
    tries,
    url: `smtp://127.0.0.1:${port}`,
    close: () => new Promise<void>((resolve) => server.close(resolve)),
  }
}

/** What a server of mails answers when it refuses: 4xx for now, 5xx for good. */
export const refusal = (code: number, message: string): Error =>
  Object.assign(new Error(message), { responseCode: code })

/** Workers in front of a server of mails, until the end of what is done with them. */
export async function withWorkers<T>(
  play: Scene,
  smtpUrl: string | undefined,
  fn: () => Promise<T>,
  { workers = 1, now }: { workers?: number; now?: () => Date } = {},
): Promise<T> {
  const { connections, server } = await openFile()
  const log = pino({ level: 'silent' })
  const mail = mailTransport({ smtpUrl, from: 'Comptoir <gestion@exemple.test>', log })
  await rememberSite(play.server.database, {
    publicUrl: 'http://localhost:3000',
    mail: smtpUrl !== undefined,
  })
  const running = await Promise.all(
    Array.from({ length: workers }, () =>
      startJobs({
        connections: connections as Connections,
        database: server.database,
        jobs: allJobs,
        mail,
        log,
        ...(now ? { now } : {}),
      }),
    ),
  )
  try {
    return await fn()
  } finally {
    await Promise.all(running.map((one) => one.stop()))
    await rememberSite(play.server.database, { publicUrl: 'http://localhost:3000', mail: false })
  }
}

/** As after the start of a server with SMTP_URL: what is written is queued. */
export const configured = (play: Scene) =>
  rememberSite(play.server.database, { publicUrl: 'http://localhost:3000', mail: true })
