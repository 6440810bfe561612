import { crawl } from '../pages/crawl.ts'
import { people, readersOf } from '../pages/readers.ts'
import type { Client } from '../server/client.ts'

/** A page that customers see. */
export interface PortalPage {
  route: string
  address: string
  /** Who sees it: their host and cookies. */
  client: Client
}

const customers = people.filter(({ slug, door }) => door !== 'admin' && (slug === 'dupont' || slug === ''))

/** Every page that customers see, one of each route, found by following the links there are. */
export async function portalPages(port: number): Promise<PortalPage[]> {
  const found = new Map<string, PortalPage>()
  for (const person of customers) {
    // The first of a person's readers reads French, the language of the company.
    const reader = (await readersOf(person, port, []).next()).value
    if (!reader) continue
    const { html } = await crawl({ ...reader, thorough: false })
    for (const [route, address] of html)
      if (!route.startsWith('/admin') && !found.has(route)) found.set(route, { route, address, client: reader.client })
  }
  return [...found.values()].sort((one, other) => one.route.localeCompare(other.route))
}
