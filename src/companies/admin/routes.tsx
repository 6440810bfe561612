import { zValidator } from '@hono/zod-validator'
import { Hono } from 'hono'
import type { AdminEnv } from '../../http/env.ts'
import * as z from '../../http/zod.ts'
import { languages } from '../../i18n/language.ts'
import { allow } from '../../staff/allow.ts'
import { originOf } from '../address.ts'
import { changeTheCompanyItself, companyById, forgetCompany } from '../directory.ts'
import { appearanceRoutes } from './appearance.tsx'
import { domains } from './domains.tsx'
import { identity } from './identity.tsx'
import { mails } from './mails.tsx'
import { invoicingRoutes } from './next-numbers.tsx'
import { offer } from './offer.tsx'
import { planning } from './planning.tsx'
import { readSettings } from './queries.ts'
import { region } from './region.tsx'
import { sampleInvoice } from './sample.ts'
import { subject } from './subject.tsx'
import { SettingsPage } from './views.tsx'

const choice = z.object({ required: z.enum(['yes', 'no']).optional().catch(undefined) })
const sample = z.object({ language: z.enum(languages).optional().catch(undefined) })

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
  .get('/sample.pdf', zValidator('query', sample), async (c) => {
    const { stored, facts } = await readSettings(c.var.db, c.var.company.id)
    const document = sampleInvoice({
      settings: stored,
      language: c.req.valid('query').language ?? stored.language,
      today: c.var.today,
      running: facts.counters.invoice.last + 1,
      portal: `${originOf(stored, c.env)}/portal`,
    })
    // Loaded only when there is something to draw, as for a customer's invoice.
    const { renderInvoice } = await import('../../invoices/pdf/render.ts')
    const logo = stored.logo === null ? null : await c.var.files.logo(stored.logo)
    const file = await renderInvoice(document, { logo: logo ? await logo.bytes() : undefined, draft: true })
    return c.body(file as Uint8Array<ArrayBuffer>, 200, {
      'Content-Type': 'application/pdf',
      'Content-Disposition': 'inline; filename="sample.pdf"',
    })
  })
  .route('/identity', subject(identity))
  .route('/appearance', appearanceRoutes)
  .route('/region', subject(region))
  .route('/planning', subject(planning))
  .route('/invoicing', invoicingRoutes)
  .route('/offer', subject(offer))
  .route('/domains', domains)
  .route('/mails', subject(mails))
