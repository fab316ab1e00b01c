import { expect, test } from 'vitest'
import { bareSubject, namesNumber, returned, saidIn, textOfHtml } from './reading.ts'

const said = (text: string) => saidIn({ text, html: '' }).body

test('what was written stands above what is quoted, whatever the program', () => {
  for (const quote of [
    'Le mar. 31 mars 2026 à 13:00, Alice <alice@lumiere.test> a écrit :',
    'Le mar. 31 mars 2026 à 13:00, Alice Martin\n<alice@lumiere.test> a écrit :',
    'On Tue, Mar 31, 2026 at 1:00 PM Alice <alice@lumiere.test> wrote:',
    '-----Message d’origine-----\nDe : Alice',
    '________________________________\nFrom: Alice',
    'De : Alice <alice@lumiere.test>\nEnvoyé : mardi 31 mars 2026',
    '> Bonjour',
  ]) {
    expect(said(`Bonjour,\n\nD’accord.\n\n${quote}\n> la suite`), quote).toBe(
      'Bonjour,\n\nD’accord.',
    )
  }
  expect(said('Le devis me convient, on a écrit trop vite.')).toContain('trop vite')
  expect(said('> tout est cité\n> ici')).toBe('> tout est cité\n> ici')
  expect(said('a\u0000b\u202ec\r\nd')).toBe('abc\nd')
})

test('HTML is read as text, and nothing of it stays', () => {
  expect(textOfHtml('<p>Oui&nbsp;: 10&#8239;€ &lt;b&gt;</p><div>Bien</div>').trim()).toBe(
    'Oui : 10\u202f€ <b>\nBien',
  )
  expect(textOfHtml('<style>p{}</style><script>x()</script>a<br>b<!-- c -->').trim()).toBe('a\nb')
  expect(textOfHtml('oui<blockquote type="cite">Bonjour').trim()).toBe('oui')
})

test('hostile text costs no more than its length', () => {
  for (const piece of ['<style ', '<', '<!--', '&#', ' ', '\u00a0', '>', 'Le ', 'De : ']) {
    const text = piece.repeat(400_000 / piece.length)
    expect(typeof textOfHtml(`${text}x`)).toBe('string')
    expect(typeof said(`${text}x`)).toBe('string')
  }
})

test('a number is named whole; what answering adds is left out', () => {
  expect(namesNumber('RE : devis dv-2026-0042, question', 'DV-2026-0042')).toBe(true)
  expect(namesNumber('DV-2026-00421', 'DV-2026-0042')).toBe(false)
  expect(namesNumber('XDV-2026-0042 DV-2026-0042', 'DV-2026-0042')).toBe(true)
  expect(namesNumber('42 rue', '42')).toBe(false)
  expect(bareSubject('Re: RE : Tr: Votre devis')).toBe(bareSubject('Votre devis'))
})

test('a report is of what failed, and of no more than it names', () => {
  expect(returned('Action: delayed\r\nMessage-ID: <a@b>')).toBeNull()
  expect(
    returned(
      'Final-Recipient: rfc822; a@b.test\r\nAction: failed\r\nStatus: 5.1.1\r\n\r\nMessage-ID: <A1@b>\r\n',
    ),
  ).toEqual({ answers: ['a1'], why: 'a@b.test – 5.1.1' })
})
