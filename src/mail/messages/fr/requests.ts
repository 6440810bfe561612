import type { MailFacts, MessagesOf, RequestMessage } from '../../message.ts'

/** The words for each kind of request: a visit, another time for one, or that one be called off. */
const byKind = ({ data: { kind = 'visit' } }: MailFacts, words: Record<'visit' | 'move' | 'cancel', string>) =>
  words[kind]
const hello = ({ person }: MailFacts) => `Bonjour ${person},`
const job = ({ data }: MailFacts) => `Vos travaux :\n${data.job}`
const said = ({ company, data }: MailFacts) => (data.said ? [`Message de ${company} :\n${data.said}`] : [])
const call = ({ phone }: MailFacts) => `Une question ? Répondez à cet e-mail ou appelez-nous au ${phone}.`
const times = ({ times }: MailFacts) => times.join('\n')

const ofCustomer = ({ data }: MailFacts) => `Client : ${data.customer}\nTravaux : ${data.job}`
const wrote = ({ data }: MailFacts) => (data.said ? [`Son message :\n${data.said}`] : [])
const toCompany = {
  button: 'Ouvrir la demande',
  closing: 'Cet e-mail vient de votre portail : répondez au client depuis la demande.',
}

/** What becomes of requests, told to the customer or to the company. */
export const requests: MessagesOf<RequestMessage> = {
  request_confirmed: (facts) => ({
    subject: byKind(facts, {
      visit: `${facts.company} : votre visite est confirmée`,
      move: `${facts.company} : votre visite est déplacée comme convenu`,
      cancel: `${facts.company} : votre visite est annulée comme demandé`,
    }),
    paragraphs: [
      hello(facts),
      `${byKind(facts, {
        visit: 'C’est convenu, nous passons :',
        move: 'C’est convenu, votre visite est déplacée. Nous passons désormais :',
        cancel: 'Comme vous l’avez demandé, nous ne passerons pas. Cette visite est annulée :',
      })}\n${times(facts)}`,
      job(facts),
      ...said(facts),
    ],
    button: 'Voir ma demande',
    closing: call(facts),
  }),
  request_declined: (facts) => ({
    subject: byKind(facts, {
      visit: `${facts.company} : votre demande de visite n’a pas pu être acceptée`,
      move: `${facts.company} : votre visite ne peut pas être déplacée`,
      cancel: `${facts.company} : votre visite est maintenue`,
    }),
    paragraphs: [
      hello(facts),
      `${byKind(facts, {
        visit: 'Nous ne pouvons malheureusement pas passer comme vous l’avez demandé :',
        move: 'Nous ne pouvons malheureusement pas déplacer votre visite, qui reste à l’heure prévue. Vous aviez demandé :',
        cancel: 'Nous ne pouvons malheureusement pas annuler cette visite, qui reste prévue :',
      })}\n${times(facts)}`,
      job(facts),
      ...said(facts),
    ],
    button: 'Voir ma demande',
    closing: `Pour trouver une autre solution, appelez-nous au ${facts.phone}.`,
  }),
  request_expired: (facts) => ({
    subject: `${facts.company} : votre demande est restée sans suite`,
    paragraphs: [
      hello(facts),
      `${byKind(facts, {
        visit: 'Votre demande de visite n’a pas abouti à temps et elle est close. Vous aviez demandé :',
        move: 'Votre demande de déplacer une visite n’a pas abouti à temps : la visite reste à l’heure prévue. Vous aviez demandé :',
        cancel: 'Votre demande d’annulation n’a pas abouti à temps. La visite concernée :',
      })}\n${times(facts)}`,
      job(facts),
    ],
    button: 'Voir ma demande',
    closing: `Vous pouvez en faire une nouvelle, ou nous appeler au ${facts.phone}.`,
  }),
  request_proposed: (facts) => ({
    subject: byKind(facts, {
      visit: `${facts.company} vous propose une date de visite`,
      move: `${facts.company} vous propose un autre horaire de visite`,
      cancel: `${facts.company} vous propose un autre horaire de visite`,
    }),
    paragraphs: [
      hello(facts),
      `${facts.times.length > 1 ? 'Voici les horaires que nous vous proposons :' : 'Voici l’horaire que nous vous proposons :'}\n${times(facts)}`,
      job(facts),
      ...said(facts),
      `Appuyez sur le bouton et choisissez : un seul geste suffit, sans mot de passe.${facts.until ? ` Répondez avant le ${facts.until}.` : ''} Ce lien est à vous : ne le transmettez pas.`,
    ],
    button: facts.times.length > 1 ? 'Choisir un horaire' : 'Répondre',
    closing: call(facts),
  }),
  request_asked: (facts) => ({
    subject: byKind(facts, {
      visit: `Demande de visite : ${facts.data.customer}`,
      move: `Demande de déplacer une visite : ${facts.data.customer}`,
      cancel: `Demande d’annuler une visite : ${facts.data.customer}`,
    }),
    paragraphs: [
      'Bonjour,',
      `${byKind(facts, {
        visit: 'Un client demande une visite :',
        move: 'Un client demande à déplacer une visite, pour :',
        cancel: 'Un client demande à annuler cette visite :',
      })}\n${times(facts)}`,
      ofCustomer(facts),
      ...wrote(facts),
      ...(facts.until ? [`Répondez avant le ${facts.until} : après, la demande se ferme d’elle-même.`] : []),
    ],
    ...toCompany,
  }),
  request_accepted: (facts) => ({
    subject: `Horaire accepté : ${facts.data.customer}`,
    paragraphs: [
      'Bonjour,',
      `${byKind(facts, {
        visit: 'Le client a accepté l’horaire proposé. La visite est prévue :',
        move: 'Le client a accepté le nouvel horaire. La visite est déplacée :',
        cancel: 'Le client a accepté :',
      })}\n${times(facts)}`,
      ofCustomer(facts),
      ...wrote(facts),
    ],
    ...toCompany,
  }),
  request_refused: (facts) => ({
    subject: `Horaires refusés : ${facts.data.customer}`,
    paragraphs: [
      'Bonjour,',
      `Aucun des horaires proposés ne convient au client. ${byKind(facts, {
        visit: 'Sa demande de visite attend de nouveau une réponse',
        move: 'Sa demande de déplacer la visite attend de nouveau une réponse',
        cancel: 'Sa demande attend de nouveau une réponse',
      })}. Il avait demandé :\n${times(facts)}`,
      ofCustomer(facts),
      ...wrote(facts),
    ],
    ...toCompany,
  }),
  request_withdrawn: (facts) => ({
    subject: `Demande retirée : ${facts.data.customer}`,
    paragraphs: [
      'Bonjour,',
      `${byKind(facts, {
        visit: 'Le client a retiré sa demande de visite :',
        move: 'Le client ne demande plus à déplacer sa visite. Il avait demandé :',
        cancel: 'Le client ne demande plus à annuler sa visite, qui reste prévue :',
      })}\n${times(facts)}`,
      ofCustomer(facts),
      ...wrote(facts),
    ],
    ...toCompany,
  }),
  request_unanswered: (facts) => ({
    subject: `Demande restée sans suite : ${facts.data.customer}`,
    paragraphs: [
      'Bonjour,',
      `${byKind(facts, {
        visit: 'Une demande de visite n’a pas abouti à temps et s’est fermée. Le client avait demandé :',
        move: 'Une demande de déplacer une visite n’a pas abouti à temps et s’est fermée. Le client avait demandé :',
        cancel: 'Une demande d’annuler une visite n’a pas abouti à temps et s’est fermée. La visite concernée :',
      })}\n${times(facts)}`,
      ofCustomer(facts),
      'Le client en est averti. Appelez-le si la visite reste à prévoir.',
    ],
    ...toCompany,
  }),
}
