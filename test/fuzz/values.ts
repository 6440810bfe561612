import fc from 'fast-check'
import { addresses, dates, letters, numbers, signs } from './odd-texts.ts'

export { formula, markup, script, smuggled } from './odd-texts.ts'

/** Ids that name rows of these worlds, whoever they belong to. */
export const ids = [
  ...[
    'customer-alice',
    'customer-bob',
    'contact-alice',
    'contact-bob',
    'job-alice',
    'job-bob',
    'visit-alice',
    'visit-bob',
    'request-alice',
    'request-bob',
  ],
  ...[
    'invoice-alice',
    'invoice-bob',
    'draft-alice',
    'draft-bob',
    'payment-alice',
    'payment-bob',
    'staff-owner',
    'staff-technician',
    'account-contact-bob',
    'account-staff-owner',
  ],
  ...[
    'category',
    'type',
    'item',
    'file-alice',
    'mail-failed',
    'run-of-both',
    'import-of-both',
    'claim-of-both',
    'notice-alice',
    'passkey-alice',
    'session-alice',
    'no-such-row',
  ],
]

/** Values that one form or another of the app takes; which of them a field takes is found by trying its schema. */
export const plausible = [
  ...[
    'yes',
    'on',
    'no',
    '1',
    '2',
    '10',
    '12,50',
    '20',
    'fr',
    'en',
    'EUR',
    'FR',
    'GB',
    'Europe/Paris',
    'Some words',
    'Two\nlines',
    'a@example.com',
    '+33 4 72 00 00 00',
  ],
  ...[
    '2026-12-01',
    '2026-12-01T09:00',
    '2026-12-01T10:00',
    '2026-01-31',
    '2027',
    '09:00',
    '17:30',
    '#0b5cad',
    'example.com',
    'https://example.com/',
    '123456',
    'FA{yyyy}-{####}',
    '552 100 554',
    'a-key-of-a-form',
    '',
  ],
  ...ids,
  ...letters.filter((text) => text.length > 0 && text.length < 20),
]

const flooded = fc
  .tuple(
    fc.constantFrom(
      ' ',
      '\n',
      'a',
      '0',
      '\u0301',
      '1,',
      '1.',
      '@',
      'a@',
      '🔧',
      '-',
      '\u0000',
      ';',
      '"',
      '%',
      '(',
      'a b ',
      '=',
      'é',
      '<',
      '\\',
      ',;\t',
    ),
    fc.constantFrom(41, 121, 2001, 20_000, 60_000),
    fc.constantFrom('', 'x', '!', '\ud800', ' '),
  )
  .map(([unit, times, end]) => unit.repeat(Math.ceil(times / unit.length)) + end)

/** A text that no one meant to be typed: odd letters, markup, figures and dates at their edges, floods. */
export const hostileText: fc.Arbitrary<string> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom(...letters) },
  { weight: 4, arbitrary: fc.constantFrom(...signs) },
  { weight: 3, arbitrary: fc.constantFrom(...numbers) },
  { weight: 3, arbitrary: fc.constantFrom(...dates) },
  { weight: 1, arbitrary: fc.constantFrom(...addresses) },
  { weight: 2, arbitrary: fc.constantFrom(...ids) },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 60 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 60 }) },
  {
    weight: 1,
    arbitrary: fc.array(fc.constantFrom(...letters, ...signs), { maxLength: 6 }).map((some) => some.join('')),
  },
  { weight: 3, arbitrary: flooded },
)

/** Any JSON, deep ones among them. */
export const hostileJson: fc.Arbitrary<unknown> = fc.oneof(
  hostileText,
  fc.double(),
  fc.boolean(),
  fc.constant(null),
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(2, 60, 2000).map((depth) => Array.from({ length: depth }).reduce((inner) => [inner], 1 as unknown)),
  fc.constantFrom(-0, 1e308, Number.MAX_SAFE_INTEGER + 1, 0.1, -1),
)
