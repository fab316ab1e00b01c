// Units as they are written after a quantity: "3 pièces", "1,5 heure", "2 boxes".
import type { Quantity } from './money.ts'
import type { Locale } from './refusal.ts'

/** The units that are words and take a plural; signs (m², kg, h) and what one invents stay as typed. */
const plurals: Readonly<Record<Locale, Readonly<Record<string, string>>>> = {
  fr: {
    ...regular(
      'pièce heure jour journée demi-journée semaine nuit forfait unité lot carton boîte paquet palette',
      'mètre litre gramme tonne sac sachet personne couvert kit séance page paire bobine bouteille',
      'caisse plaque intervention déplacement visite licence utilisateur session article module',
    ),
    rouleau: 'rouleaux',
    panneau: 'panneaux',
    plateau: 'plateaux',
  },
  en: {
    ...regular(
      'piece hour day week month night unit set pack pallet metre litre ton bag person kit page pair',
      'bottle roll sheet visit licence user session item',
    ),
    box: 'boxes',
  },
}

function regular(...words: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    words.flatMap((some) => some.split(' ').map((word) => [word, `${word}s`])),
  )
}

/**
 * A unit as it goes with a quantity. French has a plural from two on (1,5 heure), English for all but
 * one; a unit that is no known word of the language is written as it is.
 */
export function unitFor(unit: string, quantity: Quantity, locale: Locale): string {
  const size = Math.abs(quantity)
  const isPlural = locale === 'fr' ? size >= 20_000 : size !== 10_000
  return isPlural && Object.hasOwn(plurals[locale], unit) ? (plurals[locale][unit] ?? unit) : unit
}
