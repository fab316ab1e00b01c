import { pino } from 'pino'
import { Refusal } from '#kernel/refusal.ts'
import { assemble, type Server, version } from './assemble.ts'
import { type Command, type Io, Misuse, sentenceOf } from './cli/command.ts'
import { allCommands } from './cli/commands.ts'
import { type Config, ConfigMistake, readConfig } from './config.ts'
import { migrate, MigrationRefusal } from './database/migrate.ts'
import { openStorage, type Storage } from './database/storage.ts'
import { migrateJobs } from './jobs.ts'
import { PostgresRefusal } from './postgres/launcher.ts'

const out = (line: string): void => void process.stdout.write(`${line}\n`)
const err = (line: string): void => void process.stderr.write(`${line}\n`)

const help = `comptoir ${version}

${allCommands.map(({ name, summary }) => `  ${name.padEnd(10)} ${summary}`).join('\n')}

comptoir <commande> --help pour le détail de chacune (details of each).`

/** @returns the exit code: 0 done, 1 refused or failed, 2 misused. */
async function main(argv: readonly string[]): Promise<number> {
  const [name, ...rest] = argv
  if (name === undefined || name === '--help' || name === 'help' || name === '-h') {
    out(help)
    return name === undefined ? 2 : 0
  }
  if (name === '--version') {
    out(version)
    return 0
  }
  const command = allCommands.find((one) => one.name === name)
  if (!command) throw new Misuse(`Commande inconnue : ${name} (unknown command)\n\n${help}`)
  if (rest.includes('--help') || rest.includes('-h')) {
    out(command.usage)
    return 0
  }
  return within(readConfig(process.env), command, rest)
}

/** Runs a command, and lets go of the database however it ends. */
async function within(config: Config, command: Command, argv: string[]): Promise<number> {
  let opened: Promise<{ server: Server; storage: Storage }> | undefined
  const io: Io = {
    out,
    err,
    isTty: process.stderr.isTTY,
    config,
    open: () => (opened ??= open(config)),
  }
  try {
    return await command.run(argv, io)
  } finally {
    const held = await opened?.catch(() => undefined)
    await held?.server.close()
    await held?.storage.close()
  }
}

async function open(config: Config): Promise<{ server: Server; storage: Storage }> {
  const storage = await openStorage(config, { note: err }, { visit: true })
  try {
    await migrate(storage.connections.owner)
    await migrateJobs(storage.connections.owner)
    const server = await assemble({
      connections: storage.connections,
      publicUrl: config.publicUrl,
      log: pino({ level: 'error' }, pino.destination({ dest: 2, sync: true })),
      poolSize: 4,
    })
    return { server, storage }
  } catch (error) {
    await storage.close()
    throw error
  }
}

function explain(error: unknown): number {
  if (error instanceof Misuse) {
    err(error.message)
    return 2
  }
  if (error instanceof ConfigMistake) error.sentences.forEach(err)
  else if (error instanceof PostgresRefusal || error instanceof MigrationRefusal) {
    err(error.sentences.fr)
    err(error.sentences.en)
  } else if (error instanceof Refusal) err(sentenceOf(error, 'fr'))
  else err(error instanceof Error ? (error.stack ?? error.message) : String(error))
  return 1
}

process.exitCode = await main(process.argv.slice(2)).catch(explain)
