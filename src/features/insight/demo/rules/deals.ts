// Three years of deals, from a seed: when each began, what was asked, and what it was meant to become.
// What lies after today has not happened yet: the state of a recent deal comes of that alone.
import type { Day } from '#kernel/day.ts'
import { type Bps, bps, type Quantity, quantity } from '#kernel/money.ts'
import { type Chance, chanceOf, monthAgo } from './chance.ts'
import type { Habit, Trade } from './client.ts'
import { clients } from './clients.ts'
import { type Work, works } from './works.ts'

export type Deal = {
  /** Rank in `clients`, and of who sells in `colleagues`. */
  readonly client: number
  readonly seller: number
  readonly daysAgo: number
  readonly subject: string
  readonly lines: readonly {
    readonly reference: string
    readonly quantity: Quantity
    readonly discount: Bps
    readonly optional: boolean
  }[]
  /** On the whole. */
  readonly discount: Bps
  /** How long the quote is valid, in days; never sent where it is null. */
  readonly validDays: number | 'always' | null
  readonly sentHow: 'email' | 'hand'
  /** Sent from the program, which keeps the message and its PDF; only lately, for PDFs take their time. */
  readonly mailed: boolean
  /** Days after it was sent; none where the client never answers. */
  readonly answer: {
    readonly after: number
    readonly how: 'signed' | 'refused' | 'cancelled'
    readonly reason: string
    /** Whether the options are taken. */
    readonly whole: boolean
  } | null
  /** The quote was sent again, changed, before the answer. */
  readonly revised: boolean
  /** A share asked for when the quote is signed, in percent; 0 where none is. */
  readonly deposit: number
  /** Days after the signature; never where it is null. */
  readonly invoicedAfter: number | null
  /** The invoice waits in draft. */
  readonly unissued: boolean
  /** What comes back of the first line, days after the invoice. */
  readonly returnedAfter: number | null
  /** Days after the invoice, and how many percent of what is then due. */
  readonly payments: readonly { readonly after: number; readonly percent: number }[]
}

/** Quotes a month: year after year, a little more. */
const rhythm = [4, 5, 6] as const
/** From January to December: offices and shops renew in autumn, and nobody does in August. */
const seasons = [0.9, 0.85, 1, 1, 1.05, 1.1, 0.85, 0.35, 1.15, 1.35, 1.35, 1.05] as const
export const years = 3
const daysOfMonth = 365.25 / 12

/** The deals of three years that end on `today`, in no particular order. */
export function deals(seed: number, today: Day): Deal[] {
  const found: Deal[] = []
  for (let month = years * 12 - 1; month >= 0; month -= 1) {
    const chance = chanceOf(seed * 1_000 + month)
    const middle = Math.round((month + 0.5) * daysOfMonth)
    const season = seasons[monthAgo(today, middle) - 1] ?? 1
    const usual = (rhythm[years - 1 - Math.floor(month / 12)] ?? 8) * season
    const count = Math.floor(usual) + (chance.happens((usual % 1) * 100) ? 1 : 0)
    for (let n = 0; n < count; n += 1) {
      const daysAgo = Math.round(month * daysOfMonth) + chance.between(0, 29)
      // What happened lately is told apart (see `stories.ts`), so that every state has its deal.
      if (daysAgo > 40) found.push(usualDeal(chance, daysAgo))
    }
  }
  return found
}

/** Who buys often and who seldom: the first clients are the oldest friends. */
function someone(chance: Chance): number {
  const last = clients.length - 1
  return Math.min(chance.between(0, last), chance.between(0, last + 6))
}

function usualDeal(chance: Chance, daysAgo: number): Deal {
  const client = someone(chance)
  const { trade, habit } = clients[client] ?? clients[0]!
  const work = chance.oneOf(works[trade])
  const outcome = chance.between(1, 100)
  const how =
    outcome <= 68 ? 'signed' : outcome <= 84 ? 'refused' : outcome <= 88 ? 'cancelled' : null
  const large = trade === 'hotel' || trade === 'public'
  const near = trade !== 'abroad'
  const deposit =
    how === 'signed' && near && chance.happens(large ? 45 : 12) ? chance.oneOf([30, 30, 40]) : 0
  const invoicedAfter = chance.between(5, large ? 45 : 25)
  return {
    client,
    seller: chance.happens(58) ? 0 : 1,
    daysAgo,
    subject: work.subject,
    lines: linesOf(work, chance, trade),
    discount: bps(chance.happens(12) ? 300 : 0),
    validDays: 30,
    sentHow: chance.happens(80) ? 'email' : 'hand',
    mailed: false,
    answer: how && {
      how,
      after: chance.between(2, 24),
      reason: how === 'refused' ? chance.oneOf(refusals) : '',
      whole: chance.happens(35),
    },
    revised: how === 'signed' && chance.happens(14),
    deposit,
    invoicedAfter,
    unissued: false,
    returnedAfter: near && chance.happens(4) ? chance.between(4, 12) : null,
    payments: paymentsOf(chance, habit, daysAgo, termsOf(client)),
  }
}

const refusals = [
  'Projet reporté',
  'Budget dépassé',
  'Un concurrent est moins cher',
  'Délai trop long',
] as const

/** How many places like the usual one a deal equips: rooms and floors, shops of a chain, schools of a town. */
const places: Readonly<Record<Trade, readonly [least: number, most: number]>> = {
  table: [2, 7],
  hotel: [3, 12],
  office: [4, 14],
  shop: [3, 10],
  public: [5, 16],
  builder: [4, 14],
  abroad: [3, 8],
  home: [1, 2],
}

export function linesOf(work: Work, chance: Chance, trade?: Trade): Deal['lines'] {
  const [least, most] = trade ? places[trade] : [1, 1]
  const times = chance.between(least, most)
  return work.lines.map(([reference, fewest, greatest, optional]) => ({
    reference,
    quantity: quantity(chance.between(fewest, greatest) * times * 10_000),
    discount: bps(chance.happens(15) ? chance.oneOf([500, 1000]) : 0),
    optional: optional !== undefined,
  }))
}

/** About how long the client has to pay, in days. */
export function termsOf(client: number): number {
  const terms = clients[client]?.terms
  return terms ? terms.days + (terms.endOfMonth ? 15 : 0) : 30
}

/** Days after the invoice at which this client pays; who groups pays otherwise (see `play.ts`). */
function paymentsOf(
  chance: Chance,
  habit: Habit,
  daysAgo: number,
  terms: number,
): Deal['payments'] {
  if (habit === 'grouped') return []
  const late = {
    prompt: () => -chance.between(2, Math.min(20, terms)),
    usual: () => chance.between(-3, 14),
    slow: () => chance.between(12, 75),
  }[habit]
  const after = Math.max(0, terms + late())
  // Of what is older than a year, everything has come in by now.
  if (daysAgo < 300 && habit === 'slow' && chance.happens(12)) return [{ after, percent: 40 }]
  if (chance.happens(9)) {
    return [
      { after, percent: 50 },
      { after: after + chance.between(15, 40), percent: 100 },
    ]
  }
  return [{ after, percent: 100 }]
}
