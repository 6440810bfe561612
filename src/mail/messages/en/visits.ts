import type { MailFacts, MessagesOf, VisitMessage } from '../../message.ts'

const what = ({ data: { job = '', place } }: MailFacts) => (place ? `${job}\n${place}` : job)
const unsuitable = (phone: string) => `Does this not suit you? Reply to this email or call us on ${phone}.`

/** What customers are told of visits. */
export const visits: MessagesOf<VisitMessage> = {
  visit_planned: (facts) => ({
    subject: `${facts.company}: a visit is planned`,
    paragraphs: [
      `Hello ${facts.person},`,
      `We plan to come:\n${facts.times.join('\n')}`,
      `For your job:\n${what(facts)}`,
      ...said(facts),
    ],
    button: 'See my visits',
    closing: unsuitable(facts.phone),
  }),
  visit_moved: (facts) => ({
    subject: `${facts.company}: your visit has a new time`,
    paragraphs: [
      `Hello ${facts.person},`,
      `We will come at another time. It is now:\n${facts.times.join('\n')}`,
      `Instead of:\n${facts.before}`,
      `For your job:\n${what(facts)}`,
      ...said(facts),
    ],
    button: 'See my visits',
    closing: unsuitable(facts.phone),
  }),
  visit_cancelled: (facts) => ({
    subject: `${facts.company}: your visit is called off`,
    paragraphs: [
      `Hello ${facts.person},`,
      `We will not come as planned. This visit is called off:\n${facts.times.join('\n')}`,
      `It was planned for your job:\n${what(facts)}`,
    ],
    button: 'See my visits',
    closing: `To agree on another date, reply to this email or call us on ${facts.phone}.`,
  }),
  visit_reminder: (facts) => ({
    subject: `${facts.company}: a reminder of our visit`,
    paragraphs: [
      `Hello ${facts.person},`,
      `We are coming soon:\n${facts.times.join('\n')}`,
      `For your job:\n${what(facts)}`,
      ...said(facts),
    ],
    button: 'See my visits',
    closing: `Has something come up? Let us know as soon as you can on ${facts.phone}.`,
  }),
}

const said = ({ data }: MailFacts) => (data.said ? [`Good to know:\n${data.said}`] : [])
