// What a thread of a pool runs: one thing at a time, each answered by what came of it, or by why it failed.
import { parentPort, type TransferListItem } from 'node:worker_threads'

/** What a thread answers. */
export type Answer<Done> = { readonly done: Done } | { readonly failure: string }

/** Works on what this thread is given. What is `moved` changes hands rather than being copied. */
export function answering<Given, Done>(
  work: (given: Given) => Done,
  moved: (done: Done) => readonly ArrayBufferLike[],
): void {
  const port = parentPort
  if (port === null) throw new Error('this program is one of a pool of threads')
  port.on('message', (given: Given) => {
    try {
      const done = work(given)
      const answer: Answer<Done> = { done }
      port.postMessage(answer, moved(done) as TransferListItem[])
    } catch (error) {
      const answer: Answer<Done> = {
        failure: error instanceof Error ? error.message : String(error),
      }
      port.postMessage(answer)
    }
  })
}
