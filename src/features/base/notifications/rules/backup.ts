import { type Day, daysBetween } from '#kernel/day.ts'

/** A backup older than that is told of; a company younger than that need have none. */
export const backupDays = 7

/** What is to be said of the last backup, or null where all is well. */
export function whatOfBackup(
  last: Day | null,
  since: Day,
  today: Day,
): { code: 'backup.missing' | 'backup.old'; days: number } | null {
  const days = daysBetween(last ?? since, today)
  if (days <= backupDays) return null
  return { code: last === null ? 'backup.missing' : 'backup.old', days }
}
