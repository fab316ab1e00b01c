// The browser of the tests: the one that is there, else Debian's, else the test tool's own.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { run, tool } from './prepare.mjs'

const known = [
  process.env.COMPTOIR_CHROMIUM,
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
]

/** The path of a Chromium, installed if need be; empty for the test tool's own. */
export function browser() {
  const there = known.find((path) => path && existsSync(path))
  if (there) return there
  console.error('Installation d’un navigateur pour les tests… (installing a browser)')
  const apt = process.getuid?.() === 0 && spawnSync('apt-get', ['--version']).status === 0
  if (apt) {
    run('apt-get', ['update', '-qq'])
    run('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'])
    return '/usr/bin/chromium'
  }
  run(tool('playwright'), ['install', 'chromium'])
  return ''
}
