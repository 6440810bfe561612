import type { Words } from '../index.ts'
import { counted } from '../plural.ts'

/** Texts of the code asked for besides the password, and of setting it up. */
export const secondFactor: Words['secondFactor'] = {
  title: 'Two-step verification',
  codeTitle: 'Your code',
  codeLead: 'Open the codes app on your phone and type the six digits it shows.',
  code: 'Code',
  codeHint: 'No phone any more? Type one of your recovery codes here.',
  codeMissing: 'Type the six digits that your app shows.',
  codeWrong: 'This code does not fit, or has been used. Wait for the next one in the app, then try again.',
  codeHelp: (company) => `Neither phone nor recovery code? Call ${company}:`,
  continue: 'Continue',
  startAgain: 'Back to sign-in',
  lead: 'Besides your password, you type a code that your phone shows. A guessed or stolen password is no longer enough to get in.',
  required: (company) =>
    `${company} asks the whole team for this protection: a code that your phone shows, besides the password. It takes two minutes.`,
  install: 'On your phone, open a codes app: Passwords on an iPhone, or Google Authenticator for example.',
  scan: 'In that app, add an account and point the camera at this square.',
  qr: 'Square for the codes app’s camera',
  open: 'Are you on that phone? Open the app',
  byHand: 'Or copy this key into the app:',
  type: 'Type the six digits it shows',
  turnOn: 'Turn on',
  recoveryTitle: 'Your recovery codes',
  recoveryLead: 'Without your phone, each of these codes lets you in once, in place of the six digits.',
  recoveryList: 'Ten recovery codes',
  recoveryNote: 'Print this page or copy them to a safe place: they will not be shown again.',
  kept: 'Done, continue',
  nowOn: 'Two-step verification is on.',
  on: 'On',
  onLead: 'Whenever you sign in with your password, you are asked for a code from your phone.',
  codesLeft: (count) =>
    count === 0
      ? 'You have no recovery code left: make new ones.'
      : `You have ${counted('en', count, { one: 'recovery code', other: 'recovery codes' })} left.`,
  usedRecovery: (left) =>
    `You came in with a recovery code. ${
      left === 0
        ? 'It was the last one: make new ones below.'
        : `You have ${left} left. Phone lost or replaced? Turn verification off below, then on again with the new one.`
    }`,
  newCodes: 'New recovery codes',
  newCodesLead: 'You get ten new codes. The earlier ones stop working.',
  makeCodes: 'Make new codes',
  removal: 'Turn off',
  removalLead: 'Only your password will be asked for when you sign in.',
  removalRefused:
    'Your company asks the whole team for this protection, so it stays on. New phone? Whoever looks after accounts can invite you again.',
  remove: 'Turn verification off',
  passwordWrong: 'This is not your password. Check it, then try again.',
  toAccount: 'My account',
  passkeyTitle: 'Your passkey',
  passkeyLead: (company) =>
    `${company} asks the whole team for more than a password, and your account has a passkey: sign in with it. A codes app can be added afterwards, from your account.`,
  passkeyHelp: (company) => `No device with your passkey any more? Call ${company}:`,
}
