import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { root } from '../server/app.ts'
import type { Vitals } from './figures.ts'

/** Where the run of Lighthouse leaves what its browser measured: `{ "GET /portal": { "lcp": 812, "cls": 0, "tbt": 0 } }`. */
const place = join(root, 'node_modules/.cache/proof/vitals.json')

/** What a browser last measured of each page by its route; undefined when none has. */
export const lastVitals = (): Record<string, Vitals> | undefined =>
  existsSync(place) ? (JSON.parse(readFileSync(place, 'utf8')) as Record<string, Vitals>) : undefined
