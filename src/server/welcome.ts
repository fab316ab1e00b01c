import type { Server } from './assemble.ts'
import type { Config } from './config.ts'

/** What the start says: where the program answers, and how to sign in. */
export async function welcome(server: Server, config: Config, version: string): Promise<string[]> {
  const lines = ['', `Comptoir ${version} → ${config.publicUrl}`]
  const people = await server.database
    .selectFrom('person')
    .select(({ fn }) => fn.countAll<string>().as('count'))
    .executeTakeFirstOrThrow()
  if (Number(people.count) > 0) lines.push('Connectez-vous avec votre adresse e-mail. (Sign in.)')
  return [...lines, 'Ctrl+C pour arrêter. (Ctrl+C to stop.)', '']
}
