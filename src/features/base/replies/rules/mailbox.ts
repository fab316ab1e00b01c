// The mailbox where clients' answers arrive: how it is opened, and how it is.

export const securities = ['tls', 'starttls', 'none'] as const
export type Security = (typeof securities)[number]

/** The port that each is found on, as a rule. */
export const usualPort: Readonly<Record<Security, number>> = { tls: 993, starttls: 143, none: 143 }
export const imapPorts: readonly number[] = [143, 993]

export const mailboxProblems = [
  'unknown_host',
  'host_not_allowed',
  'unreachable',
  'certificate',
  'not_encrypted',
  'not_imap',
  'sign_in_refused',
  'no_folder',
  'cut',
  // Sealed by another installation: a backup put back elsewhere.
  'password_lost',
] as const
export type MailboxProblem = (typeof mailboxProblems)[number]

/** What passes by itself is told to nobody until it has lasted; the rest waits for a person at once. */
export const passing: readonly MailboxProblem[] = ['unknown_host', 'unreachable', 'cut']
/** Failures in a row after which also those are told. */
export const lasting = 4

export const isToBeTold = (problem: MailboxProblem, failures: number): boolean =>
  failures === (passing.includes(problem) ? lasting : 1)

/** Minutes before each new try: a wrong password that is tried again and again closes an account. */
const pauses = [5, 10, 30, 60, 120, 360] as const

/** The pause in milliseconds after so many failures in a row. */
export const pauseAfter = (failures: number): number =>
  (pauses[failures - 1] ?? pauses[pauses.length - 1]!) * 60_000

/** A reading in hand for so long was in the hands of a process that died. */
export const lostAfter = 10 * 60_000

export const healths = ['good', 'failing', 'paused', 'reading'] as const
export type MailboxHealth = (typeof healths)[number]

/** How it stands; what was asked to be read is being read. */
export function healthOf(box: {
  readonly paused: boolean
  readonly reading: boolean
  readonly failing: boolean
}): MailboxHealth {
  if (box.paused) return 'paused'
  if (box.reading) return 'reading'
  return box.failing ? 'failing' : 'good'
}

/** Why a place may not be called, by what is seen of it before anything is; or null. */
export function whyNotPlace(
  { host, port, security }: { host: string; port: number; security: Security },
  isNamed: boolean,
): { code: 'mailbox_host' | 'mailbox_port' | 'mailbox_plain'; param: string } | null {
  if (!/^(?!-)[a-z0-9._-]{1,253}$|^[0-9a-f:.]{2,45}$/i.test(host)) {
    return { code: 'mailbox_host', param: 'host' }
  }
  if (isNamed) return null
  if (!imapPorts.includes(port)) return { code: 'mailbox_port', param: 'port' }
  return security === 'none' ? { code: 'mailbox_plain', param: 'security' } : null
}
