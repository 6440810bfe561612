import { integer, text } from 'drizzle-orm/sqlite-core'
import { newId } from './id.ts'

declare const owner: unique symbol
declare const audience: unique symbol

/** A company's id, as the owner column holds it. */
type CompanyId = string & { readonly [owner]?: 'company' }
/** The same on a table whose rows every customer of the company may read, such as a price list. */
export type SharedCompanyId = string & { readonly [owner]?: 'company'; readonly [audience]?: 'every customer' }
/** The same on a table some of whose rows technicians may read: those their own visits lead to. */
export type SiteCompanyId = string & { readonly [owner]?: 'company'; readonly [audience]?: 'technicians' }
/** A customer's id on a row that this customer may read. */
export type CustomerId = string & { readonly [owner]?: 'customer' }
/** The same on a table into which the customer may write. */
export type WritingCustomerId = string & { readonly [owner]?: 'customer'; readonly [audience]?: 'writes' }
/** Text for staff only: the portal's database refuses to select it. */
export type InternalText = string & { readonly [audience]?: 'staff only' }

/** The owner column of a table that only staff read. */
export const companyId = () => text('company_id').notNull().$type<CompanyId>()

/** The owner column of a table that staff read, technicians as far as their own visits lead. */
export const siteCompanyId = () => text('company_id').notNull().$type<SiteCompanyId>()

/** The owner column of a table that every customer of the company may read. */
export const sharedCompanyId = () => text('company_id').notNull().$type<SharedCompanyId>()

/** The second owner column of a table whose rows the customer may read. */
export const customerId = () => text('customer_id').notNull().$type<CustomerId>()

/** The second owner column of a table into which the customer may write rows of their own. */
export const writingCustomerId = () => text('customer_id').notNull().$type<WritingCustomerId>()

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
