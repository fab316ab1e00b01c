// One thread that prints: it receives views one at a time, and answers each with its PDF.
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parentPort } from 'node:worker_threads'
import type { PrintedView } from '#kernel/print.ts'
import type { Answer } from './pool.ts'
import { typesetter } from './typeset.ts'

const port = parentPort
if (port === null) throw new Error('this program is a worker of the PDF pool')

// The template and the fonts are beside this file, in the sources as in the bundle.
const print = typesetter(dirname(fileURLToPath(import.meta.url)))

port.on('message', (view: PrintedView) => {
  try {
    const printed = print(view)
    const answer: Answer = { printed }
    // The bytes change hands rather than being copied.
    port.postMessage(answer, [printed.pdf.buffer as ArrayBuffer])
  } catch (error) {
    const answer: Answer = { failure: error instanceof Error ? error.message : String(error) }
    port.postMessage(answer)
  }
})
