import type { fr } from './fr.ts'

export const en: typeof fr = {
  title: 'Answers by e-mail',
  subtitle:
    'When a customer answers a quote or a reminder, their reminders stop and the answer is read with the message.',
  none: 'No mailbox is connected',
  noneText:
    'Connect the mailbox where your customers answer. Until then, an answer is told by hand, on the quote or the invoice.',
  connect: 'Connect a mailbox',
  health: 'State',
  healths: {
    good: 'Running',
    failing: 'Cannot be read',
    paused: 'Paused',
    reading: 'Being read',
  },
  verify: 'Check',
  verifying: 'Checking…',
  pause: 'Pause',
  resume: 'Resume',
  paused: 'Reading paused',
  resumed: 'Reading resumed',
  lastRead: 'Last read',
  never: 'Not yet',
  replies: 'Answers recognised',
  repliesLast: (n: string, when: string) => `${n}, the last one on ${when}`,
  failingSince: (when: string) => `Since ${when}.`,
  nextTry: (when: string) => `Next try on ${when}.`,
  problems: {
    unknown_host: 'There is no server of this name: check it, or the connection to the Internet.',
    host_not_allowed:
      'This server is in a private network. To allow it, add it to MAILBOX_HOSTS in the configuration.',
    unreachable: 'The server does not answer: check its name, the port and the security.',
    certificate:
      'The certificate of the server does not hold for this name: the connection was refused.',
    not_encrypted: 'The server offers no STARTTLS: choose TLS, on port 993.',
    not_imap: 'What answers is no IMAP server: check the port and the security.',
    sign_in_refused:
      'The user name or the password is refused. Some providers want an application password.',
    no_folder: 'There is no such folder in the mailbox: check its name.',
    cut: 'The connection was cut while reading. It will go on from where it was.',
    password_lost:
      'The password cannot be read any more: type it again (this happens after a restore).',
  },
  settings: 'Mailbox',
  address: 'Address of the mailbox',
  addressHint: 'Your messages will ask for answers here too.',
  host: 'IMAP server',
  hostHint: 'For example imap.example.com',
  port: 'Port',
  security: 'Security',
  securities: { tls: 'TLS', starttls: 'STARTTLS', none: 'None (private network)' },
  user: 'User name',
  password: 'Password',
  passwordKept: 'Kept encrypted. Leave it empty not to change it.',
  passwordNew: 'It is kept encrypted and never shown again.',
  folder: 'Folder',
  folderHint: 'INBOX, as a rule',
  save: 'Save and check',
  saved: 'Mailbox saved',
  cancel: 'Cancel',
  forget: 'Forget this mailbox',
  forgetTitle: 'Forget this mailbox?',
  forgetText:
    'Its password is erased and answers are no longer recognised. Those that were stay with their messages.',
  forgotten: 'Mailbox forgotten',
  privacy: 'What is read, and what is kept',
  privacyText: [
    'The mailbox is opened for reading only, every five minutes: nothing in it is marked as read, moved or deleted.',
    'Only answers to your messages are kept: their text and the names of what is enclosed. Any other message is forgotten at once.',
    'Absences, receipts and lists do not count as answers. A message that comes back is marked “Not delivered”.',
  ],
}
