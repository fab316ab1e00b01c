// A mailbox read over IMAP, as a guest: it is opened for reading only, so that nothing in it is marked as
// read, moved or deleted, and what is taken out of it is bounded whatever it holds.
import { lookup } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'
import type { ImapFlow } from 'imapflow'
import type { Day } from '#kernel/day.ts'

export type MailboxAccess = {
  readonly host: string
  readonly port: number
  /** TLS from the first byte, TLS asked for once connected, or none. */
  readonly security: 'tls' | 'starttls' | 'none'
  readonly user: string
  readonly password: string
  readonly folder: string
}

/** Why a mailbox could not be read, in the words of `mailboxProblems`. */
export type MailboxProblem =
  | 'unknown_host'
  | 'host_not_allowed'
  | 'unreachable'
  | 'certificate'
  | 'not_encrypted'
  | 'not_imap'
  | 'sign_in_refused'
  | 'no_folder'
  | 'cut'

export class MailboxFailure extends Error {
  readonly problem: MailboxProblem
  /** What the server said, for whoever administers it. */
  readonly detail: string
  constructor(problem: MailboxProblem, detail = '') {
    super(`${problem} ${detail}`)
    this.name = 'MailboxFailure'
    this.problem = problem
    this.detail = detail.replace(/[^\P{C}]+/gu, ' ').slice(0, 300)
  }
}

/** An open mailbox. A number of UID means what it did as long as `validity` stays (RFC 3501, 2.3.1.1). */
export type OpenMailbox = {
  readonly validity: string
  /** The greatest UID given so far. */
  readonly last: number
  /** The UIDs of what came after one, or since a day, the oldest first. */
  readonly uids: (from: { after: number } | { since: Day }) => Promise<number[]>
  /** The first bytes of messages, as stored, by UID; what has gone meanwhile is missing. */
  readonly starts: (
    uids: readonly number[],
    bytes: number,
  ) => AsyncIterable<{ readonly uid: number; readonly bytes: Uint8Array; readonly at: Date | null }>
}

const patience = { connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 45_000 }
/** In all, whatever the server does: a server that drips must not keep a worker. */
const longest = 120_000
const mebi = 1024 * 1024
/** More than anything that is asked for; what goes beyond ends the connection. */
const bounds = { maxLiteralSize: 4 * mebi, maxLineLength: 4 * mebi, maxResponseSize: 12 * mebi }

/**
 * Opens a mailbox, lets it be read, and closes it.
 * @param named hosts with their ports (`imap.exemple.lan:993`) that whoever runs the installation allows
 * beside the public ones.
 * @throws MailboxFailure; and what `read` throws.
 */
export async function withMailbox<T>(
  access: MailboxAccess,
  named: readonly string[],
  read: (box: OpenMailbox) => Promise<T>,
): Promise<T> {
  const client = await clientOf(access, await addressOf(access, named))
  // What goes wrong is told by the command that waits for an answer.
  client.on('error', () => {})
  const tooLong = setTimeout(() => client.close(), longest)
  try {
    await client.connect().catch((error: unknown) => fail(error, 'unreachable'))
    const opened = await client
      .mailboxOpen(access.folder, { readOnly: true })
      .catch((error: unknown) => fail(error, 'no_folder'))
    return await read({
      validity: String(opened.uidValidity),
      last: Number(opened.uidNext) - 1,
      uids: (from) => uidsOf(client, from),
      starts: (uids, bytes) => startsOf(client, uids, bytes),
    })
  } finally {
    clearTimeout(tooLong)
    if (client.usable) await client.logout().catch(() => {})
    client.close()
  }
}

async function clientOf(access: MailboxAccess, address: string): Promise<ImapFlow> {
  // Not before it is needed: with the alphabets that it reads, it is a quarter of the program.
  const { ImapFlow } = await import('imapflow')
  return new ImapFlow({
    host: address,
    port: access.port,
    secure: access.security === 'tls',
    ...(access.security === 'tls' ? {} : { doSTARTTLS: access.security === 'starttls' }),
    // The name that the certificate must bear, and not the address that it stands for.
    ...(isIP(access.host) ? {} : { servername: access.host }),
    auth: { user: access.user, pass: access.password },
    tls: { minVersion: 'TLSv1.2' },
    logger: false,
    disableAutoIdle: true,
    ...patience,
    ...bounds,
  })
}

async function uidsOf(
  client: ImapFlow,
  from: { after: number } | { since: Day },
): Promise<number[]> {
  const asked = 'after' in from ? { uid: `${from.after + 1}:*` } : { since: new Date(from.since) }
  const found = await client
    .search(asked, { uid: true })
    .catch((error: unknown) => fail(error, 'cut'))
  // `n:*` names the last message even where it stands before n (RFC 3501, 6.4.8).
  const after = 'after' in from ? from.after : 0
  return (found || []).filter((uid) => uid > after).toSorted((a, b) => a - b)
}

async function* startsOf(client: ImapFlow, uids: readonly number[], bytes: number) {
  if (uids.length === 0) return
  const query = { uid: true, internalDate: true, source: { start: 0, maxLength: bytes } } as const
  try {
    for await (const { uid, source, internalDate } of client.fetch([...uids], query, {
      uid: true,
    })) {
      const at = internalDate === undefined ? null : new Date(internalDate)
      if (source) yield { uid, bytes: source.subarray(0, bytes), at }
    }
  } catch (error) {
    fail(error, 'cut')
  }
}

type Thrown = {
  code?: string
  message?: string
  responseText?: string
  authenticationFailed?: boolean
}

const certificates = /CERT|SELF_SIGNED|UNABLE_TO_(GET|VERIFY)|ERR_TLS/
const cuts = /NoConnection|EConnectionClosed|ECONNRESET|EPIPE|ETIMEOUT|ETIMEDOUT/

function fail(error: unknown, otherwise: MailboxProblem): never {
  if (error instanceof MailboxFailure) throw error
  const { code = '', message = '', responseText = '', authenticationFailed } = error as Thrown
  if (authenticationFailed) throw new MailboxFailure('sign_in_refused', responseText)
  if (certificates.test(code)) throw new MailboxFailure('certificate', code)
  if (/STARTTLS/i.test(message)) throw new MailboxFailure('not_encrypted')
  if (/SSL|TooLarge|Parser/.test(code)) throw new MailboxFailure('not_imap', code)
  if (otherwise === 'unreachable') {
    throw new MailboxFailure(/greeting/i.test(`${code} ${message}`) ? 'not_imap' : otherwise, code)
  }
  throw new MailboxFailure(cuts.test(code) ? 'cut' : otherwise, responseText)
}

/**
 * Where a host stands. Those of a company choose it, and the program stands inside of a network that they
 * do not: unless it was named by whoever runs the installation, it must be a public address, on a port of
 * IMAP. It is the address that was looked at which is called, so that a name cannot change its mind.
 */
async function addressOf({ host, port }: MailboxAccess, named: readonly string[]): Promise<string> {
  const found = await lookup(host, { all: true }).catch((error: Thrown) => {
    throw new MailboxFailure('unknown_host', error.code)
  })
  const isNamed = isNamedHost(host, port, named)
  const address = found.find((one) => isNamed || isPublic(one.address))?.address
  if (address === undefined || !(isNamed || imapPorts.includes(port))) {
    throw new MailboxFailure('host_not_allowed')
  }
  return address
}

export const imapPorts: readonly number[] = [143, 993]

export const isNamedHost = (host: string, port: number, named: readonly string[]): boolean =>
  named.includes(`${host.toLowerCase()}:${port}`)

/** What stands behind no public address (RFC 6890): this machine, its network, the cloud that it is in. */
const inside = new BlockList()
for (const [net, prefix] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 3],
] as const) {
  inside.addSubnet(net, prefix, 'ipv4')
}
// The public addresses of IPv6 are all in 2000::/3; those that hold one of IPv4 are left out of it.
const outside = new BlockList()
outside.addSubnet('2000::', 3, 'ipv6')
for (const [net, prefix] of [
  ['2001::', 23],
  ['2001:db8::', 32],
  ['2002::', 16],
] as const) {
  inside.addSubnet(net, prefix, 'ipv6')
}

/** Whether anyone on the Internet could call it. */
export function isPublic(address: string): boolean {
  if (isIP(address) === 4) return !inside.check(address, 'ipv4')
  return outside.check(address, 'ipv6') && !inside.check(address, 'ipv6')
}
