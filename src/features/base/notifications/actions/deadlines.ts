// What comes due by itself, told once to whoever sold it; and a backup that is missing, to those who
// administer the company.
import { type Day, daysBetween } from '#kernel/day.ts'
import type { Act } from '#server/act.ts'
import { lastBackup } from '#server/backup/last.ts'
import { notify } from '../actions.ts'
import { companyOf, pruneDone } from '../queries/chores.ts'
import { type Due, findExpired, findExpiring, findOverdue } from '../queries/deadlines.ts'
import type { Code } from '../rules/codes.ts'
import { whatOfBackup } from '../rules/backup.ts'

/** Each quote and invoice that comes due, once: safe to run as often as one likes. */
export async function tellDeadlines(act: Act): Promise<void> {
  for (const due of await findExpiring(act)) await tell(act, 'quote', 'quote.expiring', due)
  for (const due of await findExpired(act)) await tell(act, 'quote', 'quote.expired', due)
  for (const due of await findOverdue(act)) await tell(act, 'invoice', 'invoice.overdue', due)
}

const tell = (
  act: Act,
  type: 'quote' | 'invoice',
  code: Extract<Code, 'quote.expiring' | 'quote.expired' | 'invoice.overdue'>,
  { id, number, customer, seller_id: seller, store_id: store, day, amount }: Due,
) =>
  notify(act, {
    code,
    about: { type, id, label: `${number} · ${customer}`, seller, store },
    to: seller === null ? 'administrators' : [seller],
    values: { day, [type === 'quote' ? 'gross' : 'outstanding']: amount },
    once: `${code}:${id}:${day}`,
  })

/** Says once a week that there is no backup, or that it is old; a demonstration needs none. */
export async function tellBackup(act: Act): Promise<void> {
  const { name, demo, createdOn } = await companyOf(act)
  if (demo) return
  const last = await lastBackup(act.tx)
  const told = whatOfBackup(last, createdOn, act.today)
  if (!told) return
  const week = Math.floor(daysBetween('1970-01-05' as Day, act.today) / 7)
  await notify(act, {
    code: told.code,
    about: { type: 'company', id: act.company, label: name },
    to: 'administrators',
    values: { days: told.days },
    once: `backup:${week}`,
  })
}

/** What was done with months ago goes. */
export const forgetDone = (act: Act): Promise<unknown> => pruneDone(act)
