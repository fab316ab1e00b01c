import { describe, expect, test } from 'vitest'
import {
  grants,
  levels,
  type Module,
  modules,
  presetKeys,
  presets,
  type Right,
  type Role,
  scopes,
} from './rights.ts'

const acts = ['read', 'write', 'administer'] as const
const ofModules = modules.flatMap((module) => acts.map((act): Right => `${module}.${act}`))
const powers = (
  ['projects', 'quotes', 'orders', 'deliveries', 'invoices', 'payments', 'purchases'] as const
).flatMap((module): Right[] => [`${module}.issue`, `${module}.delete`])
const rights: readonly Right[] = ['public', 'account', 'member', ...ofModules, ...powers]

const roleWith = (
  level: Role['levels'][Module],
  issues: boolean,
  deletesDrafts: boolean,
): Role => ({
  levels: Object.fromEntries(modules.map((module) => [module, level])) as Role['levels'],
  scope: 'all',
  seesCosts: false,
  issues,
  deletesDrafts,
})

test('the whole table of the roles that a company starts with', async () => {
  const heads = ['right', ...presetKeys]
  const lines = [
    heads,
    heads.map(() => '---'),
    ...rights.map((right) => [
      right,
      ...presetKeys.map((key) => (grants(presets[key], right) ? 'yes' : '–')),
    ]),
    ['*whose records*', ...presetKeys.map((key) => presets[key].scope)],
    ['*sees costs*', ...presetKeys.map((key) => (presets[key].seesCosts ? 'yes' : '–'))],
  ]
  const table = lines.map((cells) => `| ${cells.join(' | ')} |`).join('\n')
  await expect(`# Who may do what, at first\n\n${table}\n`).toMatchFileSnapshot('rights.table.md')
})

describe('over all levels and powers', () => {
  const flags = [true, false]
  for (const level of levels)
    for (const issues of flags)
      for (const deletes of flags) {
        const role = roleWith(level, issues, deletes)
        const writes = level === 'write' || level === 'administer'
        test(`${level}, ${issues ? 'issues' : 'does not issue'}, ${deletes ? 'deletes' : 'does not delete'}`, () => {
          for (const module of modules) {
            expect(grants(role, `${module}.read`)).toBe(level !== 'none')
            expect(grants(role, `${module}.write`)).toBe(writes)
            expect(grants(role, `${module}.administer`)).toBe(level === 'administer')
          }
          for (const right of powers)
            expect(grants(role, right), right).toBe(
              writes && (right.endsWith('.issue') ? issues : deletes),
            )
          for (const right of ['public', 'account', 'member'] as const)
            expect(grants(role, right)).toBe(true)
        })
      }
})

test('each module is judged by its own level alone', () => {
  for (const one of modules) {
    const none = roleWith('none', true, true)
    const role = { ...none, levels: { ...none.levels, [one]: 'administer' as const } }
    for (const right of ofModules) expect(grants(role, right)).toBe(right.startsWith(`${one}.`))
  }
})

test('what is not named opens nothing', () => {
  const manager = presets.manager
  for (const right of [
    '',
    'customers',
    'customers.',
    'customers.none',
    'customers.fly',
    'nothing.read',
    '.read',
  ])
    expect(grants(manager, right as Right), right).toBe(false)
  // A role stored before a module existed says nothing of it.
  const { quotes: _, ...older } = manager.levels
  expect(grants({ ...manager, levels: older as Role['levels'] }, 'quotes.read')).toBe(false)
})

test('what the presets must never do', () => {
  for (const key of presetKeys.filter((one) => one !== 'manager')) {
    expect(grants(presets[key], 'team.read'), key).toBe(false)
    expect(grants(presets[key], 'company.write'), key).toBe(false)
  }
  for (const right of rights.filter((one) => /\.(write|administer|issue|delete)$/.test(one))) {
    expect(grants(presets.reader, right), right).toBe(false)
    // A fitter writes what concerns their own time, and hands deliveries over.
    expect(grants(presets.fitter, right), right).toBe(
      right === 'activities.write' || right === 'deliveries.write',
    )
  }
  expect(presets.sales.seesCosts || presets.fitter.seesCosts).toBe(false)
  expect(presetKeys.every((key) => scopes.includes(presets[key].scope))).toBe(true)
})
