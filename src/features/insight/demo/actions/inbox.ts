// The quotes of whoever opened the demonstration, and what their clients did with them: so that the
// inbox has something to say.
import { record } from '#features/base/journal/actions.ts'
import { invoiceQuote } from '#features/sales/invoices/actions/part.ts'
import { issueInvoice } from '#features/sales/invoices/actions/issue.ts'
import { createQuote } from '#features/sales/quotes/actions/draft.ts'
import { refuseQuote, sendQuote } from '#features/sales/quotes/actions/life.ts'
import { signQuote } from '#features/sales/quotes/actions/sign.ts'
import { findQuote } from '#features/sales/quotes/queries/find.ts'
import { tellInbox } from '#features/sales/signatures/actions/tell.ts'
import { addDays } from '#kernel/day.ts'
import { refuse } from '#kernel/refusal.ts'
import type { Act } from '#server/act.ts'
import { chanceOf } from '../rules/chance.ts'
import { clients } from '../rules/clients.ts'
import { linesOf } from '../rules/deals.ts'
import { works } from '../rules/works.ts'
import type { Event } from './deals.ts'
import type { Directory } from './directory.ts'

/** Whoever opened the demonstration. */
const manages = -1

type Client = (typeof clients)[number]
type Scene = {
  readonly name: string
  readonly daysAgo: number
  readonly work: number
  /** What follows, so many days ago. */
  readonly after: readonly (readonly [daysAgo: number, happen: Answer])[]
}
type Answer = (on: Act, quote: string, client: Client) => Promise<void>

/** The client acts: nobody of the company does. */
const asClient = (on: Act): Act => ({ ...on, person: null })

const opened: Answer = async (on, id, { email }) => {
  const quote = (await findQuote(on, id)) ?? refuse('not_found')
  const after = { recipient: email }
  record(on, 'quote.opened', 'quote', id, { label: quote.number ?? '', after })
  await tellInbox(asClient(on), quote, 'quote.opened', after)
}

const asked =
  (question: string): Answer =>
  async (on, id, { contact }) => {
    const quote = (await findQuote(on, id)) ?? refuse('not_found')
    const after = { name: contact.join(' '), question }
    record(on, 'quote.question', 'quote', id, { label: quote.number ?? '', after })
    await tellInbox(asClient(on), quote, 'quote.question', after)
  }

const signed: Answer = async (on, id, { contact }) => {
  const name = contact.join(' ')
  const { totals } = await signQuote(on, { id, signer: name, how: 'email' })
  const quote = (await findQuote(on, id)) ?? refuse('not_found')
  await tellInbox(asClient(on), quote, 'quote.signed', { name, gross: totals.gross })
}

const refused =
  (reason: string): Answer =>
  async (on, id) => {
    const quote = (await findQuote(on, id)) ?? refuse('not_found')
    await refuseQuote(on, { id, reason })
    await tellInbox(asClient(on), quote, 'quote.refused', { reason })
  }

const signedByHand: Answer = async (on, id, { contact }) =>
  void (await signQuote(on, { id, signer: contact.join(' '), how: 'paper' }))

const invoiced: Answer = async (on, id) => {
  const draft = await invoiceQuote(on, { id })
  await issueInvoice(on, { id: draft.id })
}

const scenes: readonly Scene[] = [
  {
    name: 'Hôtel Le Clos Fourvière',
    daysAgo: 5,
    work: 0,
    after: [
      [4, opened],
      [0, asked('Les appliques existent-elles en laiton brossé\u202f?')],
    ],
  },
  {
    name: 'Cabinet Roussel Architectes',
    daysAgo: 8,
    work: 0,
    after: [
      [7, opened],
      [0, signed],
    ],
  },
  {
    name: 'Fleuriste Pétale',
    daysAgo: 12,
    work: 0,
    after: [[1, refused('Travaux remis à l’an prochain')]],
  },
  { name: 'Étoile Conseil', daysAgo: 24, work: 0, after: [[2, opened]] },
  {
    name: 'Librairie Les Feuillets',
    daysAgo: 38,
    work: 0,
    after: [
      [36, signedByHand],
      [34, invoiced],
    ],
  },
]

/** In the order of their days, between the events of the others. */
export function inboxEvents(known: Directory): Event[] {
  return scenes.flatMap(({ name, daysAgo, work, after }, rank) => {
    const at = clients.findIndex((one) => one.name === name)
    const client = clients[at]
    if (!client) throw new Error(`nobody is called ${name}`)
    const made = { quote: '' }
    const sending: Event = {
      daysAgo,
      who: manages,
      happen: async (on) => {
        const wanted = works[client.trade][work] ?? works[client.trade][0]
        const lines = linesOf(wanted, chanceOf(700 + rank)).map(({ reference, ...line }) => ({
          kind: 'item' as const,
          item: known.items.get(reference)?.id ?? null,
          ...line,
        }))
        const { id } = await createQuote(on, {
          customer: known.clients[at] ?? '',
          subject: wanted.subject,
          lines,
          validUntil: addDays(on.today, 30),
        })
        made.quote = id
        await sendQuote(on, { id, how: 'email' })
      },
    }
    return [
      sending,
      ...after.map(([when, happen]) => ({
        daysAgo: when,
        who: manages,
        happen: (on: Act) => happen(on, made.quote, client),
      })),
    ]
  })
}
