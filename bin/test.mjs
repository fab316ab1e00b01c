// npm test: everything that CI runs. Format, lint, types, tests on a real PostgreSQL, a real browser.
import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { basename, join } from 'node:path'
import { createInterface } from 'node:readline'
import { browser } from './browser.mjs'
import { buildIfNeeded, installIfNeeded, root, tool } from './prepare.mjs'

installIfNeeded()
const results = join(root, '.cache/results')
rmSync(results, { recursive: true, force: true })
mkdirSync(results, { recursive: true })

let passed = 0
let failed = 0
const only = process.argv.slice(2)
const wanted = (name) => only.length === 0 || only.includes(name)
/** How what ended badly ended, told again at the very end: the last lines are those that one keeps. */
const ends = []

if (wanted('format')) await check('format', tool('oxfmt'), ['--check', '.'])
if (wanted('lint')) await check('lint', tool('oxlint'), ['--deny-warnings'])
if (wanted('types')) await check('types', tool('tsc'), ['-b'])
if (wanted('unit')) {
  const report = join(results, 'vitest.json')
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`]
  const status = await execute(tool('vitest'), ['run', ...reporters])
  const read = readReport(report)
  count('tests', read?.numPassedTests, read?.numFailedTests, status, read?.numTotalTests)
}
if (wanted('browser')) {
  buildIfNeeded()
  const report = join(results, 'playwright.json')
  const status = await execute(tool('playwright'), ['test', '--reporter=line,json'], {
    COMPTOIR_CHROMIUM: browser(),
    PLAYWRIGHT_JSON_OUTPUT_FILE: report,
  })
  const stats = readReport(report)?.stats
  const good = (stats?.expected ?? 0) + (stats?.flaky ?? 0)
  count('browser', good, stats?.unexpected, status, good)
}

for (const { command, lines } of ends) console.log(`\n— how ${command} ended\n${lines.join('\n')}`)
console.log(`\n${passed} passed, ${failed} failed`)
process.exit(failed === 0 ? 0 : 1)

/** A check that passes or fails as a whole. */
async function check(name, command, args) {
  console.log(`\n— ${name}`)
  const status = await execute(command, args)
  if (status === 0) passed += 1
  else failed += 1
  console.log(status === 0 ? `${name}: ok` : `${name}: failed`)
}

/** A suite: its own counts; a run that ended badly without a failed test counts as one failure. */
function count(name, good = 0, bad = 0, status, total = 0) {
  passed += good
  failed += bad
  if (bad === 0 && (status !== 0 || total === 0)) {
    console.log(`${name}: ended with code ${status} and ${total} tests`)
    failed += 1
  }
}

/** Shows what a command prints as it comes, and keeps its end where it ends badly. */
function execute(command, args, env = {}) {
  const lines = []
  return new Promise((resolve) => {
    const child = spawn(command, args, {
      cwd: root,
      stdio: ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, ...(process.stdout.isTTY && { FORCE_COLOR: '1' }), ...env },
      shell: process.platform === 'win32',
    })
    for (const [from, to] of [
      [child.stdout, process.stdout],
      [child.stderr, process.stderr],
    ]) {
      from.pipe(to, { end: false })
      createInterface({ input: from }).on('line', (line) => {
        lines.push(line)
        if (lines.length > 60) lines.shift()
      })
    }
    child.on('error', (problem) => lines.push(problem.message))
    child.on('close', (code, signal) => {
      const status = code ?? 1
      if (signal) lines.push(`ended by ${signal}`)
      if (status !== 0) ends.push({ command: basename(command), lines })
      resolve(status)
    })
  })
}

function readReport(path) {
  return existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : null
}
