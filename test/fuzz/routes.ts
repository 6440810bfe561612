import type { Hono } from 'hono'
import { findTargetHandler, isMiddleware } from 'hono/utils/handler'
import app from '../../src/app.tsx'
import { technician } from '../../src/technician.tsx'
import type { Presser } from '../support/presses.ts'
import { routeTable } from '../support/routes.ts'
import type { World } from '../support/world.ts'
import { type Validator, validatorOf } from './validators.ts'

export type Actor = Presser

/** A route, who is let in there, and what its validators hold. */
export interface Route {
  /** `POST /admin/jobs/:id`; of technicians with their name before it, since theirs hide behind those of the office. */
  key: string
  method: string
  pattern: string
  actor: Actor
  /** The row that the address names, where it names one. */
  id: string | undefined
  validators: Validator[]
}

type Routes = Hono<never>['routes']

/** Every route of the app as someone who is let in reaches it, with the schemas that its handlers were registered with. */
export function routesOf(world: World): Route[] {
  const table = routeTable(world)
  const listed = [
    ...of((app as unknown as Hono<never>).routes, '', ''),
    ...of((technician as unknown as Hono<never>).routes, '/admin', 'technician: '),
  ]
  return listed.map((route) => {
    const { access = [], id } = table[`${route.method} ${route.pattern}`] ?? {}
    return { ...route, id, actor: actorFor(route, access) }
  })
}

function of(routes: Routes, below: string, by: string): Omit<Route, 'actor' | 'id'>[] {
  const found = new Map<string, Omit<Route, 'actor' | 'id'>>()
  for (const { method, path, handler } of routes) {
    const target = findTargetHandler(handler)
    const validator = validatorOf(target)
    if (method === 'ALL' || (isMiddleware(target) && !validator)) continue
    const pattern = below + (below && path === '/' ? '' : path)
    const key = `${by}${method} ${pattern}`
    const route = found.get(key) ?? { key, method, pattern, validators: [] }
    if (validator) route.validators.push(validator)
    found.set(key, route)
  }
  return [...found.values()]
}

function actorFor({ key, pattern }: { key: string; pattern: string }, access: 'anyone' | readonly string[]): Actor {
  if (key.startsWith('technician')) return 'technician'
  if (access === 'anyone') return 'nobody'
  if (pattern.startsWith('/portal')) return 'Alice'
  return access.includes('owner') ? 'owner' : 'technician'
}

/** Whether an address is one of a pattern; how many of its parts are named outright. */
export function matches(pattern: string, path: string): number | undefined {
  const [wanted, parts] = [pattern.split('/'), path.split('/')]
  if (wanted.length !== parts.length) return undefined
  const named = wanted.filter((part, at) => part === parts[at]).length
  return wanted.every((part, at) => part.startsWith(':') || part === parts[at]) ? named : undefined
}
