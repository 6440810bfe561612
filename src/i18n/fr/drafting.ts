/** Texts of the page on which staff write an invoice. */
export const drafting = {
  /** What an electronic invoice needs and the draft does not have: what to do, and the link to where. */
  lacks: {
    title: 'Pour la facture électronique',
    must: 'Sans cela, le fichier électronique n’est pas valable :',
    should: 'La loi ou les plateformes le demandent aussi :',
    texts: {
      lines: 'Ajoutez au moins une ligne.',
      rate: 'Choisissez un taux de TVA en vigueur en France.',
      due: 'Choisissez une échéance qui n’est pas avant la date de la facture.',
      currency: 'Choisissez une monnaie à deux décimales au plus : la norme européenne n’en connaît pas d’autre.',
      foreignCurrency: 'Facturez en euros : en France, une autre monnaie demande aussi le montant de la TVA en euros.',
      sellerNumber: 'Indiquez un numéro de votre entreprise : numéro de TVA ou d’immatriculation.',
      sellerSiret: 'Indiquez votre SIRET : les plateformes vous reconnaissent par lui.',
      sellerVat: 'Indiquez votre numéro de TVA, puisque vous la facturez.',
      sellerAddress: 'Complétez votre adresse : une ligne pour la rue, une pour le code postal et la ville.',
      bank: 'Indiquez votre compte bancaire : la facture dit alors où payer.',
      regime: 'Écrivez la mention de votre régime de TVA, par exemple celle de la franchise en base.',
      reverseCharge: 'Écrivez la mention de l’autoliquidation.',
      penalty: 'Écrivez la mention des pénalités de retard : une facture entre professionnels doit la porter.',
      recovery:
        'Écrivez la mention de l’indemnité forfaitaire pour frais de recouvrement : une facture entre professionnels doit la porter.',
      discount:
        'Écrivez vos conditions d’escompte, ou qu’il n’y en a pas : une facture entre professionnels doit le dire.',
      buyerAddress: 'Complétez l’adresse du client : une ligne pour la rue, une pour le code postal et la ville.',
      buyerSiren: 'Demandez son SIREN au client et ajoutez-le à sa fiche : la facture lui parvient par ce numéro.',
      buyerVat: 'Ajoutez à la fiche du client son numéro de TVA : c’est lui qui la doit.',
      buyerEmail: 'Ajoutez à la fiche du client une adresse e-mail : elle sert d’adresse de facturation électronique.',
    },
    places: {
      draft: 'Modifier le brouillon',
      customer: 'Ouvrir la fiche du client',
      identity: 'Réglages : identité',
      invoicing: 'Réglages : factures',
      region: 'Réglages : langue et région',
    },
  },
}
