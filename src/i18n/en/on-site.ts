import type { Words } from '../index.ts'

export const onSite: Words['onSite'] = {
  arrived: (time) => `Technician arrived at ${time}`,
  between: (hours) => `On site: ${hours}`,
  left: (time) => `Done at ${time}`,
  today: 'Today',
  day: 'My day',
  dayBefore: 'Day before',
  dayAfter: 'Day after',
  none: 'No visit on this day.',
  noneToday: 'No visit today.',
  coming: 'Next',
  presses: { arrival: 'I am on site', departure: 'It is done' },
  pressesAt: {
    arrival: (customer) => `I am on site: ${customer}`,
    departure: (customer) => `It is done: ${customer}`,
  },
  takeBack: { arrival: 'I am not on site yet', departure: 'It is not done' },
  dones: {
    arrived: (customer) => `Arrival noted: ${customer}.`,
    ended: (customer) => `Visit done: ${customer}.`,
    undone: (customer) => `It is as it was before: ${customer}.`,
    saved: (customer) => `Comments saved: ${customer}.`,
  },
  comments: 'Comments for the customer',
  commentsHint: 'What you did or noticed. The customer reads it on their portal.',
}
