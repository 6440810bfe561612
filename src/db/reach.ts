import type { SQL } from 'drizzle-orm'
import type { SQLiteColumn, SQLiteTable } from 'drizzle-orm/sqlite-core'
import type { CustomerId, DeedsOf, InternalText, SharedCompanyId, SiteCompanyId } from './columns.ts'

/** Who holds the database: staff of a company, one technician of it, or one customer of it. */
export type Holder = 'company' | 'technician' | 'customer'

/** Columns to pick, by the name each gets in the row. */
export type Fields = Record<string, SQLiteColumn>

type DataOf<C> = C extends { _: { data: infer Data } } ? Data : never
// Both ways, because the marks are optional and a plain string would pass one way only.
type Same<A, B> = [keyof A, A] extends [keyof B, B] ? ([keyof B, B] extends [keyof A, A] ? true : false) : false
type IdIn<T, Column extends string> = T extends { [K in Column]: infer C } ? DataOf<C> : never
type IsOwnedBy<T, Column extends string, Mark> = Same<IdIn<T, Column>, Mark>

type ReadableByCustomer<T> = true extends
  | IsOwnedBy<T, 'customerId', CustomerId>
  | IsOwnedBy<T, 'companyId', SharedCompanyId>
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

/** What the mark on the table lets a customer or a technician write. */
type OwnDeeds<H extends Holder, T> = H extends 'customer'
  ? true extends IsOwnedBy<T, 'customerId', CustomerId>
    ? DeedsOf<IdIn<T, 'customerId'>>
    : never
  : true extends IsOwnedBy<T, 'companyId', SiteCompanyId>
    ? DeedsOf<IdIn<T, 'companyId'>>
    : never
type Named<D, Deed extends string> = D extends { [K in Deed]: infer Columns } ? Columns : never

/** The table if its holder may add rows to it, else never. */
export type Addable<H extends Holder, T> = Reachable<H, T, 'add'>

/** The table if its holder may change rows of it, else never. */
export type Changeable<H extends Holder, T> = Reachable<H, T, 'change'>

/** The table if its holder may delete rows of it, else never: nobody but staff deletes anything. */
export type Deletable<H extends Holder, T> = H extends 'company' ? Readable<H, T> : never

type Reachable<H extends Holder, T, Deed extends 'add' | 'change'> = H extends 'company'
  ? Readable<H, T>
  : [Named<OwnDeeds<H, T>, Deed>] extends [never]
    ? never
    : T

/** The fields with every staff-only column turned into never when a customer holds the database. */
export type Visible<H extends Holder, F> = H extends 'customer'
  ? { [K in keyof F]: true extends Same<NonNullable<DataOf<F[K]>>, InternalText> ? never : F[K] }
  : F

/** The row a selection yields; columns of left-joined tables (`Loose`) may be null. */
export type RowOf<F extends Fields, Loose extends string = never> = {
  [K in keyof F]: F[K]['_']['tableName'] extends Loose ? Data<F[K]> | null : Data<F[K]>
}
type Data<C extends SQLiteColumn> = C['_']['notNull'] extends true ? C['_']['data'] : C['_']['data'] | null

/** What an insert takes: never the owner columns, which the scope fills in, and of those who are marked their columns. */
export type NewRow<H extends Holder, T extends SQLiteTable> = H extends 'company'
  ? Omit<T['$inferInsert'], 'companyId'>
  : Pick<T['$inferInsert'], Extract<Named<OwnDeeds<H, T>, 'add'>, keyof T['$inferInsert']>>

/** What an update may set, values or what an operator makes of columns: never the owners, never the id. */
export type Changes<T extends SQLiteTable, H extends Holder = 'company'> = {
  [K in H extends 'company'
    ? Exclude<keyof T['$inferInsert'], 'companyId' | 'customerId' | 'id'>
    : Extract<Named<OwnDeeds<H, T>, 'change'>, keyof T['$inferInsert']>]?: T['$inferInsert'][K] | SQL
}

/** The table if its rows are a customer's, under whichever name it has the column, else never. */
export type OfCustomer<T> = T extends { companyId: SQLiteColumn; customerId: SQLiteColumn }
  ? T
  : T extends { companyId: SQLiteColumn; customerOf: SQLiteColumn }
    ? T
    : never
