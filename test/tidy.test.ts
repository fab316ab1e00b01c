// The style as a test. Each rule is a function of a file (or of all), so that the proof that it can
// fail costs a line: a planted text, and what must be said of it.
import { readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { expect, test } from 'vitest'
import { features } from '#features/order.ts'
import { codeOf, textsOf } from './tidy/lexer.ts'
import type { File } from './tidy/places.ts'
import { rules } from './tidy/rules.ts'
import { houses, type Planted } from './tidy/structure.ts'

const root = process.cwd()
const kept = /\.(?:tsx?|mjs|json|sql|md|css|html|typ|yaml|sh)$|(?:^|\/)(?:Dockerfile|run)$/
/** What no person writes; `data` is a running database, whose files come and go. */
const unread = /^(?:node_modules|dist|data|test-results|playwright-report|\.git|\.cache)$/

/** Every file of the project that a person writes. */
const tree: readonly File[] = readdirSync(root, { withFileTypes: true })
  .filter((entry) => !unread.test(entry.name))
  .flatMap((entry) =>
    entry.isDirectory()
      ? readdirSync(join(root, entry.name), { recursive: true, encoding: 'utf8' }).map((path) =>
          join(entry.name, path).replaceAll(sep, '/'),
        )
      : [entry.name],
  )
  .filter((path) => kept.test(path) && path !== 'package-lock.json')
  .map((path) => ({ path, text: readFileSync(path, 'utf8') }))

const filesOf = (planted: Planted): File[] =>
  Object.entries(planted).map(([path, text]) => ({ path, text }))

const overTree = rules(features, root.split(sep).length > 2 ? [root] : [])
const overPlanted = rules(houses, [['', 'somewhere', 'own'].join('/')])

test.each(Object.keys(overTree))('%s', (name) => {
  expect(tree.length).toBeGreaterThan(50)
  expect(overTree[name]?.check(tree)).toEqual([])
})

test.each(Object.entries(overPlanted))('%s: and it would be seen', (_, { check, caught, fine }) => {
  for (const planted of caught)
    expect(check(filesOf(planted)).length, JSON.stringify(planted)).toBeGreaterThan(0)
  for (const planted of fine) expect(check(filesOf(planted)), JSON.stringify(planted)).toEqual([])
})

test('text and comments are told from code', () => {
  const source = [
    "const a = 'it // is' // 'not' this",
    'const b = `x ${y ? `in ${z}` : "q"} /* no */ end` /* nor',
    "this */ + /['`/]/.test(c) + d / 2 // done",
  ].join('\n')
  expect(textsOf(source).map(({ content, line }) => `${line} ${content}`)).toEqual([
    '1 it // is',
    '2 x ',
    '2 in ',
    '2 ',
    '2 q',
    '2  /* no */ end',
  ])
  expect(codeOf(source)).not.toMatch(/not|nor|this|done/)
  expect(codeOf(source)).toContain('+ d / 2')
  expect(codeOf(source).length).toBe(source.length)
})
