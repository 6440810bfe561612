import fc from 'fast-check'
import { readByHand } from './by-hand.ts'
import { fieldsOf, jsonFor } from './from-schema.ts'
import { contentTypes, oddHeader } from './odd-headers.ts'
import { columnNames } from './owners.ts'
import type { Route } from './routes.ts'
import type { Validator } from './validators.ts'
import { formula, hostileJson, hostileText, ids, markup, plausible, script, smuggled } from './values.ts'

/** What is done to a form before it is sent. */
export type Change =
  | { is: 'set' | 'twice' | 'mark'; at: number; value: string }
  | { is: 'drop'; at: number }
  | { is: 'nest'; at: number; by: string; value: string }
  | { is: 'add' | 'smuggle'; name: string; value: string }
  | { is: 'file'; at: number; name: string; type: string; bytes: Uint8Array }

/** What is done to the bytes of a body before they are sent. */
export interface Spoiling {
  at: number
  how: 'insert' | 'cut' | 'repeat'
  bytes: Uint8Array
}

/** One request: what it begins with, and what is done to that. */
export interface Case {
  /** Whether it begins with a valid press, with what a page of the app would send, or with what the schema takes. */
  begins: 'press' | 'page' | 'schema'
  which: number
  drawn: Record<string, string>
  json: unknown
  changes: Change[]
  id: string | undefined
  query: [string, string][]
  headers: [string, string][]
  as: 'own' | 'urlencoded' | 'multipart' | 'json' | 'text' | 'nothing'
  type: string | undefined
  spoiling: Spoiling | undefined
}

/** Where in a form a change is made. */
export const place = fc.nat({ max: 60 })
const changes: fc.Arbitrary<Change> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ is: fc.constant('set' as const), at: place, value: hostileText }) },
  {
    weight: 2,
    arbitrary: fc.record({
      is: fc.constant('mark' as const),
      at: place,
      value: fc.constantFrom(markup, formula, script),
    }),
  },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('twice' as const), at: place, value: hostileText }) },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('drop' as const), at: place }) },
  {
    weight: 1,
    arbitrary: fc.record({
      is: fc.constant('nest' as const),
      at: place,
      by: fc.constantFrom('[]', '[0]', '[a][b][c]', '.a', '[__proto__][a]', '[constructor]', '['.repeat(500)),
      value: hostileText,
    }),
  },
  {
    weight: 4,
    arbitrary: fc.record({
      is: fc.constant('smuggle' as const),
      // The columns are known once the watch is on the tables.
      name: fc.oneof(
        fc.constantFrom('customer_id', 'customerId', 'company_id', 'companyId'),
        fc.nat().map((at) => smuggledNames()[at % smuggledNames().length] ?? 'id'),
      ),
      value: fc.constantFrom(smuggled, 'customer-bob', 'customer-bob', 'owner', '1'),
    }),
  },
  { weight: 1, arbitrary: fc.record({ is: fc.constant('add' as const), name: hostileText, value: hostileText }) },
)

type Fields = Record<string, fc.Arbitrary<string>>

const smuggledNames = () => [
  ...[
    '__proto__',
    'constructor',
    'prototype',
    'toString',
    'hasOwnProperty',
    '__proto__[role]',
    'constructor[prototype][role]',
  ],
  ...columnNames,
]

const bytes = fc.oneof(
  fc
    .constantFrom('%ZZ', '%', '%00', '%c3%28', '%ed%a0%80', '&&', '=', ';', '&a[', '\u0000', '\r\n\r\n', '--')
    .map((text) => new TextEncoder().encode(text)),
  fc.uint8Array({ maxLength: 24 }),
  fc.constantFrom(new Uint8Array([0xff, 0xfe]), new Uint8Array([0xef, 0xbb, 0xbf]), new Uint8Array([0xc0, 0x80])),
)

const spoiling: fc.Arbitrary<Spoiling> = fc.record({
  at: fc.nat({ max: 1000 }),
  how: fc.constantFrom('insert' as const, 'insert' as const, 'cut' as const, 'repeat' as const),
  bytes,
})

/** Now and then: once in so many. */
const rarely = <T>(arbitrary: fc.Arbitrary<T>, times: number): fc.Arbitrary<T | undefined> =>
  fc.oneof({ weight: times - 1, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary })

/** Requests for a route, by what its validators and its handler read. */
export function casesOf({ key, method, validators }: Route, upload?: fc.Arbitrary<Change>): fc.Arbitrary<Case> {
  const schemasOf = (target: Validator['target']) =>
    validators.filter((one) => one.target === target).map(({ schema }) => schema)
  const byHand = (names: readonly string[] = []) =>
    Object.fromEntries(names.map((name) => [name, fc.oneof(fc.constantFrom(...plausible), hostileText)]))
  const fields: Fields = Object.assign(byHand(readByHand[key]?.body), ...schemasOf('form').map(fieldsOf))
  const queries: Fields = Object.assign(byHand(readByHand[key]?.query), ...schemasOf('query').map(fieldsOf))
  const [json] = schemasOf('json')
  const some = (all: Fields) => fc.record(all, { requiredKeys: [] }) as fc.Arbitrary<Record<string, string>>
  const asked = fc.tuple(
    some(queries),
    fc.array(
      fc.tuple(fc.constantFrom(...Object.keys(queries), 'after', 'q', 'done', 'x', '__proto__', 'a[b]'), hostileText),
      { maxLength: 3 },
    ),
  )
  const reads = method === 'GET'
  return fc.record(
    {
      begins: fc.constantFrom('press' as const, 'page' as const, 'schema' as const),
      which: fc.nat({ max: 20 }),
      drawn: some(fields),
      json: json ? fc.oneof(jsonFor(json), hostileJson) : fc.constant(undefined),
      changes: reads
        ? fc.constant([])
        : fc.array(upload ? fc.oneof(changes, upload) : changes, { maxLength: 4, size: 'max' }),
      id: rarely(fc.oneof(hostileText, fc.constantFrom(...ids)), reads ? 2 : 10),
      query: (reads
        ? asked
        : rarely(asked, 8).map((pair) => pair ?? ([{}, []] as [Record<string, string>, [string, string][]]))
      ).map(([own, more]): [string, string][] => [...Object.entries(own), ...more]),
      headers: rarely(fc.array(oddHeader, { minLength: 1, maxLength: 3 }), 3).map((list) => list ?? []),
      as: reads
        ? fc.constant('nothing' as const)
        : fc.oneof(
            { weight: 12, arbitrary: fc.constant('own' as const) },
            {
              weight: 4,
              arbitrary: fc.constantFrom(
                'urlencoded' as const,
                'multipart' as const,
                'json' as const,
                'text' as const,
                'nothing' as const,
              ),
            },
          ),
      type: reads ? fc.constant(undefined) : rarely(contentTypes, 14),
      spoiling: reads ? fc.constant(undefined) : rarely(spoiling, 9),
    },
    { noNullPrototype: true },
  )
}
