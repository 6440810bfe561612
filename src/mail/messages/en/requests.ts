import type { MailFacts, MessagesOf, RequestMessage } from '../../message.ts'

/** The words for each kind of request: a visit, another time for one, or that one be called off. */
const byKind = ({ data: { kind = 'visit' } }: MailFacts, words: Record<'visit' | 'move' | 'cancel', string>) =>
  words[kind]
const hello = ({ person }: MailFacts) => `Hello ${person},`
const job = ({ data }: MailFacts) => `Your job:\n${data.job}`
const said = ({ company, data }: MailFacts) => (data.said ? [`Message from ${company}:\n${data.said}`] : [])
const call = ({ phone }: MailFacts) => `Any question? Reply to this email or call us on ${phone}.`
const times = ({ times }: MailFacts) => times.join('\n')

const ofCustomer = ({ data }: MailFacts) => `Customer: ${data.customer}\nJob: ${data.job}`
const wrote = ({ data }: MailFacts) => (data.said ? [`Their message:\n${data.said}`] : [])
const toCompany = {
  button: 'Open the request',
  closing: 'This email comes from your portal: answer the customer from the request.',
}

/** What becomes of requests, told to the customer or to the company. */
export const requests: MessagesOf<RequestMessage> = {
  request_confirmed: (facts) => ({
    subject: byKind(facts, {
      visit: `${facts.company}: your visit is confirmed`,
      move: `${facts.company}: your visit is moved as agreed`,
      cancel: `${facts.company}: your visit is called off as you asked`,
    }),
    paragraphs: [
      hello(facts),
      `${byKind(facts, {
        visit: 'It is agreed, we will come:',
        move: 'It is agreed, your visit is moved. We will now come:',
        cancel: 'As you asked, we will not come. This visit is called off:',
      })}\n${times(facts)}`,
      job(facts),
      ...said(facts),
    ],
    button: 'See my request',
    closing: call(facts),
  }),
  request_declined: (facts) => ({
    subject: byKind(facts, {
      visit: `${facts.company}: your request for a visit could not be accepted`,
      move: `${facts.company}: your visit cannot be moved`,
      cancel: `${facts.company}: your visit stays as planned`,
    }),
    paragraphs: [
      hello(facts),
      `${byKind(facts, {
        visit: 'Unfortunately we cannot come as you asked:',
        move: 'Unfortunately we cannot move your visit, which stays at its time. You asked for:',
        cancel: 'Unfortunately we cannot call off this visit, which stays planned:',
      })}\n${times(facts)}`,
      job(facts),
      ...said(facts),
    ],
    button: 'See my request',
    closing: `To find another way, call us on ${facts.phone}.`,
  }),
  request_expired: (facts) => ({
    subject: `${facts.company}: your request has run out`,
    paragraphs: [
      hello(facts),
      `${byKind(facts, {
        visit: 'Your request for a visit was not settled in time and is closed. You asked for:',
        move: 'Your request to move a visit was not settled in time: the visit stays at its time. You asked for:',
        cancel: 'Your request to call off a visit was not settled in time. The visit was:',
      })}\n${times(facts)}`,
      job(facts),
    ],
    button: 'See my request',
    closing: `You can make a new one, or call us on ${facts.phone}.`,
  }),
  request_proposed: (facts) => ({
    subject: byKind(facts, {
      visit: `${facts.company} offers you a date for a visit`,
      move: `${facts.company} offers you another time for your visit`,
      cancel: `${facts.company} offers you another time for your visit`,
    }),
    paragraphs: [
      hello(facts),
      `${facts.times.length > 1 ? 'These are the times we can offer you:' : 'This is the time we can offer you:'}\n${times(facts)}`,
      job(facts),
      ...said(facts),
      `Press the button and choose: one tap is enough, without a password.${facts.until ? ` Please answer before ${facts.until}.` : ''} This link is yours: do not pass it on.`,
    ],
    button: facts.times.length > 1 ? 'Choose a time' : 'Answer',
    closing: call(facts),
  }),
  request_asked: (facts) => ({
    subject: byKind(facts, {
      visit: `Request for a visit: ${facts.data.customer}`,
      move: `Request to move a visit: ${facts.data.customer}`,
      cancel: `Request to call off a visit: ${facts.data.customer}`,
    }),
    paragraphs: [
      'Hello,',
      `${byKind(facts, {
        visit: 'A customer asks for a visit:',
        move: 'A customer asks to move a visit, to:',
        cancel: 'A customer asks to call off this visit:',
      })}\n${times(facts)}`,
      ofCustomer(facts),
      ...wrote(facts),
      ...(facts.until ? [`Please answer before ${facts.until}: after that the request closes by itself.`] : []),
    ],
    ...toCompany,
  }),
  request_accepted: (facts) => ({
    subject: `Time accepted: ${facts.data.customer}`,
    paragraphs: [
      'Hello,',
      `${byKind(facts, {
        visit: 'The customer has accepted the time you offered. The visit is planned:',
        move: 'The customer has accepted the new time. The visit is moved:',
        cancel: 'The customer has accepted:',
      })}\n${times(facts)}`,
      ofCustomer(facts),
      ...wrote(facts),
    ],
    ...toCompany,
  }),
  request_refused: (facts) => ({
    subject: `Times refused: ${facts.data.customer}`,
    paragraphs: [
      'Hello,',
      `None of the times you offered suits the customer. ${byKind(facts, {
        visit: 'The request for a visit awaits an answer again',
        move: 'The request to move the visit awaits an answer again',
        cancel: 'The request awaits an answer again',
      })}. It was for:\n${times(facts)}`,
      ofCustomer(facts),
      ...wrote(facts),
    ],
    ...toCompany,
  }),
  request_withdrawn: (facts) => ({
    subject: `Request withdrawn: ${facts.data.customer}`,
    paragraphs: [
      'Hello,',
      `${byKind(facts, {
        visit: 'The customer has withdrawn a request for a visit:',
        move: 'The customer no longer asks to move the visit. The request was for:',
        cancel: 'The customer no longer asks to call off the visit, which stays planned:',
      })}\n${times(facts)}`,
      ofCustomer(facts),
      ...wrote(facts),
    ],
    ...toCompany,
  }),
  request_unanswered: (facts) => ({
    subject: `Request left unsettled: ${facts.data.customer}`,
    paragraphs: [
      'Hello,',
      `${byKind(facts, {
        visit: 'A request for a visit was not settled in time and has closed. The customer asked for:',
        move: 'A request to move a visit was not settled in time and has closed. The customer asked for:',
        cancel: 'A request to call off a visit was not settled in time and has closed. The visit was:',
      })}\n${times(facts)}`,
      ofCustomer(facts),
      'The customer is told. Call them if the visit is still to be planned.',
    ],
    ...toCompany,
  }),
}
