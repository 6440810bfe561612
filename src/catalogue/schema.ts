import { sql } from 'drizzle-orm'
import { check, foreignKey, index, integer, primaryKey, sqliteTable, text } from 'drizzle-orm/sqlite-core'
import { companies } from '../companies/schema.ts'
import { cents, companyId, createdAt, id, instant, version } from '../db/columns.ts'
import { isNotNegative } from '../db/constraints.ts'
import { folded } from '../db/folded.ts'
import type { Translated } from '../i18n/language.ts'

/** What a company sells, with its price before tax: taken over into the lines of invoices. Staff only. */
export const catalogueItems = sqliteTable(
  'catalogue_items',
  {
    companyId: companyId(),
    id: id(),
    names: text('names', { mode: 'json' }).notNull().$type<Translated>(),
    /** Hour, metre, piece ..., as printed. */
    unit: text('unit').notNull(),
    unitPriceCents: cents('unit_price_cents').notNull(),
    vatRateBasisPoints: integer('vat_rate_basis_points').notNull(),
    archivedAt: instant('archived_at'),
    archived: integer('archived').notNull().generatedAlwaysAs(sql`archived_at is not null`, { mode: 'virtual' }),
    /** What the list is ordered by, in each language. Kept by the database. */
    keyFr: text('key_fr').notNull().generatedAlwaysAs(folded("names ->> '$.fr'"), { mode: 'virtual' }),
    keyEn: text('key_en').notNull().generatedAlwaysAs(folded("names ->> '$.en'"), { mode: 'virtual' }),
    version: version(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.companyId, table.id] }),
    foreignKey({ columns: [table.companyId], foreignColumns: [companies.id] }),
    index('catalogue_items_in_french').on(table.companyId, table.archived, table.keyFr, table.id),
    index('catalogue_items_in_english').on(table.companyId, table.archived, table.keyEn, table.id),
    check('catalogue_items_price', isNotNegative(table.unitPriceCents)),
    check('catalogue_items_vat_rate', sql`${table.vatRateBasisPoints} between 0 and 10000`),
  ],
)
