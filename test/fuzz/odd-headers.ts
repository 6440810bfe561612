import fc from 'fast-check'
import { hostileText } from './values.ts'

// What headers can carry at all: others cannot be sent.
const headerText = hostileText.map((text) =>
  text
    .replace(/[^\t\u0020-\u007e\u0080-\u00ff]/g, '')
    .slice(0, 8000)
    .trim(),
)
/** Headers that a browser sends, with what no browser puts there. */
export const oddHeader: fc.Arbitrary<[string, string]> = fc.oneof(
  fc.tuple(
    fc.constantFrom(
      'Accept-Language',
      'Accept',
      'User-Agent',
      'CF-Connecting-IP',
      'If-None-Match',
      'Range',
      'Origin',
      'Sec-Fetch-Site',
      'Sec-Purpose',
      'X-Forwarded-For',
      'X-Forwarded-Host',
      'X-Request-Id',
      'Referer',
    ),
    headerText,
  ),
  fc.tuple(
    fc.constantFrom(
      'HX-Request',
      'HX-Boosted',
      'HX-Target',
      'HX-Current-URL',
      'HX-History-Restore-Request',
      'HX-Trigger',
      'Unasked',
      'Upgrade',
      'Connection',
    ),
    fc.constantFrom('true', 'false', 'websocket', '"', 'x'),
  ),
  fc.tuple(fc.constant('Accept'), fc.constantFrom('application/json', '*/*', 'text/html')),
  fc.tuple(
    fc.constant('Accept-Language'),
    fc.constantFrom(
      'fr',
      'en;q=0',
      '*',
      'fr-FR,fr;q=0.9,en;q=0.8',
      ';q=1',
      'x'.repeat(4000),
      `${'en,'.repeat(2000)}fr`,
      'fr;q=abc',
      'i-klingon',
      '--',
      'en;q=1e309',
    ),
  ),
  fc.tuple(
    fc.constant('Cookie'),
    fc
      .tuple(
        fc.constantFrom(
          '__Host-language',
          '__Host-staff',
          '__Host-customer',
          '__Host-step-customer',
          '__Host-step-staff',
          '__Host-x',
        ),
        headerText,
      )
      .map((pair) => pair.join('=')),
  ),
)

/** What a body may say that it is. */
export const contentTypes = fc.constantFrom(
  ...[
    'application/x-www-form-urlencoded; charset=utf-16',
    'APPLICATION/X-WWW-FORM-URLENCODED',
    'multipart/form-data',
    'multipart/form-data; boundary=',
    'multipart/form-data; boundary="a b"',
  ],
  ...[
    'application/json',
    'application/ld+json',
    'text/plain',
    'text/html',
    '',
    'application/xml',
    'x',
    'multipart/mixed; boundary=fz',
  ],
)
