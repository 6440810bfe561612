import { Hono } from 'hono'
import { home } from './home/portal/routes.tsx'
import type { PortalEnv } from './http/env.ts'
import { frame } from './http/frame.tsx'
import { invoices } from './invoices/portal/routes.tsx'
import { jobs } from './jobs/portal/routes.tsx'
import { customerDoor } from './sessions/doors.ts'
import { signInRoutes } from './sessions/routes.tsx'
import type { CustomerViewer } from './sessions/viewer.ts'
import { visits } from './visits/portal/routes.tsx'

/** The customer's side. Nothing below the door is reached without a session. */
export const portal = new Hono<PortalEnv>()
  .route('/', signInRoutes('customer'))
  .use(customerDoor)
  .use(
    frame('portal', ({ customerName }: CustomerViewer, words) => ({
      personNote: customerName,
      sections: [
        { href: '/portal', text: words.home.title, icon: 'home' },
        { href: '/portal/jobs', text: words.jobs.short, icon: 'hammer' },
        { href: '/portal/visits', text: words.visits.short, icon: 'calendar' },
        { href: '/portal/invoices', text: words.invoices.short, icon: 'receipt' },
      ],
    })),
  )
  .route('/', home)
  .route('/jobs', jobs)
  .route('/visits', visits)
  .route('/invoices', invoices)
