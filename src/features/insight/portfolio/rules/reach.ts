/** How far back a quote still counts: what was quoted before and never answered is dead. */
export const quoteDays = 180

/** A silence: twice the days that usually lie between two purchases, and ten more than usual at least. */
export const isSilence = (days: number, usual: number): boolean =>
  days >= 2 * usual && days >= usual + 10
