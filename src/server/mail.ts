import { createTransport } from 'nodemailer'
import type { Logger } from 'pino'

export type Mail = { to: string; subject: string; text: string }
/** Takes charge of a message: it resolves once the message is safe in the queue, or said to be lost. */
export type SendMail = (mail: Mail) => Promise<void>

/** The transport of messages; without SMTP_URL it says in the log what could not leave. */
export function mailTransport(options: {
  smtpUrl: string | undefined
  from: string
  log: Logger
}): SendMail {
  const { smtpUrl, from, log } = options
  if (!smtpUrl) {
    return async ({ to, subject }) => {
      log.warn({ to, subject }, 'SMTP_URL is not set: this message did not leave')
    }
  }
  const transport = createTransport(smtpUrl)
  return async ({ to, subject, text }) => {
    await transport.sendMail({ from, to, subject, text })
  }
}
