import { access } from './en/access.ts'
import { account } from './en/account.ts'
import { admin } from './en/admin.ts'
import { answering } from './en/answering.ts'
import { calendar } from './en/calendar.ts'
import { catalogue } from './en/catalogue.ts'
import { checking } from './en/checking.ts'
import { choosing } from './en/choosing.ts'
import { contacts } from './en/contacts.ts'
import { corrections } from './en/corrections.ts'
import { customers } from './en/customers.ts'
import { drafting } from './en/drafting.ts'
import { editing, lists } from './en/editing.ts'
import { feeds } from './en/feeds.ts'
import { files } from './en/files.ts'
import { imports } from './en/imports.ts'
import { announcements, invitations } from './en/invitations.ts'
import { invoices } from './en/invoices.ts'
import { issuing } from './en/issuing.ts'
import { jobRecord } from './en/job-record.ts'
import { keyboard } from './en/keyboard.ts'
import { mails } from './en/mails.ts'
import { onSite } from './en/on-site.ts'
import { passkeys } from './en/passkeys.ts'
import { paying } from './en/paying.ts'
import { planning } from './en/planning.ts'
import { proposals } from './en/proposals.ts'
import { receiving } from './en/receiving.ts'
import { requests } from './en/requests.ts'
import { search } from './en/search.ts'
import { secondFactor } from './en/second-factor.ts'
import { settings } from './en/settings.ts'
import { signIn } from './en/sign-in.ts'
import { siteVisits } from './en/site-visits.ts'
import { statements } from './en/statements.ts'
import { team } from './en/team.ts'
import { today } from './en/today.ts'
import { trail } from './en/trail.ts'
import type { Words } from './index.ts'
import { counted } from './plural.ts'

export const en: Words = {
  name: 'English',
  skip: 'Skip to content',
  menu: 'Sections',
  moreSections: 'More sections',
  signOut: 'Sign out',
  language: 'Language',
  next: 'Next page',
  toStart: 'First page',
  call: (phone) => `Call ${phone}`,
  updated: 'This page has just been updated.',
  offline: 'The connection seems to be down. Check it, then try again.',
  broken: 'Something went wrong on our side. Try again in a moment.',

  signIn,

  secondFactor,
  passkeys,
  access,

  home: {
    title: 'Home',
    hello: (name) => `Hello ${name}`,
    nextVisit: 'Your next visit',
    noVisit: 'No visit is planned at the moment. The date will appear here as soon as it is set.',
    toPay: 'To pay',
    nothingToPay: 'Nothing to pay. Thank you!',
    activeJobs: 'Jobs under way',
    noJobs: 'No job under way.',
    allVisits: 'All visits',
    allInvoices: 'All invoices',
    everythingToPay: 'Everything to pay',
    hindered: 'Can’t make it?',
    allJobs: 'All jobs',
  },

  jobs: {
    title: 'My jobs',
    short: 'Jobs',
    none: 'Your jobs will appear here as soon as we open one for you.',
    noLocation: 'No address given',
    location: 'Address',
    type: 'Type',
    status: 'Status',
    reference: 'Reference',
    scope: 'Work',
    visitCount: (count) => counted('en', count, { one: 'visit', other: 'visits' }),
    noVisits: 'No visits yet.',
    noInvoices: 'No invoices yet.',
    statuses: { open: 'Registered', in_progress: 'In progress', completed: 'Completed', cancelled: 'Cancelled' },
  },

  visits: {
    title: 'My visits',
    short: 'Visits',
    upcoming: 'Upcoming',
    past: 'Past',
    noneUpcoming: 'No visit is planned. The date will appear here as soon as it is set.',
    nonePast: 'Your past visits will appear here.',
    comments: 'Comments',
    statuses: { planned: 'Planned', done: 'Done', cancelled: 'Cancelled' },
  },

  requests,
  proposals,

  invoices,

  catalogue,

  customers,
  contacts,
  statements,
  paying,
  issuing,
  drafting,
  corrections,
  checking,
  receiving,

  files,
  feeds,

  admin,
  answering,
  siteVisits,
  onSite,
  calendar,

  jobRecord,
  choosing,

  mails,

  account,
  today,
  trail,
  team,
  invitations,
  announcements,
  imports,
  editing,
  lists,
  search,
  keyboard,
  settings,
  planning,

  errors: {
    notFoundTitle: 'Page not found',
    notFound: 'This page does not exist, or no longer does. The link may be incomplete.',
    brokenTitle: 'Something went wrong',
    broken: 'The fault is ours and has been noted. Try again in a moment; nothing was lost.',
    crossSiteTitle: 'Not accepted',
    crossSite: 'This did not come from our own pages. Go back to the page and try again.',
    watchingTitle: 'Viewing only',
    watching: 'You are looking at the portal as the customer: nothing can be changed here.',
    unreadableTitle: 'Not readable',
    unreadable: 'What was sent is incomplete or not readable. Go back to the page and try again.',
    tooLargeTitle: 'Too large',
    tooLarge: 'What you are sending is too large. Shorten it, then try again.',
    noAnswerTitle: 'Not available for a moment',
    noAnswer: 'What is stored here cannot be read just now. Nothing is lost: try again in a moment.',
    notDone: {
      kept: 'Nothing of what you sent was done yet. It is kept on this page: send it again in a moment.',
      gone: 'Nothing of what you sent was done yet. Go back to the page and send it again in a moment.',
    },
    maybeTitle: 'Saved or not: we cannot tell',
    maybe: {
      kept: 'The answer to what you sent was lost. It is kept on this page: send it again in a moment. If it was saved, nothing is done twice.',
      gone: 'The answer to what you sent was lost. Go back to the page and look: if it was not saved, send it again.',
    },
    tryAgain: 'Try again',
    sendAgain: 'Send again',
    backToForm: 'Back to the page',
    home: 'Back to the home page',
  },

  platform: {
    title: 'The portal for the trades',
    lead: 'Your customers follow their jobs, visits and invoices. You answer fewer calls.',
    company: 'Short name of your company',
    hint: 'The first word of the address your company gave you, for example oakridge.',
    go: 'Open the portal',
    unknown: 'No company goes by this name here. Check the address you were given.',
  },
}
