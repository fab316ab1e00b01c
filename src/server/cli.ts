import { type Command, type Io, Misuse, type Opened } from './cli/command.ts'
import { allCommands } from './cli/commands.ts'
import { type Config, readConfig } from './config.ts'
import { version } from './version.ts'

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
  const named = allCommands.find((one) => one.name === name)
  if (!named) throw new Misuse(`Commande inconnue : ${name} (unknown command)\n\n${help}`)
  const command = await named.load()
  if (rest.includes('--help') || rest.includes('-h')) {
    out(command.usage)
    return 0
  }
  return within(readConfig(process.env), command, rest)
}

const open = async (config: Config): Promise<Opened> =>
  (await import('./cli/opened.ts')).opened(config, err)

/** Runs a command, and lets go of the database however it ends. */
async function within(config: Config, command: Command, argv: string[]): Promise<number> {
  let opened: Promise<Opened> | undefined
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
    await held?.close()
  }
}

async function explain(error: unknown): Promise<number> {
  if (error instanceof Misuse) {
    err(error.message)
    return 2
  }
  const { sentencesOf } = await import('./cli/sentence.ts')
  sentencesOf(error).forEach(err)
  return 1
}

process.exitCode = await main(process.argv.slice(2)).catch(explain)
