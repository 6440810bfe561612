// npm run seed -- [--size demo|small|medium|large] [--persist-to DIR]. Stop the server first: two writers on one file end in SQLITE_BUSY.
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { defaultPlace, migrate, password, seed } from './database.mjs'

const { values } = parseArgs({
  options: { size: { type: 'string', default: 'demo' }, 'persist-to': { type: 'string', default: defaultPlace } },
})
const { size } = values
if (!['demo', 'small', 'medium', 'large'].includes(size))
  throw new Error(`--size is demo, small, medium or large, not ${size}.`)
const place = resolve(values['persist-to'])
const started = Date.now()
migrate(place)
await seed(place, size)
process.stdout.write(`Done in ${Math.round((Date.now() - started) / 1000)} s.\n`)
if (size === 'large') {
  process.stdout.write(`
  http://large.localhost:8787/admin   owner@large.example        ${password}
  http://large.localhost:8787         customer-0@large.example   ${password}   (5,000 invoices)
`)
}
