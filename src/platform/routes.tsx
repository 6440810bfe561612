import { zValidator } from '@hono/zod-validator'
import { Hono } from 'hono'
import { findCompanyBySlug } from '../companies/directory.ts'
import { D1 } from '../db/d1.ts'
import type { Bindings } from '../http/env.ts'
import { broken } from '../http/errors.tsx'
import * as z from '../http/zod.ts'
import { preferredLanguage } from '../i18n/index.ts'
import { localeOf } from '../i18n/locale.ts'
import { FindPage } from './views.tsx'

const query = z.object({
  company: z
    .string()
    .optional()
    .transform((name) => name?.trim().toLowerCase().slice(0, 63))
    .catch(undefined),
})

/** The deployment's own host: what this is, and the way to one's company. */
export const platform = new Hono<{ Bindings: Bindings }>()
  .get('/', zValidator('query', query), async (c) => {
    const { company: slug } = c.req.valid('query')
    const company = slug ? await findCompanyBySlug(new D1(c.env.DB), slug) : undefined
    if (company) return c.redirect(`${new URL(c.req.url).protocol}//${company.slug}.${c.env.APP_DOMAIN}/portal`, 303)
    const language = preferredLanguage(c.req.header('Accept-Language'), 'fr')
    const locale = localeOf({ timeZone: 'UTC', currency: 'EUR' }, language)
    return c.html(<FindPage locale={locale} slug={slug} />, slug ? 404 : 200)
  })
  .onError(broken)
  .notFound((c) => c.text('404 Not Found', 404))
