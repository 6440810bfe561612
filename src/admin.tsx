import { Hono } from 'hono'
import { customers } from './customers/admin/routes.tsx'
import { home } from './home/admin/routes.tsx'
import type { AdminEnv } from './http/env.ts'
import { frame } from './http/frame.tsx'
import type { Words } from './i18n/index.ts'
import { invoices } from './invoices/admin/routes.tsx'
import { jobs } from './jobs/admin/routes.tsx'
import { mails } from './mail/admin/routes.tsx'
import { requests } from './requests/admin/routes.tsx'
import { staffDoor } from './sessions/doors.ts'
import { signInRoutes } from './sessions/routes.tsx'
import type { StaffViewer } from './sessions/viewer.ts'
import { office } from './staff/allow.ts'
import type { Section } from './ui/shell.tsx'
import { visits } from './visits/admin/routes.tsx'

/** The company's side. Nothing below the door is reached without a session. */
export const admin = new Hono<AdminEnv>()
  .route('/', signInRoutes('staff'))
  .use(staffDoor)
  .use(
    frame('admin', ({ role }: StaffViewer, words) => ({
      personNote: words.admin.roles[role],
      sections: office.includes(role) ? officeSections(words) : siteSections(words),
    })),
  )
  .route('/', home)
  .route('/customers', customers)
  .route('/jobs', jobs)
  .route('/visits', visits)
  .route('/requests', requests)
  .route('/invoices', invoices)
  .route('/mails', mails)

const siteSections = ({ admin }: Words): Section[] => [
  { href: '/admin', text: admin.short, icon: 'home' },
  { href: '/admin/jobs', text: admin.jobs, icon: 'hammer' },
  { href: '/admin/visits', text: admin.visits, icon: 'calendar' },
  { href: '/admin/requests', text: admin.requests, icon: 'inbox' },
]

// A link to what answers "not found" would only puzzle, so each role gets the sections it may open.
const officeSections = (words: Words): Section[] => [
  ...siteSections(words).toSpliced(1, 0, { href: '/admin/customers', text: words.admin.customers, icon: 'users' }),
  { href: '/admin/invoices', text: words.admin.invoices, icon: 'receipt' },
  { href: '/admin/mails', text: words.mails.title, icon: 'mail' },
]
