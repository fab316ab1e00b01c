// Nobody ever receives another's file: on 1,000 random selections, whatever shares an address, a role
// or a deal.
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type DealRole, dealRoles, type Link, messagesOf, type Recipient } from './grouping.ts'

const recipients: readonly Recipient[] = Array.from({ length: 12 }, (_, n) => ({
  kind: (['person', 'contact', 'party'] as const)[n % 3]!,
  // Two kinds share an id, and two people an address; one has none.
  id: `who-${n >> 1}`,
  name: `N ${n}`,
  address: n === 5 ? '' : `adresse-${n % 8}@exemple.fr`,
  customer: n % 3 === 0 ? null : `client-${n % 4}`,
}))

const selections = fc
  .record({
    records: fc.uniqueArray(fc.integer({ min: 0, max: 30 }), { maxLength: 20 }),
    roles: fc.uniqueArray(fc.constantFrom(...dealRoles), { minLength: 1 }),
    links: fc.array(
      fc.tuple(fc.integer({ min: 0, max: 30 }), fc.constantFrom(...dealRoles), fc.nat(11)),
      { maxLength: 80 },
    ),
  })
  .map(({ records, roles, links }) => ({
    records: records.map((n) => `document-${n}`),
    roles: roles as DealRole[],
    links: links.map(([record, role, who]): Link => ({
      record: `document-${record}`,
      role,
      recipient: recipients[who]!,
    })),
  }))

const same = (a: Recipient, b: Recipient) => a.kind === b.kind && a.id === b.id

describe('messagesOf', () => {
  test('on 1,000 selections, each receives their own documents, all of them, once, and no other', () => {
    fc.assert(
      fc.property(selections, ({ records, roles, links }) => {
        const { messages, missing } = messagesOf(records, links, roles)
        const concerns = (link: Link) => roles.includes(link.role) && records.includes(link.record)
        for (const { recipient, records: sent } of messages) {
          const own = links.filter((link) => concerns(link) && same(link.recipient, recipient))
          // Theirs only, and all of theirs, in the order of the selection.
          expect(sent).toEqual(records.filter((one) => own.some(({ record }) => record === one)))
          expect(recipient.address).not.toBe('')
        }
        const keys = messages.map(({ recipient: { kind, id } }) => `${kind}:${id}`)
        expect(new Set(keys).size).toBe(keys.length)
        // Whoever is linked is written to, or told as missing.
        for (const { recipient, record, role } of links.filter(concerns)) {
          const isSent = messages.some(
            (one) => same(one.recipient, recipient) && one.records.includes(record),
          )
          const isTold = missing.some(
            (one) => one.record === record && one.role === role && one.reason === 'address_missing',
          )
          expect(recipient.address === '' ? isTold && !isSent : isSent).toBe(true)
        }
        // A role that nobody has on a deal is told of that deal.
        for (const record of records) {
          for (const role of roles) {
            const has = links.some((link) => link.record === record && link.role === role)
            const told = missing.some(
              (one) => one.record === record && one.role === role && one.reason === 'role_missing',
            )
            expect(told).toBe(!has)
          }
        }
      }),
      { numRuns: 1000 },
    )
  })

  test('two people of one address receive two messages, each with their own', () => {
    const [a, b] = [recipients[1]!, { ...recipients[2]!, address: recipients[1]!.address }]
    const link = (record: string, recipient: Recipient) => ({
      record,
      role: 'client' as const,
      recipient,
    })
    const { messages } = messagesOf(['x', 'y'], [link('x', a), link('y', b)], ['client'])
    expect(messages.map(({ records }) => records)).toEqual([['x'], ['y']])
  })
})
