import { join, resolve } from 'node:path'
import { version } from '#server/version.ts'
import { rememberBackup } from '#server/backup/last.ts'
import { BackupRefusal } from '#server/backup/manifest.ts'
import { createBackup, restoreBackup, verifyBackup } from '#server/backup/backup.ts'
import { openStorage } from '#server/database/storage.ts'
import { type Command, type Io, Misuse, readArguments } from './command.ts'

const usage = `comptoir backup create [DOSSIER]    écrit une sauvegarde dans un nouveau dossier, et son chemin sur la sortie
comptoir backup verify DOSSIER      restaure dans une base d’essai et compare comptes, sommes et empreintes
comptoir backup restore DOSSIER     restaure dans la base (vide) de COMPTOIR_DATA ou DATABASE_URL

  create   writes a backup into a new folder and prints its path
  verify   restores into a scratch database and compares counts, sums and hashes
  restore  restores into the (empty) database of COMPTOIR_DATA or DATABASE_URL

La sauvegarde passe d’un moteur à l’autre : embarqué vers serveur, et retour.`

export const backupCommand: Command = {
  usage,
  async run([verb, ...rest], io) {
    const { words } = readArguments(rest, {})
    const [folder, ...more] = words
    if (more.length > 0) throw new Misuse(usage)
    try {
      if (verb === 'create') return await create(folder, io)
      if (verb === 'verify' && folder) return await verify(resolve(folder), io)
      if (verb === 'restore' && folder) return await restore(resolve(folder), io)
    } catch (error) {
      if (!(error instanceof BackupRefusal)) throw error
      io.err(error.sentences.fr)
      io.err(error.sentences.en)
      return 1
    }
    throw new Misuse(usage)
  },
}

async function create(named: string | undefined, io: Io): Promise<number> {
  const { storage } = await io.open()
  const now = new Date()
  const stamp = now.toISOString().slice(0, 19).replaceAll(':', '-')
  const folder = resolve(named ?? join(storage.folder ?? '.', 'backups', `comptoir-${stamp}`))
  const { tables } = await createBackup(storage.connections.owner, folder, {
    version,
    now,
    progress: io.err,
  })
  await rememberBackup(storage.connections.owner, now)
  const rows = tables.reduce((total, table) => total + table.rows, 0)
  io.err(`Sauvegarde complète : ${tables.length} tables, ${rows} lignes. (Backup complete.)`)
  io.out(folder)
  return 0
}

async function verify(folder: string, io: Io): Promise<number> {
  const { storage } = await io.open()
  const differing = await verifyBackup(storage.connections.owner, folder, { progress: io.err })
  for (const one of differing) io.err(`✗ ${one}`)
  io.out(
    differing.length === 0
      ? 'Sauvegarde exacte : comptes, sommes et empreintes sont égaux. (Backup exact.)'
      : `Sauvegarde inexacte : ${differing.length} différences. (Backup inexact.)`,
  )
  return differing.length === 0 ? 0 : 1
}

/** Not through `io.open`: the schema must first be the backup's own. */
async function restore(folder: string, io: Io): Promise<number> {
  const storage = await openStorage(io.config, { note: io.err })
  try {
    const { tables, companies } = await restoreBackup(storage.connections.owner, folder, {
      progress: io.err,
    })
    const rows = tables.reduce((total, table) => total + table.rows, 0)
    io.out(`Restauré : ${companies.length} entreprises, ${rows} lignes. (Restored.)`)
    return 0
  } finally {
    await storage.close()
  }
}
