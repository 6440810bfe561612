/** Texts of issuing an invoice. */
export const issuing = {
  titles: {
    invoice: 'Émettre la facture',
    deposit: 'Émettre la facture d’acompte',
    credit_note: 'Émettre l’avoir',
  },
  toDraft: 'Revenir au brouillon',
  lead: 'Relisez une dernière fois. Une fois émis, le document ne change plus et ne se supprime plus : seul un avoir le corrige.',
  number: 'Numéro prévu',
  numberHint: 'Le suivant, si un autre document est émis entre-temps.',
  corrects: 'Corrige',
  correctsOf: (number: string, day: string) => `${number} du ${day}`,
  deducted: 'Acomptes déduits',
  toPay: 'À régler',
  retention: (day: string) => `Retenue de garantie jusqu’au ${day}`,
  issuedOn: 'Date d’émission',
  issuedOnHint: 'Celle du jour, sauf exception. Les dates se suivent comme les numéros.',
  byMail: 'Les contacts qui voient les factures sont prévenus par e-mail, s’ils le souhaitent.',
  notByMail: 'Personne n’est prévenu par e-mail : le document paraît dans l’espace client.',
  hidden: 'Votre espace client ne montre pas les factures : personne n’est prévenu, envoyez le PDF vous-même.',
  changed:
    'Ce brouillon vient d’être modifié par quelqu’un d’autre. Le voici tel qu’il est maintenant : relisez-le, puis émettez-le.',
  faultsTitle: 'À corriger avant d’émettre',
  faults: {
    noLines: 'Le document n’a aucune ligne. Ajoutez-en une au brouillon.',
    below: 'Le total est négatif. Pour rendre une somme, faites un avoir.',
    noAddress:
      'L’adresse de votre entreprise manque : une facture doit la porter. Saisissez-la dans les réglages, page Identité.',
    dueEarlier: 'L’échéance vient avant la date d’émission. Changez-la dans le brouillon.',
    retentionEarlier: 'La fin de la retenue de garantie vient avant la date d’émission. Changez-la dans le brouillon.',
    exceeds: 'L’avoir dépasse ce qui reste de la facture qu’il corrige. Réduisez ses lignes.',
    depositDeducted: 'Cet acompte est déjà déduit d’une facture. Corrigez d’abord cette facture-là.',
    depositGone:
      'Un des acomptes déduits n’est pas payé en entier, ou a été repris par un avoir. Retirez-le du brouillon.',
    overDeducted: 'Les acomptes déduits dépassent le total. Retirez-en un, ou complétez les lignes.',
    overRetained: 'La retenue de garantie dépasse ce qui reste à régler. Réduisez-la dans le brouillon.',
    numberTaken:
      'Ce numéro est déjà celui d’une facture reprise. Réglez le prochain numéro dans les réglages, page Factures.',
    unprintable:
      'Un texte contient un signe qui ne s’imprime pas, par exemple un émoji ou une lettre d’un autre alphabet. Vérifiez le nom et l’adresse du client, le chantier, les lignes et les textes.',
  },
  days: {
    dayMissing: () => 'Donnez la date d’émission.',
    dayFuture: () => 'Cette date est à venir : choisissez aujourd’hui ou un jour passé.',
    dayEarlier: (last: string) =>
      `Un document de cette suite est déjà daté du ${last} : choisissez ce jour ou un jour d’après.`,
    dayBeforeNamed: (last: string) => `Il cite un document émis le ${last} : choisissez ce jour ou un jour d’après.`,
  },
  done: {
    invoice: 'La facture est émise.',
    deposit: 'La facture d’acompte est émise.',
    credit_note: 'L’avoir est émis.',
  },
}
