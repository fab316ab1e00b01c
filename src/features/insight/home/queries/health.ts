// How the installation is, for those who look after it.
import { statfs } from 'node:fs/promises'
import { sql } from 'kysely'
import { companyOf } from '#features/base/notifications/queries/chores.ts'
import { whatOfBackup } from '#features/base/notifications/rules/backup.ts'
import { day, daysBetween } from '#kernel/day.ts'
import type { OutputOf } from '#kernel/endpoint.ts'
import type { Act } from '#server/act.ts'
import { lastBackup } from '#server/backup/last.ts'
import { lastCheckup } from '#server/checkup.ts'
import { siteOf } from '#server/site.ts'
import { version } from '#server/version.ts'
import type { homeHealth } from '../contract.ts'
import { levelOfCheckup, levelOfDisk, levelOfJobs } from '../rules.ts'

type Health = OutputOf<typeof homeHealth>

/** What works by itself, and whether it does. */
export async function readHealth(act: Act): Promise<Health> {
  const company = await companyOf(act)
  return {
    version,
    backup: await readBackup(act, company),
    jobs: await readJobs(act),
    mails: await readMails(act),
    disk: await readDisk(act),
    checkup: await readCheckup(act, company),
  }
}

type Company = Awaited<ReturnType<typeof companyOf>>

async function readBackup(act: Act, { createdOn, demo }: Company): Promise<Health['backup']> {
  const last = await lastBackup(act.tx)
  const told = demo ? null : whatOfBackup(last, createdOn, act.today)
  return {
    level: told ? 'bad' : last === null ? 'watch' : 'good',
    day: last,
    days: Math.max(0, daysBetween(last ?? createdOn, act.today)),
  }
}

async function readJobs({ tx }: Act): Promise<Health['jobs']> {
  const { rows } = await sql<Omit<Health['jobs'], 'level'> & { minutes: number | null }>`
    select given_up as "givenUp", waiting, oldest,
      floor(extract(epoch from now() - oldest) / 60)::int as minutes
    from jobs_held()`.execute(tx)
  const { minutes, ...held } = rows[0]!
  return { ...held, level: levelOfJobs(held.givenUp, minutes) }
}

async function readMails({ tx, company }: Act): Promise<Health['mails']> {
  const { failed } = await tx
    .selectFrom('mail')
    .select(sql<number>`count(*)::int`.as('failed'))
    .where('company_id', '=', company)
    .where('state', '=', 'failed')
    .executeTakeFirstOrThrow()
  return { failed, level: failed > 0 ? 'bad' : 'good' }
}

/** Of the folder that the program keeps its data in; nothing where that is another machine's. */
async function readDisk({ tx }: Act): Promise<Health['disk']> {
  const { folder } = await siteOf(tx)
  const found = folder ? await statfs(folder).catch(() => null) : null
  if (!found) return null
  const [free, whole] = [found.bavail * found.bsize, found.blocks * found.bsize]
  return { free, whole, level: levelOfDisk(free, whole) }
}

/** A company is checked for the first time the night after it was made. */
async function readCheckup(
  { tx, company, today }: Act,
  { createdOn }: Company,
): Promise<Health['checkup']> {
  const last = await lastCheckup(tx, company)
  const found = last ?? { at: null, differences: 0, unchecked: 0 }
  const since = last ? day(last.at.slice(0, 10)) : createdOn
  return { ...found, level: levelOfCheckup(found, daysBetween(since, today)) }
}
