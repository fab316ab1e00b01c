import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { createGunzip } from 'node:zlib'
import type pg from 'pg'
import type { BackedTable } from './tables.ts'

export type TableRecord = BackedTable & {
  readonly rows: number
  /** The sum of each amount column, as decimal digits. */
  readonly sums: Readonly<Record<string, string>>
  /** SHA-256 of the rows as text. */
  readonly sha256: string
}

/** What a backup holds and adds up to: written last, so that a backup without it is no backup. */
export type Manifest = {
  readonly format: 1
  readonly version: string
  readonly createdAt: string
  readonly migrations: readonly string[]
  readonly companies: readonly {
    readonly id: string
    readonly name: string
    readonly chain: string
  }[]
  readonly tables: readonly TableRecord[]
}

/** A backup cannot be made, read or restored; the sentences say what to do. */
export class BackupRefusal extends Error {
  readonly sentences: { readonly fr: string; readonly en: string }
  constructor(fr: string, en: string) {
    super(fr)
    this.name = 'BackupRefusal'
    this.sentences = { fr, en }
  }
}

export const fileOf = (folder: string, table: string): string => join(folder, `${table}.copy.gz`)

export async function readManifest(folder: string): Promise<Manifest> {
  const text = await readFile(join(folder, 'manifest.json'), 'utf8').catch(() => null)
  if (text === null) {
    throw new BackupRefusal(
      `Le dossier ${folder} ne contient pas de sauvegarde complète (manifest.json manque).`,
      `The folder ${folder} holds no complete backup (manifest.json is missing).`,
    )
  }
  const manifest = JSON.parse(text) as Manifest
  if (manifest.format !== 1) {
    throw new BackupRefusal(
      'Cette sauvegarde a été faite par une version plus récente de Comptoir : installez-la d’abord.',
      'This backup was made by a newer version of Comptoir: install that version first.',
    )
  }
  return manifest
}

/** The tables whose file is missing, damaged or changed since the manifest was written. */
export async function damagedFiles(folder: string, manifest: Manifest): Promise<string[]> {
  const damaged: string[] = []
  for (const { name, sha256 } of manifest.tables) {
    const hash = createHash('sha256')
    try {
      const file = createReadStream(fileOf(folder, name))
      await pipeline(file, createGunzip(), async (rows: AsyncIterable<Buffer>) => {
        for await (const piece of rows) hash.update(piece)
      })
    } catch {
      damaged.push(name)
      continue
    }
    if (hash.digest('hex') !== sha256) damaged.push(name)
  }
  return damaged
}

/** Rows and sums of a table, as the database counts them. */
export async function countTable(
  client: pg.ClientBase,
  { name, amounts }: BackedTable,
): Promise<{ rows: number; sums: Record<string, string> }> {
  const sums = amounts.map((column) => `coalesce(sum("${column}"), 0)::text as "${column}"`)
  const { rows } = await client.query<Record<string, string>>(
    `select ${['count(*)::text as "rows"', ...sums].join(', ')} from "${name}"`,
  )
  const { rows: count = '0', ...added } = rows[0] ?? {}
  return { rows: Number(count), sums: added }
}
