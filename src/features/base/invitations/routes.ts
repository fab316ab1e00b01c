import { on } from '#server/http.ts'
import {
  joinCompany,
  readLink,
  readInvitation,
  resendInvitation,
  sendInvitation,
  withdrawInvitation,
} from './actions.ts'
import {
  acceptInvitation,
  invitationLink,
  invite,
  listInvitations,
  renewInvitation,
  revokeInvitation,
  showInvitation,
} from './contract.ts'
import { readInvitations } from './queries.ts'

export const invitationRoutes = [
  on(listInvitations, 'team.read', readInvitations),
  on(invite, 'team.write', sendInvitation),
  on(invitationLink, 'team.write', readLink),
  on(renewInvitation, 'team.write', resendInvitation),
  on(revokeInvitation, 'team.write', withdrawInvitation),
  on(showInvitation, 'public', readInvitation),
  on(acceptInvitation, 'public', joinCompany),
]
