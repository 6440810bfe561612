import { held, outside, partly } from './held.ts'

/** V13: what it is set up with. */
export const configuration = [
  held('V13.1.1', 2, 'What it talks to is written down', '#What it talks to'),
  outside('V13.2.1', 2, 'Parts know each other', 'Bindings of the platform, which no other account has.'),
  held(
    'V13.2.2',
    2,
    'Each part may what it needs',
    'test/tree/architecture.test.ts: reaches bindings only where the doors and the directory are',
    'test/tree/architecture.test.ts: of the verbs that check no session are for the doors, accounts, the trail, the outbox, the queue of imports and the clock',
  ),
  held(
    'V13.2.3',
    2,
    'No secret is a default',
    'src/secrets/keys.ts: 32',
    'test/mail/link.test.ts: is not made with the key %j',
    'test/companies/host.test.ts: outside development nothing is answered with keys that stand in the source, or with one of them among others',
    '#What a deployment must see to',
  ),
  held(
    'V13.2.4',
    2,
    'What may be asked is a list',
    'test/tree/code.test.ts: nothing is asked over the network but the one resolver',
  ),
  held(
    'V13.2.5',
    2,
    'For the server as well',
    'test/tree/code.test.ts: nothing is asked over the network but the one resolver',
  ),
  outside(
    'V13.3.1',
    2,
    'Secrets lie in a vault',
    'SESSION_KEYS and DATA_KEYS are secrets of the platform; those in wrangler.toml are for development, and elsewhere nothing is answered with them.',
  ),
  outside('V13.3.2', 2, 'Few can read them', 'Who may is decided in the platform’s account.'),
  held(
    'V13.4.1',
    1,
    'No .git is served',
    'test/security/answers.test.ts: static files are those of one folder, and nothing of the source',
  ),
  held(
    'V13.4.2',
    2,
    'No debugging where it is deployed',
    'test/companies/host.test.ts: outside development a page is only given over https, and says nothing of its cost',
    'test/mail/development.test.ts: is not there in what is deployed, on the %s host',
  ),
  held(
    'V13.4.3',
    2,
    'No list of a folder',
    'test/security/answers.test.ts: static files are those of one folder, and nothing of the source',
  ),
  outside('V13.4.4', 2, 'No TRACE', 'The platform refuses it; a Request with it cannot even be made.'),
  held(
    'V13.4.5',
    2,
    'Nothing is told to who only watches',
    'test/isolation.test.ts: the table names every route of the app, and no other',
    'src/http/health.ts: so it names no one and tells no detail',
  ),
  held(
    'V13.4.6',
    3,
    'No version is told',
    'test/security/answers.test.ts: %s comes with every header that keeps it to itself',
  ),
]

/** V14: what is known of people. */
export const data = [
  held('V14.1.1', 2, 'What is kept, and how near it is to someone, is written down', '#What is known of people'),
  held('V14.1.2', 2, 'So is how each kind is kept', '#What is known of people'),
  partly(
    'V14.2.1',
    1,
    'No address holds a secret',
    'Links by mail serve once and run out. The address of a calendar is a secret that lasts, because calendars can send nothing else: it reads visits alone, is stored as a hash, and ends with a press.',
    'test/access/invitation.test.ts: is dead once another was sent, and a second press of the button sends no other',
    'test/feeds/feed.test.ts: once it is replaced or ended, at once',
    'test/http/log.test.ts: what opens an account or a calendar does not stand in the log: %s',
  ),
  held(
    'V14.2.2',
    2,
    'No cache on the way keeps it',
    'test/security/answers.test.ts: %s comes with every header that keeps it to itself',
  ),
  held(
    'V14.2.3',
    2,
    'Nobody else is told',
    'src/http/headers.ts: connectSrc: self',
    'test/tree/code.test.ts: nothing is asked over the network but the one resolver',
  ),
  partly(
    'V14.2.4',
    2,
    'Each kind is kept as written',
    'As the sections say, but for retention: the trail and mails that were sent are never removed by themselves.',
    'test/sessions/sweep.test.ts: the hourly sweep removes what has run out and nothing else',
    'test/access/codes-app.test.ts: is done with a right code, which shows ten recovery codes once, mails and notes it',
  ),
  held(
    'V14.2.6',
    3,
    'No more is shown than is needed',
    'test/companies/rules.test.ts: the trail tells old and new, and of an account no more than its last four characters',
  ),
  held(
    'V14.2.8',
    3,
    'A photo does not say where it was taken',
    'test/attachments/upload.test.ts: does not keep where a photo was taken, in the bytes or in the small picture',
  ),
  held(
    'V14.3.1',
    1,
    'Nothing stays in the browser',
    'test/sessions/sign-in.test.ts: leaves nothing in the browser that its pages and photos could be read from once it has ended',
  ),
  held(
    'V14.3.2',
    2,
    'No page is kept',
    'test/security/answers.test.ts: %s comes with every header that keeps it to itself',
  ),
  held(
    'V14.3.3',
    2,
    'What a browser stores says nothing of anyone',
    'test/tree/code.test.ts: nothing is stored in the browser but that keys are switched off',
  ),
]
