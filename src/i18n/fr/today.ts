import { counted } from '../plural.ts'

const days = (count: number) => counted('fr', count, { one: 'jour', other: 'jours' })

/** Texts of the first page of staff: what the day asks for. */
export const today = {
  title: 'Aujourd’hui',
  waits: (count: number) =>
    count === 0 ? 'Reçue aujourd’hui' : count === 1 ? 'Attend depuis hier' : `Attend depuis ${days(count)}`,
  wishes: (day: string, hours: string) => `Visite souhaitée : ${day}, ${hours}`,
  visitsToday: 'Visites du jour',
  visitsTomorrow: 'Visites de demain',
  noneToday: 'Plus de visite prévue aujourd’hui.',
  noneTomorrow: 'Aucune visite prévue demain.',
  late: (count: number) => `${days(count)} de retard`,
  everyOverdue: 'Toutes les factures en retard',
  mailsToCheck: 'E-mails à vérifier',
  everyMail: 'Tous les e-mails à vérifier',
  steps: {
    title: 'Pour bien démarrer',
    done: 'Fait',
    toDo: 'À faire',
    settings: 'Compléter les réglages',
    settingsHint: 'L’adresse de l’entreprise, celle qui figure sur vos factures.',
    catalogue: 'Remplir le catalogue',
    catalogueHint: 'Les types de travaux que vous faites, pour ranger vos chantiers.',
    customer: 'Ajouter un premier client',
    customerHint: 'Son nom et son adresse suffisent pour commencer.',
    contact: 'Inviter un client sur le portail',
    contactHint: 'Il reçoit un e-mail et choisit son mot de passe.',
  },
}
