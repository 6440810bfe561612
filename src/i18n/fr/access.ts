import { counted } from '../plural.ts'

export const access = {
  states: {
    none: 'Non invité',
    invited: 'Invité',
    lapsed: 'Invitation expirée',
    active: 'A un accès',
    revoked: 'Accès retiré',
  },
  toSignIn: 'Revenir à la connexion',
  stuck: 'Besoin d’aide ?',
  sentTitle: 'Regardez vos e-mails',
  noMail:
    'Rien reçu au bout de quelques minutes ? Regardez dans les indésirables, ou vérifiez l’adresse et recommencez.',
  wait: (minutes: number) =>
    `Plusieurs e-mails viennent déjà d’être demandés pour cette adresse. Attendez ${counted('fr', minutes, { one: 'minute', other: 'minutes' })} avant d’en demander un autre.`,
  asks: {
    reset: {
      title: 'Mot de passe oublié',
      lead: 'Indiquez votre adresse : nous vous envoyons un lien pour choisir un nouveau mot de passe.',
      submit: 'Envoyer le lien',
      sent: 'Si cette adresse a un accès ici, un e-mail vient de partir. Son lien fonctionne une heure.',
    },
    sign_in: {
      title: 'Se connecter sans mot de passe',
      lead: 'Indiquez votre adresse : nous vous envoyons un lien qui ouvre votre espace.',
      submit: 'Recevoir le lien',
      sent: 'Si cette adresse a un accès ici, un e-mail vient de partir. Ouvrez son lien dans ce navigateur, dans les 10 minutes.',
    },
  },
  newPassword: {
    title: 'Nouveau mot de passe',
    welcome: (company: string) => `Bienvenue chez ${company}`,
    invitationLead: 'Choisissez un mot de passe, et votre espace est ouvert.',
    resetLead: 'Choisissez un nouveau mot de passe. Tous les appareils connectés seront déconnectés.',
    label: 'Mot de passe',
    hint: 'Au moins 15 caractères. Quelques mots que vous retiendrez suffisent, espaces compris.',
    submit: 'Enregistrer et entrer',
    suggest: 'Me proposer un mot de passe',
    another: 'En proposer un autre',
    writeDown: 'Notez-le, ou laissez votre navigateur l’enregistrer.',
    account: (email: string) => `Pour vous connecter : ${email}`,
  },
  faults: {
    tooShort: 'Il faut au moins 15 caractères. Quatre ou cinq mots au hasard conviennent très bien.',
    tooLong: 'C’est trop long : 256 caractères au plus.',
    common: 'Ce mot de passe est trop facile à deviner. Prenez plutôt quelques mots au hasard.',
    ownName: 'N’utilisez ni votre nom ni celui de l’entreprise : c’est ce qu’on essaie en premier.',
  },
  open: {
    title: 'Ouvrir votre espace',
    lead: (email: string) => `Vous allez entrer avec l’adresse ${email}.`,
    submit: 'Entrer',
  },
  dead: {
    title: 'Ce lien ne fonctionne plus',
    texts: {
      invitation:
        'Il a déjà servi, ou il a plus de 7 jours. S’il a déjà servi, connectez-vous. Sinon, demandez-nous une nouvelle invitation.',
      reset: 'Il a déjà servi, il a plus d’une heure, ou un lien plus récent l’a remplacé.',
      sign_in: 'Il a déjà servi, il a plus de 10 minutes, ou il a été demandé dans un autre navigateur.',
    },
    again: 'Demander un nouveau lien',
  },
}
