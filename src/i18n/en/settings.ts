import type { Words } from '../index.ts'

export const settings: Words['settings'] = {
  title: 'Settings',
  security: 'Security',
  secondFactor: 'Two-step verification for the team',
  required:
    'Everyone in the team signs in with their password and a code from their phone, or with a saved device. A stolen password is not enough to get in.',
  optional:
    'The password is enough to get in on the team’s side. Only people who switched verification on themselves give a code too.',
  on: 'Required',
  off: 'Optional',
  require: 'Require it',
  release: 'Make it optional',
  requireHint: 'Whoever does not have it yet sets it up at their next sign-in.',
  releaseHint: 'Whoever has it already keeps it.',
  soon: 'A change takes effect everywhere within a minute.',
}
