// A few threads that work, and a queue before them: laying out 500 lines takes half a second, learning how
// clients buy takes ten, during which the server must go on answering; and a thousand asked at once must not
// fill its memory.
import { Worker } from 'node:worker_threads'
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
  /** After how long without work a thread gives back its memory, in milliseconds. */
  readonly restAfter: number
}

export type Pool<Given, Done> = {
  /** In the order in which it is asked. @throws Refusal `too_slow` when too many wait, or one takes too long. */
  readonly run: (given: Given) => Promise<Done>
  /** Stops the threads for good; what waits, what runs and what is asked later is refused. */
  readonly close: () => Promise<void>
}

type Job<Given, Done> = {
  readonly given: Given
  readonly resolve: (done: Done) => void
  readonly reject: (error: Error) => void
}

/** Threads start when they are needed, and never keep the process alive while they have nothing to do. */
export function threadPool<Given, Done>(options: PoolOptions): Pool<Given, Done> {
  type Asked = Job<Given, Done>
  let closed = false
  const waiting: Asked[] = []
  const workers = new Map<Worker, Asked | null>()
  const resting = new Map<Worker, NodeJS.Timeout>()

  const start = (): Worker => {
    const { name, program } = options
    const worker = new Worker(program.file, { execArgv: program.execArgv, env: {}, name })
    workers.set(worker, null)
    worker.unref()
    // A thread that dies takes its work with it, and nothing else.
    const lose = (error: Error) => {
      const job = workers.get(worker)
      workers.delete(worker)
      if (job) job.reject(error)
      else serve()
    }
    worker.on('error', lose)
    worker.on('exit', (code) => {
      if (workers.has(worker)) lose(new Error(`the thread ${name} ended (${code})`))
    })
    return worker
  }

  /** What a thread holds weighs more than it takes to start again. */
  const rest = (worker: Worker): void => {
    resting.delete(worker)
    if (workers.get(worker) !== null) return
    workers.delete(worker)
    void worker.terminate()
  }

  const idle = (): Worker | null => {
    for (const [worker, job] of workers) if (job === null) return worker
    return workers.size < options.workersAtMost ? start() : null
  }

  function serve(): void {
    if (waiting.length === 0) return
    const worker = idle()
    const job = worker && waiting.shift()
    if (worker && job) give(worker, job)
  }

  function give(worker: Worker, job: Asked): void {
    const done = () => {
      clearTimeout(timer)
      worker.unref()
      if (!workers.has(worker)) return
      workers.set(worker, null)
      resting.set(worker, setTimeout(rest, options.restAfter, worker).unref())
    }
    const timer = setTimeout(() => {
      workers.delete(worker)
      void worker.terminate()
      settle.reject(new Refusal('too_slow'))
    }, options.patience)
    const settle: Asked = {
      given: job.given,
      resolve: (result) => (done(), job.resolve(result), serve()),
      reject: (error) => (done(), job.reject(error), serve()),
    }
    clearTimeout(resting.get(worker))
    workers.set(worker, settle)
    worker.ref()
    worker.once('message', (answer: Answer<Done>) => {
      if ('done' in answer) settle.resolve(answer.done)
      else settle.reject(new Error(answer.failure))
    })
    worker.postMessage(job.given)
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
      const ending = [...workers.keys()].map((worker) => worker.terminate())
      await Promise.all(ending)
    },
  }
}
