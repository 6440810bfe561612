import type { Actor } from './stage.ts'

/** A page that is measured. */
export interface PageRow {
  /** Its route, then who asks or what for where it is not the only row of its route. */
  name: string
  route: string
  as: Actor
  pathFor: (ids: Record<string, string>) => string
}

/** Routes that answer with no page, or need what only a mail has, each with the reason that it is not measured. */
const leftOut: [RegExp, string][] = [
  [/^\/(portal|admin)\/live$/, 'a socket, not a page'],
  [/^\/$/, 'leads on to another page'],
  [/\/(sign-in\/link|invitation|reset|proposals)\/:token$/, 'behind a link that only a mail has'],
  [/\/sign-in\/(account|code|second-factor)$/, 'a step of signing in, between two others'],
  [/\/export$/, 'all rows as a file: as long as what the company has'],
  [/^\/health$/, 'asks the database and the bucket whether they are there'],
  [/\.zip$/, 'all documents of a year: as long as there are documents'],
  [/^\/logo$|\/thumbnail$/, 'a picture, which browsers keep'],
  [/\/templates\/:id$/, 'an example file'],
]

/** Why a route is not measured; undefined where it is. */
export const reasonToLeaveOut = (route: string): string | undefined =>
  leftOut.find(([pattern]) => pattern.test(pathOf(route)))?.[1]

const pathOf = (route: string): string => route.split(' ')[1] ?? ''

/** What else is asked of a route than its plain address: filters, views, searches. */
const queries: Record<string, string[]> = {
  'GET /portal/invoices': ['?show=to-pay'],
  'GET /admin/calendar': ['?view=day', '?view=month'],
  'GET /admin/search': ['?q=perrin'],
  'GET /admin/customers': ['?sort=new', '?show=archived'],
  'GET /admin/jobs': ['?show=all', '?show=completed'],
  'GET /admin/visits': ['?show=past'],
  'GET /admin/invoices': ['?show=owed', '?show=overdue', '?show=draft'],
  'GET /admin/requests': ['?show=over'],
}

/** What technicians see under the addresses of the company's side is a page of its own. */
const alsoTechnician = ['/admin', '/admin/visits', '/admin/visits/:id', '/admin/jobs/:id']
const technicianOnly = ['/admin/account/calendar']
const ofDraft = /^\/admin\/invoices\/:id\/(edit|draft\.pdf|deductions|removal|issue)$/

/** The pages of the app, one or more of each of its GET routes but those that are left out. */
export function pagesOf(routes: string[]): PageRow[] {
  return routes
    .filter((route) => route.startsWith('GET ') && !reasonToLeaveOut(route))
    .flatMap((route): PageRow[] => {
      const pattern = pathOf(route)
      const as = actorOf(pattern)
      const pathFor: PageRow['pathFor'] = (ids) => filled(pattern, as, ids)
      const plain = { name: route, route, as, pathFor }
      const asked = (queries[route] ?? []).map((query) => ({
        ...plain,
        name: `${route}${query}`,
        pathFor: (ids: Record<string, string>) => `${pathFor(ids)}${query}`,
      }))
      const technician: Actor = 'technician'
      const theirs = { name: `${route} (technician)`, route, as: technician }
      return [
        ...[plain, ...asked],
        ...(alsoTechnician.includes(pattern)
          ? [{ ...theirs, pathFor: (ids: Record<string, string>) => filled(pattern, technician, ids) }]
          : []),
      ]
    })
}

const inFront = /^\/((portal|admin)\/(sign-in|forgot-password|sign-in-link)|brand\.css|logo|check|calendar)(\/|$)/

function actorOf(pattern: string): Actor {
  if (inFront.test(pattern)) return 'nobody'
  if (pattern.startsWith('/portal')) return 'customer'
  return technicianOnly.includes(pattern) ? 'technician' : 'owner'
}

function filled(pattern: string, as: Actor, ids: Record<string, string>): string {
  return pattern.replace(/([^/]+)\/:(?:id|token)/, (_, before: string) => {
    const door = as === 'technician' ? 'technician' : pattern.split('/')[1]
    const id = ofDraft.test(pattern) ? ids.draft : (ids[`${door}/${before}`] ?? ids[before])
    if (id === undefined) throw new Error(`No row is known for ${pattern}: name one in ids.ts.`)
    return `${before}/${id}`
  })
}
