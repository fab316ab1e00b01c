// R20: whatever the sources may refuse has a sentence in both languages, whatever a contract announces
// exists, and no sentence waits for a refusal that nobody makes.
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { lineReasons, noticeSentences } from '#features/insight/imports/rules/reasons.ts'
import { allReasons } from '#features/reasons.ts'
import { allRoutes } from '#features/routes.ts'
import type { Reason } from '#kernel/refusal.ts'
import { name } from '#server/http/app.ts'

const src = join(import.meta.dirname, '../../src')
/** The engine and the backups refuse in sentences of their own, on the terminal. */
const apart = /^server\/(postgres|backup)\//
const sources = readdirSync(src, { recursive: true, encoding: 'utf8' })
  .map((path) => path.replaceAll('\\', '/'))
  .filter((path) => /^(kernel|features|server)\/.*\.ts$/.test(path))
  .filter((path) => !/\.test\.ts$|\/web\//.test(path) && !apart.test(path))
  .map((path) => ({ path, text: readFileSync(join(src, path), 'utf8') }))

const table: Record<string, Reason> = allReasons
/** What a report says of a line that it refuses, and what a problem document never does. */
const reported = { ...lineReasons, ...noticeSentences }

/** The codes that a text refuses with: thrown, said by a shape, or given by a rule that says why not. */
function codesIn(text: string): string[] {
  const code = text.replace(/^\s*(\/\/|\*|\/\*).*$/gm, '')
  const thrown = [...code.matchAll(/\b(?:refuse|new Refusal|refused)\(\s*'([a-z_]+)'/g)]
  const shaped = [...code.matchAll(/\berror: '([a-z_]+)'/g)]
  const rules = [...code.matchAll(/function why\w*\([^]*?\n\}|\bwhy\w* = \([^]*?\n\n/g)]
  const given = rules.flatMap(([rule]) => [
    ...rule.matchAll(/(?:return|\?|:|\|)\s*'([a-z]+_[a-z_]+)'/g),
  ])
  return [...thrown, ...shaped, ...given].map(([, found = '']) => found)
}

test('every refusal of the sources has its sentences', () => {
  const unknown = sources.flatMap(({ path, text }) =>
    codesIn(text)
      .filter((code) => !Object.hasOwn(table, code) && !Object.hasOwn(reported, code))
      .map((code) => `${path}: ${code}`),
  )
  expect(unknown).toEqual([])
  expect(sources.flatMap(({ text }) => codesIn(text)).length).toBeGreaterThan(150)
})

test('every refusal that a contract announces exists', () => {
  const announced = allRoutes.flatMap(({ endpoint }) =>
    endpoint.refusals.map((code) => ({ code, where: name(endpoint) })),
  )
  expect(announced.filter(({ code }) => !Object.hasOwn(table, code))).toEqual([])
  expect(announced.length).toBeGreaterThan(100)
})

test('every refusal says something in both languages, with the same places to fill', () => {
  const places = (sentence: string) => [...sentence.matchAll(/\{\w+\}/g)].map(String).sort()
  for (const [code, { fr, en, status = 422 }] of Object.entries(table)) {
    expect(code, code).toMatch(/^[a-z][a-z_]+$/)
    for (const sentence of [fr, en]) expect(sentence, code).toMatch(/^[A-ZÀÉÊ].{8,}[.!?)]$/su)
    expect(fr, code).not.toBe(en)
    expect(places(fr), code).toEqual(places(en))
    expect([400, 401, 403, 404, 405, 409, 413, 422, 429, 503], code).toContain(status)
  }
})

test('no sentence waits for a refusal that nobody makes', () => {
  const written = sources
    .filter(({ path }) => path !== 'kernel/reasons.ts')
    .map(({ text }) => text.replace(/reasons\(\{[^]*?\n\}\)/g, ''))
    .join('\n')
  const dead = Object.keys(table).filter((code) => !written.includes(`'${code}'`))
  expect(dead).toEqual([])
})

test('a refusal without a sentence would be seen', () => {
  expect(codesIn("refuse('nobody_knows', 'id')")).toEqual(['nobody_knows'])
  expect(codesIn("z.string().refine(ok, { error: 'nobody_knows' })")).toEqual(['nobody_knows'])
  expect(codesIn("function whyNot(a) {\n  return a ? 'not_this' : 'not_that'\n}")).toEqual([
    'not_this',
    'not_that',
  ])
  expect(codesIn("// refuse('nobody_knows')")).toEqual([])
})
