import type { Command } from './command.ts'

/**
 * Every command, in the order of the help. Each is loaded when it is asked for: a command brings what it does
 * with it, which is most of the program for some.
 */
export const allCommands: readonly {
  readonly name: string
  readonly summary: string
  readonly load: () => Promise<Command>
}[] = [
  {
    name: 'company',
    summary: 'créer et lister les entreprises (make and list companies)',
    load: async () => (await import('./company.ts')).companyCommand,
  },
  {
    name: 'user',
    summary: 'créer un compte, changer un mot de passe (accounts and passwords)',
    load: async () => (await import('./user.ts')).userCommand,
  },
  {
    name: 'api-key',
    summary: 'créer une clé d’API (make an API key)',
    load: async () => (await import('./api-key.ts')).apiKeyCommand,
  },
  {
    name: 'import',
    summary: 'importer un historique de ventes (import a sales history)',
    load: async () => (await import('./import.ts')).importCommand,
  },
  {
    name: 'demo',
    summary: 'faire ou supprimer une démonstration (make or erase a demonstration)',
    load: async () => (await import('./demo.ts')).demoCommand,
  },
  {
    name: 'backup',
    summary: 'sauvegarder, vérifier, restaurer (back up, verify, restore)',
    load: async () => (await import('./backup.ts')).backupCommand,
  },
  {
    name: 'doctor',
    summary: 'tout recalculer et vérifier (recompute and verify everything)',
    load: async () => (await import('./doctor.ts')).doctorCommand,
  },
]
