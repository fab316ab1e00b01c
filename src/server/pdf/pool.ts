// A few threads that print, and a queue before them: laying out 500 lines takes half a second, during
// which the server must go on answering; and a thousand asked at once must not fill its memory.
import { Worker } from 'node:worker_threads'
import type { PrintedView } from '#kernel/print.ts'
import { Refusal } from '#kernel/refusal.ts'
import type { Printed } from './typeset.ts'

/** What a worker answers. */
export type Answer = { readonly printed: Printed } | { readonly failure: string }

export type PoolOptions = {
  readonly program: { readonly file: string | URL; readonly execArgv: string[] }
  readonly workersAtMost: number
  /** Views that may wait; one more is refused. */
  readonly waitingAtMost: number
  /** How long one document may take, in milliseconds. */
  readonly patience: number
  /** After how long without work a thread gives back its memory, in milliseconds. */
  readonly restAfter: number
}

export type Pool = {
  /** @throws Refusal `too_slow` when too many wait already, or when one takes too long. */
  readonly print: (view: PrintedView) => Promise<Printed>
  /** Stops the threads; what waits or is being printed is refused. */
  readonly close: () => Promise<void>
}

type Job = {
  readonly view: PrintedView
  readonly resolve: (printed: Printed) => void
  readonly reject: (error: Error) => void
}

/** Threads start when they are needed, and never keep the process alive while they have nothing to do. */
export function printingPool(options: PoolOptions): Pool {
  const waiting: Job[] = []
  const workers = new Map<Worker, Job | null>()
  const resting = new Map<Worker, NodeJS.Timeout>()

  const start = (): Worker => {
    const { file, execArgv } = options.program
    const worker = new Worker(file, { execArgv, env: {}, name: 'pdf' })
    workers.set(worker, null)
    worker.unref()
    // A thread that dies takes its document with it, and nothing else.
    const lose = (error: Error) => {
      const job = workers.get(worker)
      workers.delete(worker)
      if (job) job.reject(error)
      else serve()
    }
    worker.on('error', lose)
    worker.on('exit', (code) => {
      if (workers.has(worker)) lose(new Error(`a printing thread ended (${code})`))
    })
    return worker
  }

  /** Fonts and what was laid out weigh more than it takes to start again. */
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
    if (worker && job) run(worker, job)
  }

  function run(worker: Worker, job: Job): void {
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
    const settle: Job = {
      view: job.view,
      resolve: (printed) => (done(), job.resolve(printed), serve()),
      reject: (error) => (done(), job.reject(error), serve()),
    }
    clearTimeout(resting.get(worker))
    workers.set(worker, settle)
    worker.ref()
    worker.once('message', (answer: Answer) => {
      if ('printed' in answer) settle.resolve(answer.printed)
      else settle.reject(new Error(answer.failure))
    })
    worker.postMessage(job.view)
  }

  return {
    print: (view) =>
      new Promise((resolve, reject) => {
        if (waiting.length >= options.waitingAtMost) return reject(new Refusal('too_slow'))
        waiting.push({ view, resolve, reject })
        serve()
      }),
    close: async () => {
      for (const job of waiting.splice(0)) job.reject(new Refusal('too_slow'))
      const ending = [...workers.keys()].map((worker) => worker.terminate())
      await Promise.all(ending)
    },
  }
}
