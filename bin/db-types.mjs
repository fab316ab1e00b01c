// npm run db:types: writes the types of the live schema after a migration.
import { installIfNeeded, root, run, tool } from './prepare.mjs'

installIfNeeded()
run(tool('tsx'), ['src/server/database/write-types.ts'], { cwd: root })
