import { Hono } from 'hono'
import { getCookie } from 'hono/cookie'
import { createMiddleware } from 'hono/factory'
import { admin } from './admin.tsx'
import type { Company } from './companies/company.ts'
import { companyOfHost } from './companies/directory.ts'
import { brand } from './companies/routes.ts'
import { D1 } from './db/d1.ts'
import { calendars } from './feeds/routes.ts'
import type { SiteEnv } from './http/env.ts'
import { broken, refuse } from './http/errors.tsx'
import { keepPrivate, securityHeaders } from './http/headers.ts'
import { health } from './http/health.ts'
import { language, languageCookie } from './http/language.ts'
import { logRefusals } from './http/log.ts'
import { isRead, sameOriginWrites } from './http/origin.ts'
import { RememberingRouter } from './http/router.ts'
import { preferredLanguage } from './i18n/index.ts'
import { isLanguage, type Language, languages } from './i18n/language.ts'
import { check } from './invoices/check/routes.tsx'
import { limitedBody } from './limited-body.ts'
import { platform } from './platform/routes.tsx'
import { portal } from './portal.tsx'
import { proposals } from './requests/portal/proposal/routes.tsx'
import { hasKnownKey } from './secrets/keys.ts'
import { askToSignIn } from './sessions/doors.ts'
import { OnlyWatching, SessionEnded } from './sessions/guard.ts'
import { todayIn } from './ui/format.ts'

/** Opens the database for the request; in development the answer says what it cost. */
const database = createMiddleware<SiteEnv>(async (c, next) => {
  const d1 = new D1(c.env.DB)
  c.set('d1', d1)
  await next()
  if (c.env.ENVIRONMENT !== 'development') return
  const { trips, statements, rowsRead, rowsWritten } = d1.cost
  c.header(
    'Server-Timing',
    `d1;desc="trips=${trips} statements=${statements} rows_read=${rowsRead} rows_written=${rowsWritten}"`,
  )
})

/** Finds the company by host. An unknown host gets no page, the deployment's own host gets the platform's. */
const companyByHost = createMiddleware<SiteEnv>(async (c, next) => {
  const { host } = new URL(c.req.url)
  const site = { domain: c.env.APP_DOMAIN, singleCompany: c.env.SINGLE_COMPANY }
  if (host === site.domain && !site.singleCompany) return platform.fetch(c.req.raw, c.env)
  const company = await companyOfHost(c.var.d1, host, site)
  if (!company) return c.text('404 Not Found', 404)
  c.set('company', company)
  c.set('today', todayIn(company.timeZone))
  const chosen = getCookie(c, languageCookie)
  const offered = languagesOf(company, c.req.path)
  c.set('language', {
    chosen: isLanguage(chosen) && offered.includes(chosen) ? chosen : undefined,
    guessed: preferredLanguage(c.req.header('Accept-Language'), company.language, offered),
    offered,
  })
  await next()
})

/** The languages a page may be in, the company's own first: staff have them all, customers what the portal offers. */
const languagesOf = ({ language, languages: chosen }: Company, path: string): Language[] => {
  const all = path === '/admin' || path.startsWith('/admin/') ? languages : chosen
  return [language, ...all.filter((other) => other !== language)]
}

/**
 * A password must not travel in clear, even on a first visit that no browser knows to secure. People are led on; what
 * programs ask for, and whatever is sent, is refused, or nobody would ever notice that it travels in clear (OWASP ASVS 5.0,
 * 4.1.2).
 */
const secureOnly = createMiddleware<SiteEnv>(async (c, next) => {
  if (c.env.ENVIRONMENT === 'development') return next()
  const url = new URL(c.req.url)
  if (url.protocol === 'https:') return next()
  if (!isRead(c) || /^\/(calendar\/|health$)/.test(url.pathname)) return c.text('403 Forbidden: https alone', 403)
  url.protocol = 'https:'
  return c.redirect(url.href, 308)
})

/** Keys that anyone can read in the source sign and open nothing where it is deployed (OWASP ASVS 5.0, 13.2.3). */
const ownKeysOnly = createMiddleware<SiteEnv>(async (c, next) => {
  const { ENVIRONMENT, SESSION_KEYS, DATA_KEYS } = c.env
  if (ENVIRONMENT !== 'development' && [SESSION_KEYS, DATA_KEYS].some(hasKnownKey))
    throw new Error('SESSION_KEYS and DATA_KEYS are those of development: give this deployment secrets of its own.')
  await next()
})

const app = new Hono<SiteEnv>({ router: new RememberingRouter() })
  .use(logRefusals)
  .use(database)
  .use(securityHeaders)
  .use(keepPrivate)
  .use(secureOnly)
  .use(ownKeysOnly)
  .use(limitedBody)
  .use(sameOriginWrites)
  .route('/health', health)
  .use(companyByHost)
  .get('/', (c) => c.redirect('/portal', 302))
  .route('/', brand)
  .route('/language', language)
  .route('/proposals', proposals)
  .route('/check', check)
  .route('/calendar', calendars)
  .route('/portal', portal)
  .route('/admin', admin)
  .notFound((c) => refuse(c, 404))
  .onError((error, c) => {
    if (error instanceof SessionEnded) return askToSignIn(c, error.audience)
    return error instanceof OnlyWatching ? refuse(c, 'watching') : broken(error, c)
  })

export default app
