// Everyone to whom the workshop of the demonstration sells: the companies, and the people at home.
import { client, type DemoClient } from './client.ts'
import { firms } from './firms.ts'

export const clients: readonly DemoClient[] = [
  ...firms,
  client(
    'home',
    'Jeanne Chevalier',
    'Jeanne Chevalier',
    ['7 montée du Gourguillon', '69005', 'Lyon'],
    'mail',
    { method: 'cheque' },
  ),
  client(
    'home',
    'Thomas et Léa Bernard',
    'Léa Bernard',
    ['15 rue des Remparts d’Ainay', '69002', 'Lyon'],
    'mail',
    { method: 'card', habit: 'prompt' },
  ),
  client(
    'home',
    'Mathilde Gauthier',
    'Mathilde Gauthier',
    ['28 rue Duviard', '69004', 'Lyon'],
    'mail',
    { method: 'card' },
  ),
  client(
    'home',
    'Hugo et Ana Ferreira',
    'Ana Ferreira',
    ['5 allée des Tilleuls', '69130', 'Écully'],
    'mail',
  ),
  client(
    'home',
    'Solange Berthier',
    'Solange Berthier',
    ['44 avenue Foch', '69006', 'Lyon'],
    'mail',
    { method: 'cheque', habit: 'prompt' },
  ),
  client(
    'home',
    'Vincent Charpentier',
    'Vincent Charpentier',
    ['9 chemin des Vignes', '69450', 'Saint-Cyr-au-Mont-d’Or'],
    'mail',
    { habit: 'slow' },
  ),
  client(
    'home',
    'Amandine Leclerc',
    'Amandine Leclerc',
    ['3 rue des Macchabées', '69005', 'Lyon'],
    'mail',
    { method: 'card' },
  ),
  client(
    'home',
    'Youssef et Marie Kaddour',
    'Marie Kaddour',
    ['17 rue Bossuet', '69006', 'Lyon'],
    'mail',
  ),
]

/** Who came lately, and was quoted nothing yet, with how many days ago that was. */
export const prospects: readonly (readonly [daysAgo: number, DemoClient])[] = [
  [
    3,
    client(
      'shop',
      'Atelier Céramique Lune',
      'Inès Morel',
      ['11 rue Burdeau', '69001', 'Lyon'],
      'ceramique-lune',
      { job: 'Céramiste' },
    ),
  ],
  [
    8,
    client('home', 'Paul et Nora Vidal', 'Nora Vidal', ['6 rue Pasteur', '69007', 'Lyon'], 'mail'),
  ],
  [
    17,
    client(
      'office',
      'Coworking La Ruche Bleue',
      'Samuel Petit',
      ['52 cours Vitton', '69006', 'Lyon'],
      'ruche-bleue',
      { job: 'Gérant' },
    ),
  ],
  [
    44,
    client(
      'table',
      'Salon de thé Camélia',
      'Julie Wang',
      ['19 rue Mercière', '69002', 'Lyon'],
      'camelia',
      { job: 'Gérante' },
    ),
  ],
]
