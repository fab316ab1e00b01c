// What one has not read is written to one: at once, or once a day, as each has chosen.
import { queueMail } from '#features/base/mail/actions/queue.ts'
import { findSender } from '#features/base/mail/queries/find.ts'
import { companyOf } from '#features/base/notifications/queries/chores.ts'
import {
  findReader,
  findUnwritten,
  markWritten,
  takeDay,
} from '#features/base/notifications/queries/letters.ts'
import { readPaces } from '#features/base/notifications/queries/marks.ts'
import { findMembers, type Member } from '#features/base/notifications/queries/members.ts'
import { type Kind, kinds } from '#features/base/notifications/rules/codes.ts'
import { digestHour, type Pace } from '#features/base/notifications/rules/paces.ts'
import { momentOf } from '#kernel/day.ts'
import { formats } from '#kernel/format.ts'
import type { Act } from '#server/act.ts'
import { siteOf } from '#server/site.ts'
import { digest } from './rules/letter.ts'

/** The letter of whoever wants to know at once: one for all that waits, none where nothing does. */
export async function writeAtOnce(act: Act, { person }: { person: string }): Promise<void> {
  if (!(await mayWrite(act))) return
  for (const member of await findMembers(act, [person])) await write(act, member, 'instant')
}

/** The daily letters, from the hour on: one a person and day, however often this runs. */
export async function writeDaily(act: Act): Promise<void> {
  const { time } = momentOf(act.now, act.timeZone)
  if (Number(time.slice(0, 2)) < digestHour || !(await mayWrite(act))) return
  for (const member of await findMembers(act, null)) await write(act, member, 'daily')
}

/** Without a way out, nothing is kept for later: old news is no news. A demonstration writes to nobody. */
async function mayWrite(act: Act): Promise<boolean> {
  const { mail } = await siteOf(act.tx)
  return mail && !(await companyOf(act)).demo
}

async function write(act: Act, member: Member, pace: Pace): Promise<void> {
  const paces = await readPaces(act, member.id)
  const wanted: Kind[] = kinds.filter((kind) => paces[kind] === pace)
  const lines = await findUnwritten(act, member, wanted)
  if (lines.length === 0) return
  if (pace === 'daily' && !(await takeDay(act, member.id, act.today))) return
  const { name, address, language } = await findReader(act, member.id)
  const { name: company } = await findSender(act)
  const { publicUrl: site } = await siteOf(act.tx)
  const said = { language, formats: formats(language, act.currency, act.timeZone), company, site }
  await queueMail(act, {
    ...digest(lines, said),
    kind: 'digest',
    to: [{ name, address }],
    language,
    about: { type: 'person', id: member.id, label: name },
    customer: null,
    seller: null,
    store: null,
  })
  await markWritten(act, lines)
}
