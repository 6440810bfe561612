import type { Words } from '../index.ts'

/** Visits in calendars outside. */
export const feeds: Words['feeds'] = {
  title: 'My visits in my calendar',
  calendarName: (company) => `Visits ${company}`,
  file: 'visit',
  addVisit: 'Add to my calendar',
  ofDay: (day) => `the visit on ${day}`,

  lead: 'Give your calendar (iPhone, Google, Outlook…) a private address: your visits appear there, and follow when a time changes or a visit is cancelled.',
  leadOfTechnician:
    'Give your calendar (iPhone, Google, Outlook…) a private address: your visits appear there with the customer, their phone and the notes, and follow when a time changes.',
  make: 'Make my calendar address',
  address: 'Your calendar address',
  addressHint: 'It is private: whoever knows it sees your visits.',
  forgotten: 'Your address still works, but it can no longer be shown. For another device, replace it.',
  since: (day) => `Made on ${day}`,
  replace: 'Replace the address',
  end: 'End the address',
  replaceLead:
    'Has the address fallen into the wrong hands? Replace it: the old one no longer answers, and you give the new one to your calendars.',

  how: 'How to use it',
  subscribe: 'Open in my calendar',
  subscribeLead: 'On iPhone, iPad and Mac this button is enough. Elsewhere, copy the address, then:',
  ways: {
    apple: {
      name: 'iPhone and iPad',
      steps: 'In Calendar: Calendars, Add Calendar, Add Subscription Calendar. Paste the address.',
    },
    google: {
      name: 'Google Calendar',
      steps: 'On a computer: next to “Other calendars” the plus sign, then “From URL”. Paste the address.',
    },
    outlook: {
      name: 'Outlook',
      steps: 'Add calendar, then “Subscribe from web”. Paste the address.',
    },
  },
  lag: 'Each calendar updates at its own pace: from a few minutes to a day with Google. Your visits on this site are always up to date.',
  dones: {
    made: 'Your calendar address is made.',
    replaced: 'The address is replaced: the old one no longer answers.',
    ended: 'The address is ended: it no longer answers.',
  },

  agenda: 'Calendar',
  way: 'My visits in my calendar',
  wayLead: 'A private address for iPhone, Google or Outlook.',
}
