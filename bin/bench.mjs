// npm run bench: figures of the whole stack, as a table and as JSON.
import { buildIfNeeded, installIfNeeded, run, tool } from './prepare.mjs'

installIfNeeded()
buildIfNeeded()
run(tool('tsx'), ['test/bench/run.ts'], { stdio: ['ignore', 'inherit', 'inherit'] })
