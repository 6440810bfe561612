// npm run company -- --name NAME --slug SLUG --owner EMAIL [--persist-to DIR]: adds an empty company whose owner is invited.
// Stop the server first: two writers on one file end in SQLITE_BUSY.
import { resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { addCompany, defaultPlace, migrate } from './database.mjs'

const { values } = parseArgs({
  options: {
    ...{ name: { type: 'string' }, slug: { type: 'string' }, owner: { type: 'string' } },
    'persist-to': { type: 'string', default: defaultPlace },
  },
})
const { name, slug, owner } = values
if (!name || !slug || !owner)
  throw new Error('Say --name, --slug (the first word of its address) and --owner (an e-mail).')
if (!/^[a-z0-9-]{1,63}$/.test(slug)) throw new Error('--slug takes small letters, figures and hyphens.')
const place = resolve(values['persist-to'])
migrate(place)
await addCompany(place, { name, slug, owner })
process.stdout.write(`
  ${name} is there. Once the server runs, the invitation of ${owner} is at
  http://${slug}.localhost:8787/dev/mail
`)
