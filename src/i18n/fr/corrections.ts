import type { InvoiceKind } from '../../invoices/invoice.ts'

/** Texts of credit notes, deposits and what final invoices deduct. */
export const corrections = {
  kinds: {
    invoice: 'Facture',
    deposit: 'Facture d’acompte',
    final: 'Facture de solde',
    credit_note: 'Avoir',
  } satisfies Record<InvoiceKind | 'final', string>,
  drafts: {
    invoice: 'Brouillon de facture',
    deposit: 'Brouillon de facture d’acompte',
    final: 'Brouillon de facture de solde',
    credit_note: 'Brouillon d’avoir',
  } satisfies Record<InvoiceKind | 'final', string>,
  related: 'Documents liés',
  corrects: 'Facture corrigée',
  correctedBy: 'Corrige ce document',
  deducts: 'Acompte déduit',
  deductedIn: 'Acompte déduit de la facture',
  deposits: 'Acomptes déduits',
  credited: 'Repris par avoir',
  retained: (date: string) => `Dont retenue de garantie jusqu’au ${date}`,
  makeCreditNote: 'Faire un avoir',
  makeDeposit: 'Demander un acompte',
  deductDeposits: 'Déduire des acomptes',
  creditNote: {
    title: (number: string) => `Avoir sur ${number}`,
    lead: 'Une facture émise ne se modifie pas : un avoir la corrige. Il cite son numéro et sa date, et suit sa TVA.',
    left: 'Ce qui peut encore être repris',
    rate: (rate: string) => `À ${rate} de TVA`,
    netAndVat: (net: string, vat: string) => `${net} HT et ${vat} de TVA`,
    how: 'Que reprendre ?',
    whole: (total: string) => `Tout ce qui reste, ${total}`,
    wholeHint: 'La facture est annulée. Il ne reste qu’à émettre l’avoir.',
    part: 'Une partie',
    partHint: 'Le brouillon contient tout ce qui reste : retirez des lignes, réduisez quantités ou montants.',
    reason: 'Motif',
    reasonHint: 'Imprimé au-dessus des lignes, par exemple : robinet repris le 12 mars.',
    tooLong: 'Ce texte est trop long : 2 000 caractères au plus.',
    howMissing: 'Choisissez ce que l’avoir reprend.',
    begin: 'Continuer',
    gone: 'Cette facture est déjà reprise en entier : il n’y a plus rien à créditer.',
    begun: 'Un avoir est déjà commencé pour cette facture. Terminez-le ou supprimez-le avant d’en faire un autre.',
    toBegun: 'Ouvrir ce brouillon',
    deducted: (number: string) =>
      `Cet acompte est déduit de la facture ${number}, déjà émise : un avoir ici le compterait deux fois. Faites l’avoir sur cette facture ; repris en entier, il rend l’acompte libre.`,
    toFinal: (number: string) => `Faire l’avoir sur ${number}`,
    rest: (number: string) => `Solde de la facture ${number}`,
    restUnit: 'forfait',
  },
  deposit: {
    title: 'Facture d’acompte',
    lead: 'Chaque acompte a sa facture. Une fois réglée, elle se déduit de la facture de solde.',
    forWhom: 'À quel client demander un acompte ?',
    of: 'Pour',
    amounts: 'De quels montants ?',
    amountsHint: 'Le montant du devis ou de l’acompte, en face de son taux de TVA. Laissez vides les autres taux.',
    amountAt: (rate: string) => `À ${rate} de TVA`,
    amount: 'Montant',
    tax: 'Ces montants sont',
    incl: 'TTC',
    excl: 'HT',
    percent: 'Pourcentage demandé',
    percentHint: 'Par exemple 30 pour 30 %. Vide, les montants sont demandés en entier.',
    descriptionHint: 'Vide, il s’écrit seul, dans la langue du client.',
    text: (percent: string | null, job: string | null) =>
      `Acompte${percent ? ` de ${percent}` : ''}${job ? ` sur : ${job}` : ' sur travaux à venir'}`,
    unit: 'forfait',
    begin: 'Préparer la facture d’acompte',
    noneMissing: 'Indiquez un montant au moins.',
    amountWrong: 'Ce montant ne se lit pas : des chiffres, avec deux décimales au plus.',
    percentWrong: 'Un pourcentage va de 0,01 à 100.',
    tooLong: 'Ce texte est trop long : 500 caractères au plus.',
  },
  deductions: {
    title: 'Acomptes à déduire',
    lead: 'Les acomptes cochés sont cités sur la facture et retirés de ce qui reste à payer.',
    none: 'Ce client n’a pas de facture d’acompte.',
    sameJob: 'Mêmes travaux',
    unpaid: (balance: string) => `Pas encore réglé : il manque ${balance}.`,
    credited: 'Repris par un avoir, en entier ou en partie.',
    elsewhere: (number: string) => `Déjà déduit de la facture ${number}.`,
    onDraft: 'Déjà coché sur un autre brouillon.',
    toDraft: 'Ouvrir cet autre brouillon',
    toFinal: 'Ouvrir cette facture',
    toPayment: 'Ouvrir la facture d’acompte',
    total: 'Total TTC',
    deducted: 'Acomptes déduits',
    toPay: 'À payer',
    save: 'Déduire les acomptes cochés',
    taken:
      'Un autre brouillon vient de déduire l’un de ces acomptes : rien n’a été enregistré. La liste ci-dessous est à jour.',
    changed:
      'Quelqu’un a modifié ce brouillon entre-temps : rien n’a été enregistré. Vérifiez la liste, puis enregistrez de nouveau.',
    notFree: 'L’un de ces acomptes ne peut plus être déduit : rien n’a été enregistré. La raison figure à côté de lui.',
    tooMuch: (over: string) =>
      `Les acomptes cochés dépassent la facture de ${over}. Ajoutez des lignes ou décochez-en.`,
  },
  faults: {
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
  },
}
