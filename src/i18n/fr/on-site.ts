/** Textes du jour d’un technicien : où il va, quand il arrive et part. */
export const onSite = {
  arrived: (time: string) => `Technicien arrivé à ${time}`,
  between: (hours: string) => `Sur place : ${hours}`,
  left: (time: string) => `Terminé à ${time}`,
  today: 'Aujourd’hui',
  day: 'Ma journée',
  dayBefore: 'Jour précédent',
  dayAfter: 'Jour suivant',
  none: 'Aucune visite ce jour-là.',
  noneToday: 'Aucune visite aujourd’hui.',
  coming: 'Ensuite',
  presses: { arrival: 'Je suis sur place', departure: 'C’est terminé' },
  pressesAt: {
    arrival: (customer: string) => `Je suis sur place : ${customer}`,
    departure: (customer: string) => `C’est terminé : ${customer}`,
  },
  takeBack: { arrival: 'Je ne suis pas encore sur place', departure: 'Ce n’est pas terminé' },
  dones: {
    arrived: (customer: string) => `Arrivée notée : ${customer}.`,
    ended: (customer: string) => `Visite terminée : ${customer}.`,
    undone: (customer: string) => `C’est comme avant : ${customer}.`,
    saved: (customer: string) => `Commentaires enregistrés : ${customer}.`,
  },
  comments: 'Commentaires pour le client',
  commentsHint: 'Ce que vous avez fait ou remarqué. Le client le lit sur son portail.',
}
