import { type Context, Hono } from 'hono'
import { announcements } from './access/admin/announcements/routes.tsx'
import { invitations } from './access/admin/routes.tsx'
import { unansweredInvitations } from './access/admin/unanswered/routes.tsx'
import { mailedRoutes } from './access/mailed/routes.tsx'
import { ownAccount } from './access/own/routes.tsx'
import { passkeys } from './access/passkeys/routes.tsx'
import { secondFactor } from './access/second-factor/routes.tsx'
import { files, jobFiles } from './attachments/admin/routes.tsx'
import { customerTrail, trail } from './audit/admin/routes.tsx'
import { calendar } from './calendar/admin/routes.tsx'
import { catalogue } from './catalogue/admin/routes.tsx'
import { settings } from './companies/admin/routes.tsx'
import { newContacts } from './customers/admin/contacts/adding.tsx'
import { contacts } from './customers/admin/contacts/routes.tsx'
import { customers } from './customers/admin/routes.tsx'
import { TechnicianDb } from './db/scope.ts'
import { visitFiles } from './feeds/admin/routes.ts'
import { ownFeed } from './feeds/own/routes.tsx'
import { home } from './home/admin/routes.tsx'
import type { StaffEnv } from './http/env.ts'
import { frame } from './http/frame.tsx'
import { only } from './http/only.ts'
import type { Words } from './i18n/index.ts'
import { importRoutes } from './imports/admin/routes.tsx'
import { invoices } from './invoices/admin/routes.tsx'
import { jobs } from './jobs/admin/routes.tsx'
import { keyboard } from './keyboard/admin/routes.tsx'
import { live } from './live/routes.ts'
import { mails } from './mail/admin/routes.tsx'
import { paymentNotices, payments, paymentsOfInvoice } from './payments/admin/routes.tsx'
import { requests } from './requests/admin/routes.tsx'
import { search } from './search/admin/routes.tsx'
import { staffDoor } from './sessions/doors.ts'
import { signInRoutes } from './sessions/routes.tsx'
import type { StaffViewer } from './sessions/viewer.ts'
import { staff } from './staff/admin/routes.tsx'
import { wholeCompany } from './staff/allow.ts'
import type { Role } from './staff/role.ts'
import { technician } from './technician.tsx'
import type { Section } from './ui/shell.tsx'
import { visits } from './visits/admin/routes.tsx'

const isTechnician = (c: Context) => c.get('db') instanceof TechnicianDb

/** The company's side. Nothing below the door is reached without a session, and by technicians only their own side. */
export const admin = new Hono<StaffEnv>()
  .route('/', signInRoutes('staff'))
  .route('/', mailedRoutes('staff'))
  .use(staffDoor)
  .use(
    frame('admin', ({ role }: StaffViewer, words) => ({
      personNote: words.admin.roles[role],
      sections: role === 'technician' ? technicianSections(words) : officeSections(words),
      rarer: rarerSections(role, words),
      search: role === 'technician' ? undefined : '/admin/search',
      keys: '/admin/keys',
    })),
  )
  .route('/live', live)
  .route('/account/second-factor', secondFactor)
  .route('/account/passkeys', passkeys)
  .route('/account/calendar', ownFeed)
  .route('/account', ownAccount('staff'))
  .route('/keys', keyboard)
  .route('/', only(isTechnician, technician))
  .use(wholeCompany)
  .route('/', home)
  .route('/search', search)
  .route('/customers', customers)
  .route('/customers', newContacts)
  .route('/contacts', contacts)
  .route('/customers', customerTrail)
  .route('/jobs', jobs)
  .route('/jobs', jobFiles)
  .route('/files', files)
  .route('/visits', visits)
  .route('/visits', visitFiles)
  .route('/calendar', calendar)
  .route('/requests', requests)
  .route('/invoices', invoices)
  .route('/invoices', paymentsOfInvoice)
  .route('/payments', payments)
  .route('/payment-notices', paymentNotices)
  .route('/catalogue', catalogue)
  .route('/mails', mails)
  .route('/trail', trail)
  .route('/invitations/unanswered', unansweredInvitations)
  .route('/invitations', invitations)
  .route('/announcements', announcements)
  .route('/imports', importRoutes)
  .route('/staff', staff)
  .route('/settings', settings)

// A link to what answers "not found" would only puzzle, so each role gets the sections it may open.
const technicianSections = ({ admin }: Words): Section[] => [
  { href: '/admin', text: admin.short, icon: 'home' },
  { href: '/admin/visits', text: admin.visits, icon: 'calendar' },
]

const officeSections = ({ admin, calendar: calendarWords }: Words): Section[] => [
  { href: '/admin', text: admin.short, icon: 'home' },
  { href: '/admin/customers', text: admin.customers, icon: 'users' },
  { href: '/admin/jobs', text: admin.jobs, icon: 'hammer' },
  { href: '/admin/visits', text: admin.visits, icon: 'calendar' },
  { href: '/admin/calendar', text: calendarWords.title, icon: 'columns' },
  { href: '/admin/requests', text: admin.requests, icon: 'inbox' },
  { href: '/admin/invoices', text: admin.invoices, icon: 'receipt' },
]

const rarerSections = (
  role: Role,
  { catalogue: catalogueWords, imports, mails, settings, team, trail }: Words,
): Section[] => {
  if (role === 'technician') return []
  const forOffice: Section[] = [
    { href: '/admin/catalogue', text: catalogueWords.title, icon: 'catalogue' },
    { href: '/admin/mails', text: mails.title, icon: 'mail' },
    { href: '/admin/imports', text: imports.title, icon: 'import' },
    { href: '/admin/trail', text: trail.title, icon: 'history' },
  ]
  if (role !== 'owner') return forOffice
  return [
    ...forOffice,
    { href: '/admin/staff', text: team.title, icon: 'team' },
    { href: '/admin/settings', text: settings.title, icon: 'settings' },
  ]
}
