import { presetNames } from '#features/base/company/rules.ts'
import { reasons } from '#kernel/refusal.ts'
import { levels, modules, presetKeys, type Role, scopes } from '#kernel/rights.ts'

/** Who manages the team may change every role, their own included: one such person must remain. */
export const administers = (role: Role): boolean => role.levels.team === 'administer'

/** Whether a role gives nothing that another lacks. */
export const isWithin = (role: Role, other: Role): boolean =>
  modules.every(
    (module) => levels.indexOf(role.levels[module]) <= levels.indexOf(other.levels[module]),
  ) &&
  scopes.indexOf(role.scope) <= scopes.indexOf(other.scope) &&
  (!role.seesCosts || other.seesCosts) &&
  (!role.issues || other.issues) &&
  (!role.deletesDrafts || other.deletesDrafts)

/**
 * Why someone may not give a role, or take it away, or null: nobody reaches beyond their own rights,
 * except whoever administers the team, since that right is the right to change every role.
 */
export const whyNotGive = (own: Role, given: Role): 'beyond_own_rights' | null =>
  administers(own) || isWithin(given, own) ? null : 'beyond_own_rights'

/** The role that a name, or a preset's key or name, means: case and accents do not count. */
export function roleNamed<R extends { name: string; preset: string | null }>(
  roles: readonly R[],
  wanted: string,
): R | null {
  const asked = plain(wanted)
  const preset = presetKeys.find((key) =>
    [key, presetNames.fr[key], presetNames.en[key]].some((name) => plain(name) === asked),
  )
  return (
    roles.find((role) => plain(role.name) === asked) ??
    roles.find((role) => preset !== undefined && role.preset === preset) ??
    null
  )
}

const plain = (text: string): string =>
  text.trim().normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

export const teamReasons = reasons({
  last_administrator: {
    fr: 'Il doit rester une personne active qui administre l’équipe.',
    en: 'One active person who administers the team must remain.',
  },
  beyond_own_rights: {
    status: 403,
    fr: 'Ce rôle donne des droits que vous n’avez pas : seule une personne qui administre l’équipe peut le donner ou le retirer.',
    en: 'This role gives rights that you do not have: only someone who administers the team may give or take it.',
  },
  not_yourself: {
    fr: 'Vous ne pouvez pas vous désactiver vous-même : demandez à une autre personne.',
    en: 'You cannot deactivate yourself: ask someone else.',
  },
  role_exists: {
    status: 409,
    fr: 'Un rôle porte déjà ce nom.',
    en: 'A role of this name already exists.',
  },
  role_in_use: {
    status: 409,
    fr: 'Ce rôle sert encore : {members} membre(s), {keys} clé(s) d’API, {invitations} invitation(s). Donnez-leur un autre rôle d’abord.',
    en: 'This role is still used by {members} member(s), {keys} API key(s) and {invitations} invitation(s). Give them another role first.',
  },
  no_such_role: {
    fr: 'Aucun rôle ne s’appelle « {name} ». Il y a : {roles}.',
    en: 'There is no role named “{name}”. There are: {roles}.',
  },
  already_member: {
    status: 409,
    fr: 'Cette personne fait déjà partie de l’équipe.',
    en: 'This person is already in the team.',
  },
})
