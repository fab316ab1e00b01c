// A few processes that work, and a queue before them: laying out 500 lines takes half a second, learning how
// clients buy takes ten, during which the server must go on answering; and a thousand asked at once must not
// fill its memory. Processes, and not threads: what a printer holds outlives its thread, some 50 MB.
import { type ChildProcess, type Serializable, spawn } from 'node:child_process'
import { once } from 'node:events'
import { Refusal } from '#kernel/refusal.ts'
import type { Answer } from './answering.ts'
import type { Program } from './program.ts'

export type PoolOptions = {
  readonly name: string
  readonly program: Program
  readonly workersAtMost: number
  /** How many may wait; one more is refused. */
  readonly waitingAtMost: number
  /** How long one may take, in milliseconds. */
  readonly patience: number
  /** After how long without work a process ends, in milliseconds. */
  readonly restAfter: number
}

export type Pool<Given, Done> = {
  /** In the order in which it is asked. @throws Refusal `too_slow` when too many wait, or one takes too long. */
  readonly run: (given: Given) => Promise<Done>
  /** Ends the processes for good; what waits, what runs and what is asked later is refused. */
  readonly close: () => Promise<void>
}

type Job<Given, Done> = {
  readonly given: Given
  readonly resolve: (done: Done) => void
  readonly reject: (error: Error) => void
}

/** Nothing of ours but what keeps memory small: one heap, which gives back what is free. */
const environment = {
  MALLOC_ARENA_MAX: '1',
  MALLOC_TRIM_THRESHOLD_: '131072',
  ...(process.env['SystemRoot'] ? { SystemRoot: process.env['SystemRoot'] } : {}),
}

/** Processes start when they are needed, and never keep this one alive while they have nothing to do. */
export function processPool<Given, Done>(options: PoolOptions): Pool<Given, Done> {
  type Asked = Job<Given, Done>
  let closed = false
  const waiting: Asked[] = []
  const workers = new Map<ChildProcess, Asked | null>()
  const resting = new Map<ChildProcess, NodeJS.Timeout>()

  const start = (): ChildProcess => {
    const { name, program } = options
    const worker = spawn(process.execPath, [...program], {
      env: environment,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      serialization: 'advanced',
      windowsHide: true,
    })
    workers.set(worker, null)
    letGo(worker)
    // A process that dies takes its work with it, and nothing else.
    const lose = (error: Error) => {
      const job = workers.get(worker)
      workers.delete(worker)
      if (job) job.reject(error)
      else serve()
    }
    worker.on('error', lose)
    worker.on('exit', (code, signal) => {
      if (workers.has(worker)) lose(new Error(`the process ${name} ended (${signal ?? code})`))
    })
    return worker
  }

  /** What a process holds weighs more than it takes to start again. */
  const rest = (worker: ChildProcess): void => {
    resting.delete(worker)
    if (workers.get(worker) !== null) return
    workers.delete(worker)
    worker.kill('SIGKILL')
  }

  const idle = (): ChildProcess | null => {
    for (const [worker, job] of workers) if (job === null) return worker
    return workers.size < options.workersAtMost ? start() : null
  }

  function serve(): void {
    if (waiting.length === 0) return
    const worker = idle()
    const job = worker && waiting.shift()
    if (worker && job) give(worker, job)
  }

  function give(worker: ChildProcess, job: Asked): void {
    const done = () => {
      clearTimeout(timer)
      letGo(worker)
      if (!workers.has(worker)) return
      workers.set(worker, null)
      resting.set(worker, setTimeout(rest, options.restAfter, worker).unref())
    }
    const timer = setTimeout(() => {
      workers.delete(worker)
      worker.kill('SIGKILL')
      settle.reject(new Refusal('too_slow'))
    }, options.patience)
    const settle: Asked = {
      given: job.given,
      resolve: (result) => (done(), job.resolve(result), serve()),
      reject: (error) => (done(), job.reject(error), serve()),
    }
    clearTimeout(resting.get(worker))
    workers.set(worker, settle)
    hold(worker)
    worker.once('message', (message) => {
      const answer = message as Answer<Done>
      if ('done' in answer) settle.resolve(answer.done)
      else settle.reject(new Error(answer.failure))
    })
    worker.send(job.given as Serializable, (error) => error && settle.reject(error))
  }

  return {
    run: (given) =>
      new Promise((resolve, reject) => {
        if (closed || waiting.length >= options.waitingAtMost)
          return reject(new Refusal('too_slow'))
        waiting.push({ given, resolve, reject })
        serve()
      }),
    close: async () => {
      closed = true
      for (const job of waiting.splice(0)) job.reject(new Refusal('too_slow'))
      const living = [...workers.keys()].filter(
        ({ exitCode, signalCode }) => exitCode === null && signalCode === null,
      )
      const ended = living.map((worker) => once(worker, 'exit'))
      for (const worker of living) worker.kill('SIGKILL')
      await Promise.all(ended)
    },
  }
}

function letGo(worker: ChildProcess): void {
  worker.unref()
  worker.channel?.unref()
}

function hold(worker: ChildProcess): void {
  worker.ref()
  worker.channel?.ref()
}
