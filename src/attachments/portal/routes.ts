import { Hono } from 'hono'
import { needs } from '../../customers/allow.ts'
import type { PortalEnv } from '../../http/env.ts'
import { serve } from '../serve.ts'
import { findFile } from './queries.ts'

/** The files that staff show the customer. */
export const files = new Hono<PortalEnv>()
  .use(needs('seesJobs'))
  .get('/:id', async (c) => serve(c, await findFile(c.var.db, c.req.param('id')), c.var.files.attached, 'whole'))
  .get('/:id/thumbnail', async (c) =>
    serve(c, await findFile(c.var.db, c.req.param('id')), c.var.files.attached, 'small'),
  )
