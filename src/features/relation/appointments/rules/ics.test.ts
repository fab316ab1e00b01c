import fc from 'fast-check'
import { expect, test } from 'vitest'
import { calendar, type CalendarEvent } from './ics.ts'
import { appointmentStates, can, clash, clashing, type Span, whyNotSpan } from './life.ts'

const event: CalendarEvent = {
  uid: '018f-1@comptoir',
  sequence: 2,
  stampedAt: '2026-03-31T09:00:00Z',
  startsAt: '2026-04-02T12:00:00.000Z',
  endsAt: '2026-04-02T13:30:00Z',
  summary: 'Pose ; hall, étage\\2',
  description: 'Première ligne\nSeconde ligne',
  location: '16 rue Lanterne, 69001 Lyon',
  cancelled: false,
  organizer: { name: 'Alice "A." Garnier', address: 'alice@atelier.example' },
  attendees: [{ name: 'Paul Delorme', address: 'paul@hotel.example' }],
}

/** Reads a file back as a calendar would: unfolded, a property a line. */
function read(file: string): string[] {
  expect(file.endsWith('\r\n')).toBe(true)
  for (const line of file.split('\r\n'))
    expect(new TextEncoder().encode(line).length).toBeLessThanOrEqual(75)
  expect(file.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
  return file.replaceAll('\r\n ', '').split('\r\n').slice(0, -1)
}

test('an invitation says who invites whom, to what, when and where', () => {
  expect(read(calendar('REQUEST', 'Agenda', [event]))).toEqual([
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'PRODID:-//Comptoir//Agenda//FR',
    'CALSCALE:GREGORIAN',
    'METHOD:REQUEST',
    'BEGIN:VEVENT',
    'UID:018f-1@comptoir',
    'SEQUENCE:2',
    'DTSTAMP:20260331T090000Z',
    'DTSTART:20260402T120000Z',
    'DTEND:20260402T133000Z',
    'SUMMARY:Pose \\; hall\\, étage\\\\2',
    'DESCRIPTION:Première ligne\\nSeconde ligne',
    'LOCATION:16 rue Lanterne\\, 69001 Lyon',
    'STATUS:CONFIRMED',
    'ORGANIZER;CN="Alice  A.  Garnier":mailto:alice@atelier.example',
    'ATTENDEE;ROLE=REQ-PARTICIPANT;PARTSTAT=NEEDS-ACTION;RSVP=TRUE;CN="Paul Delorme":mailto:paul@hotel.example',
    'END:VEVENT',
    'END:VCALENDAR',
  ])
  const gone = read(calendar('CANCEL', 'Agenda', [event]))
  expect(gone).toContain('METHOD:CANCEL')
  expect(gone).toContain('STATUS:CANCELLED')
  const feed = read(calendar('PUBLISH', 'Alice, agenda', [event]))
  expect(feed).toContain('X-WR-CALNAME:Alice\\, agenda')
  expect(feed.filter((line) => /ATTENDEE|ORGANIZER/.test(line))).toEqual([])
})

test('whatever is written in it, a file has its lines and no other', () => {
  const text = fc.string({ unit: 'grapheme', maxLength: 300 })
  fc.assert(
    fc.property(text, text, text, text, (summary, description, location, name) => {
      const attendees = [{ name, address: 'a@b.example' }]
      const file = read(
        calendar('REQUEST', name, [{ ...event, summary, description, location, attendees }]),
      )
      expect(file.filter((line) => line.startsWith('BEGIN:'))).toHaveLength(2)
      expect(file.filter((line) => line.startsWith('ATTENDEE'))).toHaveLength(1)
      const said = file.find((line) => line.startsWith('SUMMARY:'))?.slice(8) ?? ''
      const back = said.replace(/\\([\\;,n])/g, (_, sign: string) => (sign === 'n' ? '\n' : sign))
      const kept = summary
        .replace(/\r\n?/g, '\n')
        .replace(/[\u0000-\u0009\u000b-\u001f\u007f]/g, ' ')
      expect(back).toBe(kept)
    }),
  )
})

test('what may be done in each state, and nothing else', () => {
  const allowed = appointmentStates.map((state) => [
    state,
    Object.entries(can).flatMap(([name, may]) => (may(state) ? [name] : [])),
  ])
  expect(Object.fromEntries(allowed)).toEqual({
    planned: ['change', 'hold', 'cancel'],
    held: ['reopen'],
    cancelled: [],
  })
})

test('two appointments clash where one person is wanted in both at once', () => {
  const at = (id: string, from: number, to: number, people: string[]): Span => ({
    id,
    state: 'planned',
    startsAt: new Date(from * 60_000).toISOString(),
    endsAt: new Date(to * 60_000).toISOString(),
    people: people.map((one) => ({ id: one })),
  })
  const a = at('a', 0, 60, ['x'])
  expect(clash(a, at('b', 60, 90, ['x']))).toBe(false)
  expect(clash(a, at('b', 59, 90, ['x', 'y']))).toBe(true)
  expect(clash(a, at('b', 59, 90, ['y']))).toBe(false)
  expect(clash(a, { ...at('b', 10, 20, ['x']), state: 'cancelled' })).toBe(false)
  expect(clash(a, a)).toBe(false)
  expect([...clashing([a, at('b', 30, 90, ['x']), at('c', 90, 120, ['x'])])]).toEqual(['a', 'b'])
  expect(whyNotSpan(a.startsAt, a.startsAt)).toBe('appointment_span')
  expect(whyNotSpan(a.endsAt, a.startsAt)).toBe('appointment_span')
  expect(whyNotSpan('2026-01-01T00:00:00Z', '2026-02-01T00:00:01Z')).toBe('appointment_span')
  expect(whyNotSpan('2026-01-01T00:00:00Z', '2026-02-01T00:00:00Z')).toBeNull()
})
