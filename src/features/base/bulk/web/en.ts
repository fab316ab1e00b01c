import type { fr } from './fr.ts'

export const en: typeof fr = {
  title: 'Act on a selection',
  stop: 'Stop',
  undo: 'Undo all',
}
