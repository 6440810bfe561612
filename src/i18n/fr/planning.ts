import { counted } from '../plural.ts'

/** Texts of opening hours and of the settings that hold them. */
export const planning = {
  closed: 'fermé',
  from: 'de',
  until: 'à',
  firstDay: 'du',
  lastDay: 'au',
  why: 'motif',
  week: 'Horaires de la semaine',
  weekHint:
    'Deux plages par jour, pour la pause de midi : laissez la seconde vide s’il n’y en a pas, et les deux le jour où vous êtes fermé. Écrivez 8, 8h30 ou 08:30.',
  closings: 'Fermetures',
  closingsHint:
    'Congés, ponts, inventaire : premier et dernier jour compris, et le motif que vos clients liront. Pour en retirer une, videz sa ligne.',
  closing: (number: number) => `Fermeture ${number}`,
  moreClosings: 'Autres fermetures',
  asking: 'Demandes de visite',
  noHolidays: (country: string) =>
    `Nous ne connaissons pas les jours fériés de ce pays (${country}) : ajoutez-les aux fermetures.`,
  holidaysOf: (country: string) =>
    `Ceux que la loi fixe pour tout le pays (${country}) ; ajoutez ceux d’une seule région aux fermetures.`,
  holidaysOfEngland:
    'Ceux d’Angleterre et du pays de Galles ; ajoutez ceux d’Écosse ou d’Irlande du Nord aux fermetures.',
  minutes: (minutes: number) => `${minutes} minutes`,
  hours: (hours: number) => counted('fr', hours, { one: 'heure', other: 'heures' }),
  hoursBefore: (hours: number) => `${counted('fr', hours, { one: 'heure', other: 'heures' })} avant`,
  noReminder: 'Pas de rappel',
  notSet:
    'Rien n’est enregistré : vos clients peuvent demander n’importe quelle heure. Les horaires du formulaire sont une proposition.',
  nextOpen: 'Prochains jours ouverts',
  noneOpen: 'Aucun jour ouvert dans la période où vos clients peuvent demander une visite.',
  nextHolidays: 'Prochains jours fériés',
  weOpen: 'Nos horaires :',
  emergency: 'Une urgence ?',
  /** Names of settings, on their page and in the trail. */
  labels: {
    monday: 'Lundi',
    tuesday: 'Mardi',
    wednesday: 'Mercredi',
    thursday: 'Jeudi',
    friday: 'Vendredi',
    saturday: 'Samedi',
    sunday: 'Dimanche',
    publicHolidays: 'Fermé les jours fériés',
    closings: 'Fermetures',
    noticeHours: 'Délai de prévenance, en heures',
    horizonDays: 'Jusqu’à combien de jours à l’avance',
    slotMinutes: 'Durée habituelle d’une visite',
    emergencyPhone: 'Téléphone des urgences',
    reminderHours: 'Rappel avant une visite',
  },
  hints: {
    noticeHours: 'Une visite se demande au moins ce nombre d’heures avant.',
    horizonDays: 'Au-delà, votre agenda n’est pas encore ouvert aux demandes.',
    slotMinutes: 'Elle vaut quand personne ne dit la fin, et règle l’écart entre les heures proposées.',
    emergencyPhone: 'Vos clients le voient quand cela ne peut pas attendre. Vide : le numéro de l’entreprise.',
    reminderHours: 'Le client reçoit un e-mail de rappel ce temps-là avant sa visite.',
  },
  errors: {
    timeWrong: 'Écrivez l’heure comme 08:00.',
    fromMissing: 'Il manque l’heure du début.',
    untilMissing: 'Il manque l’heure de la fin.',
    untilBefore: 'La fin doit venir après le début.',
    spansOverlap: 'Les deux plages se chevauchent.',
    noHours:
      'Indiquez au moins un jour où vous travaillez. Pour ne recevoir aucune demande, fermez la rubrique sous « Espace client ».',
    dayWrong: 'Choisissez un jour du calendrier.',
    firstDayMissing: 'Il manque le premier jour.',
    lastDayMissing: 'Il manque le dernier jour.',
    endsBefore: 'Le dernier jour doit être le même que le premier, ou venir après.',
    whyLong: 'C’est un peu long. 100 caractères au plus, s’il vous plaît.',
    noticeWrong: 'Écrivez un nombre d’heures de 0 à 720.',
    horizonWrong: 'Écrivez un nombre de jours de 1 à 730.',
    horizonShort:
      'Avec ce délai de prévenance, aucun jour ne resterait à demander. Allongez la période, ou raccourcissez le délai.',
    slotMissing: 'Choisissez une durée.',
    emergencyWrong: 'Indiquez un numéro de téléphone, ou laissez vide.',
    reminderMissing: 'Choisissez un délai, ou pas de rappel.',
  },
}
