import { integer, text } from 'drizzle-orm/sqlite-core'
import { newId } from './id.ts'

declare const owner: unique symbol
declare const audience: unique symbol
declare const may: unique symbol

/** Which columns a holder may write, by name: those of a row it adds, and those it changes in a row that is there. */
interface Deeds {
  add?: string
  change?: string
}

/** A company's id, as the owner column holds it. */
type CompanyId = string & { readonly [owner]?: 'company' }
/** The same on a table whose rows every customer of the company may read, such as a price list. */
export type SharedCompanyId = string & { readonly [owner]?: 'company'; readonly [audience]?: 'every customer' }
/** The same on a table some of whose rows technicians may read, those their own visits lead to, and write as `D` says. */
// biome-ignore lint/suspicious/noExplicitAny: without saying, whatever it lets them write
export type SiteCompanyId<D = any> = string & {
  readonly [owner]?: 'company'
  readonly [audience]?: 'technicians'
  readonly [may]?: D
}
/** A customer's id on a row that this customer may read, and write as `D` says. */
// biome-ignore lint/suspicious/noExplicitAny: the same
export type CustomerId<D = any> = string & { readonly [owner]?: 'customer'; readonly [may]?: D }
/** What an owner column of one of these types lets its holder write. */
export type DeedsOf<Id> = Id extends { readonly [may]?: infer D } ? D : never
/** Text for staff only: the portal's database refuses to select it. */
export type InternalText = string & { readonly [audience]?: 'staff only' }

/** The owner column of a table that only staff read. */
export const companyId = () => text('company_id').notNull().$type<CompanyId>()

/** The owner column of a table that staff read, technicians as far as their own visits lead; these write as `D` says. */
export const siteCompanyId = <D extends Deeds = NonNullable<unknown>>() =>
  text('company_id').notNull().$type<SiteCompanyId<D>>()

/** The owner column of a table that every customer of the company may read. */
export const sharedCompanyId = () => text('company_id').notNull().$type<SharedCompanyId>()

/** The second owner column of a table whose rows the customer may read, and write as `D` says. */
export const customerId = <D extends Deeds = NonNullable<unknown>>() =>
  text('customer_id').notNull().$type<CustomerId<D>>()

/** An unguessable id, made when the row is inserted. */
export const id = () => text('id').notNull().$defaultFn(newId)

/** Notes that stay between staff. */
export const internal = (name: string) => text(name).$type<InternalText>()

/** A point in time, stored as UTC milliseconds since 1970. */
export const instant = (name: string) => integer(name, { mode: 'timestamp_ms' })

/** When the row was written. */
export const createdAt = () =>
  instant('created_at')
    .notNull()
    .$defaultFn(() => new Date())

/** An amount in integer cents of the company's currency. */
export const cents = (name: string) => integer(name)

/** A calendar day, `YYYY-MM-DD`, without time or zone. */
export const day = (name: string) => text(name)

/**
 * How often the row was changed by hand, from 1. A form carries the version it was opened at, and saves over no other:
 * `update … set version = version + 1 where version = ?`.
 */
export const version = () => integer('version').notNull().default(1)

/** Short words that staff sort rows by, in the order in which they were given. */
export const tags = () => text('tags', { mode: 'json' }).notNull().$type<string[]>().default([])
