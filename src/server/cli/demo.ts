import { eraseDemoCompany, tellDemo } from '#features/insight/demo/actions.ts'
import { findPersonByEmail, insertPerson } from '#features/base/account/queries.ts'
import { openPool } from '#server/database/connect.ts'
import { inCompany } from '#server/elsewhere.ts'
import { newId } from '#server/ids.ts'
import { actAs, installation } from './acting.ts'
import { type Command, type Io, Misuse, needed, readArguments } from './command.ts'
import { randomPassword } from './user.ts'

const usage = `comptoir demo create --email ADRESSE [--name "NOM"] [--seed 42]
comptoir demo erase

  create   fait une entreprise de démonstration, gérée par ce compte (créé au besoin : son mot de passe
           est alors écrit sur la sortie standard)
           (makes a demonstration company managed by this account, made if need be)
  erase    supprime les entreprises de démonstration, et elles seules
           (erases demonstration companies, and nothing else)`

export const demoCommand: Command = {
  usage,
  async run([verb, ...rest], io) {
    if (verb === 'create') return create(rest, io)
    if (verb === 'erase') return erase(io)
    throw new Misuse(usage)
  },
}

async function create(argv: readonly string[], io: Io): Promise<number> {
  const { words, options } = readArguments(argv, { email: 'value', name: 'value', seed: 'value' })
  if (words.length > 0) throw new Misuse(usage)
  const email = needed(options.email, 'email').toLowerCase()
  const seed = Number(options.seed ?? 42)
  if (!Number.isInteger(seed)) throw new Misuse('--seed attend un nombre entier (a whole number)')
  const password = randomPassword()
  const { database } = await io.open()
  const made = await actAs(database, installation, async (act) => {
    const known = await findPersonByEmail(act, email)
    const name = known?.name ?? options.name ?? email
    const id = known?.id ?? (await insertPerson(act, { name, email, password, locale: 'fr' }))
    const company = newId()
    await inCompany(act, { company, person: { id, name } }, (inner) => tellDemo(inner, seed))
    return { company, known: known !== undefined }
  })
  io.err(`Démonstration créée, gérée par ${email}. (Made.)`)
  io.out(made.known ? made.company : password)
  return 0
}

async function erase(io: Io): Promise<number> {
  const { database, storage } = await io.open()
  const pool = openPool({ ...storage.connections.owner, max: 1 })
  try {
    const { rows } = await pool.query<{
      id: string
      time_zone: string
      currency: string
      locale: string
    }>('select id, time_zone, currency, locale from company where demo')
    for (const company of rows) await actAs(database, company, eraseDemoCompany)
    io.err(`${rows.length} démonstrations supprimées. (Erased.)`)
    return 0
  } finally {
    await pool.end()
  }
}
