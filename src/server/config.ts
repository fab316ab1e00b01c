import { isAbsolute } from 'node:path'
import { z } from 'zod'

/** What the environment may say; everything is optional. Each mistake gets a sentence of its own. */
export type Config = {
  readonly port: number
  readonly host: string
  readonly publicUrl: string
  /** Where data live, if the environment chose; else `chooseDataFolder` decides. */
  readonly dataFolder: string | undefined
  readonly databaseUrl: string | undefined
  readonly smtpUrl: string | undefined
  readonly mailFrom: string
  /** The mailboxes of its own network that may be read, by host and port. */
  readonly mailHosts: readonly string[]
  readonly logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'trace' | 'silent'
}

/** The configuration was wrong: one sentence per mistake. */
export class ConfigMistake extends Error {
  readonly sentences: readonly string[]
  constructor(sentences: readonly string[]) {
    super(sentences.join('\n'))
    this.name = 'ConfigMistake'
    this.sentences = sentences
  }
}

const url = (protocols: readonly string[]) => (value: string) =>
  URL.canParse(value) && protocols.includes(new URL(value).protocol)

const Environment = z.object({
  PORT: z
    .string()
    .regex(/^\d{1,5}$/)
    .refine((value) => Number(value) <= 65_535)
    .optional(),
  HOST: z.string().min(1).optional(),
  PUBLIC_URL: z
    .string()
    .refine(url(['http:', 'https:']))
    .refine((value) => URL.canParse(value) && new URL(value).pathname === '/')
    .optional(),
  COMPTOIR_DATA: z.string().refine(isAbsolute).optional(),
  DATABASE_URL: z
    .string()
    .refine(url(['postgres:', 'postgresql:']))
    .optional(),
  SMTP_URL: z
    .string()
    .refine(url(['smtp:', 'smtps:']))
    .optional(),
  MAIL_FROM: z.string().includes('@').optional(),
  MAILBOX_HOSTS: z
    .string()
    .regex(/^[^\s,:]+:\d{1,5}([\s,]+[^\s,:]+:\d{1,5})*$/)
    .optional(),
  LOG_LEVEL: z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).optional(),
})

const mistakes: Record<string, string> = {
  PORT: 'PORT doit être un numéro de port entre 0 et 65535 (PORT must be a port number).',
  HOST: 'HOST doit être une adresse où écouter, par exemple 127.0.0.1 (HOST must be an address).',
  PUBLIC_URL:
    'PUBLIC_URL doit être une adresse http(s) sans chemin, par exemple https://gestion.exemple.fr (PUBLIC_URL must be an http(s) address without a path).',
  COMPTOIR_DATA:
    'COMPTOIR_DATA doit être un chemin absolu de dossier (COMPTOIR_DATA must be an absolute folder path).',
  DATABASE_URL:
    'DATABASE_URL doit commencer par postgres:// (DATABASE_URL must start with postgres://).',
  SMTP_URL:
    'SMTP_URL doit commencer par smtp:// ou smtps:// (SMTP_URL must start with smtp:// or smtps://).',
  MAIL_FROM:
    'MAIL_FROM doit être une adresse e-mail, par exemple « Comptoir <gestion@exemple.fr> » (MAIL_FROM must be an e-mail address).',
  MAILBOX_HOSTS:
    'MAILBOX_HOSTS doit nommer des serveurs avec leur port, par exemple imap.exemple.lan:993 (MAILBOX_HOSTS must name servers with their ports).',
  LOG_LEVEL:
    'LOG_LEVEL doit être fatal, error, warn, info, debug, trace ou silent (LOG_LEVEL must be one of these).',
}

/**
 * Reads the configuration from the environment.
 * @throws ConfigMistake with one sentence (French, then English) per wrong variable.
 */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const known = Object.keys(Environment.shape)
  const given = Object.fromEntries(known.map((name) => [name, environment[name] || undefined]))
  const read = Environment.safeParse(given)
  if (!read.success) {
    const wrong = new Set(read.error.issues.map((issue) => String(issue.path[0])))
    throw new ConfigMistake([...wrong].map((name) => mistakes[name] ?? name))
  }
  const values = read.data
  const port = Number(values.PORT ?? 3000)
  const host = values.HOST ?? '127.0.0.1'
  const publicUrl = values.PUBLIC_URL ?? `http://localhost:${port}`
  return {
    port,
    host,
    publicUrl: new URL(publicUrl).origin,
    dataFolder: values.COMPTOIR_DATA,
    databaseUrl: values.DATABASE_URL,
    smtpUrl: values.SMTP_URL,
    mailFrom: values.MAIL_FROM ?? `Comptoir <comptoir@${new URL(publicUrl).hostname}>`,
    mailHosts: (values.MAILBOX_HOSTS ?? '')
      .toLowerCase()
      .split(/[\s,]+/)
      .filter(Boolean),
    logLevel: values.LOG_LEVEL ?? 'info',
  }
}
