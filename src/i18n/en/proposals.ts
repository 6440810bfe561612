import type { Words } from '../index.ts'

export const proposals: Words['proposals'] = {
  title: {
    visit: 'Which time suits you?',
    move: 'Which new time suits you?',
    cancel: 'Which time suits you?',
  },
  lead: (company: string) => `${company} offers you a visit. Press the time that suits you: that is all.`,
  leadMove: (company: string) =>
    `${company} offers you another time. Press the one that suits you: your visit is then moved.`,
  clock: (zone: string) => `${zone} time.`,
  until: (moment: string) => `You can answer until ${moment}.`,
  slotMissing: 'Press one of the times offered.',
  tooLong: 'This text is too long: 2,000 characters at most.',
  signIn: 'Sign in to see the whole request',
  see: 'See the whole request',
  states: {
    agreed: { title: 'It is agreed', text: 'Your visit is planned:' },
    off: { title: 'No longer planned', text: 'This visit was agreed on, but it is no longer planned. Please call us.' },
    cancelled: { title: 'Visit called off', text: 'As you asked, this visit will not take place:' },
    refused: { title: 'Your answer is sent', text: 'None of the times suited you. The company will offer you others.' },
    offeredAnew: {
      title: 'Other times are waiting for you',
      text: 'The company has changed its offer since this email. Open the newest one, or sign in.',
    },
    pending: {
      title: 'The company looks at your request again',
      text: 'These times are no longer offered. You will get an answer soon.',
    },
    moot: {
      title: 'Visit no longer planned',
      text: 'The visit that was to be moved is no longer planned: there is nothing left to choose.',
    },
    declined: { title: 'Request declined', text: 'Unfortunately the company can no longer take up this request.' },
    withdrawn: { title: 'Request taken back', text: 'This request was taken back: there is nothing left to choose.' },
    expired: {
      title: 'The time to answer has passed',
      text: 'This link can no longer be used to answer. Sign in to make a new request, or call us.',
    },
    dead: {
      title: 'This link leads nowhere any more',
      text: 'It may be incomplete or too old. Sign in to see your requests.',
    },
  },
  late: 'Your answer was not saved: someone answered just before, or the offer has changed. This is how the request stands.',
  wait: 'Too many tries in a short time. Wait a minute, then try again.',
  mailed: 'A confirmation is on its way by email.',
  toCalendar: 'Add to my calendar',
}
