import type { Config } from '#server/config.ts'
import type { Database } from '#server/database/connect.ts'
import type { Storage } from '#server/database/storage.ts'

/** What a command may use: two streams, and the database when it asks for it. */
export type Io = {
  /** A line of the answer, on the standard output. */
  readonly out: (line: string) => void
  /** A line for the person who looks on, on the error stream. */
  readonly err: (line: string) => void
  readonly isTty: boolean
  readonly config: Config
  /** Opens the database (the engine that runs, or one started for this command), migrated. */
  readonly open: () => Promise<Opened>
}

export type Opened = {
  readonly database: Database
  readonly storage: Storage
  readonly close: () => Promise<void>
}

/** One command of `npm run comptoir -- <command>`. */
export type Command = {
  /** The whole help of the command. */
  readonly usage: string
  /** @returns the exit code: 0 done, 1 refused, 2 misused. */
  readonly run: (argv: readonly string[], io: Io) => Promise<number>
}

/** A command was written wrong: the message says how, and the exit code is 2. */
export class Misuse extends Error {}

/** Options as `--name value` or `--flag`; anything else is a word. Unknown options are refused. */
export function readArguments<const O extends Record<string, 'value' | 'flag'>>(
  argv: readonly string[],
  known: O,
): { words: string[]; options: { [K in keyof O]?: O[K] extends 'flag' ? true : string } } {
  const words: string[] = []
  const options: Record<string, string | true> = {}
  for (let i = 0; i < argv.length; i += 1) {
    const given = argv[i] ?? ''
    if (!given.startsWith('--')) {
      words.push(given)
      continue
    }
    const [name = '', attached] = given.slice(2).split(/=(.*)/s)
    const kind = known[name]
    if (!kind) throw new Misuse(`Option inconnue : --${name} (unknown option)`)
    if (kind === 'flag') {
      options[name] = true
      continue
    }
    const value = attached ?? argv[(i += 1)]
    if (value === undefined || (attached === undefined && value.startsWith('--'))) {
      throw new Misuse(`L’option --${name} attend une valeur (a value is missing)`)
    }
    options[name] = value
  }
  return { words, options: options as never }
}

/** The value of an option that must be there. */
export function needed(value: string | true | undefined, name: string): string {
  if (typeof value !== 'string' || value === '') throw new Misuse(`Il manque --${name} (missing)`)
  return value
}
