import { createMiddleware } from 'hono/factory'
import type { AccountEnv } from '../../http/env.ts'
import { hideUnless } from '../../http/hide.ts'
import { isRead } from '../../http/origin.ts'

/** A calendar is for those who have visits: technicians, and contacts who see jobs where the portal shows visits. */
export const withVisits = createMiddleware<AccountEnv>(async (c, next) => {
  const isAllowed = async () => {
    const viewer = await c.var.db.viewer()
    if ('role' in viewer) return viewer.role === 'technician'
    return viewer.seesJobs && !c.var.company.closed.includes('visits')
  }
  if (!isRead(c)) return (await isAllowed()) ? next() : c.notFound()
  return hideUnless(c, next, () => c.error !== undefined || isAllowed())
})
