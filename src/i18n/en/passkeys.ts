import type { Words } from '../index.ts'

/** Texts of signing in with a passkey, and of one’s own passkeys. */
export const passkeys: Words['passkeys'] = {
  title: 'Passkeys',
  or: 'or',
  signIn: 'Sign in with a passkey',
  how: 'With your device’s fingerprint, face or PIN, without a password.',
  cancelled: 'Nothing was sent. Try again whenever you like, or sign in another way.',
  failed: 'That did not work. Check your connection, then try again.',
  refused: 'This passkey opens no account here. Sign in with your password.',
  expired: 'That took too long. Try again.',
  lead: 'A passkey opens your account without a password, with your device’s fingerprint, face or PIN. It cannot be guessed or stolen.',
  none: 'Your passkeys will appear here.',
  addedOn: (day) => `Added on ${day}`,
  lastUsed: (day) => `Last used on ${day}`,
  neverUsed: 'Never used',
  remove: 'Remove',
  removeOne: (name) => `Remove ${name}`,
  lastStays:
    'Your company asks the whole team for more than a password: keep at least one passkey, or turn on two-step verification first.',
  add: 'Add this device',
  addLead: 'Enter your password first; then your device asks you to confirm.',
  name: 'Name of the device',
  nameMissing: 'Give this device a name, for example “My phone”.',
  addButton: 'Add a passkey',
  addCancelled: 'Nothing was added. Try again whenever you like.',
  already: 'This device already has a passkey for your account.',
  unsupported: 'This browser does not know passkeys. Try on your phone, or update it.',
  defaultName: 'My device',
  tooMany: 'Your account already has many passkeys. Remove one first.',
  removed: 'Passkey removed.',
  added: 'Your device is added: next time, sign in without a password.',
}
