import fc from 'fast-check'
import { type Change, place } from './cases.ts'
import { hostileText, markup } from './values.ts'

/** Files that are what they say, nearly, or not at all. */
export const uploads = (wholes: readonly Uint8Array[]): fc.Arbitrary<Change> =>
  fc.record({
    is: fc.constant('file' as const),
    at: place,
    name: fc.oneof(
      fc.constantFrom('a.jpg', 'a.pdf', 'x.csv', '..\\..\\a.png', '"a".jpg', '', 'a\r\nx-fz: 1.jpg', markup),
      hostileText,
    ),
    type: fc.constantFrom('image/jpeg', 'image/png', 'application/pdf', 'text/csv', 'text/html', 'image/svg+xml', ''),
    bytes: fc.oneof(
      fc.constantFrom(...wholes),
      fc
        .tuple(
          fc.constantFrom(...wholes),
          fc.array(fc.tuple(fc.nat({ max: 4096 }), fc.nat({ max: 255 })), { maxLength: 8 }),
          fc.nat({ max: 4096 }),
        )
        .map(([whole, turned, cut]) => {
          const spoilt = whole.slice(0, cut % 3 === 0 ? cut : undefined)
          for (const [at, byte] of turned) if (spoilt.length > 0) spoilt[at % spoilt.length] = byte
          return spoilt
        }),
      fc
        .tuple(fc.constantFrom(...wholes), fc.uint8Array({ maxLength: 400 }))
        .map(([whole, noise]) => new Uint8Array([...whole.slice(0, 12), ...noise])),
      fc.uint8Array({ maxLength: 200 }),
      hostileText.map((text) => new TextEncoder().encode(text)),
    ),
  })
