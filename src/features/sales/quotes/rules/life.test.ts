import { describe, expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { bps, price, quantity } from '#kernel/money.ts'
import {
  can,
  invoicings,
  quoteStates,
  type ToSend,
  whyNotCancel,
  whyNotDelete,
  whyNotEdit,
  whyNotInvoice,
  whyNotRefuse,
  whyNotReopen,
  whyNotRestore,
  whyNotSend,
  whyNotSign,
} from './life.ts'
import type { AnyLine } from './lines.ts'

const today = day('2026-03-31')
const line: AnyLine = {
  kind: 'item',
  name: 'Suspension',
  quantity: quantity(10_000),
  price: price(1_000_000),
  discount: bps(0),
  vat: { category: 'S', rate: bps(2000) },
}
const draft: ToSend = {
  state: 'draft',
  lines: [line],
  discount: bps(0),
  validUntil: day('2026-04-30'),
  incomplete: [],
}

/** What each state allows, written by hand: the table of the rules is checked against it, whole. */
const allowed = {
  draft: ['edit', 'send'],
  sent: ['sign', 'refuse', 'reopen', 'cancel'],
  signed: ['cancel', 'invoice'],
  refused: ['reopen'],
  cancelled: [],
} as const

test('every state allows its moves, and refuses all others', () => {
  for (const state of quoteStates) {
    const moves = (Object.keys(can) as (keyof typeof can)[]).filter((move) => can[move](state))
    expect(moves, state).toEqual(allowed[state])
  }
})

test('the reasons follow the table, in every state', () => {
  for (const state of quoteStates) {
    const may = (move: string) => (allowed[state] as readonly string[]).includes(move)
    expect(whyNotEdit({ state }), state).toBe(may('edit') ? null : 'not_a_draft')
    expect(whyNotSend({ ...draft, state }, today), state).toBe(may('send') ? null : 'not_a_draft')
    expect(whyNotReopen({ state }), state).toBe(may('reopen') ? null : 'quote_not_reopenable')
    for (const number of [null, 'DV-2026-0001']) {
      const deleted = !may('edit') ? 'not_a_draft' : number === null ? null : 'quote_has_left'
      expect(whyNotDelete({ state, number }), `${state} ${number}`).toBe(deleted)
      const restored = may('edit') && number !== null ? null : 'quote_not_reopened'
      expect(whyNotRestore({ state, number }), `${state} ${number}`).toBe(restored)
    }
    expect(whyNotRefuse({ state }), state).toBe(may('refuse') ? null : 'quote_not_sent')
    const dated = { state, day: day('2026-03-01'), validUntil: null }
    expect(whyNotSign(dated, today, today), state).toBe(may('sign') ? null : 'quote_not_sent')
    for (const invoicing of invoicings) {
      const asked = { state, invoicing }
      const cancel = !may('cancel')
        ? 'quote_not_cancellable'
        : invoicing === 'none'
          ? null
          : 'quote_invoiced'
      expect(whyNotCancel(asked), `${state} ${invoicing}`).toBe(cancel)
      const invoice = !may('invoice')
        ? 'quote_not_signed'
        : invoicing === 'whole'
          ? 'already_invoiced'
          : null
      expect(whyNotInvoice(asked), `${state} ${invoicing}`).toBe(invoice)
    }
  }
})

describe('sending', () => {
  test.each([
    ['no line', { lines: [] }, 'no_lines'],
    ['a line without a name', { lines: [{ ...line, name: '' }] }, 'line_unnamed'],
    ['the day after its validity', { validUntil: day('2026-03-30') }, 'validity_over'],
    ['on the last day of its validity', { validUntil: today }, null],
    ['without a limit', { validUntil: null }, null],
    [
      'without the address of the client',
      { incomplete: [{ code: 'buyer_address_incomplete', field: 'buyer.address' }] },
      'buyer_address_incomplete',
    ],
  ] as const)('%s', (_, over, reason) => {
    expect(whyNotSend({ ...draft, ...over } as ToSend, today)).toBe(reason)
  })
})

describe('signing', () => {
  const sent = { state: 'sent', day: day('2026-03-10'), validUntil: day('2026-03-20') } as const
  test.each([
    ['on the day of its date', '2026-03-10', undefined, null],
    ['on its last day', '2026-03-20', undefined, null],
    ['the day after: extend?', '2026-03-21', undefined, 'quote_expired'],
    ['extended to that very day', '2026-03-21', '2026-03-21', null],
    ['extended too little', '2026-03-22', '2026-03-21', 'extension_short'],
    ['before its date', '2026-03-09', undefined, 'signed_before_sent'],
    ['tomorrow', '2026-04-01', undefined, 'day_ahead'],
    ['today, extended', '2026-03-31', '2026-04-30', null],
  ])('%s', (_, on, extendTo, reason) => {
    const extension = extendTo === undefined ? null : day(extendTo)
    expect(whyNotSign(sent, day(on), today, extension)).toBe(reason)
  })
})
