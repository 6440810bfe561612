import type { Words } from '../index.ts'
import { counted } from '../plural.ts'

export const access: Words['access'] = {
  states: {
    none: 'Not invited',
    invited: 'Invited',
    lapsed: 'Invitation expired',
    active: 'Has access',
    revoked: 'Access removed',
  },
  toSignIn: 'Back to sign-in',
  stuck: 'Need help?',
  sentTitle: 'Look at your emails',
  noMail: 'Nothing after a few minutes? Look in the spam folder, or check the address and try again.',
  wait: (minutes) =>
    `Several emails have just been asked for with this address. Wait ${counted('en', minutes, { one: 'minute', other: 'minutes' })} before asking for another.`,
  asks: {
    reset: {
      title: 'Password forgotten',
      lead: 'Enter your address and we will send you a link to choose a new password.',
      submit: 'Send the link',
      sent: 'If this address has access here, an email is on its way. Its link works for an hour.',
    },
    sign_in: {
      title: 'Sign in without a password',
      lead: 'Enter your address and we will send you a link that lets you in.',
      submit: 'Send me the link',
      sent: 'If this address has access here, an email is on its way. Open its link in this browser within 10 minutes.',
    },
  },
  newPassword: {
    title: 'New password',
    welcome: (company) => `Welcome to ${company}`,
    invitationLead: 'Choose a password and you are in.',
    resetLead: 'Choose a new password. Every device that is signed in will be signed out.',
    label: 'Password',
    hint: 'At least 15 characters. A few words you will remember are enough, spaces included.',
    submit: 'Save and go in',
    suggest: 'Suggest a password',
    another: 'Suggest another',
    writeDown: 'Write it down, or let your browser keep it.',
    account: (email) => `You sign in with ${email}`,
  },
  faults: {
    tooShort: 'It needs at least 15 characters. Four or five random words do very well.',
    tooLong: 'This is too long: 256 characters at most.',
    common: 'This password is too easy to guess. Better take a few random words.',
    ownName: 'Use neither your name nor the company’s: those are tried first.',
  },
  open: {
    title: 'Open your portal',
    lead: (email) => `You are about to go in as ${email}.`,
    submit: 'Go in',
  },
  dead: {
    title: 'This link no longer works',
    texts: {
      invitation:
        'It has been used, or is more than 7 days old. If it has been used, sign in. If not, ask us for a new invitation.',
      reset: 'It has been used, is more than an hour old, or a newer link has taken its place.',
      sign_in: 'It has been used, is more than 10 minutes old, or was asked for in another browser.',
    },
    again: 'Ask for a new link',
  },
}
