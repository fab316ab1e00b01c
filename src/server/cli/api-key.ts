import { createApiKey } from '#features/base/api-keys/actions.ts'
import { actAs, companyNamed } from './acting.ts'
import { type Command, Misuse, needed, readArguments } from './command.ts'

const usage = `comptoir api-key create --company NOM --role RÔLE [--name "Pour quoi faire"]

  Crée une clé qui peut ce que son rôle peut, et l’écrit seule sur la sortie standard : elle n’est
  montrée qu’une fois. Elle s’envoie ainsi : Authorization: Bearer CLÉ
  (Makes a key that may do what its role may, and prints it alone on the standard output, once.)

Exemple : KEY=$(npm run -s comptoir -- api-key create --company "Blue Gifts Ltd" --role gérant)`

export const apiKeyCommand: Command = {
  usage,
  async run([verb, ...rest], io) {
    if (verb !== 'create') throw new Misuse(usage)
    const { words, options } = readArguments(rest, {
      company: 'value',
      role: 'value',
      name: 'value',
    })
    if (words.length > 0) throw new Misuse(usage)
    const named = needed(options.company, 'company')
    const roleName = needed(options.role, 'role')
    const { database, storage } = await io.open()
    const company = await companyNamed(storage.connections, named)
    const name = options.name ?? 'Ligne de commande'
    io.out(await actAs(database, company, (act) => createApiKey(act, { name, roleName })))
    return 0
  },
}
