import type { Words } from '../index.ts'
import { counted } from '../plural.ts'

export const signIn: Words['signIn'] = {
  title: 'Sign in',
  customerLead: 'Your jobs, your visits and your invoices in one place.',
  staffLead: 'For the team only.',
  email: 'Email address',
  password: 'Password',
  submit: 'Sign in',
  refused: 'The email address or the password is not right. Check both, then try again.',
  wait: (minutes) =>
    `Too many attempts. To keep the account safe, wait ${counted('en', minutes, { one: 'minute', other: 'minutes' })}, then try again.`,
  emailMissing: 'Enter your email address, for example name@example.com.',
  emailWrong: 'This address looks incomplete. Check it, for example name@example.com.',
  here: 'You are already signed in on this device.',
  openHome: 'Open my portal',
  asked: 'Sign in to open this page.',
  passwordMissing: 'Enter your password.',
  tooLong: 'This text is too long.',
  forgotten: 'Password forgotten?',
  byLink: 'Get a sign-in link by email',
  help: (company) => `No access yet? Call ${company}:`,
  chooseTitle: 'Which file shall we open?',
  chooseLead: 'Your address opens several files.',
  staffDoor: 'Staff sign-in',
  customerDoor: 'Customer sign-in',
}
