import { customers } from '../customers/schema.ts'
import { fold } from '../db/folded.ts'
import { and, areAmong, eq } from '../db/operators.ts'
import type { RowOf } from '../db/reach.ts'
import { beforeSignIn } from '../db/scope.ts'
import type { Query } from '../db/select.ts'
import { jobs } from '../jobs/schema.ts'
import type { Fault } from './kind.ts'

/** Whom and what a line names, as it is written there. */
export interface Named {
  customer?: string | null
  /** A job's reference. */
  job?: string | null
  /** A job's title, where no reference says which it is. */
  title?: string | null
}

const customerColumns = {
  id: customers.id,
  kind: customers.kind,
  name: customers.name,
  email: customers.email,
  address: customers.address,
  country: customers.country,
  siren: customers.siren,
  vatNumber: customers.vatNumber,
  language: customers.language,
  importKey: customers.importKey,
  archived: customers.archived,
  mergedInto: customers.mergedInto,
}
const jobColumns = {
  id: jobs.id,
  customerId: jobs.customerId,
  title: jobs.title,
  reference: jobs.reference,
  importKey: jobs.importKey,
}
export type CustomerNamed = RowOf<typeof customerColumns>
export type JobNamed = RowOf<typeof jobColumns>

/** What marks the row that a reference of an earlier file made. */
export const keyOf = (reference: string): string => `ref:${reference}`

export const isFault = (made: object | null): made is Fault => made !== null && 'reason' in made

/** The customers and jobs that lines name, found by a few queries for all of them. */
export class Found {
  readonly #companyId: string
  readonly #customers = new Map<string, Map<string, CustomerNamed>>()
  readonly #jobs = new Map<string, Map<string, JobNamed>>()

  constructor(companyId: string) {
    this.#companyId = companyId
  }

  /** Finds whom these lines name; a second call of `read` follows where some name jobs by title. */
  async find(named: Named[], read: (queries: Query<unknown>[]) => Promise<unknown[][]>): Promise<void> {
    const db = beforeSignIn(this.#companyId)
    const whom = distinct(named.map(({ customer }) => customer))
    const which = distinct(named.map(({ job }) => job))
    const customersBy = lists(whom).flatMap((list) => [
      db.from(customers, customerColumns).where(
        areAmong(
          [customers.importKey],
          list.map((one) => [keyOf(one)]),
        ),
      ),
      db.from(customers, customerColumns).where(
        areAmong(
          [customers.email],
          list.map((one) => [one.toLowerCase()]),
        ),
      ),
      db.from(customers, customerColumns).where(
        and(
          eq(customers.archived, 0),
          areAmong(
            [customers.name],
            list.map((one) => [one]),
          ),
        ),
      ),
    ])
    const jobsBy = lists(which).flatMap((list) => [
      db.from(jobs, jobColumns).where(
        areAmong(
          [jobs.importKey],
          list.map((one) => [keyOf(one)]),
        ),
      ),
      db.from(jobs, jobColumns).where(
        areAmong(
          [jobs.reference],
          list.map((one) => [one]),
        ),
      ),
    ])
    const queries: Query<unknown>[] = [...customersBy, ...jobsBy]
    const answers = queries.length > 0 ? await read(queries) : []
    for (const row of answers.slice(0, customersBy.length).flat() as CustomerNamed[]) this.#keepCustomer(row)
    for (const row of answers.slice(customersBy.length).flat() as JobNamed[]) this.#keepJob(row)
    await this.#findByTitle(named, read)
  }

  /** The customer of this reference, address or exact name, whichever is found first. */
  customer(named: string): CustomerNamed | Fault {
    const found = ['ref', 'email', 'name'].map((by) =>
      this.#customers.get(`${by} ${by === 'email' ? named.toLowerCase() : named}`),
    )
    const [first, ...others] = [...(found.find((some) => some !== undefined)?.values() ?? [])]
    if (!first) return { field: 'customer', reason: 'customerUnknown' }
    return others.length > 0 ? { field: 'customer', reason: 'customerSeveral' } : first
  }

  /** The job of this reference, or of this title with this customer. */
  jobOf({
    job,
    customer,
    title,
  }: {
    job: string | null
    customer: string | null
    title: string | null
  }): JobNamed | Fault {
    const owner = customer === null ? undefined : this.customer(customer)
    if (owner && isFault(owner)) return owner
    if (job === null && (!owner || title === null))
      return { field: owner ? 'title' : title === null ? 'job' : 'customer', reason: 'missing' }
    const key = job === null ? `title ${idOf(owner)} ${fold(title ?? '')}` : undefined
    const found = key ? this.#jobs.get(key) : (this.#jobs.get(`ref ${job}`) ?? this.#jobs.get(`own ${job}`))
    const field = job === null ? 'title' : 'job'
    const [first, ...others] = [...(found?.values() ?? [])]
    if (!first) return { field, reason: 'jobUnknown' }
    if (others.length > 0) return { field, reason: 'jobSeveral' }
    return owner && first.customerId !== idOf(owner) ? { field, reason: 'jobOfOther' } : first
  }

  async #findByTitle(named: Named[], read: (queries: Query<unknown>[]) => Promise<unknown[][]>): Promise<void> {
    const pairs = named.flatMap(({ customer, title }) => {
      const owner = customer && title ? this.customer(customer) : undefined
      return owner && !isFault(owner) ? [JSON.stringify([owner.id, fold(title ?? '')])] : []
    })
    const queries = lists([...new Set(pairs)]).map((list) =>
      beforeSignIn(this.#companyId)
        .from(jobs, { ...jobColumns, titleKey: jobs.titleKey })
        .where(
          areAmong(
            [jobs.customerId, jobs.titleKey],
            list.map((pair) => JSON.parse(pair) as string[]),
          ),
        ),
    )
    if (queries.length === 0) return
    const rows = (await read(queries)).flat() as (JobNamed & { titleKey: string })[]
    for (const row of rows) keep(this.#jobs, `title ${row.customerId} ${row.titleKey}`, row)
  }

  #keepCustomer(row: CustomerNamed): void {
    // Whoever was merged is meant as the one they turned out to be.
    const one = row.mergedInto === null ? row : { ...row, id: row.mergedInto }
    if (row.importKey?.startsWith('ref:')) keep(this.#customers, `ref ${row.importKey.slice(4)}`, one)
    if (row.email !== null) keep(this.#customers, `email ${row.email.toLowerCase()}`, one)
    if (row.archived === 0) keep(this.#customers, `name ${row.name}`, one)
  }

  #keepJob(row: JobNamed): void {
    if (row.importKey?.startsWith('ref:')) keep(this.#jobs, `ref ${row.importKey.slice(4)}`, row)
    if (row.reference !== null) keep(this.#jobs, `own ${row.reference}`, row)
  }
}

const idOf = (owner: CustomerNamed | undefined): string => owner?.id ?? ''

const keep = <R extends { id: string }>(by: Map<string, Map<string, R>>, key: string, row: R) =>
  by.set(key, (by.get(key) ?? new Map<string, R>()).set(row.id, row))

const distinct = (named: (string | null | undefined)[]): string[] => [
  ...new Set(named.filter((one): one is string => typeof one === 'string')),
]

// A list is bound as one value: well below D1's 2 MB, whatever the letters weigh.
const mostAList = 2_000

/** Values in lists short enough to bind. */
export const lists = <T>(values: T[]): T[][] =>
  Array.from({ length: Math.ceil(values.length / mostAList) }, (_, place) =>
    values.slice(place * mostAList, (place + 1) * mostAList),
  )
