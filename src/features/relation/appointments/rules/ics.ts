// Appointments as calendars elsewhere read them: RFC 5545 (iCalendar) and RFC 5546 (invitations).
// Instants are written in UTC, so that no zone has to be described.

export type CalendarEvent = {
  readonly uid: string
  readonly sequence: number
  readonly stampedAt: string
  readonly startsAt: string
  readonly endsAt: string
  readonly summary: string
  readonly description: string
  readonly location: string
  readonly cancelled: boolean
  readonly organizer: Attendee | null
  readonly attendees: readonly Attendee[]
}
export type Attendee = { readonly name: string; readonly address: string }
export type Method = 'PUBLISH' | 'REQUEST' | 'CANCEL'

/** A calendar file: lines of at most 75 octets, each ended by CRLF (RFC 5545, 3.1). */
export function calendar(method: Method, name: string, events: readonly CalendarEvent[]): string {
  const lines = [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Comptoir//Agenda//FR',
    'CALSCALE:GREGORIAN',
    `METHOD:${method}`,
    ...(method === 'PUBLISH' ? [`X-WR-CALNAME:${escaped(name)}`] : []),
    ...events.flatMap((event) => eventLines(event, method)),
    'END:VCALENDAR',
  ]
  return lines.map((line) => `${folded(line)}\r\n`).join('')
}

function eventLines(event: CalendarEvent, method: Method): string[] {
  const { uid, sequence, organizer, attendees, description, location } = event
  // A published calendar has nobody to answer (RFC 5546, 3.2.1): it names neither.
  const people =
    method === 'PUBLISH'
      ? []
      : [
          ...(organizer ? [who('ORGANIZER', organizer)] : []),
          ...attendees.map((one) =>
            who('ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE', one),
          ),
        ]
  return [
    'BEGIN:VEVENT',
    `UID:${uid}`,
    `SEQUENCE:${sequence}`,
    `DTSTAMP:${stamp(event.stampedAt)}`,
    `DTSTART:${stamp(event.startsAt)}`,
    `DTEND:${stamp(event.endsAt)}`,
    `SUMMARY:${escaped(event.summary)}`,
    ...(description === '' ? [] : [`DESCRIPTION:${escaped(description)}`]),
    ...(location === '' ? [] : [`LOCATION:${escaped(location)}`]),
    `STATUS:${event.cancelled || method === 'CANCEL' ? 'CANCELLED' : 'CONFIRMED'}`,
    ...people,
    'END:VEVENT',
  ]
}

/** A name as a parameter (3.1.1): in quotes, which it may not hold; an address that is one line. */
const who = (property: string, { name, address }: Attendee): string => {
  const said = name.replace(/["\u0000-\u001f\u007f]/g, ' ').trim()
  return `${property}${said === '' ? '' : `;CN="${said}"`}:mailto:${address.replace(/[\s<>"]/g, '')}`
}

/** "20260331T120000Z" (3.3.5). */
const stamp = (iso: string): string =>
  new Date(Date.parse(iso)).toISOString().replace(/[-:]|\.\d{3}/g, '')

/** Text (3.3.11): backslashes, semicolons, commas and ends of line; other control characters go. */
const escaped = (text: string): string =>
  text
    .replace(/\r\n?/g, '\n')
    .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
    .replace(/[\\;,]/g, '\\$&')
    .replace(/\n/g, '\\n')

/** Folds before the 76th octet, never inside of a character. */
function folded(line: string): string {
  const pieces: string[] = []
  let [piece, octets] = ['', 0]
  for (const character of line) {
    const size = octetsOf(character)
    if (octets + size > 75) {
      pieces.push(piece)
      // The space that begins the next line counts.
      ;[piece, octets] = [' ', 1]
    }
    piece += character
    octets += size
  }
  return [...pieces, piece].join('\r\n')
}

/** In UTF-8. */
function octetsOf(character: string): number {
  const code = character.codePointAt(0) ?? 0
  return code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
}
