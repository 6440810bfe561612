import { type D1, isRefused, type Row } from '../db/d1.ts'
import type { Query } from '../db/select.ts'
import type { Company, Legal } from './company.ts'
import type { Invoicing } from './invoicing.ts'

/** Where a deployment keeps its companies: under `domain`, or just one, named by slug. */
export interface Site {
  domain: string
  singleCompany: string
}

const freshFor = 60_000
const mostKept = 1_000
const kept = new Map<string, { company: Company | undefined; until: number }>()

/**
 * The company a host belongs to: by its first label under the deployment's domain, else by custom domain once proved.
 * Unscoped, because nobody is known yet; it reads public facts only, and keeps them in the isolate for a minute.
 */
export async function companyOfHost(d1: D1, host: string, site: Site): Promise<Company | undefined> {
  const known = kept.get(host)
  if (known && known.until > Date.now()) return known.company
  const company = await findCompany(d1, host, site)
  // Anyone can send any Host header: start anew rather than grow.
  if (kept.size >= mostKept) kept.clear()
  kept.set(host, { company, until: Date.now() + freshFor })
  return company
}

/** The company with this slug; undefined when there is none. */
export async function findCompanyBySlug(d1: D1, slug: string): Promise<Company | undefined> {
  const [[row] = []] = await d1.send([{ sql: `${selectCompany} where slug = ?1`, params: [slug] }])
  return row && toCompany(row)
}

/** A company with the custom domain that it has proved first, if any. */
export interface CompanyAtHome extends Company {
  customHost: string | null
  /** Who its mails are from, and where answers to them go: its name and address where nothing is set. */
  senderName: string | null
  replyTo: string | null
}

/** The company with this id, for what is done without a request, such as sending its mails. */
export const companyById = (companyId: string): Query<CompanyAtHome> => ({
  statement: () => ({
    sql: `select ${companyFields}, ${firstHost} as customHost from companies where id = ?1`,
    params: [companyId],
  }),
  decode: (row) => ({ ...toCompany(row), customHost: row.customHost as string | null, ...mailsOf(row) }),
})

/** All that the owner may set, and what pages of settings go by. */
export interface Settings extends CompanyAtHome {
  version: number
  legal: Legal
  /** Null until the owner has set it. */
  invoicing: Invoicing | null
}

/** The settings of the company with this id, for its owner. */
export const settingsOf = (companyId: string): Query<Settings> => ({
  statement: () => ({
    sql: `select ${companyFields}, ${firstHost} as customHost, version, legal, invoicing from companies where id = ?1`,
    params: [companyId],
  }),
  decode: (row) => ({
    ...toCompany(row),
    customHost: row.customHost as string | null,
    version: row.version as number,
    ...mailsOf(row),
    legal: JSON.parse(String(row.legal)) as Legal,
    invoicing: row.invoicing === null ? null : (JSON.parse(String(row.invoicing)) as Invoicing),
  }),
})

/** What may be changed of a company, by the columns that hold it. Its id, slug and shard are nobody's to change. */
const columns = {
  ...{ name: 'name', language: 'language', timeZone: 'time_zone', currency: 'currency', country: 'country' },
  ...{ colour: 'colour', logo: 'logo', phone: 'phone', email: 'email', secondFactor: 'second_factor' },
  ...{ legal: 'legal', languages: 'languages', closed: 'closed', welcome: 'welcome', invoicing: 'invoicing' },
  ...{ senderName: 'sender_name', replyTo: 'reply_to', planning: 'planning', reminderHours: 'reminder_hours' },
} as const satisfies Partial<Record<keyof Settings, string>>

/** New values of a company's settings. */
export type CompanyChanges = { [K in keyof typeof columns]?: Settings[K] }

/**
 * Changes the company with this id in the directory, which has no owner column for a scope to hold: the id must be that
 * of the door. Touches no row when nothing would change, or when the company is no longer at version `seen`. Throws where
 * invoices hold the currency (see `isCurrencyHeld`). `forgetCompany` follows.
 */
export const changeTheCompanyItself = (companyId: string, changes: CompanyChanges, seen?: number): Query<unknown> => ({
  statement: () => {
    const set = (Object.keys(changes) as (keyof typeof columns)[]).map((name, index) => ({
      column: columns[name],
      hole: `?${index + 3}`,
      value: stored(changes[name]),
    }))
    return {
      sql: `update companies set ${set.map(({ column, hole }) => `${column} = ${hole}`).join(', ')},
        version = version + 1 where id = ?1 and version = coalesce(?2, version)
        and (${set.map(({ column, hole }) => `${column} is not ${hole}`).join(' or ')}) returning id`,
      params: [companyId, seen ?? null, ...set.map(({ value }) => value)],
    }
  },
  decode: (row) => row,
})

/** Whether a change was refused because invoices are in the currency that would go. */
export const isCurrencyHeld = (error: unknown): boolean => isRefused(error, 'invoices are in this currency')

const stored = (value: CompanyChanges[keyof CompanyChanges]): string | number | null => {
  if (value === null || value === undefined) return null
  if (typeof value === 'boolean') return value ? 1 : 0
  return typeof value === 'object' ? JSON.stringify(value) : value
}

/**
 * Gives the host to the company that has proved it, unless another did before: then it touches no row. The id must be
 * that of the door, here and below.
 */
export const giveHost = (companyId: string, host: string, now: number): Query<unknown> => ({
  statement: () => ({
    sql: `insert into hosts (host, company_id, verified_at) values (?2, ?1, ?3)
      on conflict (host) do update set company_id = ?1, verified_at = ?3 where verified_at is null returning host`,
    params: [companyId, host, now],
  }),
  decode: (row) => row,
})

/** Takes the host from the company; nobody is led there any more. */
export const dropHost = (companyId: string, host: string): Query<unknown> => ({
  statement: () => ({
    sql: 'delete from hosts where host = ?2 and company_id = ?1 returning host',
    params: [companyId, host],
  }),
  decode: (row) => row,
})

/** The hosts that the company has proved. */
export const provedHosts = (companyId: string): Query<string> => ({
  statement: () => ({
    sql: 'select host from hosts where company_id = ?1 and verified_at is not null',
    params: [companyId],
  }),
  decode: (row) => String(row.host),
})

/** Has the company read anew by this isolate; another keeps what it knows for a minute at most. */
export function forgetCompany(companyId: string): void {
  for (const [host, { company }] of kept) if (company?.id === companyId) kept.delete(host)
}

/** Has this isolate look anew whose the host is. */
export function forgetHost(host: string): void {
  kept.delete(host)
}

async function findCompany(d1: D1, host: string, site: Site): Promise<Company | undefined> {
  if (site.singleCompany) return findCompanyBySlug(d1, site.singleCompany)
  const suffix = `.${site.domain}`
  if (host.endsWith(suffix)) {
    const slug = host.slice(0, -suffix.length)
    return /^[a-z0-9-]{1,63}$/.test(slug) ? findCompanyBySlug(d1, slug) : undefined
  }
  const sql = `${selectCompany} where id = (select company_id from hosts where host = ?1 and verified_at is not null)`
  const [[row] = []] = await d1.send([{ sql, params: [host] }])
  return row && toCompany(row)
}

const companyFields = `id, slug, name, shard, language, time_zone as timeZone, currency, country, colour, logo, phone,
  email, second_factor as secondFactor, languages, closed, welcome, sender_name as senderName, reply_to as replyTo, planning,
  reminder_hours as reminderHours`
const selectCompany = `select ${companyFields} from companies`
const firstHost = `(select host from hosts where company_id = companies.id and verified_at is not null
  order by verified_at limit 1)`

// Not read by column objects: the directory is a table of its own that may one day lie in another database.
const toCompany = (row: Row): Company => ({
  ...(row as unknown as Company),
  secondFactor: row.secondFactor === 1,
  languages: JSON.parse(String(row.languages)),
  closed: JSON.parse(String(row.closed)),
  welcome: JSON.parse(String(row.welcome)),
  planning: row.planning === null ? null : JSON.parse(String(row.planning)),
})

const mailsOf = ({ senderName, replyTo }: Row) => ({
  senderName: senderName as string | null,
  replyTo: replyTo as string | null,
})
