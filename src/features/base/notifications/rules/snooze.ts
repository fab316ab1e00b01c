// Until when a line may be put off: later today, tomorrow, next Monday, or a day of one's choice.
import { addDays, type Day, daysBetween } from '#kernel/day.ts'
import { reasons } from '#kernel/refusal.ts'

/** "Later today" is so many hours; another day begins at this hour of the company's clock. */
export const laterHours = 3
export const morning = 9
const farthest = 366

/** The Monday after a day: a week later on a Monday. */
export function nextMonday(today: Day): Day {
  // 1 January 1900 was a Monday.
  const since = daysBetween('1900-01-01' as Day, today) % 7
  return addDays(today, 7 - ((since + 7) % 7))
}

/** Why a line may not be put off until a day, or null. */
export function whyNotUntil(day: Day, today: Day): 'not_ahead' | 'too_far_ahead' | null {
  const ahead = daysBetween(today, day)
  if (ahead < 1) return 'not_ahead'
  return ahead > farthest ? 'too_far_ahead' : null
}

export const notificationReasons = reasons({
  not_ahead: {
    fr: 'Ce jour est déjà là : choisissez-en un à venir.',
    en: 'That day is here already: choose one to come.',
  },
  too_far_ahead: {
    fr: 'C’est à plus d’un an : choisissez un jour plus proche.',
    en: 'That is more than a year away: choose a nearer day.',
  },
})
