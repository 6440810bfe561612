import type { Words } from '../index.ts'
import { counted } from '../plural.ts'

export const mails: Words['mails'] = {
  title: 'Emails',
  tabs: { check: 'To check', waiting: 'Waiting', sent: 'Sent' },
  none: {
    check: 'Nothing to check: no mail is in trouble.',
    waiting: 'No mail is waiting.',
    sent: 'Mails that were sent will appear here.',
  },
  messages: {
    customer_invitation: 'Invitation of a customer',
    staff_invitation: 'Invitation to the team',
    password_reset: 'New password',
    sign_in_link: 'Sign-in link',
    password_changed: 'Password changed',
    email_changed: 'Email address changed',
    second_factor_changed: 'Two-step verification changed',
    passkey_added: 'Device added to the account',
    announcement: 'Introduction of the portal',
  },
  statuses: { waiting: 'Waiting', sending: 'Being sent', sent: 'Sent', failed: 'Not sent', unsure: 'Unsure' },
  writtenOn: (moment) => `Written on ${moment}`,
  sentOn: (moment) => `Sent on ${moment}`,
  nextTry: (moment) => `Next try on ${moment}`,
  tries: (count) => counted('en', count, { one: 'try', other: 'tries' }),
  faults: {
    address: 'This address does not take our mails. Check it with the person.',
    limit: 'Too many mails left in a short time. Try again later.',
    link: 'The link in this mail no longer works. Send a new invitation, or ask for a new link.',
    other: 'The mail service did not take this mail.',
  },
  mayHaveArrived: 'Sending was cut off: this mail may have arrived. Sent again, it may arrive twice.',
  tryAgain: 'Try again',
  sendAgain: 'Send again',
}
