import { counted } from '../plural.ts'

/** Texts of the code asked for besides the password, and of setting it up. */
export const secondFactor = {
  title: 'Vérification en deux étapes',
  codeTitle: 'Votre code',
  codeLead: 'Ouvrez l’application de codes de votre téléphone et tapez les six chiffres qu’elle affiche.',
  code: 'Code',
  codeHint: 'Plus de téléphone ? Tapez ici l’un de vos codes de secours.',
  codeMissing: 'Tapez les six chiffres que votre application affiche.',
  codeWrong: 'Ce code ne convient pas, ou a déjà servi. Attendez que l’application affiche le suivant, puis réessayez.',
  codeHelp: (company: string) => `Ni téléphone, ni code de secours ? Appelez ${company} :`,
  continue: 'Continuer',
  startAgain: 'Revenir à la connexion',
  lead: 'En plus de votre mot de passe, vous tapez un code affiché par votre téléphone. Un mot de passe deviné ou volé ne suffit plus pour entrer.',
  required: (company: string) =>
    `${company} demande cette protection à toute l’équipe : un code affiché par votre téléphone, en plus du mot de passe. Comptez deux minutes.`,
  install:
    'Sur votre téléphone, ouvrez une application de codes : Mots de passe sur iPhone, ou par exemple Google Authenticator.',
  scan: 'Dans cette application, ajoutez un compte et visez ce carré avec l’appareil photo.',
  qr: 'Carré à viser avec l’application de codes',
  open: 'Vous êtes sur ce téléphone ? Ouvrez l’application',
  byHand: 'Ou recopiez cette clé dans l’application :',
  type: 'Tapez les six chiffres affichés',
  turnOn: 'Activer',
  recoveryTitle: 'Vos codes de secours',
  recoveryLead: 'Sans votre téléphone, chacun de ces codes vous laisse entrer une fois, à la place des six chiffres.',
  recoveryList: 'Dix codes de secours',
  recoveryNote: 'Imprimez cette page ou recopiez-les en lieu sûr : ils ne seront plus affichés.',
  kept: 'C’est fait, continuer',
  nowOn: 'La vérification en deux étapes est activée.',
  on: 'Activée',
  onLead: 'À chaque connexion avec votre mot de passe, un code de votre téléphone vous est demandé.',
  codesLeft: (count: number) =>
    count === 0
      ? 'Il ne vous reste aucun code de secours : créez-en de nouveaux.'
      : `Il vous reste ${counted('fr', count, { one: 'code de secours', other: 'codes de secours' })}.`,
  usedRecovery: (left: number) =>
    left === 0
      ? 'Votre dernier code de secours vient de servir : créez-en de nouveaux ci-dessous.'
      : `Un code de secours vient de servir. Il vous en reste ${left}.`,
  lostPhone: 'Téléphone perdu ou remplacé ? Désactivez la vérification ci-dessous, puis activez-la avec le nouveau.',
  newCodes: 'Nouveaux codes de secours',
  newCodesLead: 'Vous recevez dix nouveaux codes. Les anciens ne servent plus.',
  makeCodes: 'Créer de nouveaux codes',
  removal: 'Désactiver',
  removalLead: 'Seul votre mot de passe sera demandé pour entrer.',
  removalRefused:
    'Votre entreprise demande cette protection à toute l’équipe : elle reste activée. Nouveau téléphone ? La personne qui gère les accès peut vous inviter à nouveau.',
  remove: 'Désactiver la vérification',
  passwordWrong: 'Ce n’est pas votre mot de passe. Vérifiez, puis réessayez.',
  toAccount: 'Mon compte',
  passkeyTitle: 'Votre clé d’accès',
  passkeyLead: (company: string) =>
    `${company} demande plus qu’un mot de passe à toute l’équipe, et votre compte a une clé d’accès : entrez avec elle. Une application de codes s’ajoute ensuite, depuis votre compte.`,
  passkeyHelp: (company: string) => `Plus d’appareil avec votre clé d’accès ? Appelez ${company} :`,
}
