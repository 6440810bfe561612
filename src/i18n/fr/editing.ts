/** Ce que tous les formulaires et toutes les listes disent. */
export const editing = {
  changedMeanwhile:
    'Quelqu’un d’autre a modifié cette fiche pendant que vous l’aviez ouverte. Rien n’est perdu : ce que vous avez saisi est encore là, et ce qui est enregistré figure à côté de chaque champ. Corrigez si besoin, puis enregistrez.',
  storedNow: (value: string) => (value === '' ? 'Enregistré entre-temps : rien' : `Enregistré entre-temps : ${value}`),
  save: 'Enregistrer',
  cancel: 'Annuler',
  change: 'Modifier',
  saved: 'Enregistré.',
  undo: 'Annuler cette action',
  undone: 'C’est remis comme avant.',
  unsaved: 'Ce que vous avez saisi n’est pas enregistré. Quitter la page quand même ?',
  tags: 'Étiquettes',
  tagsHint: 'Quelques mots séparés par des virgules, pour retrouver et trier : syndic, urgent…',
  optional: 'facultatif',
  history: 'Historique',
  seenBy: { customer: 'Visible par le client', staff: 'Équipe seulement' },
}
export const lists = {
  filter: 'Filtrer la liste',
  show: 'Afficher',
  sort: 'Ordre',
  all: 'Tout',
  tag: 'Étiquette',
  export: 'Exporter en CSV',
  nothingFound: 'Rien ne correspond à ce filtre.',
  clear: 'Tout afficher',
}
