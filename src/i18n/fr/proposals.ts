/** The page behind a link to what the company offers, for whoever holds it. */
export const proposals = {
  title: {
    visit: 'Quel horaire vous convient ?',
    move: 'Quel nouvel horaire vous convient ?',
    cancel: 'Quel horaire vous convient ?',
  },
  lead: (company: string) =>
    `${company} vous propose une visite. Appuyez sur l’horaire qui vous convient : c’est tout.`,
  leadMove: (company: string) =>
    `${company} vous propose un autre horaire. Appuyez sur celui qui vous convient : votre visite est alors déplacée.`,
  clock: (zone: string) => `Heures de ${zone}.`,
  until: (moment: string) => `Vous pouvez répondre jusqu’au ${moment}.`,
  slotMissing: 'Appuyez sur un des horaires proposés.',
  tooLong: 'Ce texte est trop long : 2 000 caractères au plus.',
  signIn: 'Se connecter pour voir toute la demande',
  see: 'Voir toute la demande',
  states: {
    agreed: { title: 'C’est convenu', text: 'Votre visite est prévue :' },
    off: {
      title: 'Visite plus prévue',
      text: 'Cette visite était convenue, mais elle n’est plus prévue. Appelez-nous.',
    },
    cancelled: { title: 'Visite annulée', text: 'Comme demandé, cette visite n’aura pas lieu :' },
    refused: {
      title: 'Votre réponse est envoyée',
      text: 'Aucun horaire ne convenait. L’entreprise vous en proposera d’autres.',
    },
    offeredAnew: {
      title: 'D’autres horaires vous attendent',
      text: 'L’entreprise a changé sa proposition depuis cet e-mail. Ouvrez le plus récent, ou connectez-vous.',
    },
    pending: {
      title: 'L’entreprise reprend votre demande',
      text: 'Ces horaires ne sont plus proposés. Vous recevrez bientôt une réponse.',
    },
    moot: {
      title: 'Visite plus prévue',
      text: 'La visite à déplacer n’est plus prévue : il n’y a plus rien à choisir.',
    },
    declined: {
      title: 'Demande refusée',
      text: 'L’entreprise ne peut malheureusement plus donner suite à cette demande.',
    },
    withdrawn: { title: 'Demande retirée', text: 'Cette demande a été retirée : il n’y a plus rien à choisir.' },
    expired: {
      title: 'Le délai est passé',
      text: 'Il n’est plus possible de répondre avec ce lien. Connectez-vous pour faire une nouvelle demande, ou appelez-nous.',
    },
    dead: {
      title: 'Ce lien ne mène plus à rien',
      text: 'Il est peut-être incomplet ou trop ancien. Connectez-vous pour voir vos demandes.',
    },
  },
  late: 'Votre réponse n’a pas été enregistrée : quelqu’un a répondu juste avant, ou la proposition a changé. Voici où en est la demande.',
  wait: 'Trop d’essais en peu de temps. Attendez une minute, puis réessayez.',
  mailed: 'Une confirmation part par e-mail.',
  toCalendar: 'Ajouter à mon agenda',
}
