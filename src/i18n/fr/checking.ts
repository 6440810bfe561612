/** Texts of the public page that tells whether a document is the company’s. */
export const checking = {
  title: 'Vérifier un document',
  lead: (company: string) =>
    `Vous avez reçu une facture ou un avoir de ${company} ? Vérifiez ici que le fichier vient bien de l’entreprise, et quel compte bancaire il indique. C’est utile avant de payer : des fraudeurs changent l’IBAN de vraies factures.`,
  code: 'Code de vérification',
  codeHint: 'Il est imprimé sur le document, par exemple H2K79-MZC04.',
  file: 'Le fichier PDF',
  fileHint:
    'Le fichier tel que vous l’avez reçu ou téléchargé. Une photo, un scan ou une copie enregistrée à nouveau ne sont pas reconnus. Nous ne gardons pas le fichier.',
  submit: 'Vérifier',
  codeMissing: 'Indiquez le code imprimé sur le document.',
  codeWrong: 'Ce code n’est pas complet, ou contient un autre signe. Il a dix lettres et chiffres.',
  fileMissing: 'Choisissez le fichier PDF du document.',
  tooLarge: 'Ce fichier est trop lourd pour être un de nos documents (5 Mo au plus).',
  yes: (company: string) => `Oui, ce document est bien de ${company}.`,
  account: 'Il indique ce compte bancaire :',
  noAccount: 'Il n’indique aucun compte bancaire.',
  compare:
    'Comparez-le avec le compte sur lequel on vous demande de payer. S’il est différent, ne payez pas et appelez-nous.',
  no: 'Non, nous ne reconnaissons pas ce document.',
  noMeans:
    'Le code est peut-être mal recopié, ou le fichier a été enregistré à nouveau. Il se peut aussi que quelqu’un l’ait modifié, ou qu’il ne vienne pas de nous.',
  noAdvice: (company: string) =>
    `Ne payez pas avant d’en être sûr : appelez ${company} au numéro que vous connaissez déjà, ou à celui-ci.`,
  again: 'Vérifier un autre document',
  wait: 'Trop d’essais en peu de temps. Attendez une minute, puis réessayez, ou appelez-nous.',
}
