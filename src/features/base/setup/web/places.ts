/** The countries that the set-up offers, with what usually goes with each; the settings change it. */
export const places = {
  FR: { currency: 'EUR', timeZone: 'Europe/Paris' },
  BE: { currency: 'EUR', timeZone: 'Europe/Brussels' },
  CH: { currency: 'CHF', timeZone: 'Europe/Zurich' },
  LU: { currency: 'EUR', timeZone: 'Europe/Luxembourg' },
  MC: { currency: 'EUR', timeZone: 'Europe/Monaco' },
  CA: { currency: 'CAD', timeZone: 'America/Toronto' },
  GB: { currency: 'GBP', timeZone: 'Europe/London' },
  IE: { currency: 'EUR', timeZone: 'Europe/Dublin' },
  DE: { currency: 'EUR', timeZone: 'Europe/Berlin' },
  ES: { currency: 'EUR', timeZone: 'Europe/Madrid' },
  IT: { currency: 'EUR', timeZone: 'Europe/Rome' },
  US: { currency: 'USD', timeZone: 'America/New_York' },
} as const

export type Place = keyof typeof places
export const placeCodes = Object.keys(places) as Place[]
