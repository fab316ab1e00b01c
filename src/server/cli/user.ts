import { randomBytes } from 'node:crypto'
import { replaceEmail } from '#features/base/account/actions/email.ts'
import { disableUser, replacePassword, resetSecondFactor } from '#features/base/account/actions.ts'
import { createUser } from '#features/base/team/actions.ts'
import { openPool } from '#server/database/connect.ts'
import { actAs, companyNamed, installation } from './acting.ts'
import { type Command, type Io, Misuse, needed, readArguments } from './command.ts'

const usage = `comptoir user create --company NOM --email ADRESSE --name "NOM" [--role gérant] [--password-stdin]
comptoir user password ADRESSE [--password-stdin]
comptoir user email ADRESSE NOUVELLE
comptoir user disable ADRESSE | enable ADRESSE | reset-second-factor ADRESSE
comptoir user list

  create    crée un compte et l’ajoute à l’entreprise ; sans --password-stdin, le mot de passe est
            tiré au sort et écrit sur la sortie standard
            (makes an account in a company; prints a random password unless one is given)
  password  donne un nouveau mot de passe et ferme les sessions (sets a new password, ends sessions)
  email     change l’adresse qui sert à se connecter ; les sessions restent (changes the address)
  disable   ferme le compte et ses sessions ; enable le rouvre (closes, opens an account)
  reset-second-factor  pour qui a perdu appareil et codes de secours (device and codes lost)
  list      un compte par ligne : adresse, nom, état (one account a line)

Rôles : gérant, commercial, comptable, gestionnaire, poseur, lecture seule, ou un rôle de l’entreprise.`

export const userCommand: Command = {
  usage,
  async run([verb, ...rest], io) {
    if (verb === 'create') return create(rest, io)
    if (verb === 'password') return password(rest, io)
    if (verb === 'email') return email(rest, io)
    if (verb === 'disable' || verb === 'enable' || verb === 'reset-second-factor') {
      return change(verb, rest, io)
    }
    if (verb === 'list') return list(io)
    throw new Misuse(usage)
  },
}

async function create(argv: readonly string[], io: Io): Promise<number> {
  const { words, options } = readArguments(argv, {
    company: 'value',
    email: 'value',
    name: 'value',
    role: 'value',
    'password-stdin': 'flag',
  })
  if (words.length > 0) throw new Misuse(usage)
  const named = needed(options.company, 'company')
  const email = needed(options.email, 'email').toLowerCase()
  const name = needed(options.name, 'name')
  const given = options['password-stdin'] ? await readPassword() : null
  const secret = given ?? randomPassword()
  const { database, storage } = await io.open()
  const company = await companyNamed(storage.connections, named)
  const roleName = options.role ?? 'gérant'
  await actAs(database, company, (act) =>
    createUser(act, { email, name, password: secret, roleName }),
  )
  io.err(`Compte ${email} créé (${roleName}).`)
  if (given === null) io.out(secret)
  return 0
}

async function password(argv: readonly string[], io: Io): Promise<number> {
  const { words, options } = readArguments(argv, { 'password-stdin': 'flag' })
  const [email, ...more] = words
  if (!email || more.length > 0) throw new Misuse(usage)
  const given = options['password-stdin'] ? await readPassword() : null
  const secret = given ?? randomPassword()
  const { database } = await io.open()
  await actAs(database, installation, (act) => replacePassword(act, { email, password: secret }))
  io.err(`Mot de passe changé, sessions fermées. (Password changed, sessions ended.)`)
  if (given === null) io.out(secret)
  return 0
}

async function email(argv: readonly string[], io: Io): Promise<number> {
  const { words } = readArguments(argv, {})
  const [from, to, ...more] = words
  if (!from || !to || !/^\S+@\S+\.\S+$/.test(to) || more.length > 0) throw new Misuse(usage)
  const { database } = await io.open()
  await actAs(database, installation, (act) => replaceEmail(act, { email: from, to }))
  io.err(`Adresse changée : ${to.toLowerCase()}. (Address changed.)`)
  return 0
}

async function change(
  verb: 'disable' | 'enable' | 'reset-second-factor',
  argv: readonly string[],
  io: Io,
): Promise<number> {
  const { words } = readArguments(argv, {})
  const [email, ...more] = words
  if (!email || more.length > 0) throw new Misuse(usage)
  const { database } = await io.open()
  await actAs(database, installation, (act) =>
    verb === 'reset-second-factor'
      ? resetSecondFactor(act, { email })
      : disableUser(act, { email, disabled: verb === 'disable' }),
  )
  io.err('Fait. (Done.)')
  return 0
}

async function list(io: Io): Promise<number> {
  const { storage } = await io.open()
  const pool = openPool({ ...storage.connections.owner, max: 1 })
  try {
    const { rows } = await pool.query<{ email: string; name: string; disabled: boolean }>(
      'select email, name, disabled from person order by email',
    )
    for (const { email, name, disabled } of rows) {
      io.out([email, name, disabled ? 'désactivé' : 'actif'].join('\t'))
    }
    return 0
  } finally {
    await pool.end()
  }
}

export const randomPassword = (): string => randomBytes(15).toString('base64url')

async function readPassword(): Promise<string> {
  const pieces: Buffer[] = []
  for await (const piece of process.stdin) pieces.push(piece as Buffer)
  return Buffer.concat(pieces)
    .toString('utf8')
    .replace(/\r?\n$/, '')
}
