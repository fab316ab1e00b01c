import { aboutOf, findSubject } from '#features/relation/activities/queries/subject.ts'
import { tellAppointment } from '#features/relation/appointments/actions/plan.ts'
import type {
  Appointment,
  tellAppointment as endpoint,
} from '#features/relation/appointments/contract.ts'
import type { InputOf } from '#kernel/endpoint.ts'
import type { Act } from '#server/act.ts'
import { papersOf } from './papers.ts'

/** Those who do the work take along the papers of the deal, if asked. @throws as `tellAppointment`. */
export const tellWithPapers = (
  act: Act,
  { id, papers = false }: InputOf<typeof endpoint>,
): Promise<Appointment> =>
  tellAppointment(act, { id }, async (row) => {
    const about = aboutOf(row)
    if (!papers || !about) return []
    // Whoever may not read the deal does not send its papers.
    await findSubject(act, about)
    return papersOf(act, about)
  })
