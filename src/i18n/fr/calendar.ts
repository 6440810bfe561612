/** L’agenda de l’équipe. */
export const calendar = {
  title: 'Agenda',
  views: { day: 'Jour', week: 'Semaine', month: 'Mois' },
  before: { day: 'Jour précédent', week: 'Semaine précédente', month: 'Mois précédent' },
  after: { day: 'Jour suivant', week: 'Semaine suivante', month: 'Mois suivant' },
  today: 'Aujourd’hui',
  steps: 'Changer de période',
  goTo: 'Aller au',
  whose: 'Visites de',
  unassigned: 'Sans technicien',
  only: (name: string) => `Seulement : ${name}`,
  none: 'Aucune visite',
  /** Beside the number of a day, whose unit is said to those who do not see it. */
  unit: (count: number): string => (count < 2 ? 'visite' : 'visites'),
  wholeDay: 'Voir toute la journée',
  allVisits: 'Voir toutes les visites',
  overlap: 'Même heure qu’une autre',
  move: (customer: string) => `la visite chez ${customer}`,
  drag: 'Glissez une visite pour la déplacer, ou choisissez « Déplacer ».',
  moved: (customer: string, day: string, hours: string) => `${customer} : visite déplacée, ${day}, ${hours}.`,
  movedBack: (customer: string, day: string, hours: string) =>
    `${customer} : la visite est revenue où elle était, ${day}, ${hours}.`,
  backlog: {
    title: 'Chantiers à planifier',
    lead: 'En cours, sans visite prévue. Les plus anciens d’abord.',
    none: 'Chaque chantier en cours a une visite prévue.',
    plan: (day: string) => `Planifier le ${day}`,
    since: (day: string) => `Depuis le ${day}`,
    more: 'D’autres chantiers attendent aussi.',
  },
}
