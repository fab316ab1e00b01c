import { expect, test } from 'vitest'
import { worthTelling } from './telling.ts'

const row = (seq: number, at: string, action: string, over = {}) => ({
  ...{ seq, at, action, entity: action.split('.')[0] ?? '', entityId: `${seq}`, label: '' },
  ...over,
})

test('a reminder and its message are one line, which opens the message; so are a link and its own', () => {
  const mail = row(2, 'noon', 'mail.written', { label: 'Votre facture FA-2026-00001' })
  const told = worthTelling([
    row(5, 'later', 'mail.failed', { entityId: '2' }),
    row(4, 'evening', 'reminder.left', { entity: 'invoice' }),
    row(3, 'noon', 'reminder.left', { entity: 'invoice', entityId: 'invoice' }),
    mail,
    row(1, 'noon', 'quote.linked'),
    row(0, 'morning', 'mail.written'),
  ])
  expect(told.map(({ seq, entity, entityId, label }) => [seq, entity, entityId, label])).toEqual([
    [5, 'mail', '2', ''],
    // Printed or called: it has no message.
    [4, 'invoice', '4', ''],
    [3, 'mail', '2', 'Votre facture FA-2026-00001'],
    [0, 'mail', '0', ''],
  ])
})
