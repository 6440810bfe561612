import { Hono } from 'hono'
import { mailedRoutes } from './access/mailed/routes.tsx'
import { ownMails } from './access/own/mails.tsx'
import { ownAccount } from './access/own/routes.tsx'
import { passkeys } from './access/passkeys/routes.tsx'
import { secondFactor } from './access/second-factor/routes.tsx'
import { requestPhotos } from './attachments/portal/photos/routes.tsx'
import { files } from './attachments/portal/routes.ts'
import { accesses } from './audit/portal/routes.tsx'
import type { Company } from './companies/company.ts'
import { whereOpen } from './companies/open.ts'
import { ownFeed } from './feeds/own/routes.tsx'
import { visitFiles } from './feeds/portal/routes.ts'
import { home } from './home/portal/routes.tsx'
import type { PortalEnv } from './http/env.ts'
import { frame } from './http/frame.tsx'
import type { Words } from './i18n/index.ts'
import { invoices } from './invoices/portal/routes.tsx'
import { jobs } from './jobs/portal/routes.tsx'
import { live } from './live/routes.ts'
import { telling } from './payments/portal/routes.tsx'
import { requests } from './requests/portal/routes.tsx'
import { customerDoor } from './sessions/doors.ts'
import { signInRoutes } from './sessions/routes.tsx'
import type { CustomerViewer } from './sessions/viewer.ts'
import type { Section } from './ui/shell.tsx'
import { visits } from './visits/portal/routes.tsx'

/** The customer's side. Nothing below the door is reached without a session. */
export const portal = new Hono<PortalEnv>()
  .route('/', signInRoutes('customer'))
  .route('/', mailedRoutes('customer'))
  .use(customerDoor)
  .use(
    frame('portal', (viewer: CustomerViewer, words, { closed }) => ({
      personNote: viewer.customerName,
      watcher: viewer.watcher,
      sections: sectionsOf(viewer, words, closed),
      mayAsk: viewer.seesJobs && viewer.mayRequest,
    })),
  )
  .route('/live', live)
  .route('/account/second-factor', secondFactor)
  .route('/account/passkeys', passkeys)
  .route('/account/calendar', ownFeed)
  .route('/', home)
  .use('/jobs/*', whereOpen('jobs'))
  // Files are those of jobs, and shown on their pages.
  .use('/files/*', whereOpen('jobs'))
  .use('/visits/*', whereOpen('visits'))
  .use('/requests/*', whereOpen('requests'))
  .use('/invoices/*', whereOpen('invoices'))
  .route('/jobs', jobs)
  .route('/files', files)
  .route('/visits', visits)
  .route('/requests', requestPhotos)
  .route('/requests', requests)
  .route('/visits', visitFiles)
  // Ahead of what asks for the contact's rights beforehand: it learns them with what it reads.
  .route('/invoices', telling)
  .route('/invoices', invoices)
  .route('/account/accesses', accesses)
  .route('/account/mails', ownMails)
  .route('/account', ownAccount('customer'))

// A link to what answers "not found" would only puzzle, so each contact gets the sections they may open.
const sectionsOf = ({ seesJobs, seesInvoices }: CustomerViewer, words: Words, closed: Company['closed']): Section[] => [
  { href: '/portal', text: words.home.title, icon: 'home' },
  ...(seesJobs && !closed.includes('jobs') ? [jobsSection(words)] : []),
  ...(seesJobs && !closed.includes('visits') ? [visitsSection(words)] : []),
  ...(seesJobs && !closed.includes('requests') ? [requestsSection(words)] : []),
  ...(seesInvoices && !closed.includes('invoices') ? [invoicesSection(words)] : []),
]
const invoicesSection = ({ invoices }: Words): Section => ({
  href: '/portal/invoices',
  text: invoices.short,
  icon: 'receipt',
})
const jobsSection = ({ jobs }: Words): Section => ({ href: '/portal/jobs', text: jobs.short, icon: 'hammer' })
const visitsSection = ({ visits }: Words): Section => ({ href: '/portal/visits', text: visits.short, icon: 'calendar' })
const requestsSection = ({ requests }: Words): Section => ({
  href: '/portal/requests',
  text: requests.short,
  icon: 'send',
})
