// One process that prints: it receives views one at a time, and answers each with its PDF.
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { answering } from '#server/apart/answering.ts'
import { typesetter } from './typeset.ts'

// The template and the fonts are beside this file, in the sources as in the bundle.
answering(typesetter(dirname(fileURLToPath(import.meta.url))))
