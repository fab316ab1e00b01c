// Every record that an act names in the journal is known to the streams: forgotten, its changes would
// reach nobody.
import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { entityOf, ofRights } from './rules.ts'

const sources = readdirSync('src/features', { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.test.ts'))
  .map((path) => ({ path, text: readFileSync(`src/features/${path}`, 'utf8') }))

const named = sources.flatMap(({ path, text }) =>
  [...text.matchAll(/\brecord\(\s*\w+,\s*[^,]+,\s*'([a-z_]+)'/g)].map(([, entity]) => ({
    path,
    entity: entity!,
  })),
)

test('what acts tell the journal of is known, with the right that opens it', () => {
  expect(named.length).toBeGreaterThan(40)
  expect(named.filter(({ entity }) => entityOf(entity) === null)).toEqual([])
  expect(ofRights.every((entity) => entityOf(entity) !== null)).toBe(true)
  expect(entityOf('toString')).toBe(null)
})
