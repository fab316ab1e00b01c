export const fr = {
  title: 'Action groupée',
  stop: 'Arrêter',
  undo: 'Tout annuler',
}
