import { counted } from '../plural.ts'

const customers = (count: number) => counted('fr', count, { one: 'client', other: 'clients' })

/** Texts of the pages that invite or write to many customers. */
export const invitations = {
  title: 'Inviter des clients',
  lead: 'Chaque client reçoit un e-mail avec un lien pour choisir son mot de passe. Le lien est valable 7 jours.',
  tabs: { new: 'Jamais invités', all: 'Tous' },
  none: { new: 'Tous vos clients ont été invités.', all: 'Les clients de l’entreprise apparaîtront ici.' },
  everyone: (count: number) =>
    `Inviter ${count === 1 ? 'le seul client jamais invité' : `les ${customers(count)} jamais invités`} dont l’adresse e-mail est connue`,
  noOneLeft: 'Aucun client à inviter d’un coup : tous ceux dont l’adresse e-mail est connue ont été invités.',
  choose: 'Cochez les clients à inviter',
  chosen: 'Inviter les clients cochés',
  lookAt: 'Ces clients ne peuvent pas être invités d’ici',
  noEmail: 'Pas d’adresse e-mail dans la fiche',
  noneTicked: 'Cochez au moins un client.',
  unanswered: 'Invitations sans réponse',
  unansweredLead:
    'Ces personnes ont reçu une invitation et ne l’ont pas encore acceptée. Ouvrez une fiche pour vérifier l’adresse ou inviter à nouveau.',
  noneUnanswered: 'Toutes les invitations ont été acceptées.',
  allUnanswered: 'Toutes les invitations sans réponse',
  ofTeam: 'Équipe',
  invitedOn: (date: string) => `Invitation du ${date}`,
  run: {
    invitation: 'Envoi des invitations',
    announcement: 'Envoi de la présentation',
    progress: (done: number, total: number) => `${done} sur ${customers(total)}`,
    mailed: (count: number) => counted('fr', count, { one: 'e-mail préparé', other: 'e-mails préparés' }),
    going: 'L’envoi continue tout seul : vous pouvez quitter cette page.',
    finished: 'Tous les e-mails sont écrits et partent.',
    toMails: 'Voir les e-mails',
    reload: 'Actualiser',
    lines: 'Résultat par client',
    tabs: { all: 'Tous', skipped: 'Sans e-mail' },
    none: { all: 'Les premiers résultats arrivent dans un instant.', skipped: 'Aucun client n’a été laissé de côté.' },
    outcomes: {
      invited: 'Invité',
      announced: 'E-mail préparé',
      has_access: 'A déjà un accès',
      invited_already: 'Déjà invité, le lien est encore valable',
      revoked: 'Accès retiré par l’équipe',
      no_email: 'Pas d’adresse e-mail utilisable',
    },
  },
}

/** Texts of the pages that present the portal to customers. */
export const announcements = {
  title: 'Présenter l’espace client',
  lead: 'Un e-mail à vos clients, pour leur dire que l’espace existe et comment y entrer.',
  to: 'À qui',
  with_access: (count: number) => `Les clients qui ont un accès (${count})`,
  with_email: (count: number) => `Tous les clients dont l’adresse e-mail est connue (${count})`,
  text: 'Texte',
  textHint: 'Une ligne vide commence un nouveau paragraphe. Le bouton vers l’espace client est ajouté en dessous.',
  textMissing: 'Écrivez le texte du message.',
  textTooLong: 'Ce texte est trop long : 4 000 signes au plus.',
  audienceMissing: 'Choisissez à qui écrire.',
  preview: 'Voir l’e-mail',
  previewTitle: 'Voici l’e-mail',
  recipients: (count: number) =>
    count === 0 ? 'Il ne partirait à personne.' : `Il partira à ${customers(count)}, une seule fois à chacun.`,
  asText: 'Version texte, pour les logiciels qui n’affichent que du texte',
  subject: 'Objet',
  from: 'De',
  send: (count: number) => `Envoyer à ${customers(count)}`,
  change: 'Changer le texte',
  /** What the text begins as; `portal` is the address without `https://`. */
  draft: (company: string, portal: string) =>
    `Bonjour,

${company} vous ouvre un espace client sur internet : ${portal}

Vous y suivez vos travaux, vous voyez quand nous passons, et vous retrouvez vos factures, à tout moment.

Pour entrer, donnez l’adresse à laquelle vous recevez ce message. Mot de passe oublié ? La page de connexion permet d’en choisir un autre. Pas encore d’invitation ? Appelez-nous.`,
}
