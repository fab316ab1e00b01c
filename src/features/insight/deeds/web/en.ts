import type { fr } from './fr.ts'

export const en: typeof fr = {
  title: 'Activities done',
  columns: {
    at: 'Date',
    kind: 'Kind',
    text: 'Content',
    person: 'Member',
    about: 'About',
    customer: 'Customer',
    outcome: 'Outcome',
    minutes: 'Duration',
  },
  filters: { kind: 'Kind', person: 'Member', customer: 'Customer', period: 'Period' },
  kinds: { call: 'Call', visit: 'Visit', note: 'Note', mail: 'E-mail', task: 'Task done' },
  tiles: {
    call: 'Calls',
    visit: 'Visits',
    note: 'Notes',
    mail: 'E-mails sent',
    task: 'Tasks done',
  },
  outcomes: {
    reached: 'Reached',
    message: 'Left a message',
    no_answer: 'No answer',
    wrong_number: 'Wrong number',
    met: 'Met',
    absent: 'Absent',
    postponed: 'Postponed',
  },
  minutes: (n) => `${n} min`,
  counted: (n, written) => (n > 1 ? `${written} activities` : `${written} activity`),
  none: 'No activity',
  noneText: 'Calls, visits and notes are written on the page of a customer or of a document.',
  open: 'Open',
}
