import { expect, test } from 'vitest'
import { day } from '#kernel/day.ts'
import { readTask } from './read-task.ts'

// A Tuesday.
const today = day('2026-03-31')
const people = [
  { id: 'b', name: 'Bruno Lefèvre' },
  { id: 'i', name: 'Inès Rahmani' },
  { id: 'j', name: 'Inès Petit' },
]

test.for<[typed: string, title: string, due: string | null, time?: string | null]>([
  ['rappeler Dupont ven.', 'rappeler Dupont', '2026-04-03'],
  ['rappeler Dupont ven', 'rappeler Dupont', '2026-04-03'],
  ['Rappeler Dupont vendredi à 14h30', 'Rappeler Dupont', '2026-04-03', '14:30'],
  ['demain appeler le notaire', 'appeler le notaire', '2026-04-01'],
  ['devis Morel pour demain', 'devis Morel', '2026-04-01'],
  ['poser les appliques 12/04', 'poser les appliques', '2026-04-12'],
  ['relancer le 12 avril 9h', 'relancer', '2026-04-12', '09:00'],
  ['relancer le 1er mai', 'relancer', '2026-05-01'],
  ['relancer dans 3 jours', 'relancer', '2026-04-03'],
  ['relancer d’ici 2 semaines', 'relancer', '2026-04-14'],
  ['relancer dans un mois', 'relancer', '2026-04-30'],
  ['métré lundi prochain', 'métré', '2026-04-06'],
  ['bilan fin de mois', 'bilan', '2026-03-31'],
  ['inventaire la semaine prochaine', 'inventaire', '2026-04-06'],
  ['réunion après-demain, salle 2', 'réunion, salle 2', '2026-04-02'],
  ['call back tomorrow at 2pm', 'call back', '2026-04-01', '14:00'],
  ['send samples by friday', 'send samples', '2026-04-03'],
  ['send samples next monday', 'send samples', '2026-04-06'],
  ['pay rent on April 5', 'pay rent', '2026-04-05'],
  ['review in 2 weeks', 'review', '2026-04-14'],
  ['appeler à 16h', 'appeler', '2026-03-31', '16:00'],
  ['standup 14:30', 'standup', '2026-03-31', '14:30'],
  // What only looks like a day or an hour is left alone.
  ['prévoir 2h de pose', 'prévoir 2h de pose', null],
  ['voir Sam', 'voir Sam', null],
  ['maison vue sur mer', 'maison vue sur mer', null],
  ['commander 12 spots 60/72', 'commander 12 spots 60/72', null],
  ['facture FA-2026-00042', 'facture FA-2026-00042', null],
  ['vérifier le lundimatin', 'vérifier le lundimatin', null],
  ['le marché', 'le marché', null],
])('%s', ([typed, title, due, time = null]) => {
  expect(readTask(typed, today)).toMatchObject({ title, day: due, time })
})

test('how pressing it is, and who does it', () => {
  expect(readTask('relancer ! demain', today)).toMatchObject({
    title: 'relancer',
    priority: 'high',
  })
  expect(readTask('relancer !!', today).priority).toBe('urgent')
  expect(readTask('super!', today)).toMatchObject({ title: 'super!', priority: null })
  const given = readTask('mesurer @bruno ven.', today, people)
  expect(given).toMatchObject({ title: 'mesurer', people: ['b'], day: '2026-04-03' })
  expect(readTask('mesurer @inès', today, people)).toMatchObject({
    title: 'mesurer @inès',
    people: [],
  })
})

test('what a person has refused stays in the text', () => {
  const typed = 'lire « Vendredi » ven.'
  expect(readTask(typed, today).title).toBe('lire « Vendredi »')
  expect(readTask(typed, today, [], new Set(['day']))).toMatchObject({ title: typed, day: null })
})
