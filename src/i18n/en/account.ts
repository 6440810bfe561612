import type { Words } from '../index.ts'
import { counted } from '../plural.ts'

export const account: Words['account'] = {
  title: 'My account',
  name: 'Name',
  email: 'Email address',
  customer: 'Customer',
  role: 'Role',
  mend: 'Is something here not right? Call us.',
  safety: 'Security',
  secondFactor: 'Two-step verification',
  secondFactorLead: 'A code from your phone on top of the password.',
  on: 'On',
  off: 'Off',
  passkeys: 'Passkeys',
  passkeysLead: 'Your device’s fingerprint, face or PIN in place of the password.',
  passkeyCount: (count) => (count === 0 ? 'None' : counted('en', count, { one: 'passkey', other: 'passkeys' })),
  told: 'Emails and calendar',
  mails: 'Emails I get',
  mailsShort: 'Visits, requests and reminders.',
  mailsLead: 'Tell me by email:',
  mailsSaved: 'Your choice is saved.',
  topics: {
    visits: 'Of visits planned, moved or called off',
    requests: 'Of what becomes of my requests',
    reminders: 'Before a visit, as a reminder',
    invoices: 'Of my invoices',
  },
  topicHints: {
    visits: 'When the company sets or changes a date.',
    requests: 'A request confirmed, declined or left unsettled.',
    reminders: 'One reminder a visit, mostly the day before.',
    invoices: 'When an invoice or a credit note is there for me.',
  },
  mailsAlways:
    'When the company offers you times, it awaits your answer: that email always reaches you, if you may ask for visits. So does what concerns the safety of your account.',
  accesses: 'Who has had access to my file',
  accessesLead: 'Sign-ins, looks and documents opened.',

  password: 'Change the password',
  current: 'Current password',
  fresh: 'New password',
  freshHint: 'At least 15 characters. A few words picked at random will do.',
  submit: 'Change the password',
  reveal: 'Show the passwords',
  wait: (minutes) =>
    `Too many attempts. To keep the account safe, wait ${counted('en', minutes, { one: 'minute', other: 'minutes' })}, then try again.`,
  faults: {
    currentMissing: 'Enter your current password.',
    currentWrong: 'This is not your current password. Check it, then try again.',
    missing: 'Enter a new password.',
  },

  sessions: 'Where you are signed in',
  onDevice: (browser, system) => `${browser} on ${system}`,
  unknownDevice: 'Device not recognised',
  lastUsed: (moment) => `Last active on ${moment}`,
  here: 'This device',
  viewing: 'Looking at the portal as a customer',
  endSession: 'Sign out',
  endOthers: 'Sign out all other devices',
  moreSessions: 'Only the most recent sign-ins are shown.',

  done: {
    password: 'Your password has been changed. All your other devices are signed out.',
    ended: 'The device is signed out.',
    others: 'All other devices are signed out.',
  },
}
