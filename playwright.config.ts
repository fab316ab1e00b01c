import { defineConfig } from '@playwright/test'

const chromium = process.env['COMPTOIR_CHROMIUM']

export default defineConfig({
  testDir: 'test/browser',
  outputDir: '.cache/browser',
  // Two cores: one for the server and its database, one for the browser.
  workers: 1,
  // A loaded machine is slow, not wrong: these only end what would never end.
  timeout: 240_000,
  expect: { timeout: 30_000 },
  forbidOnly: Boolean(process.env['CI']),
  use: {
    locale: 'fr-FR',
    timezoneId: 'Europe/Paris',
    trace: 'retain-on-failure',
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
