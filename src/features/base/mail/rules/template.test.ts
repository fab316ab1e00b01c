import { expect, test } from 'vitest'
import { blocksOf, escape, htmlOf, inkOn, textOf } from './letter.ts'
import {
  type MailState,
  mailStates,
  pauseAfter,
  whyNotSendAgain,
  whyNotTakeBack,
} from './states.ts'
import {
  cut,
  fill,
  fillLine,
  has,
  places,
  placesOf,
  templateKinds,
  whyNotText,
} from './template.ts'
import { usualTemplate } from './templates.ts'

test('places are filled, whichever language and accents they are named in', () => {
  const values = { number: 'DE-2026-00012', amount: '1 234,50 €', due: '30/04/2026' }
  expect(fill('{{numéro}} {{ NUMERO }} {{number}} {{Échéance}} {{due date}}', values, 'fr')).toBe(
    'DE-2026-00012 DE-2026-00012 DE-2026-00012 30/04/2026 30/04/2026',
  )
})

test('a line whose place is empty goes; what is not known yet stays to be filled', () => {
  const body = 'Bonjour,\n\nValable jusqu’au {{échéance}}.\n\n{{lien}}\n\nÀ bientôt'
  expect(fill(body, { due: '' }, 'fr')).toBe('Bonjour,\n\n{{lien}}\n\nÀ bientôt')
  expect(fill(body, { due: '1/4', link: 'ici' }, 'fr')).toContain('au 1/4.\n\nici')
  expect(fillLine('Facture {{numéro}}\u00a0: rappel  de\nplus', { number: '7' }, 'fr')).toBe(
    'Facture 7\u00a0: rappel de plus',
  )
  expect(fillLine('Devis {{number}} – {{entreprise}}', { company: 'Lumière' }, 'fr')).toBe(
    'Devis {{numéro}} – Lumière',
  )
})

test('what fills a place is never read again', () => {
  expect(fill('{{client}} {{numéro}}', { customer: '{{numéro}}', number: '7' }, 'fr')).toBe(
    '{{numéro}} 7',
  )
})

test('an unknown place is named, an open one is told', () => {
  const { quote } = placesOf
  expect(whyNotText('Bonjour {{prénom}}', quote)).toEqual({
    code: 'place_unknown',
    values: { name: 'prénom' },
  })
  expect(whyNotText('Bonjour {{retard}}', quote)?.code).toBe('place_unknown')
  expect(whyNotText('Bonjour {{client', quote)?.code).toBe('place_not_closed')
  expect(whyNotText('{{constructor}}', quote)?.code).toBe('place_unknown')
  expect(whyNotText('{{__proto__}}', quote)?.code).toBe('place_unknown')
  expect(whyNotText('} { }} rien', quote)).toBeNull()
})

test('the usual texts name places of their kind only, in both languages', () => {
  for (const kind of templateKinds) {
    for (const language of ['fr', 'en'] as const) {
      const { subject, body } = usualTemplate(kind, language)
      expect(whyNotText(subject, placesOf[kind])).toBeNull()
      expect(whyNotText(body, placesOf[kind])).toBeNull()
      expect(has(subject, 'link')).toBe(false)
    }
  }
})

test('whatever is typed, the grammar answers, and what it keeps is what was there', () => {
  let seed = 7
  const next = (n: number) => (seed = (seed * 48_271) % 2_147_483_647) % n
  const bits = [
    '{{',
    '}}',
    '{',
    '}',
    ' ',
    '\n',
    'numéro',
    'lien',
    '${1}',
    '<b>',
    '{{client}}',
    '\u202e',
    'é',
  ]
  for (let i = 0; i < 20_000; i += 1) {
    const text = Array.from({ length: next(9) }, () => bits[next(bits.length)]).join('')
    const pieces = cut(text)
    if (pieces === null) {
      expect(whyNotText(text, [])?.code).toBe('place_not_closed')
      continue
    }
    const again = pieces.map((piece) => ('text' in piece ? piece.text : '')).join('')
    expect(again).not.toContain('{{')
    const html = htmlOf({
      body: text,
      link: null,
      language: 'fr',
      company: { name: text, colour: text, lines: [text] },
    })
    expect(html).not.toContain('<b>')
  }
})

test('a paragraph that holds the link alone is a button; elsewhere it is an address', () => {
  expect(blocksOf('Bonjour\n\n {{lien}} \n\nVoir {{lien}} ici')).toEqual([
    { lines: ['Bonjour'] },
    'link',
    { lines: ['Voir {{lien}} ici'] },
  ])
  const parts = {
    body: '{{lien}}\n\nVoir {{lien}} et https://exemple.fr/a?b=1&c=2.',
    link: { address: 'https://x.test/"><script>', label: 'Voir' },
    language: 'fr',
    company: { name: 'Lumière & fils', colour: '#ffee00', lines: [] },
  } as const
  const html = htmlOf(parts)
  expect(html).not.toContain('<script>')
  expect(html).toContain('href="https://exemple.fr/a?b=1&amp;c=2"')
  expect(html).toContain('color:#1c1917;text-decoration:none">Voir</a>')
  expect(textOf(parts)).toContain('Voir https://x.test/"><script> et https://exemple.fr')
})

test('the ink of a button reads on any colour', () => {
  expect(inkOn('#1f4d46')).toBe('#ffffff')
  expect(inkOn('#ffee00')).toBe('#1c1917')
  expect(escape(`<a href="x">'&`)).toBe('&lt;a href=&quot;x&quot;&gt;&#39;&amp;')
})

test('every state says whether a message may be sent again or taken back', () => {
  const again: MailState[] = ['held', 'failed']
  const back: MailState[] = ['queued', 'held', 'failed']
  for (const state of mailStates) {
    expect(whyNotSendAgain(state, true) === null, state).toBe(again.includes(state))
    expect(whyNotSendAgain(state, false), state).not.toBeNull()
    expect(whyNotTakeBack(state) === null, state).toBe(back.includes(state))
  }
})

test('the pauses grow, then end', () => {
  const pauses = Array.from({ length: 12 }, (_, i) => pauseAfter(i + 1))
  const given = pauses.filter((pause) => pause !== null)
  expect(given).toEqual([...given].sort((a, b) => a - b))
  expect(pauses.at(-1)).toBeNull()
  expect(Object.keys(places).length).toBeGreaterThan(10)
})
