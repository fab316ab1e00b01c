import { on } from '#server/http.ts'
import { createRole, dropRole, editMember, editRole, openCompany, readMe } from './actions.ts'
import {
  addCompany,
  addRole,
  changeMember,
  changeRole,
  colleagues,
  listMembers,
  listRoles,
  me,
  removeRole,
} from './contract.ts'
import { readColleagues, readMembers, readRoles } from './queries.ts'

export const teamRoutes = [
  on(me, 'public', readMe),
  on(addCompany, 'account', openCompany),
  on(colleagues, 'member', readColleagues),
  on(listMembers, 'team.read', readMembers),
  on(changeMember, 'team.write', editMember),
  on(listRoles, 'team.read', readRoles),
  on(addRole, 'team.administer', createRole),
  on(changeRole, 'team.administer', editRole),
  on(removeRole, 'team.administer', dropRole),
]
