import type { Words } from '../index.ts'
import { counted } from '../plural.ts'

const visits = (count: number) => counted('en', count, { one: 'visit', other: 'visits' })

export const calendar: Words['calendar'] = {
  title: 'Calendar',
  views: { day: 'Day', week: 'Week', month: 'Month' },
  before: { day: 'Previous day', week: 'Previous week', month: 'Previous month' },
  after: { day: 'Next day', week: 'Next week', month: 'Next month' },
  today: 'Today',
  steps: 'Change the period',
  goTo: 'Go to',
  whose: 'Visits of',
  unassigned: 'Nobody yet',
  only: (name) => `Only: ${name}`,
  none: 'No visit',
  count: visits,
  unit: (count) => (count === 1 ? 'visit' : 'visits'),
  more: (count) => `+ ${visits(count)}`,
  wholeDay: 'See the whole day',
  overlap: 'Same time as another',
  forDays: 'For several days',
  move: (customer) => `the visit to ${customer}`,
  drag: 'Drag a visit to move it, or choose “Move”.',
  moved: (customer, day, hours) => `${customer}: visit moved, ${day}, ${hours}.`,
  movedBack: (customer, day, hours) => `${customer}: the visit is back where it was, ${day}, ${hours}.`,
  backlog: {
    title: 'Jobs to plan',
    lead: 'Under way, without a visit to come. Those that wait longest come first.',
    none: 'Each job under way has a visit to come.',
    plan: (day) => `Plan on ${day}`,
    since: (day) => `Since ${day}`,
    more: 'Other jobs are waiting too.',
  },
}
