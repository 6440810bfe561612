/** Visits in calendars outside. */
export const feeds = {
  title: 'Mes visites dans mon agenda',
  /** The name of the calendar itself. */
  calendarName: (company: string) => `Visites ${company}`,
  file: 'visite',
  addVisit: 'Ajouter à mon agenda',
  ofDay: (day: string) => `la visite du ${day}`,

  lead: 'Donnez à votre agenda (iPhone, Google, Outlook…) une adresse privée : vos visites y apparaissent, et suivent quand une heure change ou qu’une visite est annulée.',
  leadOfTechnician:
    'Donnez à votre agenda (iPhone, Google, Outlook…) une adresse privée : vos visites y apparaissent avec le client, son téléphone et les notes, et suivent quand une heure change.',
  make: 'Créer mon adresse d’agenda',
  address: 'Votre adresse d’agenda',
  addressHint: 'Elle est privée : qui la connaît voit vos visites.',
  forgotten:
    'Votre adresse fonctionne toujours, mais elle ne peut plus être affichée. Pour un nouvel appareil, remplacez-la.',
  since: (day: string) => `Créée le ${day}`,
  replace: 'Remplacer l’adresse',
  end: 'Supprimer l’adresse',
  replaceLead:
    'L’adresse est tombée en de mauvaises mains ? Remplacez-la : l’ancienne ne répond plus, et vous donnez la nouvelle à vos agendas.',

  how: 'Comment faire',
  subscribe: 'Ouvrir dans mon agenda',
  subscribeLead: 'Sur iPhone, iPad et Mac, ce bouton suffit. Ailleurs, copiez l’adresse, puis :',
  ways: {
    apple: {
      name: 'iPhone et iPad',
      steps:
        'Dans Calendrier : Calendriers, Ajouter un calendrier, Ajouter un calendrier avec abonnement. Collez l’adresse.',
    },
    google: {
      name: 'Google Agenda',
      steps:
        'Sur un ordinateur : à côté de « Autres agendas », le signe +, puis « À partir de l’URL ». Collez l’adresse.',
    },
    outlook: {
      name: 'Outlook',
      steps: 'Ajouter un calendrier, puis « S’abonner à partir du web ». Collez l’adresse.',
    },
  },
  lag: 'Chaque agenda se met à jour à son rythme : de quelques minutes à une journée chez Google. Vos visites sur ce site, elles, sont toujours à jour.',
  dones: {
    made: 'Votre adresse d’agenda est créée.',
    replaced: 'L’adresse est remplacée : l’ancienne ne répond plus.',
    ended: 'L’adresse est supprimée : elle ne répond plus.',
  },

  /** On the page of one’s own account. */
  agenda: 'Agenda',
  way: 'Mes visites dans mon agenda',
  wayLead: 'Une adresse privée pour iPhone, Google ou Outlook.',
}
