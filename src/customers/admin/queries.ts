import { above, and, asc, below, desc, eq, inArray, type Mark } from '../../db/operators.ts'
import type { Fields, RowOf } from '../../db/reach.ts'
import type { CompanyDb } from '../../db/scope.ts'
import { exportSize } from '../../http/csv.ts'
import { type Page, pageOf, pageSize } from '../../http/paging.ts'
import { customers, customerTags } from '../schema.ts'
import type { CustomerFilter } from './filter.ts'
import { customerColumns } from './rows.tsx'

/** What staff have written down of a customer. */
export const recordColumns = {
  kind: customers.kind,
  name: customers.name,
  civility: customers.civility,
  firstName: customers.firstName,
  lastName: customers.lastName,
  email: customers.email,
  phone: customers.phone,
  mobile: customers.mobile,
  address: customers.address,
  country: customers.country,
  language: customers.language,
  siren: customers.siren,
  vatNumber: customers.vatNumber,
  internalNotes: customers.internalNotes,
  tags: customers.tags,
}

/** Where a customer stands beside what is written of them. */
const standingColumns = {
  id: customers.id,
  version: customers.version,
  archivedAt: customers.archivedAt,
  mergedInto: customers.mergedInto,
  createdAt: customers.createdAt,
}

/** A page of the company's customers. */
export const listCustomers = (db: CompanyDb, filter: CustomerFilter, after: Mark | undefined) =>
  pageOfCustomers(db, customerColumns, filter, after, pageSize)

const exportColumns = { ...recordColumns, id: customers.id, sortKey: customers.sortKey, createdAt: customers.createdAt }
export type ExportedCustomer = RowOf<typeof exportColumns>

/** The same customers with all that is written of them, as many at a time as an export reads. */
export const exportCustomers = (db: CompanyDb, filter: CustomerFilter, after: Mark | undefined) =>
  pageOfCustomers(db, exportColumns, filter, after, exportSize)

const byName = [customers.sortKey, customers.id]
const byAge = [customers.createdAt, customers.id]
const ofTag = [customerTags.sortKey, customerTags.customerOf]

type Listed = Fields & Pick<typeof exportColumns, 'id' | 'sortKey' | 'createdAt'>
type ListedRow = Pick<ExportedCustomer, 'id' | 'sortKey' | 'createdAt'>

async function pageOfCustomers<F extends Listed>(
  db: CompanyDb,
  fields: F,
  filter: CustomerFilter,
  after: Mark | undefined,
  size: number,
): Promise<Page<RowOf<F>>> {
  const [rows] = await db.read(selectCustomers(db, fields, filter, after).limit(size + 1))
  const isNew = filter.sort === 'new' && filter.tag === undefined
  return pageOf(rows, (row) => markOf(row as unknown as ListedRow, isNew), size)
}

const markOf = ({ id, sortKey, createdAt }: ListedRow, isNew: boolean) => [isNew ? createdAt : sortKey, id]

// Each combination is a range of an index of its own (see the schema).
function selectCustomers<F extends Listed>(
  db: CompanyDb,
  fields: F,
  { show, kind, sort, tag }: CustomerFilter,
  after: Mark | undefined,
) {
  if (tag !== undefined)
    return db
      .from(customerTags, fields)
      .join(customers, and(eq(customers.id, customerTags.customerOf), eq(customers.archived, 0)))
      .where(and(eq(customerTags.tag, tag), above(ofTag, after)))
      .orderBy(...ofTag.map(asc))
  const among = and(eq(customers.archived, show === 'archived' ? 1 : 0), kind && eq(customers.kind, kind))
  return sort === 'new'
    ? db
        .from(customers, fields)
        .where(and(among, below(byAge, after)))
        .orderBy(...byAge.map(desc))
    : db
        .from(customers, fields)
        .where(and(among, above(byName, after)))
        .orderBy(...byName.map(asc))
}

/** What is written of a customer and where they stand, as a query. */
export const recordOf = (db: CompanyDb, id: string) =>
  db.from(customers, { ...recordColumns, ...standingColumns }).where(eq(customers.id, id))

/** The same, or undefined when there is none in this company. */
export async function findRecord(db: CompanyDb, id: string) {
  const [[customer]] = await db.read(recordOf(db, id))
  return customer
}
export type FoundRecord = NonNullable<Awaited<ReturnType<typeof findRecord>>>

const most = 20

/** The customers that turned out to be this one, and the one that this one turned out to be. */
export const mergedWith = (db: CompanyDb, id: string) =>
  [
    db
      .from(customers, { id: customers.id, name: customers.name })
      .where(eq(customers.mergedInto, id))
      .orderBy(asc(customers.id))
      .limit(most),
    db
      .from(customers, { id: customers.id, name: customers.name })
      .where(
        inArray(customers.id, db.from(customers, { id: customers.mergedInto }).where(eq(customers.id, id)).limit(1)),
      ),
  ] as const
