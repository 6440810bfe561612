import { counted } from '../plural.ts'

export const mails = {
  title: 'E-mails',
  tabs: { check: 'À vérifier', waiting: 'En attente', sent: 'Envoyés' },
  none: {
    check: 'Rien à vérifier : aucun e-mail n’a de problème.',
    waiting: 'Aucun e-mail n’attend.',
    sent: 'Les e-mails envoyés apparaîtront ici.',
  },
  messages: {
    customer_invitation: 'Invitation d’un client',
    staff_invitation: 'Invitation dans l’équipe',
    password_reset: 'Nouveau mot de passe',
    sign_in_link: 'Lien de connexion',
    password_changed: 'Mot de passe changé',
    email_changed: 'Adresse e-mail changée',
    second_factor_changed: 'Vérification en deux étapes modifiée',
    passkey_added: 'Appareil ajouté au compte',
    announcement: 'Présentation du portail',
  },
  statuses: {
    waiting: 'En attente',
    sending: 'En cours d’envoi',
    sent: 'Envoyé',
    failed: 'Non envoyé',
    unsure: 'Incertain',
  },
  writtenOn: (moment: string) => `Écrit le ${moment}`,
  sentOn: (moment: string) => `Envoyé le ${moment}`,
  nextTry: (moment: string) => `Prochain essai le ${moment}`,
  tries: (count: number) => counted('fr', count, { one: 'essai', other: 'essais' }),
  faults: {
    address: 'Cette adresse n’accepte pas nos e-mails. Vérifiez-la avec la personne.',
    limit: 'Trop d’e-mails sont partis en peu de temps. Réessayez plus tard.',
    link: 'Le lien de cet e-mail n’est plus valable. Envoyez une nouvelle invitation ou une nouvelle demande.',
    other: 'Le service d’envoi n’a pas pris cet e-mail.',
  },
  mayHaveArrived: 'L’envoi s’est interrompu : cet e-mail est peut-être arrivé. Renvoyé, il peut arriver deux fois.',
  tryAgain: 'Réessayer',
  sendAgain: 'Renvoyer',
}
