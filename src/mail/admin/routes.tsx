import { zValidator } from '@hono/zod-validator'
import { Hono } from 'hono'
import type { AdminEnv } from '../../http/env.ts'
import { markParameter } from '../../http/paging.ts'
import * as z from '../../http/zod.ts'
import { handToQueue } from '../hand.ts'
import { listMails, sendAgain } from './queries.ts'
import { MailsPage } from './views.tsx'

const filter = z.object({ show: z.enum(['check', 'waiting', 'sent']).catch('check'), after: markParameter(2) })

export const mails = new Hono<AdminEnv>()
  .get('/', zValidator('query', filter), async (c) => {
    const { show, after } = c.req.valid('query')
    const page = await listMails(c.var.db, show, after)
    return c.render(<MailsPage page={page} show={show} paged={after !== undefined} />, {
      title: ({ mails }) => mails.title,
    })
  })
  .post('/:id/retry', async (c) => {
    const id = c.req.param('id')
    const again = await c.var.db.write({ did: 'mail_retried', subjectId: id }, sendAgain(c.var.db, id))
    // Pressed twice, or sent by now: the list says how it stands. So does an id that is not there.
    if (again) handToQueue(c, [id])
    return c.redirect('/admin/mails', 303)
  })
