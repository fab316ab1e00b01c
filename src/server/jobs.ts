import { type Runner, run, runMigrations } from 'graphile-worker'
import { sql } from 'kysely'
import type pg from 'pg'
import type { Logger } from 'pino'
import { presets } from '#kernel/rights.ts'
import type { Act } from './act.ts'
import { type Connections, type Database, openPool } from './database/connect.ts'
import { alone } from './database/within.ts'
import { newId, nobody } from './ids.ts'
import type { Mail, MailTransport, Post, SendMail } from './mail.ts'
import { type Actor, opening, transact } from './transaction.ts'

/** What happens by itself in a company: declared in a feature's `jobs.ts`, run in one transaction. */
export type Job<P = unknown> = {
  readonly name: string
  readonly run: (act: Act, payload: P) => Promise<void>
  /** When it also runs by itself, for every company: a crontab time in UTC (`0 2 * * *`). */
  readonly schedule?: string
}

export const job = <P>(
  name: string,
  run: (act: Act, payload: P) => Promise<void>,
  schedule?: string,
): Job<P> => ({ name, run, ...(schedule ? { schedule } : {}) })

/** What an errand has: transactions in its company, and the way out. */
export type Outside = {
  readonly within: <T>(fn: (act: Act) => Promise<T>) => Promise<T>
  /** Null where no SMTP_URL is set. */
  readonly post: Post | null
}

/**
 * A job that goes outside: it takes its work in one transaction, does it in none, and tells what came
 * of it in another, so that no lock is held while another machine, or another process, answers.
 */
export type Errand<P = unknown> = {
  readonly name: string
  readonly go: (outside: Outside, payload: P) => Promise<void>
  /** As of a job. */
  readonly schedule?: string
}

export const errand = <P>(
  name: string,
  go: (outside: Outside, payload: P) => Promise<void>,
  schedule?: string,
): Errand<P> => ({ name, go, ...(schedule ? { schedule } : {}) })

/**
 * Leaves a job behind, in the transaction of the act: it exists if and only if the act does. With a
 * `key`, a job of the same key that has not started yet is replaced.
 */
export async function enqueue<P>(
  act: Act,
  { name }: Pick<Job<P> | Errand<P>, 'name'>,
  payload: P,
  { key, at }: { key?: string; at?: Date } = {},
): Promise<void> {
  if (act.retold) return
  await add(act.tx, name, { company: act.company, payload }, key, at)
}

/** Leaves a job behind for a company, once until it starts, beside any act; that it could not harms nobody. */
export const enqueueFor = (
  database: Database,
  company: string,
  { name }: Pick<Job, 'name'>,
): Promise<void> => add(database, name, { company }, `${name} ${company}`).catch(() => {})

/** Leaves a job behind for every company: what is done at a start. */
export const enqueueForAll = (database: Database, { name }: Pick<Job, 'name'>): Promise<void> =>
  add(database, name, {}, name)

const mailTask = 'mail'

/** Puts a message in the queue: it leaves with retries, and survives a restart. */
export const queueMail =
  (database: Database): SendMail =>
  async (mail) =>
    add(database, mailTask, mail)

async function add(
  database: Database,
  name: string,
  payload: unknown,
  key?: string,
  at?: Date,
): Promise<void> {
  await sql`select enqueue_job(${name}, ${JSON.stringify(payload)}::json, ${key ?? null},
    ${at?.toISOString() ?? null}::timestamptz)`.execute(database)
}

/** Brings the queue's own tables up to date (as the role that migrates). */
export async function migrateJobs(owner: pg.PoolConfig): Promise<void> {
  const pool = openPool({ ...owner, max: 1 })
  try {
    await runMigrations({ pgPool: pool, logger: silent })
  } finally {
    await pool.end()
  }
}

/**
 * Starts the workers in this process. Several processes on one database share the queue. The queue is
 * read as its owner; the jobs themselves act as the serving role, in their company.
 */
export async function startJobs(options: {
  connections: Connections
  database: Database
  jobs: readonly (Job<never> | Errand<never>)[]
  mail: MailTransport
  log: Logger
  now?: () => Date
  concurrency?: number
}): Promise<{ stop(): Promise<void> }> {
  const { connections, database, jobs, mail, log, now = () => new Date() } = options
  const pool = openPool({ ...connections.owner, max: 4 }, (message) =>
    log.warn({ message }, 'the job queue lost its connection'),
  )
  const perform = async (job: Job<never> | Errand<never>, company: string, payload: unknown) => {
    const within: Outside['within'] = async (fn) =>
      transact(database, await actorOfJob(database, company, now()), fn)
    if ('go' in job) return job.go({ within, post: mail.post }, payload as never)
    return within((act) => job.run(act, payload as never))
  }
  const tasks = Object.fromEntries([
    [mailTask, async (given: unknown) => mail.send(given as Mail)],
    ...jobs.map((job) => [
      job.name,
      async (given: unknown) => {
        const { company, payload } = given as { company?: string; payload?: unknown }
        if (company) return void (await perform(job, company, payload))
        for (const one of await companiesOf(pool)) await perform(job, one, payload)
      },
    ]),
  ]) as Record<string, (payload: unknown) => Promise<void>>
  const scheduled = jobs.flatMap((one) => ('schedule' in one ? [one] : []))
  const runner: Runner = await run({
    pgPool: pool,
    taskList: tasks,
    crontab: scheduled.map(({ schedule, name }) => `${schedule} ${name}`).join('\n'),
    concurrency: options.concurrency ?? 2,
    noHandleSignals: true,
    logger: silent,
    // What is done is told in batches: that of the last jobs is waited for when the workers stop.
    preset: { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } },
  })
  runner.events.on('job:error', ({ job, error }) =>
    log.error({ err: error, job: job.task_identifier, attempt: job.attempts }, 'a job failed'),
  )
  // The last attempt: what an account was to be told is said here, so that it is not lost in silence.
  runner.events.on('job:failed', ({ job }) => {
    const { to, subject } = (job.task_identifier === mailTask ? job.payload : {}) as Partial<Mail>
    log.error({ job: job.task_identifier, to, subject }, 'a job was given up')
  })
  return {
    async stop() {
      await runner.stop()
      await pool.end()
    },
  }
}

async function companiesOf(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<{ id: string }>('select id from company order by id')
  return rows.map((row) => row.id)
}

async function actorOfJob(database: Database, company: string, now: Date): Promise<Actor> {
  const settled = database
    .selectFrom('company')
    .select(['time_zone', 'currency', 'locale'])
    .where('id', '=', company)
  const [settings] = await alone(database, opening(company, null, true), settled)
  return {
    company: settings ? company : nobody,
    person: null,
    role: presets.manager,
    stores: [],
    now,
    timeZone: settings?.time_zone ?? 'Europe/Paris',
    currency: settings?.currency ?? 'EUR',
    locale: settings?.locale === 'en' ? 'en' : 'fr',
    surface: 'job',
    requestId: newId(),
    ip: null,
  }
}

const quiet = { debug() {}, info() {}, warn() {}, error() {}, scope: () => quiet }
const silent = quiet as never
