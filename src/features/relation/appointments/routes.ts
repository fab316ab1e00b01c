import { refuse } from '#kernel/refusal.ts'
import { on } from '#server/http.ts'
import { makeFeed, readFeed, revokeFeed } from './actions/feed.ts'
import {
  cancelAppointment,
  changeAppointment,
  createAppointment,
  holdAppointment,
  reopenAppointment,
} from './actions/plan.ts'
import * as contract from './contract.ts'
import { findAppointment, viewOf } from './queries/appointments.ts'
import { findFeeds } from './queries/feeds.ts'
import { listAppointments, listDeadlines } from './queries/list.ts'

export const appointmentRoutes = [
  on(contract.listAppointments, 'activities.read', listAppointments),
  on(contract.showAppointment, 'activities.read', async (act, { id }) =>
    viewOf(act, (await findAppointment(act, id)) ?? refuse('not_found')),
  ),
  on(contract.createAppointment, 'activities.write', createAppointment),
  on(contract.changeAppointment, 'activities.write', changeAppointment),
  on(contract.holdAppointment, 'activities.write', holdAppointment),
  on(contract.reopenAppointment, 'activities.write', reopenAppointment),
  on(contract.cancelAppointment, 'activities.write', cancelAppointment),
  on(contract.listDeadlines, 'activities.read', listDeadlines),
  on(contract.listFeeds, 'activities.read', async (act) => ({ rows: await findFeeds(act) })),
  on(contract.makeFeed, 'activities.read', makeFeed),
  on(contract.revokeFeed, 'activities.read', revokeFeed),
  on(contract.readFeed, 'public', readFeed),
]
