// What is said where tags are put on a selection.
const fr = {
  put: 'Étiqueter',
  take: 'Retirer une étiquette',
  tag: 'Étiquette',
  tags: 'Étiquettes',
  takeOff: (name: string) => `Retirer l’étiquette ${name}`,
  putText: 'L’étiquette est posée sur chaque élément.',
  takeText: 'L’étiquette est retirée de chaque élément.',
  which: 'Choisissez une étiquette.',
}
const en: typeof fr = {
  put: 'Tag',
  take: 'Take a tag off',
  tag: 'Tag',
  tags: 'Tags',
  takeOff: (name) => `Take the tag ${name} off`,
  putText: 'The tag is put on each record.',
  takeText: 'The tag is taken off each record.',
  which: 'Choose a tag.',
}

export const tagWords = { fr, en }
