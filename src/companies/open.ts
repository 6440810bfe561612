import { createMiddleware } from 'hono/factory'
import type { PortalEnv } from '../http/env.ts'
import type { PortalSection } from './company.ts'

/** Answers as if the section were not there where the company has switched it off. It stands behind the door. */
export const whereOpen = (section: PortalSection) =>
  createMiddleware<PortalEnv>(async (c, next) => (c.var.company.closed.includes(section) ? c.notFound() : next()))
