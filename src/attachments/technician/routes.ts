import { Hono } from 'hono'
import type { TechnicianEnv } from '../../http/env.ts'
import { serve } from '../serve.ts'
import { findFile } from './queries.ts'

/** The files of the jobs that a technician's visits lead to. */
export const files = new Hono<TechnicianEnv>()
  .get('/:id', async (c) => serve(c, await findFile(c.var.db, c.req.param('id')), c.var.files.attached, 'whole'))
  .get('/:id/thumbnail', async (c) =>
    serve(c, await findFile(c.var.db, c.req.param('id')), c.var.files.attached, 'small'),
  )
