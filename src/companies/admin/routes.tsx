import { zValidator } from '@hono/zod-validator'
import { Hono } from 'hono'
import * as z from 'zod'
import type { AdminEnv } from '../../http/env.ts'
import { allow } from '../../staff/allow.ts'
import { changeTheCompanyItself, companyById, forgetCompany } from '../directory.ts'
import { SettingsPage } from './views.tsx'

const choice = z.object({ required: z.enum(['yes', 'no']).optional().catch(undefined) })

/** The company's settings, for owners alone. */
export const settings = new Hono<AdminEnv>()
  .use(allow(['owner']))
  .get('/', async (c) => {
    // Read anew: what this isolate keeps of the company may be a minute old.
    const [[company = c.var.company]] = await c.var.db.read(companyById(c.var.company.id))
    return c.render(<SettingsPage secondFactor={company.secondFactor} />, { title: ({ settings }) => settings.title })
  })
  .post('/second-factor', zValidator('form', choice), async (c) => {
    const { required } = c.req.valid('form')
    if (required) {
      const secondFactor = required === 'yes'
      const { id } = c.var.company
      const deed = { did: 'settings_changed', details: { secondFactor } } as const
      await c.var.db.write(deed, changeTheCompanyItself(id, { secondFactor }))
      forgetCompany(id)
    }
    return c.redirect('/admin/settings', 303)
  })
