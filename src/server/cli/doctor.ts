import pg from 'pg'
import { checkBooks, type Check } from '#features/insight/checks/queries.ts'
import { rebuildSums } from '#features/insight/checks/queries/rebuild.ts'
import { rememberCheckup } from '#server/checkup.ts'
import { lintSchema } from '#server/database/lint.ts'
import { transact } from '#server/transaction.ts'
import { commandLine, companyNamed, everyCompany } from './acting.ts'
import { type Command, type Io, Misuse, readArguments } from './command.ts'
import { projectionUsage, testProjection } from './projection.ts'

const usage = `comptoir doctor [--company NOM] [--rebuild] [--json]
       comptoir doctor projection --company NOM [--json]

  Recalcule tout ce qui est enregistré à côté des faits (totaux, TVA, règlements, numéros, journal) et
  vérifie le schéma. Code de sortie 1 et les lignes fautives s’il y a une différence.
  (Recomputes whatever is stored beside the facts, and checks the schema. Exit code 1 if anything differs.)

  --rebuild     refaire d’abord les sommes à partir des documents ; les écritures attendent la fin
                (make the sums again from the documents first; whoever writes waits)

${projectionUsage}`

type Findings = { id: string; company: string; checks: Check[] }

export const doctorCommand: Command = {
  usage,
  async run(argv, io) {
    if (argv[0] === 'projection') return testProjection(argv.slice(1), io)
    const { words, options } = readArguments(argv, {
      company: 'value',
      rebuild: 'flag',
      json: 'flag',
    })
    if (words.length > 0) throw new Misuse(usage)
    const { database, storage } = await io.open()
    const { connections } = storage
    const companies = options.company
      ? [await companyNamed(connections, options.company)]
      : await everyCompany(connections)
    await lookAtTables(connections.owner)
    const findings: Findings[] = []
    for (const company of companies) {
      if (options.rebuild) {
        const told = options.json ? undefined : progressOf(company.name, io)
        await transact(database, commandLine(company), (act) => rebuildSums(act, told))
      }
      const checks = await transact(database, commandLine(company), checkBooks, {
        readOnly: true,
      })
      findings.push({ id: company.id, company: company.name, checks })
    }
    const schema = await schemaFindings(connections.owner)
    const sound =
      schema.length === 0 &&
      findings.every(({ checks }) => checks.every(({ wrong }) => wrong === 0))
    const found = findings.map(({ id, checks }) => {
      const differences = schema.length + checks.reduce((sum, one) => sum + one.wrong, 0)
      return [id, { differences, unchecked: 0 }] as const
    })
    await rememberCheckup(database, new Date(), Object.fromEntries(found))
    if (options.json) {
      const companies = findings.map(({ company, checks }) => ({ company, checks }))
      io.out(JSON.stringify({ sound, schema, companies }))
    } else for (const line of told(schema, findings, sound)) io.out(line)
    return sound ? 0 : 1
  },
}

/** Tells what is being made again, at each tenth of it. */
function progressOf(company: string, io: Io): (sum: string, done: number, of: number) => void {
  let last = ''
  return (sum, done, of) => {
    const line = `${company} · ${sum} : ${Math.floor((done * 10) / Math.max(of, 1)) * 10} %`
    if (line !== last) io.out(line)
    last = line
  }
}

/**
 * Has the planner look at the tables that have changed much since it last did: whole tables are compared, and
 * of one that was just filled it knows nothing, so that what takes seconds took minutes.
 */
async function lookAtTables(owner: pg.ClientConfig): Promise<void> {
  const client = new pg.Client(owner)
  await client.connect()
  try {
    const { rows } = await client.query<{ name: string }>(
      `select format('%I.%I', schemaname, relname) as name from pg_stat_user_tables
       where schemaname = 'public' and n_mod_since_analyze > 500
         and n_mod_since_analyze * 5 > n_live_tup`,
    )
    for (const { name } of rows) await client.query(`analyze ${name}`)
  } finally {
    await client.end()
  }
}

async function schemaFindings(owner: pg.ClientConfig): Promise<string[]> {
  const client = new pg.Client(owner)
  await client.connect()
  return lintSchema(client).finally(() => client.end())
}

function told(schema: string[], findings: Findings[], sound: boolean): string[] {
  const lines = [
    schema.length === 0 ? '✓ schéma' : '✗ schéma',
    ...schema.map((one) => `    ${one}`),
  ]
  for (const { company, checks } of findings) {
    lines.push('', company)
    for (const { name, looked, wrong, examples } of checks) {
      lines.push(`${wrong === 0 ? '✓' : '✗'} ${name} (${looked})`)
      for (const { what, stored, expected } of examples) {
        lines.push(`    ${what}: ${stored} ≠ ${expected}`)
      }
    }
  }
  return [
    ...lines,
    '',
    sound ? 'Tout est exact. (All is sound.)' : 'Des différences. (Differences.)',
  ]
}
