/** Textes des pages où l’on choisit un client. */
export const choosing = {
  label: 'Nom du client',
  hint: 'Le début du nom de famille ou du nom de l’entreprise suffit.',
  search: 'Chercher',
  found: 'Clients trouvés',
  newest: 'Derniers clients ajoutés',
  none: 'Aucun client pour l’instant.',
  noneFound: 'Aucun client ne commence par ces lettres. Essayez avec le début du nom de famille.',
}
