import { access } from './fr/access.ts'
import { account } from './fr/account.ts'
import { admin } from './fr/admin.ts'
import { answering } from './fr/answering.ts'
import { calendar } from './fr/calendar.ts'
import { catalogue } from './fr/catalogue.ts'
import { checking } from './fr/checking.ts'
import { choosing } from './fr/choosing.ts'
import { contacts } from './fr/contacts.ts'
import { corrections } from './fr/corrections.ts'
import { customers } from './fr/customers.ts'
import { drafting } from './fr/drafting.ts'
import { editing, lists } from './fr/editing.ts'
import { feeds } from './fr/feeds.ts'
import { files } from './fr/files.ts'
import { imports } from './fr/imports.ts'
import { announcements, invitations } from './fr/invitations.ts'
import { invoices } from './fr/invoices.ts'
import { issuing } from './fr/issuing.ts'
import { jobRecord } from './fr/job-record.ts'
import { keyboard } from './fr/keyboard.ts'
import { mails } from './fr/mails.ts'
import { onSite } from './fr/on-site.ts'
import { passkeys } from './fr/passkeys.ts'
import { paying } from './fr/paying.ts'
import { planning } from './fr/planning.ts'
import { proposals } from './fr/proposals.ts'
import { receiving } from './fr/receiving.ts'
import { requests } from './fr/requests.ts'
import { search } from './fr/search.ts'
import { secondFactor } from './fr/second-factor.ts'
import { settings } from './fr/settings.ts'
import { signIn } from './fr/sign-in.ts'
import { siteVisits } from './fr/site-visits.ts'
import { statements } from './fr/statements.ts'
import { team } from './fr/team.ts'
import { today } from './fr/today.ts'
import { trail } from './fr/trail.ts'
import { counted } from './plural.ts'

export const fr = {
  /** The name of the language, in itself. */
  name: 'Français',
  skip: 'Aller au contenu',
  menu: 'Rubriques',
  moreSections: 'Autres rubriques',
  signOut: 'Se déconnecter',
  language: 'Langue',
  next: 'Page suivante',
  toStart: 'Première page',
  call: (phone: string) => `Appeler le ${phone}`,
  updated: 'Cette page vient d’être mise à jour.',
  offline: 'La connexion semble coupée. Vérifiez-la, puis réessayez.',
  broken: 'Un problème est survenu de notre côté. Réessayez dans un instant.',

  signIn,

  secondFactor,
  passkeys,
  access,

  home: {
    title: 'Accueil',
    hello: (name: string) => `Bonjour ${name}`,
    nextVisit: 'Votre prochaine visite',
    noVisit: 'Aucune visite prévue pour l’instant. La date apparaîtra ici dès qu’elle sera fixée.',
    toPay: 'À régler',
    nothingToPay: 'Rien à régler. Merci !',
    activeJobs: 'Travaux en cours',
    noJobs: 'Aucuns travaux en cours.',
    allVisits: 'Toutes les visites',
    allInvoices: 'Toutes les factures',
    everythingToPay: 'Tout ce qui est à régler',
    hindered: 'Un empêchement ?',
    allJobs: 'Tous les travaux',
  },

  jobs: {
    title: 'Mes travaux',
    short: 'Travaux',
    none: 'Vos travaux apparaîtront ici dès que nous les aurons enregistrés.',
    noLocation: 'Adresse non précisée',
    location: 'Adresse',
    type: 'Type',
    status: 'État',
    reference: 'Référence',
    scope: 'Détail',
    visitCount: (count: number) => counted('fr', count, { one: 'visite', other: 'visites' }),
    noVisits: 'Aucune visite pour l’instant.',
    noInvoices: 'Aucune facture pour l’instant.',
    statuses: { open: 'Enregistré', in_progress: 'En cours', completed: 'Terminé', cancelled: 'Annulé' },
  },

  visits: {
    title: 'Mes visites',
    short: 'Visites',
    upcoming: 'À venir',
    past: 'Passées',
    noneUpcoming: 'Aucune visite prévue. La date apparaîtra ici dès qu’elle sera fixée.',
    nonePast: 'Vos visites passées apparaîtront ici.',
    comments: 'Commentaires',
    statuses: { planned: 'Prévue', done: 'Effectuée', cancelled: 'Annulée' },
  },

  requests,
  proposals,

  invoices,

  catalogue,

  customers,
  contacts,
  statements,
  paying,
  issuing,
  drafting,
  corrections,
  checking,
  receiving,

  files,
  feeds,

  admin,
  answering,
  siteVisits,
  onSite,
  calendar,

  jobRecord,
  choosing,

  mails,

  account,
  today,
  trail,
  team,
  invitations,
  announcements,
  imports,
  editing,
  lists,
  search,
  keyboard,
  settings,
  planning,

  errors: {
    notFoundTitle: 'Page introuvable',
    notFound: 'Cette page n’existe pas, ou n’existe plus. Le lien est peut-être incomplet.',
    brokenTitle: 'Quelque chose s’est mal passé',
    broken: 'Le problème vient de nous et a été noté. Réessayez dans un instant ; rien n’a été perdu.',
    crossSiteTitle: 'Envoi refusé',
    crossSite: 'Cet envoi ne vient pas de nos pages. Revenez à la page et réessayez.',
    watchingTitle: 'Consultation seule',
    watching: 'Vous regardez le portail à la place du client : rien ne peut y être modifié.',
    unreadableTitle: 'Envoi illisible',
    unreadable: 'Cet envoi est incomplet ou illisible. Revenez à la page et réessayez.',
    tooLargeTitle: 'Envoi trop volumineux',
    tooLarge: 'Ce que vous envoyez est trop volumineux. Raccourcissez-le, puis réessayez.',
    noAnswerTitle: 'Indisponible pour un instant',
    noAnswer:
      'Ce qui est enregistré ici ne peut pas être lu à cet instant. Rien n’est perdu : réessayez dans un moment.',
    notDone: {
      kept: 'Rien de ce que vous avez envoyé n’a encore été fait. Tout est gardé sur cette page : renvoyez-le dans un moment.',
      gone: 'Rien de ce que vous avez envoyé n’a encore été fait. Revenez à la page et renvoyez-le dans un moment.',
    },
    maybeTitle: 'Enregistré ou non : nous ne le savons pas',
    maybe: {
      kept: 'La réponse à votre envoi s’est perdue. Tout est gardé sur cette page : renvoyez-le dans un moment. Si c’était enregistré, rien n’est fait deux fois.',
      gone: 'La réponse à votre envoi s’est perdue. Revenez à la page et regardez : si ce n’est pas enregistré, renvoyez-le.',
    },
    tryAgain: 'Réessayer',
    sendAgain: 'Renvoyer',
    backToForm: 'Revenir à la page',
    home: 'Revenir à l’accueil',
  },

  platform: {
    title: 'Le portail des artisans',
    lead: 'Vos clients suivent leurs chantiers, leurs visites et leurs factures. Vous répondez à moins d’appels.',
    company: 'Nom court de votre entreprise',
    hint: 'Le premier mot de l’adresse que votre artisan vous a donnée, par exemple dupont.',
    go: 'Ouvrir le portail',
    unknown: 'Aucune entreprise ne porte ce nom ici. Vérifiez l’adresse que l’on vous a donnée.',
  },
}
