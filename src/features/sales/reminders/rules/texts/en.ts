// The usual texts of reminders, by situation.
import type { Said } from '../said.ts'

export const en: Said = {
  waiting: {
    subject: 'Your quote {{number}} – {{company}}',
    body: [
      'We sent you our quote {{number}}, for {{amount}} including VAT, and look forward to your answer.',
      'It is valid until {{due date}}.',
      'You can read it again and sign it online:',
      '{{link}}',
      'For any question, just answer this message.',
    ],
  },
  ending: {
    subject: 'Your quote {{number}} expires on {{due date}} – {{company}}',
    body: [
      'Our quote {{number}}, for {{amount}} including VAT, is valid until {{due date}}.',
      'You can read it again and sign it online:',
      '{{link}}',
      'For any question, just answer this message.',
    ],
  },
  ended: {
    subject: 'Your quote {{number}} – {{company}}',
    body: [
      'Our quote {{number}}, for {{amount}} including VAT, expired on {{due date}}. If you are still interested, answer this message: we will tell you how to extend it.',
      'For any question, just answer this message.',
    ],
  },
  before: {
    subject: 'Invoice {{number}}: due on {{due date}} – {{company}}',
    body: [
      'For your convenience, we remind you that {{remaining}} is to be paid by {{due date}}:',
      '{{detail}}',
      'If your payment is on its way, please ignore this message.',
    ],
  },
  friendly: {
    subject: 'Invoice {{number}}: payment reminder – {{company}}',
    body: [
      'Unless we are mistaken, {{remaining}} remains to be paid:',
      '{{detail}}',
      'If your payment is on its way, please ignore this message. Otherwise, thank you for seeing to it.',
    ],
  },
  firm: {
    subject: 'Invoice {{number}}: second reminder – {{company}}',
    body: [
      'Despite our reminder, {{remaining}} remains unpaid, {{days late}} days late:',
      '{{detail}}',
      'Please pay within eight days. If you are in difficulty, answer this message: we will look for a solution with you.',
    ],
  },
  notice: {
    subject: 'Invoice {{number}}: formal notice – {{company}}',
    body: [
      'We give you formal notice to pay {{remaining}} within eight days of receiving this letter:',
      '{{detail}}',
      'Late penalties of {{penalties}} to date are added to it by law (French commercial code, art. L441-10).',
      'A fixed compensation of {{indemnity}} for recovery costs is added to it (art. D441-5).',
      'Total to pay: {{total due}}.',
      'Failing this, we will take the necessary steps to recover it.',
    ],
  },
}
