// The message that tells people of an appointment: what, when, where.
import type { Locale } from '#kernel/refusal.ts'
import type { AppointmentKind } from './life.ts'

export type Telling = 'invited' | 'changed' | 'cancelled'

export type Letter = { readonly subject: string; readonly body: string }

type Said = {
  readonly kind: AppointmentKind
  readonly title: string
  /** The day and the times, written. */
  readonly when: string
  readonly place: string
  readonly description: string
  readonly company: string
  readonly sender: string
  /** How many papers of the deal go with it. */
  readonly papers: number
}

const kinds: Record<Locale, Record<AppointmentKind, string>> = {
  fr: {
    meeting: 'Rendez-vous',
    visit: 'Visite',
    call: 'Appel',
    delivery: 'Livraison',
    fitting: 'Pose',
  },
  en: {
    meeting: 'Appointment',
    visit: 'Visit',
    call: 'Call',
    delivery: 'Delivery',
    fitting: 'Fitting',
  },
}

const words: Record<
  Locale,
  { hello: string; bye: string; place: string; papers: string } & Record<Telling, string>
> = {
  fr: {
    hello: 'Bonjour,',
    bye: 'Cordialement,',
    place: 'Lieu',
    papers: 'Les documents du dossier sont joints, sans les prix.',
    invited: 'Nous vous confirmons ce rendez-vous. Le fichier joint l’ajoute à votre agenda.',
    changed: 'Ce rendez-vous a changé. Le fichier joint met votre agenda à jour.',
    cancelled: 'Ce rendez-vous est annulé. Le fichier joint le retire de votre agenda.',
  },
  en: {
    hello: 'Hello,',
    bye: 'Best regards,',
    place: 'Place',
    papers: 'The documents of the deal are attached, without prices.',
    invited: 'We confirm this appointment. The attached file adds it to your calendar.',
    changed: 'This appointment has changed. The attached file updates your calendar.',
    cancelled: 'This appointment is cancelled. The attached file removes it from your calendar.',
  },
}

const cancelledMark: Record<Locale, string> = { fr: 'Annulé\u00a0: ', en: 'Cancelled: ' }

export function letterOf(said: Said, telling: Telling, locale: Locale): Letter {
  const { hello, bye, place } = words[locale]
  const colon = locale === 'fr' ? '\u00a0: ' : ': '
  const head = telling === 'cancelled' ? cancelledMark[locale] : ''
  const what = `${kinds[locale][said.kind]}${colon}${plain(said.title)}`
  const facts = [
    what,
    said.when,
    ...(said.place === '' ? [] : [`${place}${colon}${plain(said.place)}`]),
  ]
  return {
    subject: `${head}${plain(said.title)} – ${said.when}`.slice(0, 200),
    body: [
      hello,
      words[locale][telling],
      facts.join('\n'),
      ...(said.description === '' ? [] : [plain(said.description)]),
      ...(said.papers === 0 ? [] : [words[locale].papers]),
      `${bye}\n${plain(said.sender)}\n${plain(said.company)}`,
    ].join('\n\n'),
  }
}

/** Braces are places to fill in the templates of messages: what a person wrote is none. */
const plain = (text: string): string => text.replace(/\{\{/g, '{ {').replace(/\}\}/g, '} }')
