import { createTransport } from 'nodemailer'
import type { Logger } from 'pino'

export type Mail = { to: string; subject: string; text: string }
/** Takes charge of a message: it resolves once the message is safe in the queue, or said to be lost. */
export type SendMail = (mail: Mail) => Promise<void>

export type MailAddress = { readonly name: string; readonly address: string }

/** A letter of a company, whole: what the server of mails is handed. */
export type Letter = {
  /** The name that the reader sees; the address is that of MAIL_FROM, which may send. */
  readonly fromName: string
  readonly to: readonly MailAddress[]
  readonly cc: readonly MailAddress[]
  readonly replyTo: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly attachments: readonly {
    readonly name: string
    readonly mediaType: string
    readonly content: Uint8Array
  }[]
  /** What tells this letter from all others: a server that gets it twice may know it again. */
  readonly key: string
}

/** Why a letter did not leave, in the words of `mailProblems`. */
export type MailProblem =
  | 'unreachable'
  | 'sign_in_refused'
  | 'address_refused'
  | 'letter_refused'
  | 'letter_too_big'
  | 'busy'

export type Posted =
  | { readonly left: true; readonly refused: readonly string[] }
  | {
      readonly left: false
      readonly problem: MailProblem
      /** Whether it may leave later as it is. */
      readonly again: boolean
      /** What the server of mails said, for whoever administers it. */
      readonly detail: string
    }

/** Hands a letter over; what goes wrong is an answer, never an exception. */
export type Post = (letter: Letter) => Promise<Posted>

export type MailTransport = {
  /** For account messages (a forgotten password): plain, and belonging to no company. */
  readonly send: SendMail
  /** Null where no SMTP_URL is set. */
  readonly post: Post | null
}

const patience = { connectionTimeout: 20_000, greetingTimeout: 20_000, socketTimeout: 60_000 }

/** The transport of messages; without SMTP_URL it says in the log what could not leave. */
export function mailTransport(options: {
  smtpUrl: string | undefined
  from: string
  log: Logger
}): MailTransport {
  const { smtpUrl, from, log } = options
  if (!smtpUrl) {
    return {
      send: async ({ to, subject }) => {
        log.warn({ to, subject }, 'SMTP_URL is not set: this message did not leave')
      },
      post: null,
    }
  }
  const transport = createTransport({ url: smtpUrl, ...patience })
  const address = addressOf(from)
  return {
    send: async ({ to, subject, text }) => {
      await transport.sendMail({ from, to, subject, text })
    },
    post: async (letter) => {
      try {
        const { rejected } = await transport.sendMail({
          from: { name: letter.fromName, address },
          to: letter.to.map(named),
          cc: letter.cc.map(named),
          ...(letter.replyTo === '' ? {} : { replyTo: letter.replyTo }),
          subject: letter.subject,
          text: letter.text,
          html: letter.html,
          attachments: letter.attachments.map(({ name, mediaType, content }) => ({
            filename: name,
            contentType: mediaType,
            content: Buffer.from(content),
          })),
          messageId: `<${letter.key}@${address.split('@').at(-1) ?? 'localhost'}>`,
          // Nothing of a letter is ever fetched: neither a file of this machine nor an address.
          disableFileAccess: true,
          disableUrlAccess: true,
        })
        return { left: true, refused: rejected.map(addressIn) }
      } catch (error) {
        return { left: false, ...whyNotLeft(error) }
      }
    },
  }
}

const named = ({ name, address }: MailAddress) => (name === '' ? address : { name, address })
const addressIn = (one: string | { address: string }): string =>
  typeof one === 'string' ? one : one.address

/** `Comptoir <gestion@exemple.fr>` → `gestion@exemple.fr`. */
export const addressOf = (from: string): string => /<([^<>]+)>\s*$/.exec(from)?.[1] ?? from.trim()

type Failure = { code?: string; responseCode?: number; response?: string; message?: string }

/** RFC 5321, 4.2.1: 4yz may be tried again as it is, 5yz may not. */
function whyNotLeft(error: unknown): {
  problem: MailProblem
  again: boolean
  detail: string
} {
  const { code = '', responseCode = 0, response, message = '' } = error as Failure
  const detail = (response ?? message).replace(/\s+/g, ' ').slice(0, 500)
  // A password is mended in the configuration: what waits then leaves.
  if (code === 'EAUTH') return { problem: 'sign_in_refused', again: true, detail }
  if (responseCode >= 500) {
    const problem =
      responseCode === 552
        ? 'letter_too_big'
        : code === 'EENVELOPE'
          ? 'address_refused'
          : 'letter_refused'
    return { problem, again: false, detail }
  }
  if (responseCode >= 400) return { problem: 'busy', again: true, detail }
  // An address that cannot be written is refused before anything is sent.
  if (code === 'EENVELOPE') return { problem: 'address_refused', again: false, detail }
  return { problem: 'unreachable', again: true, detail }
}
