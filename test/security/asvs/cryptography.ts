import { held, none, outside, partly } from './held.ts'

const tls = 'TLS ends at the platform, whose settings the deployment chooses.'
const bindings = 'Database, files, queues and mail are bindings of the platform, not connections of ours.'

/** V11: keys, hashes and chance. */
export const cryptography = [
  held(
    'V11.1.1',
    2,
    'How keys are kept and renewed is written down',
    '#Keys and hashes',
    'test/accounts/seal.test.ts: that are older still open what they sealed, and the newest seals',
  ),
  held('V11.1.2', 2, 'So is which there are, and what for', '#Keys and hashes'),
  held(
    'V11.2.1',
    2,
    'Only well-known implementations',
    'src/accounts/seal.ts: crypto.subtle.encrypt',
    'src/accounts/password/hash.ts: node:crypto',
    'src/sessions/token.ts: jose',
  ),
  held(
    'V11.2.2',
    2,
    'Keys and settings can be changed',
    'test/sessions/second-factor.test.ts: a right code has its secret sealed with the newest, so that the older one may go',
    'test/mail/link.test.ts: is made with the newest key, and stays what it was when a newer one is added',
    'src/accounts/password/hash.ts: scrypt$',
  ),
  held(
    'V11.2.3',
    2,
    'None is weaker than 128 bits',
    'src/accounts/seal.ts: length: 256',
    'src/sessions/token.ts: HS256',
    '#Keys and hashes',
  ),
  held(
    'V11.3.1',
    1,
    'No weak modes',
    'src/accounts/seal.ts: AES-GCM',
    'test/tree/code.test.ts: no hash, cipher or chance is weak',
  ),
  held('V11.3.2', 1, 'Approved ciphers', 'src/accounts/seal.ts: AES-GCM'),
  held(
    'V11.3.3',
    2,
    'What is sealed cannot be changed',
    'test/accounts/seal.test.ts: is refused with any character changed, left out or added',
  ),
  held('V11.4.1', 1, 'Approved hashes', 'test/tree/code.test.ts: no hash, cipher or chance is weak'),
  held(
    'V11.4.2',
    2,
    'Passwords are hashed slowly',
    'src/accounts/password/hash.ts: N: 2 ** 15',
    'test/security/answers.test.ts: a password is kept as scrypt of N 32768, r 8, p 3, with a salt of its own',
  ),
  held(
    'V11.4.3',
    2,
    'Hashes that hold something together are long',
    'src/secrets/sha256.ts: SHA-256',
    'test/invoices/check.test.ts: is refused with one byte changed, with another’s code, and with none that anyone has, all in the same words',
  ),
  none('V11.4.4', 2, 'Keys from passwords', 'Keys come from the deployment’s secrets, not from passwords.'),
  partly(
    'V11.5.1',
    2,
    'What must not be guessed is random, 128 bits or more',
    'Sessions have 130 bits, links, steps and calendars 256, secrets of codes apps 160; recovery codes, which people type, have 120, which 6.5.2 allows, and tries of them are counted; the code of a document has 50 and says nothing without the document. Ids of rows have 100 and keep nothing secret.',
    'test/accounts/recovery.test.ts: are ten, of 24 characters (120 bits) that nobody mistakes, in groups of four',
    'test/sessions/sign-in.test.ts: has a name of 130 random bits in its ticket',
    'src/sessions/steps.ts: randomBytes(32)',
    'src/access/mailed/browser.ts: randomBytes(32)',
    'test/tree/code.test.ts: no hash, cipher or chance is weak',
  ),
  held(
    'V11.6.1',
    2,
    'Approved signatures',
    'src/sessions/token.ts: HS256',
    'test/sessions/passkeys.test.ts: signed by another key opens nothing',
  ),
]

/** V12: the way between machines. */
export const communication = [
  outside('V12.1.1', 1, 'TLS 1.2 or newer', tls),
  outside('V12.1.2', 2, 'Strong suites', tls),
  none('V12.1.3', 2, 'Client certificates', 'None are asked for.'),
  held(
    'V12.2.1',
    1,
    'Nothing in clear',
    'test/companies/host.test.ts: outside development a page is only given over https, and says nothing of its cost',
    'test/companies/host.test.ts: outside development what programs ask for, and what is sent, is refused in clear and not led on',
    'test/mail/message.test.ts: without TLS in development alone',
  ),
  outside('V12.2.2', 1, 'A certificate that browsers trust', tls),
  partly(
    'V12.3.1',
    2,
    'All connections are encrypted',
    `The one resolver that is asked is asked over https (wrangler.toml names it). ${bindings}`,
    'src/companies/domain.ts: over HTTPS',
  ),
  outside('V12.3.2', 2, 'Certificates of others are checked', 'The platform’s fetch does, and has no way not to.'),
  outside('V12.3.3', 2, 'So are connections inside', bindings),
  outside('V12.3.4', 2, 'With certificates that are trusted', bindings),
]
