import type { D1, Row } from '../db/d1.ts'
import type { Query } from '../db/select.ts'
import type { Company, Legal } from './company.ts'

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
}

/** The company with this id, for what is done without a request, such as sending its mails. */
export const companyById = (companyId: string): Query<CompanyAtHome> => ({
  statement: () => ({
    sql: `select ${companyFields}, (select host from hosts where company_id = companies.id and verified_at is not null
      order by verified_at limit 1) as customHost from companies where id = ?1`,
    params: [companyId],
  }),
  decode: (row) => ({ ...toCompany(row), customHost: row.customHost as string | null }),
})

/** What the company with this id prints on its invoices. */
export const companyLegal = (companyId: string): Query<Legal> => ({
  statement: () => ({ sql: 'select legal from companies where id = ?1', params: [companyId] }),
  decode: (row) => JSON.parse(String(row.legal)) as Legal,
})

/**
 * Changes the company with this id in the directory, which has no owner column for a scope to hold: the id must be that
 * of the door. Touches no row when nothing would change. `forgetCompany` follows.
 */
export const changeTheCompanyItself = (companyId: string, { secondFactor }: Pick<Company, 'secondFactor'>) => ({
  statement: () => ({
    sql: 'update companies set second_factor = ?2 where id = ?1 and second_factor <> ?2 returning id',
    params: [companyId, secondFactor ? 1 : 0],
  }),
  decode: (row: Row) => row,
})

/** Has the company read anew by this isolate; another keeps what it knows for a minute at most. */
export function forgetCompany(companyId: string): void {
  for (const [host, { company }] of kept) if (company?.id === companyId) kept.delete(host)
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
  email, second_factor as secondFactor`
const selectCompany = `select ${companyFields} from companies`

// Not read by column objects: the directory is a table of its own that may one day lie in another database.
const toCompany = (row: Row): Company => ({ ...(row as unknown as Company), secondFactor: row.secondFactor === 1 })
