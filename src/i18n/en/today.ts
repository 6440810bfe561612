import type { Words } from '../index.ts'
import { counted } from '../plural.ts'

const days = (count: number) => counted('en', count, { one: 'day', other: 'days' })

export const today: Words['today'] = {
  title: 'Today',
  waits: (count) =>
    count === 0 ? 'Came in today' : count === 1 ? 'Waiting since yesterday' : `Waiting for ${days(count)}`,
  wishes: (day, hours) => `Would like ${day}, ${hours}`,
  visitsToday: 'Today’s visits',
  visitsTomorrow: 'Tomorrow’s visits',
  noneToday: 'No more visits planned today.',
  noneTomorrow: 'No visit is planned tomorrow.',
  late: (count) => `${days(count)} overdue`,
  everyOverdue: 'All overdue invoices',
  mailsToCheck: 'E-mails to check',
  everyMail: 'All e-mails to check',
  steps: {
    title: 'Getting started',
    done: 'Done',
    toDo: 'To do',
    settings: 'Complete the settings',
    settingsHint: 'The company’s address, which stands on your invoices.',
    catalogue: 'Fill the catalogue',
    catalogueHint: 'The kinds of work you do, to sort your jobs by.',
    customer: 'Add a first customer',
    customerHint: 'A name and an address will do to begin with.',
    contact: 'Invite a customer to the portal',
    contactHint: 'They get an e-mail and choose their password.',
  },
}
