import { expect, test } from 'vitest'
import { levels, modules, presetKeys, presets, type Role, scopes } from '#kernel/rights.ts'
import { administers, isWithin, roleNamed, whyNotGive } from './rules.ts'
import { presetNames } from '#features/base/company/rules.ts'

/** Every role that gives one thing more than this one. */
function raised(role: Role): Role[] {
  const higher = modules.flatMap((module) => {
    const next = levels[levels.indexOf(role.levels[module]) + 1]
    return next ? [{ ...role, levels: { ...role.levels, [module]: next } }] : []
  })
  const further = scopes[scopes.indexOf(role.scope) + 1]
  const powers = (['seesCosts', 'issues', 'deletesDrafts'] as const).filter((name) => !role[name])
  return [
    ...higher,
    ...(further ? [{ ...role, scope: further }] : []),
    ...powers.map((name) => ({ ...role, [name]: true })),
  ]
}

test('a role is within itself and within any that gives more, never the other way', () => {
  for (const key of presetKeys) {
    const role = presets[key]
    expect(isWithin(role, role), key).toBe(true)
    for (const more of raised(role)) {
      expect(isWithin(role, more), key).toBe(true)
      expect(isWithin(more, role), `${key}: ${JSON.stringify(more)}`).toBe(false)
    }
  }
})

test('nobody gives beyond their own, except who administers the team', () => {
  for (const own of presetKeys) {
    for (const given of presetKeys) {
      const allowed = administers(presets[own]) || isWithin(presets[given], presets[own])
      const reason = whyNotGive(presets[own], presets[given])
      expect(reason, `${own} gives ${given}`).toBe(allowed ? null : 'beyond_own_rights')
    }
  }
  expect(whyNotGive(presets.sales, presets.accountant)).toBe('beyond_own_rights')
  expect(whyNotGive(presets.manager, presets.manager)).toBeNull()
})

test('a role is found by its name, its key or the name of its preset, case and accents aside', () => {
  const roles = presetKeys.map((preset) => ({ preset, name: presetNames.fr[preset] }))
  for (const key of presetKeys) {
    const { fr, en } = { fr: presetNames.fr[key], en: presetNames.en[key] }
    for (const said of [key, fr, en, fr.toUpperCase(), ` ${en.toLowerCase()} `]) {
      expect(roleNamed(roles, said)?.preset, said).toBe(key)
    }
  }
  expect(roleNamed(roles, 'GERANT')?.preset).toBe('manager')
  expect(roleNamed(roles, 'empereur')).toBeNull()
  // A role that took the name of a preset is the one that is meant.
  const own = { preset: null, name: 'Commercial' }
  expect(roleNamed([{ preset: 'sales', name: 'Vendeur' }, own], 'commercial')).toBe(own)
})
