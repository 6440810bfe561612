import { check, index, primaryKey, sqliteTable, text, unique } from 'drizzle-orm/sqlite-core'
import { companies } from '../companies/schema.ts'
import { companyId, createdAt, id } from '../db/columns.ts'
import { isLowerCase, isOneOf } from '../db/constraints.ts'
import { type Language, languages } from '../i18n/language.ts'
import { type Role, roles } from './role.ts'

/** People of the company who may sign in at the staff door. */
export const staff = sqliteTable(
  'staff',
  {
    companyId: companyId().references(() => companies.id),
    id: id(),
    email: text('email').notNull(),
    name: text('name').notNull(),
    role: text('role').notNull().$type<Role>(),
    language: text('language').notNull().$type<Language>(),
    createdAt: createdAt(),
  },
  (table) => [
    primaryKey({ columns: [table.companyId, table.id] }),
    unique('staff_email').on(table.companyId, table.email),
    index('staff_by_name').on(table.companyId, table.name, table.id),
    check('staff_role', isOneOf(table.role, roles)),
    check('staff_language', isOneOf(table.language, languages)),
    check('staff_email_lower', isLowerCase(table.email)),
  ],
)
