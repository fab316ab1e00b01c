import { readdirSync, readFileSync } from 'node:fs'
import { defineConfig } from '@playwright/test'

const chromium = process.env['COMPTOIR_CHROMIUM']

const stories = 'test/browser'
const saysTest = /import \{(?:[^}]*,)?\s*test\s*(?:,[^}]*)?\} from '\.\/installation\.ts'/
/** The stories that are told in front of the demonstration, which takes its time to be made. */
const inFrontOfDemo = readdirSync(stories).filter(
  (name) => name.endsWith('.spec.ts') && saysTest.test(readFileSync(`${stories}/${name}`, 'utf8')),
)

export default defineConfig({
  testDir: stories,
  outputDir: '.cache/browser',
  // Half of a story is waiting: two at once, each in front of one installation that its stories share.
  workers: 2,
  projects: [
    { name: 'demo', testMatch: inFrontOfDemo, workers: 1 },
    { name: 'work', testIgnore: inFrontOfDemo, workers: 1 },
  ],
  // A loaded machine is slow, not wrong: these only end what would never end.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  forbidOnly: Boolean(process.env['CI']),
  use: {
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    // Every screen kept at every step costs more than the step itself: TRACE=1 where a failure is looked into.
    trace: process.env['TRACE'] ? 'retain-on-failure' : 'off',
    screenshot: 'only-on-failure',
    // What is not there after this long will not come: a story ends where a person would give up.
    actionTimeout: 30_000,
    launchOptions: {
      ...(chromium ? { executablePath: chromium } : {}),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
        '--no-first-run',
      ],
    },
  },
})
