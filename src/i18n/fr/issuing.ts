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
    below: 'Le total est négatif. Pour rendre une somme, faites un avoir de la facture concernée.',
    noAddress:
      'L’adresse de votre entreprise manque : une facture doit la porter. Saisissez-la dans les réglages, page Identité.',
    dueEarlier: 'L’échéance vient avant la date d’émission. Changez-la dans le brouillon.',
    numberTaken:
      'Ce numéro est déjà celui d’une facture reprise. Réglez le prochain numéro dans les réglages, page Factures.',
    creditRate: (rate: string) =>
      `La facture n’a rien à ${rate} de TVA : un avoir ne reprend que ce qui a été facturé.`,
    creditExceeds: (rate: string, left: string) =>
      `À ${rate} de TVA, l’avoir va au-delà de ce qui reste à reprendre : ${left} HT. Réduisez ces lignes.`,
    creditTotal: (left: string) => `L’avoir dépasse ce qui reste de la facture : ${left} TTC. Réduisez-le.`,
    creditUneven:
      'L’avoir reprend tout le montant de la facture, mais pas chaque taux de TVA en entier. Reprenez tout ce qui reste, ou un peu moins.',
    creditNothing: 'Cet avoir ne reprend rien : il lui faut au moins une ligne au-dessus de zéro.',
    creditGone: 'La facture est déjà reprise en entier : cet avoir n’a plus d’objet. Supprimez ce brouillon.',
    depositDeducted: (number: string) =>
      `Cet acompte est déduit de la facture ${number}, déjà émise : faites l’avoir sur cette facture.`,
    depositLost: (number: string) =>
      `L’acompte ${number} ne peut plus être déduit : il n’est plus réglé, ou un avoir l’a repris. Décochez-le.`,
    deductedTooMuch: (over: string) =>
      `Les acomptes déduits dépassent le total de ${over}. Ajoutez des lignes ou décochez-en.`,
    regimeText:
      'Votre régime de TVA demande une mention sur la facture. Écrivez-la dans Réglages, Factures, dans la langue du client.',
    reverseRegime:
      'L’autoliquidation suppose que votre entreprise facture la TVA : ce n’est pas le cas de votre régime.',
    reverseBuyer:
      'L’autoliquidation vaut pour une entreprise connue par son SIREN ou son numéro de TVA. Complétez la fiche du client.',
    reverseText: 'La mention d’autoliquidation manque. Écrivez-la dans Réglages, Factures, dans la langue du client.',
    retentionMost: 'La retenue de garantie est de 5 % au plus.',
    retentionKind: 'Une retenue de garantie se fait sur une facture, pas sur un acompte.',
    retentionTooMuch: 'La retenue de garantie dépasse ce qui reste à payer une fois les acomptes déduits.',
    retentionEarly: 'La retenue de garantie se libère après le jour d’émission : choisissez une date plus tard.',
    unprintable: {
      buyerName: (sign: string, position: number) =>
        `La facture ne peut pas imprimer « ${sign} » (signe ${position} du nom du client). Remplacez-le dans la fiche du client.`,
      buyerAddress: (sign: string, position: number) =>
        `La facture ne peut pas imprimer « ${sign} » (signe ${position} de l’adresse du client). Remplacez-le dans la fiche du client.`,
      site: (sign: string, position: number) =>
        `La facture ne peut pas imprimer « ${sign} » (signe ${position} de l’adresse du chantier). Remplacez-le dans la fiche du chantier, ou écrivez l’adresse sur le brouillon.`,
      jobTitle: (sign: string, position: number) =>
        `La facture ne peut pas imprimer « ${sign} » (signe ${position} du nom du chantier). Remplacez-le dans la fiche du chantier.`,
      lines: (sign: string, _position: number) =>
        `La facture ne peut pas imprimer « ${sign} » dans une de ses lignes. Remplacez-le dans le brouillon.`,
      texts: (sign: string, _position: number) =>
        `La facture ne peut pas imprimer « ${sign} » dans un de ses textes. Remplacez-le dans le brouillon.`,
      seller: (sign: string, _position: number) =>
        `La facture ne peut pas imprimer « ${sign} », qui vient de vos réglages. Remplacez-le dans Réglages, Identité ou Factures.`,
    },
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
