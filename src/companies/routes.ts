import { type Context, Hono } from 'hono'
import { CompanyFiles } from '../files/scope.ts'
import type { SiteEnv } from '../http/env.ts'
import { brandOf } from '../ui/document.tsx'
import { brandStylesheet } from './brand.ts'

// An address that carries the version of today is kept for good; under any other, what is sent may be out of date.
const keptFor = (c: Context<SiteEnv>): string =>
  c.req.query('v') === brandOf(c.var.company).version ? 'public, max-age=31536000, immutable' : 'private, no-store'

/** What anyone may see of a company: its colours and its logo. */
export const brand = new Hono<SiteEnv>()
  .get('/brand.css', (c) =>
    c.body(brandStylesheet(c.var.company.colour), 200, {
      'Content-Type': 'text/css; charset=utf-8',
      'Cache-Control': keptFor(c),
    }),
  )
  .get('/logo', async (c) => {
    const { company } = c.var
    const file = company.logo && (await new CompanyFiles(c.env.FILES, c.var.d1, company.id).logo(company.logo))
    if (!file) return c.notFound()
    return c.body(file.body, 200, { 'Content-Type': 'image/png', 'Cache-Control': keptFor(c) })
  })
