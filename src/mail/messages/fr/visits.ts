import type { MailFacts, MessagesOf, VisitMessage } from '../../message.ts'

const what = ({ data: { job = '', place } }: MailFacts) => (place ? `${job}\n${place}` : job)
const unsuitable = (phone: string) => `Cela ne vous convient pas ? Répondez à cet e-mail ou appelez-nous au ${phone}.`

/** What customers are told of visits. */
export const visits: MessagesOf<VisitMessage> = {
  visit_planned: (facts) => ({
    subject: `${facts.company} : une visite est prévue`,
    paragraphs: [
      `Bonjour ${facts.person},`,
      `Nous avons prévu de passer :\n${facts.times.join('\n')}`,
      `Pour vos travaux :\n${what(facts)}`,
      ...said(facts),
    ],
    button: 'Voir mes visites',
    closing: unsuitable(facts.phone),
  }),
  visit_moved: (facts) => ({
    subject: `${facts.company} : votre visite change d’horaire`,
    paragraphs: [
      `Bonjour ${facts.person},`,
      `Nous passerons à un autre moment. Désormais :\n${facts.times.join('\n')}`,
      `Au lieu de :\n${facts.before}`,
      `Pour vos travaux :\n${what(facts)}`,
      ...said(facts),
    ],
    button: 'Voir mes visites',
    closing: unsuitable(facts.phone),
  }),
  visit_cancelled: (facts) => ({
    subject: `${facts.company} : votre visite est annulée`,
    paragraphs: [
      `Bonjour ${facts.person},`,
      `Nous ne passerons pas comme prévu. La visite suivante est annulée :\n${facts.times.join('\n')}`,
      `Elle était prévue pour vos travaux :\n${what(facts)}`,
    ],
    button: 'Voir mes visites',
    closing: `Pour convenir d’une autre date, répondez à cet e-mail ou appelez-nous au ${facts.phone}.`,
  }),
  visit_reminder: (facts) => ({
    subject: `${facts.company} : rappel de notre visite`,
    paragraphs: [
      `Bonjour ${facts.person},`,
      `Nous passons bientôt :\n${facts.times.join('\n')}`,
      `Pour vos travaux :\n${what(facts)}`,
      ...said(facts),
    ],
    button: 'Voir mes visites',
    closing: `Un empêchement ? Prévenez-nous dès que possible au ${facts.phone}.`,
  }),
}

const said = ({ data }: MailFacts) => (data.said ? [`À savoir :\n${data.said}`] : [])
