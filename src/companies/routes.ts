import { Hono } from 'hono'
import { CompanyFiles } from '../files/scope.ts'
import type { SiteEnv } from '../http/env.ts'
import { brandStylesheet } from './brand.ts'

// Addresses that carry their version, so that a browser asks once.
const forever = 'public, max-age=31536000, immutable'

/** What anyone may see of a company: its colours and its logo. */
export const brand = new Hono<SiteEnv>()
  .get('/brand.css', (c) =>
    c.body(brandStylesheet(c.var.company.colour), 200, {
      'Content-Type': 'text/css; charset=utf-8',
      'Cache-Control': forever,
    }),
  )
  .get('/logo', async (c) => {
    const { company } = c.var
    const file = company.logo && (await new CompanyFiles(c.env.FILES, c.var.d1, company.id).logo(company.logo))
    if (!file) return c.notFound()
    return c.body(file.body, 200, { 'Content-Type': 'image/png', 'Cache-Control': forever })
  })
