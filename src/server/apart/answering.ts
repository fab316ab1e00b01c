// What a process of a pool runs: one thing at a time, each answered by what came of it, or by why it failed.
import type { Serializable } from 'node:child_process'

/** What a process answers. */
export type Answer<Done> = { readonly done: Done } | { readonly failure: string }

/** Works on what this process is given, until whoever gives it is gone. */
export function answering<Given, Done>(work: (given: Given) => Done): void {
  if (!process.send) throw new Error('this program is one of a pool of processes')
  // A signal to all of a terminal or of a service is for the server, which waits for what is under way.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {})
  const tell = (answer: Answer<Done>): void => void process.send?.(answer as Serializable)
  process.on('message', (given) => {
    try {
      tell({ done: work(given as Given) })
    } catch (error) {
      tell({ failure: error instanceof Error ? error.message : String(error) })
    }
  })
}
