import { counted } from '../plural.ts'

/** Texts of payments: as staff keep them, and as customers say to have paid. */
export const paying = {
  refund: (method: string) => `Remboursement, ${method}`,
  usedElsewhere: 'Trop-perçu utilisé pour une autre facture',
  undoneOn: (day: string) => `Annulé le ${day}`,
  reference: (reference: string) => `réf. ${reference}`,
  credit: 'Trop-perçu',
  tooMuch: (amount: string) => `${amount} de trop, gardés comme trop-perçu du client.`,

  /** Names of what the trail notes of a payment. */
  labels: { amount: 'montant', paidOn: 'date du règlement', method: 'moyen de paiement', from: 'de la facture' },

  record: 'Enregistrer un règlement',
  title: (number: string) => `Règlements de la facture ${number}`,
  leftToPay: (amount: string) => `Reste à régler : ${amount}.`,
  dueNow: (amount: string) => `Exigible aujourd’hui : ${amount}.`,
  nothingLeft: 'Plus rien à régler : ce que vous enregistrez ici sera gardé comme trop-perçu du client.',
  ofCustomer: (name: string) => `Client : ${name}`,
  amount: 'Montant reçu',
  paidOn: 'Date du règlement',
  method: 'Moyen de paiement',
  chooseMethod: 'À choisir',
  referenceLabel: 'Référence',
  referenceHint: 'Numéro du chèque, libellé du virement… Le client la voit aussi.',
  submit: 'Enregistrer le règlement',
  submitAnyway: 'Enregistrer quand même',
  undo: 'Annuler ce règlement',
  undoAbout: (what: string) => `Annuler ce règlement : ${what}`,
  dones: {
    recorded: 'Règlement enregistré.',
    undone: 'Le règlement est annulé par une écriture inverse, datée d’aujourd’hui.',
    credited: 'Le trop-perçu est utilisé pour cette facture.',
    refunded: 'Remboursement enregistré.',
    settled: 'L’annonce du client est classée.',
  },
  moved: (before: string, now: string) =>
    `Entre-temps, les règlements de cette facture ont changé : il restait ${before} à régler, il reste maintenant ${now}. Rien n’est perdu : ce que vous avez saisi est encore là. Vérifiez, puis enregistrez à nouveau si besoin.`,
  movedUnknown:
    'Entre-temps, les règlements de cette facture ont changé. Rien n’est perdu : ce que vous avez saisi est encore là. Vérifiez, puis enregistrez à nouveau si besoin.',
  overpaidBy: (amount: string) => `trop-perçu de ${amount}`,
  undoHeld:
    'Ce règlement ne peut pas être annulé : une partie a déjà été remboursée ou utilisée pour une autre facture. Annulez d’abord ce remboursement ou cette utilisation.',

  useCredit: (amount: string) => `Utiliser ${amount} de trop-perçu`,
  hasCredit: (amount: string) => `Le client a ${amount} de trop-perçu sur d’autres factures.`,
  creditGone: 'Ce trop-perçu vient d’être utilisé ou remboursé. Voici ce qui est à jour.',

  giveBack: 'Rembourser le trop-perçu',
  giveBackLead: (amount: string) =>
    `${amount} ont été payés en trop sur cette facture. Enregistrez ici ce que vous rendez.`,
  amountBack: 'Montant remboursé',
  backOn: 'Date du remboursement',
  submitBack: 'Enregistrer le remboursement',

  faults: {
    amountMissing: 'Indiquez le montant, par exemple 120,50.',
    amountWrong: 'Ce montant ne se lit pas. Écrivez-le en chiffres, par exemple 120,50.',
    amountZero: 'Le montant doit être supérieur à zéro.',
    dayMissing: 'Indiquez la date, par exemple 05/11/2026.',
    dayAhead: 'Cette date est à venir. Indiquez le jour où l’argent est arrivé.',
    dayLongAgo: 'Cette date est avant l’an 2000. Vérifiez l’année.',
    methodMissing: 'Choisissez le moyen de paiement.',
    tooLong: 'C’est trop long. Raccourcissez, s’il vous plaît.',
  },
  over: (amount: string) =>
    `C’est ${amount} de plus que ce qui reste à régler. Corrigez, ou enregistrez quand même : le surplus sera gardé comme trop-perçu du client.`,
  overBack: (amount: string) => `C’est plus que le trop-perçu. Remboursez ${amount} au plus.`,

  notices: 'Règlements annoncés',
  noticesCount: (count: string) => `Règlements annoncés (${count})`,
  allNotices: 'Tous les règlements annoncés',
  noNotices: 'Aucun règlement annoncé par un client n’attend d’être vérifié.',
  noticesLead: 'Ces clients disent avoir payé. Vérifiez sur votre compte, puis enregistrez le règlement.',
  said: (name: string, moment: string) => `${name} l’a annoncé le ${moment}`,
  says: (amount: string, day: string, method: string) => `${amount} payés le ${day}, ${method}`,
  saysTitle: 'Le client dit avoir payé',
  recordThis: 'Enregistrer ce règlement',
  dealtWith: 'Classer sans règlement',
  waits: (days: number) => `Attend depuis ${counted('fr', days, { one: 'jour', other: 'jours' })}`,

  have: 'J’ai payé',
  haveTitle: 'Dire que j’ai payé',
  haveLead: (number: string) =>
    `Dites-nous ici que vous avez payé la facture ${number}. Nous vérifions sur notre compte, puis la facture passe à « Payée ».`,
  haveAmount: 'Montant payé',
  haveOn: 'Payé le',
  haveDayAhead: 'Cette date est à venir. Indiquez le jour où vous avez payé.',
  haveMethod: 'Comment',
  haveMessage: 'Message',
  haveHint: 'Par exemple le nom du titulaire du compte ou le numéro du chèque.',
  haveSubmit: 'Envoyer',
  told: (on: string, amount: string, day: string) =>
    `Vous nous avez dit le ${on} avoir payé ${amount} le ${day}. Nous vérifions.`,
  toldAll: 'Vous n’avez rien d’autre à faire.',
  toldDone: 'Merci, c’est noté. Nous vérifions sur notre compte.',
  nothingToPay: 'Cette facture n’a plus rien à régler. Merci !',
  toldOften: 'Vous nous l’avez déjà dit plusieurs fois. Appelez-nous, nous regardons cela ensemble :',
  youHave: (amount: string) =>
    `Vous avez un crédit de ${amount} chez nous : nous vous le rendrons, ou nous le déduirons d’une facture.`,
}
