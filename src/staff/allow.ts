import { createMiddleware } from 'hono/factory'
import { CompanyDb } from '../db/scope.ts'
import type { StaffEnv } from '../http/env.ts'
import type { Role } from './role.ts'

/** Answers everyone but these roles as if the page were not there. The session check holds the ticket to its role. */
export const allow = (roles: readonly Role[]) =>
  createMiddleware<StaffEnv>(async (c, next) => (roles.includes(c.var.ticket.role) ? next() : c.notFound()))

/** What stands behind is for those who see the whole company; to technicians it is not there. */
export const wholeCompany = createMiddleware<StaffEnv>(async (c, next) =>
  c.var.db instanceof CompanyDb ? next() : c.notFound(),
)
