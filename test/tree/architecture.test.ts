import { execFileSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'

const root = fileURLToPath(new URL('../../', import.meta.url).href)
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', 'src', 'test', 'static'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((file) => existsSync(join(root, file)))
const sources = files.filter((file) => /^src\/.*\.tsx?$/.test(file) && !file.startsWith('src/dev/'))

interface Import {
  from: string
  to: string
  names: string
  typeOnly: boolean
}

// Those at the top of a file, and those made when they are needed.
const written = /^(?:import|export) (type )?([^;]*?)from '([^']+)'|\bimport\('([^']+)'\)/gm

const imports: Import[] = sources.flatMap((from) =>
  [...readFileSync(join(root, from), 'utf8').matchAll(written)].map(([, type, names = '', above, within]) => {
    const to = above ?? within ?? ''
    return {
      from,
      to: to.startsWith('.') ? relative(root, join(root, dirname(from), to)) : to,
      names,
      typeOnly: type !== undefined,
    }
  }),
)

/** From what others build on to what builds on them. */
const slices = [
  ...['companies', 'staff', 'customers', 'accounts', 'audit', 'sessions', 'access'],
  ...[
    'jobs',
    'visits',
    'feeds',
    'calendar',
    'requests',
    'attachments',
    'catalogue',
    'invoices',
    'payments',
    'statements',
    'imports',
    'home',
    'search',
    'keyboard',
  ],
]
const common = ['db', 'http', 'ui', 'files', 'i18n', 'live', 'mail', 'outside', 'secrets', 'time']
// A mail bears its company's name and address, and its page for staff is a page like any other.
const mayTake = (from: string, to: string) =>
  folderOf(from) === 'mail' && (folderOf(to) === 'companies' || (sideOf(from) === 'admin' && folderOf(to) === 'staff'))
const folderOf = (file: string) => file.split('/')[1] ?? ''
const sideOf = (file: string) => /\/(portal|admin|technician)\//.exec(file)?.[1]
const show = ({ from, to }: Import) => `${from} -> ${to}`

describe('imports', () => {
  it('were found at all', () => {
    expect(imports.length).toBeGreaterThan(150)
    const needed = imports.filter(({ names }) => names === '').map(({ to }) => to)
    expect(needed).toEqual(expect.arrayContaining(['src/invoices/pdf/render.ts', '@simplewebauthn/server']))
  })

  it('of zod are of what puts a schema together only when it is used', () => {
    const wrong = imports.filter(({ from, to, typeOnly }) => to === 'zod' && from !== 'src/http/zod.ts' && !typeOnly)
    expect(wrong.map(show)).toEqual([])
  })

  it('never cross between what customers and what staff can reach', () => {
    const crossing = imports.filter(({ from, to }) => sideOf(from) && sideOf(to) && sideOf(from) !== sideOf(to))
    expect(crossing.map(show)).toEqual([])
  })

  it('of another slice are of its tables, its rules, or what the same side shares of it', () => {
    const wrong = imports.filter(({ from, to }) => {
      const [here, there] = [folderOf(from), folderOf(to)]
      if (!slices.includes(here) || !slices.includes(there) || here === there || there === 'sessions') return false
      const shared = sideOf(from) && sideOf(from) === sideOf(to) && /\/(rows\.tsx|queries\.ts)$/.test(to)
      return Boolean(sideOf(to)) && !shared
    })
    expect(wrong.map(show)).toEqual([])
  })

  it('of tables and rules go downwards', () => {
    const wrong = imports.filter(({ from, to }) => {
      const [here, there] = [slices.indexOf(folderOf(from)), slices.indexOf(folderOf(to))]
      return here >= 0 && there > here && !sideOf(from) && folderOf(from) !== 'sessions'
    })
    expect(wrong.map(show)).toEqual([])
  })

  it('of the common folders take no slice', () => {
    const wrong = imports.filter(
      ({ from, to, typeOnly }) =>
        common.includes(folderOf(from)) &&
        slices.includes(folderOf(to)) &&
        to.startsWith('src/') &&
        !typeOnly &&
        !mayTake(from, to),
    )
    expect(wrong.map(show)).toEqual([])
  })

  it('of drizzle stay in src/db and in schemas, and of its D1 driver in src/db', () => {
    const wrong = imports.filter(({ from, to }) => {
      if (!to.startsWith('drizzle-orm') || folderOf(from) === 'db') return false
      return to === 'drizzle-orm/d1' || !from.endsWith('/schema.ts')
    })
    expect(wrong.map(show)).toEqual([])
  })

  it('of the verbs that check no session are for the doors, accounts, the trail, the outbox, the queue of imports and the clock', () => {
    const byClock = ['src/requests/expiry.ts']
    const taking = imports
      .filter(({ from, names }) => /\b(beforeSignIn|ScopedVerbs)\b/.test(names) && !byClock.includes(from))
      .map(({ from }) => folderOf(from))
    expect(
      [...new Set(taking)].filter(
        (folder) => !['access', 'accounts', 'audit', 'db', 'imports', 'mail', 'sessions'].includes(folder),
      ),
    ).toEqual([])
  })

  it('of what writes mails beside any database are for those that tell of requests and of payments', () => {
    const taking = imports.filter(({ names }) => /\bmailing\b/.test(names)).map(({ from }) => folderOf(from))
    expect([...new Set(taking)].sort()).toEqual(['payments', 'requests'])
  })

  it('of a global environment there are none', () => {
    expect(imports.filter(({ to }) => to === 'cloudflare:workers').map(show)).toEqual([])
  })

  it('make no cycle', () => {
    const graph = new Map<string, string[]>()
    for (const { from, to, typeOnly } of imports) {
      if (to.startsWith('src/') && !typeOnly) graph.set(from, [...(graph.get(from) ?? []), to])
    }
    const done = new Set<string>()
    const cycles: string[] = []
    const walk = (file: string, path: string[]) => {
      if (path.includes(file)) cycles.push([...path.slice(path.indexOf(file)), file].join(' -> '))
      else if (!done.has(file)) {
        for (const next of graph.get(file) ?? []) walk(next, [...path, file])
        done.add(file)
      }
    }
    for (const file of graph.keys()) walk(file, [])
    expect(cycles).toEqual([])
  })
})

describe('the tree', () => {
  it('has no file over 250 lines', () => {
    const long = files.filter(
      (file) => /^(src|test)\/.*\.tsx?$/.test(file) && readFileSync(join(root, file), 'utf8').split('\n').length > 251,
    )
    expect(long).toEqual([])
  })

  it('has no name that says nothing', () => {
    expect(files.filter((file) => /(service|manager|helper|utils?|types)\.tsx?$/i.test(file))).toEqual([])
  })

  it('reaches bindings only where the doors and the directory are', () => {
    const reaching = sources.filter((file) => /env\.(DB|FILES)\b/.test(readFileSync(join(root, file), 'utf8')))
    const allowed = [
      'src/app.tsx',
      'src/companies/routes.ts',
      'src/http/health.ts',
      'src/mail/consumer.ts',
      'src/platform/routes.tsx',
      'src/sessions/doors.ts',
      'src/worker.ts',
    ]
    expect(reaching.filter((file) => !allowed.includes(file))).toEqual([])
  })

  it('gives a deployment nothing that is for development', () => {
    // These name every import, those of src/dev included.
    const reached = new Set(['src/worker.ts'])
    for (const file of reached) for (const { from, to } of imports) if (from === file) reached.add(to)
    expect(reached).toContain('src/mail/consumer.ts')
    expect([...reached].filter((file) => file.startsWith('src/dev/'))).toEqual([])
  })

  it('has no skipped or focused test', () => {
    const skipping = files.filter(
      (file) =>
        file.endsWith('.test.ts') &&
        /\b(it|test|describe)\.(skip|only|todo)\b/.test(readFileSync(join(root, file), 'utf8')),
    )
    expect(skipping).toEqual([])
  })
})
