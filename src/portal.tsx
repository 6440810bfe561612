import { Hono } from 'hono'
import { home } from './home/portal/routes.tsx'
import type { PortalEnv } from './http/env.ts'
import { localeOf } from './i18n/locale.ts'
import { invoices } from './invoices/portal/routes.tsx'
import { jobs } from './jobs/portal/routes.tsx'
import { customerDoor } from './sessions/doors.ts'
import { signInRoutes } from './sessions/routes.tsx'
import { brandOf, Document } from './ui/document.tsx'
import { Shell } from './ui/shell.tsx'
import { visits } from './visits/portal/routes.tsx'

/** The customer's side. Nothing below the door is reached without a session. */
export const portal = new Hono<PortalEnv>()
  .route('/', signInRoutes('customer'))
  .use(customerDoor)
  .use(async (c, next) => {
    c.setRenderer(async (content, { title }) => {
      const { company, language } = c.var
      const viewer = await c.var.db.viewer()
      const locale = localeOf(company, language.chosen ?? viewer.language)
      const { words } = locale
      const brand = brandOf(company)
      const { pathname, search } = new URL(c.req.url)
      return c.html(
        <Document locale={locale} title={title(words)} brand={brand} class="portal">
          <Shell
            company={company}
            logoVersion={brand.version}
            home="/portal"
            path={pathname + search}
            person={viewer.name}
            personNote={viewer.customerName}
            sections={[
              { href: '/portal', text: words.home.title, icon: 'home' },
              { href: '/portal/jobs', text: words.jobs.short, icon: 'hammer' },
              { href: '/portal/visits', text: words.visits.short, icon: 'calendar' },
              { href: '/portal/invoices', text: words.invoices.short, icon: 'receipt' },
            ]}
          >
            {content}
          </Shell>
        </Document>,
      )
    })
    await next()
  })
  .route('/', home)
  .route('/jobs', jobs)
  .route('/visits', visits)
  .route('/invoices', invoices)
