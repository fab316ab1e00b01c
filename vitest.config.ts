import { existsSync } from 'node:fs'
import { defineConfig } from 'vitest/config'

// Two projects, so that the rules of the trade are known in a second: what is pure starts no database.
const pure = [
  'src/kernel/**/*.test.ts',
  'src/features/*/*/rules.test.ts',
  'src/features/*/*/rules/**/*.test.ts',
  'src/web/**/*.test.{ts,tsx}',
  'src/features/*/*/web/**/*.test.{ts,tsx}',
  'test/tidy.test.ts',
]
const elsewhere = ['**/node_modules/**', 'test/browser/**', 'test/bench/**']
const database = './test/database.ts'

export default defineConfig({
  test: {
    pool: 'forks',
    isolate: false,
    // Most of a test's time is the database's: two files at once keep two cores busy.
    maxWorkers: 2,
    // A loaded machine is slow, not wrong: these only end what would never end.
    testTimeout: 60_000,
    hookTimeout: 120_000,
    projects: [
      { extends: true, test: { name: 'pure', include: pure, exclude: elsewhere } },
      {
        extends: true,
        test: {
          name: 'database',
          include: ['src/**/*.test.{ts,tsx}', 'test/**/*.test.ts'],
          exclude: [...elsewhere, ...pure],
          globalSetup: existsSync(new URL(database, import.meta.url)) ? [database] : [],
        },
      },
    ],
  },
})
