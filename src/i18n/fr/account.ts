import { counted } from '../plural.ts'

/** Texts of the page about one’s own account. */
export const account = {
  title: 'Mon compte',
  name: 'Nom',
  email: 'Adresse e-mail',
  customer: 'Client',
  role: 'Rôle',
  mend: 'Une erreur dans ces lignes ? Appelez-nous.',
  safety: 'Sécurité',
  secondFactor: 'Vérification en deux étapes',
  secondFactorLead: 'Un code de votre téléphone en plus du mot de passe.',
  on: 'Activée',
  off: 'Non activée',
  passkeys: 'Clés d’accès',
  passkeysLead: 'L’empreinte, le visage ou le code de votre appareil à la place du mot de passe.',
  passkeyCount: (count: number) => (count === 0 ? 'Aucune' : counted('fr', count, { one: 'clé', other: 'clés' })),
  told: 'E-mails et agenda',
  mails: 'E-mails que je reçois',
  mailsShort: 'Visites, demandes et rappels.',
  mailsLead: 'Prévenez-moi par e-mail :',
  mailsSaved: 'Votre choix est enregistré.',
  topics: {
    visits: 'Des visites prévues, déplacées ou annulées',
    requests: 'De la suite donnée à mes demandes',
    reminders: 'Avant une visite, pour mémoire',
    invoices: 'De mes factures',
  },
  topicHints: {
    visits: 'Quand l’entreprise fixe ou change une date.',
    requests: 'Une demande confirmée, refusée ou restée sans suite.',
    reminders: 'Un rappel par visite, la veille le plus souvent.',
    invoices: 'Quand une facture ou un avoir paraît dans mon espace.',
  },
  mailsAlways:
    'Quand l’entreprise vous propose des horaires, elle attend votre réponse : cet e-mail vous parvient toujours, si vous pouvez demander des visites. De même pour ce qui touche à la sécurité de votre compte.',
  accesses: 'Qui a eu accès à mon dossier',
  accessesLead: 'Connexions, consultations et documents ouverts.',

  password: 'Changer de mot de passe',
  current: 'Mot de passe actuel',
  fresh: 'Nouveau mot de passe',
  freshHint: '15 caractères au moins. Quelques mots au hasard suffisent.',
  submit: 'Changer le mot de passe',
  reveal: 'Afficher les mots de passe',
  wait: (minutes: number) =>
    `Trop d’essais. Par sécurité, attendez ${counted('fr', minutes, { one: 'minute', other: 'minutes' })}, puis réessayez.`,
  faults: {
    currentMissing: 'Indiquez votre mot de passe actuel.',
    currentWrong: 'Ce n’est pas votre mot de passe actuel. Vérifiez, puis réessayez.',
    missing: 'Indiquez un nouveau mot de passe.',
  },

  sessions: 'Où vous êtes connecté',
  onDevice: (browser: string, system: string) => `${browser} sur ${system}`,
  unknownDevice: 'Appareil non reconnu',
  lastUsed: (moment: string) => `Dernière activité le ${moment}`,
  here: 'Cet appareil',
  viewing: 'Consultation du portail à la place d’un client',
  endSession: 'Déconnecter',
  endOthers: 'Déconnecter tous les autres appareils',
  moreSessions: 'Seules les connexions les plus récentes sont affichées.',

  done: {
    password: 'Votre mot de passe est changé. Tous vos autres appareils sont déconnectés.',
    ended: 'L’appareil est déconnecté.',
    others: 'Tous les autres appareils sont déconnectés.',
  },
}
