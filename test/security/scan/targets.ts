import type { Client } from '../../server/client.ts'
import type { Target } from './sqlmap.ts'

const typed = 'email=a%40example.com&password=portal-demo-2026'

/** What anyone may send. */
export const outside = (): Target[] => [
  { path: '/portal/sign-in', body: typed },
  { path: '/admin/sign-in', body: typed },
  { path: '/portal/forgot-password', body: 'email=a%40example.com' },
  { path: '/portal/reset/abc*' },
  { path: '/calendar/abc*' },
  { path: '/proposals/abc*' },
]

/** The first row a list links to. */
async function firstOf(client: Client, list: string): Promise<string> {
  const { body } = await client.get(list)
  const [, id] =
    new RegExp(`href="${list.replace(/\?.*/, '')}/((?!statement|export|calendar)[a-z0-9-]{8,64})"`).exec(
      body.toString('utf8'),
    ) ?? []
  if (!id) throw new Error(`${list} links to no row.`)
  return id
}

/** Lists, filters and rows of the portal. */
export async function ofPortal(client: Client): Promise<Target[]> {
  const job = await firstOf(client, '/portal/jobs')
  const invoice = await firstOf(client, '/portal/invoices')
  return [
    { path: `/portal/jobs/${job}*` },
    { path: `/portal/invoices/${invoice}*` },
    { path: '/portal/jobs?after=W10&show=all' },
    { path: '/portal/invoices?show=to-pay&after=W10' },
    { path: '/portal/visits?show=past&after=W10' },
    { path: '/portal/invoices/statement?from=2026-01-01&until=2026-06-30' },
  ]
}

/** Lists, filters, the search and rows of the office's side. */
export async function ofAdmin(client: Client): Promise<Target[]> {
  const customer = await firstOf(client, '/admin/customers')
  const job = await firstOf(client, '/admin/jobs')
  return [
    { path: '/admin/search?q=dupont' },
    { path: '/admin/customers?show=current&kind=company&sort=name&tag=syndic' },
    { path: `/admin/jobs?show=all&customer=${customer}&tag=urgent&sort=newest` },
    { path: `/admin/visits?show=past&status=done&customer=${customer}&technician=abc` },
    { path: `/admin/invoices?show=all&sort=newest&customer=${customer}&after=W10` },
    { path: `/admin/customers/${customer}*` },
    { path: `/admin/jobs/${job}*` },
    { path: '/admin/calendar?view=week&day=2026-11-20&technician=abc' },
    { path: '/admin/trail?after=W10' },
  ]
}
