import type { Words } from '../index.ts'
import { counted } from '../plural.ts'

const customers = (count: number) => counted('en', count, { one: 'customer', other: 'customers' })

export const invitations: Words['invitations'] = {
  title: 'Invite customers',
  lead: 'Each customer gets an email with a link to choose their password. The link works for 7 days.',
  tabs: { new: 'Never invited', all: 'All' },
  none: { new: 'All your customers have been invited.', all: 'The company’s customers will appear here.' },
  everyone: (count) =>
    `Invite ${count === 1 ? 'the one customer never invited' : `all ${customers(count)} never invited`} whose email address is known`,
  noOneLeft: 'Nobody to invite at once: everyone whose email address is known has been invited.',
  choose: 'Tick the customers to invite',
  chosen: 'Invite the ticked customers',
  lookAt: 'These customers cannot be invited from here',
  noEmail: 'No email address on record',
  noneTicked: 'Tick at least one customer.',
  unanswered: 'Invitations not accepted yet',
  unansweredLead:
    'These people were sent an invitation and have not accepted it yet. Open one to check the address or to invite again.',
  noneUnanswered: 'Every invitation has been accepted.',
  allUnanswered: 'All invitations not accepted yet',
  ofTeam: 'Team',
  invitedOn: (date) => `Invited on ${date}`,
  run: {
    invitation: 'Sending invitations',
    announcement: 'Sending the announcement',
    progress: (done, total) => `${done} of ${customers(total)}`,
    mailed: (count) => counted('en', count, { one: 'email prepared', other: 'emails prepared' }),
    going: 'This goes on by itself: you may leave this page.',
    finished: 'All emails are written and on their way.',
    toMails: 'See the emails',
    reload: 'Refresh',
    lines: 'Result for each customer',
    tabs: { all: 'All', skipped: 'Without email' },
    none: { all: 'The first results arrive in a moment.', skipped: 'No customer was left out.' },
    outcomes: {
      invited: 'Invited',
      announced: 'Email prepared',
      has_access: 'Has access already',
      invited_already: 'Invited already, the link still works',
      revoked: 'Access removed by the team',
      no_email: 'No usable email address',
    },
  },
}

export const announcements: Words['announcements'] = {
  title: 'Announce the portal',
  lead: 'An email to your customers, to say that the portal is there and how to get in.',
  to: 'To whom',
  with_access: (count) => `Customers who have access (${count})`,
  with_email: (count) => `All customers whose email address is known (${count})`,
  text: 'Text',
  textHint: 'An empty line begins a new paragraph. The button to the portal is added below.',
  textMissing: 'Write the text of the message.',
  textTooLong: 'This text is too long: 4,000 characters at most.',
  audienceMissing: 'Choose whom to write to.',
  preview: 'See the email',
  previewTitle: 'This is the email',
  recipients: (count) => (count === 0 ? 'It would go to nobody.' : `It will go to ${customers(count)}, once to each.`),
  asText: 'Text version, for programs that show nothing but text',
  subject: 'Subject',
  from: 'From',
  send: (count) => `Send to ${customers(count)}`,
  change: 'Change the text',
  draft: (company, portal) =>
    `Hello,

${company} has a customer portal on the internet: ${portal}

There you follow your jobs, see when we come, and find your invoices, at any time.

To come in, use the address at which you get this message. Password forgotten? The sign-in page lets you choose another. No invitation yet? Call us.`,
}
