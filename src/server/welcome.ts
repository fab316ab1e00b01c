import { setupToken } from '#features/base/setup/actions.ts'
import type { Server } from './assemble.ts'
import type { Config } from './config.ts'

/** What the start says: where the program answers, and how to sign in. */
export async function welcome(server: Server, config: Config, version: string): Promise<string[]> {
  const lines = ['', `Comptoir ${version} → ${config.publicUrl}`]
  const token = await setupToken(server.database)
  if (token === null) lines.push('Connectez-vous avec votre adresse e-mail. (Sign in.)')
  else {
    lines.push(
      'Premier démarrage : ouvrez cette adresse, qui ne sert qu’une fois. (First start: open this.)',
      `  ${config.publicUrl}/premier-demarrage?token=${token}`,
    )
  }
  return [...lines, 'Ctrl+C pour arrêter. (Ctrl+C to stop.)', '']
}
