import { Client } from '../server/client.ts'
import { addressesOf } from './ids.ts'
import type { Served } from './places.ts'

export type Actor = 'customer' | 'owner' | 'technician' | 'nobody'
export type Size = 'small' | 'large'

/** A company of one size with its people signed in and rows that pages can be asked for. */
export interface Stage extends Served {
  size: Size
  slug: string
  companyId: string
  people: Record<Actor, Client>
  /** Values for `:id` and `:token`, by what stands before them in a route. */
  ids: Record<string, string>
}

const slugs = { small: 'small-1', large: 'large' }

/** Signs in at the company of a size, and adds what its seed lacks. */
export async function stageOf(size: Size, served: Served): Promise<Stage> {
  const slug = slugs[size]
  const client = () => new Client(served.port, slug)
  const people = {
    customer: await client().signIn('portal', `customer-0@${slug}.example`),
    owner: await client().signIn('admin', `owner@${slug}.example`),
    technician: await client().signIn('admin', `technician@${slug}.example`),
    nobody: client(),
  }
  const [company] = await served.server.rows('select id from companies where slug = ?1', slug)
  const companyId = String(company?.id)
  const stage = { ...served, size, slug, companyId, people, ids: {} }
  return { ...stage, ids: await addressesOf(stage) }
}
