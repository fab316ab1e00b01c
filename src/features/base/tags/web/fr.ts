export const fr = {
  title: 'Étiquettes',
  subtitle:
    'Des mots que l’on pose sur ses clients, projets et documents pour les retrouver. Elles se posent depuis les listes, sur une sélection.',
  none: 'Aucune étiquette',
  noneText: 'Créez les vôtres : « Urgent », « Salon de mars », « À rappeler »…',
  create: 'Créer une étiquette',
  rename: 'Renommer',
  remove: 'Supprimer',
  name: 'Nom',
  save: 'Enregistrer',
  saved: 'Étiquette enregistrée',
  removed: 'Étiquette supprimée',
  uses: (n: number, written: string) =>
    n === 0 ? 'sur rien' : n > 1 ? `sur ${written} éléments` : 'sur 1 élément',
  usesTitle: 'Utilisée',
  removeTitle: (name: string) => `Supprimer l’étiquette « ${name} » ?`,
  removeText: (n: number, written: string) =>
    n > 1 ? `Elle sera retirée de ${written} éléments.` : 'Elle sera retirée de ce qui la porte.',
}
