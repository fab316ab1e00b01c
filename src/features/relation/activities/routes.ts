import { refuse } from '#kernel/refusal.ts'
import { on } from '#server/http.ts'
import { changeNote, removeNote, writeNote } from './actions.ts'
import * as contract from './contract.ts'
import { findNote, viewOfNote } from './queries/notes.ts'
import { findSubject } from './queries/subject.ts'
import { listActivities } from './queries/timeline.ts'

export const activityRoutes = [
  on(contract.findSubject, 'activities.read', async (act, asked) => {
    const { customer, type, id, label } = await findSubject(act, asked)
    return { subject: { type, id, label }, customer }
  }),
  on(contract.listActivities, 'activities.read', listActivities),
  on(contract.writeNote, 'activities.write', writeNote),
  on(contract.showNote, 'activities.read', async (act, { id }) =>
    viewOfNote(act, (await findNote(act, id)) ?? refuse('not_found')),
  ),
  on(contract.changeNote, 'activities.write', changeNote),
  on(contract.deleteNote, 'activities.write', removeNote),
]
