import { type Ground, groundOf, pathOf } from './ground.ts'
import { formsOf, type PageForm } from './page-forms.ts'
import { type Actor, matches, type Route } from './routes.ts'

/** Which pages hold forms that lead to a route, by the route's key; '' is the page under the same address. */
export type Pages = ReadonlyMap<string, readonly string[]>

const noPage = /\.(pdf|zip|csv|ics)$|export|\/(pdf|xml)$|live$|brand|logo/

/** Looks through the pages of the app for what forms they hold. */
export async function pagesWithForms(routes: readonly Route[]): Promise<Pages> {
  const found = new Map<string, string[]>()
  for (const actor of ['owner', 'technician', 'Alice', 'nobody'] as const) {
    const reads = routes.filter(
      (route) => route.method === 'GET' && route.actor === actor && !noPage.test(route.pattern),
    )
    const [first] = reads
    if (!first) continue
    const { world, who } = await groundOf(first)
    for (const route of reads) {
      const page = await pathOf(route, world)
      if (page.includes('no-such')) continue
      for (const form of formsOf(await pageAt(who, page))) {
        const to = routeOf(form.action || page, routes, actor)
        const at = route.pattern.includes(':token') ? '' : page
        const known = to && (found.get(to.key) ?? [])
        if (known && !known.includes(at)) found.set(to.key, [...known, at])
      }
    }
  }
  return found
}

async function pageAt(who: Ground['who'], path: string): Promise<string> {
  const answer = await who.get(path)
  const text = await answer.text()
  return answer.headers.get('Content-Type')?.startsWith('text/html') ? text : ''
}

/** The route that a form leads to. */
function routeOf(action: string, routes: readonly Route[], actor: Actor): Route | undefined {
  const path = action.split('?')[0] ?? ''
  const fits = (route: Route) => (route.method === 'POST' ? (matches(route.pattern, path) ?? -1) : -1)
  const [best] = [...routes]
    .filter((route) => fits(route) >= 0 && (actor === 'technician' || !route.key.startsWith('technician')))
    .sort((one, other) => fits(other) - fits(one) || (one.actor === actor ? -1 : 1))
  return best
}

/** The forms that lead to a route, as a page shows them now. */
export async function formsFor(
  route: Route,
  { who, path }: Ground,
  page: string,
): Promise<(PageForm & { path: string })[]> {
  const at = page || path
  return formsOf(await pageAt(who, at))
    .map((form) => ({ ...form, path: form.action || at }))
    .filter((form) => matches(route.pattern, form.path.split('?')[0] ?? '') !== undefined)
}
