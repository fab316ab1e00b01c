import { expect, test } from 'vitest'
import { backTo } from './back.ts'

test('after signing in one comes back to where one was, on this site and no other', () => {
  expect(backTo('/devis?etat=sent')).toBe('/devis?etat=sent')
  expect(backTo('/invitation/ci_0_a')).toBe('/invitation/ci_0_a')
  const elsewhere = [
    undefined,
    '',
    'devis',
    '//evil.example',
    '/\\evil.example',
    'https://evil.example',
    'javascript:alert(1)',
    '/connexion?retour=/connexion',
  ]
  for (const wanted of elsewhere) expect(backTo(wanted), wanted).toBe('/accueil')
})
