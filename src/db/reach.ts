import type { SQL } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { CustomerId, InternalText, SharedCompanyId, SiteCompanyId, WritingCustomerId } from './columns.ts'

/** Who holds the database: staff of a company, one technician of it, or one customer of it. */
export type Holder = 'company' | 'technician' | 'customer'

/** Columns to pick, by the name each gets in the row. */
export type Fields = Record<string, SQLiteColumn>

type DataOf<C> = C extends { _: { data: infer Data } } ? Data : never
// Both ways, because the marks are optional and a plain string would pass one way only.
type Same<A, B> = [keyof A, A] extends [keyof B, B] ? ([keyof B, B] extends [keyof A, A] ? true : false) : false
type IsOwnedBy<T, Column extends string, Mark> = T extends { [K in Column]: infer C } ? Same<DataOf<C>, Mark> : false

type ReadableByCustomer<T> = true extends
  | IsOwnedBy<T, 'customerId', CustomerId>
  | IsOwnedBy<T, 'customerId', WritingCustomerId>
  ? T
  : true extends IsOwnedBy<T, 'companyId', SharedCompanyId>
    ? T
    : never

type ReadableByTechnician<T> = true extends
  | IsOwnedBy<T, 'companyId', SiteCompanyId>
  | IsOwnedBy<T, 'companyId', SharedCompanyId>
  ? T
  : never

/** The table if its holder may read it, else never. */
export type Readable<H extends Holder, T> = H extends 'customer'
  ? ReadableByCustomer<T>
  : H extends 'technician'
    ? ReadableByTechnician<T>
    : T extends { companyId: SQLiteColumn }
      ? T
      : never

/** The table if its holder may write to it, else never. */
export type Writable<H extends Holder, T> = H extends 'customer'
  ? true extends IsOwnedBy<T, 'customerId', WritingCustomerId>
    ? T
    : never
  : H extends 'technician'
    ? never
    : Readable<H, T>

/** The fields with every staff-only column turned into never when a customer holds the database. */
export type Visible<H extends Holder, F> = H extends 'customer'
  ? { [K in keyof F]: true extends Same<NonNullable<DataOf<F[K]>>, InternalText> ? never : F[K] }
  : F

/** The row a selection yields; columns of left-joined tables (`Loose`) may be null. */
export type RowOf<F extends Fields, Loose extends string = never> = {
  [K in keyof F]: F[K]['_']['tableName'] extends Loose ? Data<F[K]> | null : Data<F[K]>
}
type Data<C extends SQLiteColumn> = C['_']['notNull'] extends true ? C['_']['data'] : C['_']['data'] | null

type Owners<H extends Holder> = H extends 'customer' ? 'companyId' | 'customerId' : 'companyId'

/** What an insert takes: everything but the owner columns, which the scope fills in. */
export type NewRow<H extends Holder, T extends SQLiteTable> = Omit<T['$inferInsert'], Owners<H>>

/** What an update may set, values or what an operator makes of columns: never the owners, never the id. */
export type Changes<T extends SQLiteTable> = {
  [K in Exclude<keyof T['$inferInsert'], 'companyId' | 'customerId' | 'id'>]?: T['$inferInsert'][K] | SQL
}

/** The table if its rows are a customer's, under whichever name it has the column, else never. */
export type OfCustomer<T> = T extends { companyId: SQLiteColumn; customerId: SQLiteColumn }
  ? T
  : T extends { companyId: SQLiteColumn; customerOf: SQLiteColumn }
    ? T
    : never
