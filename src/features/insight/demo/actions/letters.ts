// Letters that did not leave: what is shown of an address that was mistyped, and of a server that was
// not there.
import { type NewMail, queueMail } from '#features/base/mail/actions/queue.ts'
import type { Act } from '#server/act.ts'
import { clients } from '../rules/clients.ts'
import { type Event, whoCounts } from './deals.ts'
import type { Directory } from './directory.ts'

const letters: readonly {
  readonly name: string
  readonly daysAgo: number
  readonly became: NonNullable<NewMail['became']>
  readonly address?: string
  readonly subject: string
  readonly said: string
}[] = [
  {
    name: 'Brasserie du Parc',
    daysAgo: 5,
    became: 'address_refused',
    address: 'compta@brasserie-du-parc.exemple',
    subject: 'Votre relevé de compte – Atelier Lumière',
    said: 'Vous trouverez votre relevé de compte sur simple demande. Pouvez-vous nous confirmer la date du prochain règlement\u202f?',
  },
  {
    name: 'Hôtel Le Clos Fourvière',
    daysAgo: 2,
    became: 'held',
    subject: 'Dates de pose – Atelier Lumière',
    said: 'Notre équipe peut intervenir les deux premières semaines du mois prochain. Quel étage préférez-vous que nous commencions\u202f?',
  },
]

export const letterEvents = (known: Directory): Event[] =>
  letters.map(({ name, daysAgo, became, address, subject, said }) => {
    const rank = clients.findIndex((one) => one.name === name)
    const client = clients[rank]
    if (!client) throw new Error(`nobody is called ${name}`)
    const id = known.clients[rank] ?? ''
    const happen = async (on: Act) => {
      const signed = `Cordialement,\n${on.person?.name ?? ''}`
      await queueMail(on, {
        kind: 'letter',
        to: [{ name: client.contact.join(' '), address: address ?? client.email }],
        subject,
        body: `Bonjour,\n\n${said}\n\n${signed}`,
        language: 'fr',
        about: { type: 'customer', id, label: name },
        customer: id,
        seller: on.person?.id ?? null,
        store: null,
        became,
      })
    }
    return { daysAgo, who: whoCounts, happen }
  })
