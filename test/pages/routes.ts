import type { Hono } from 'hono'
import { inspectRoutes } from 'hono/dev'
import app from '../../src/app.tsx'
import { technician } from '../../src/technician.tsx'

const pathsOf = (of: unknown, under = '') =>
  inspectRoutes(of as Hono)
    .filter(({ isMiddleware, method }) => !isMiddleware && method === 'GET')
    .map(({ path }) => `${under}${under && path === '/' ? '' : path}`)

/** Every address that the app answers with something to read, a technician's beside those of the office. */
export const routes: readonly string[] = [...new Set([...pathsOf(app), ...pathsOf(technician, '/admin')])]

const segments = (path: string) => path.split('/')

const known = routes
  .map((route) => ({ route, parts: segments(route) }))
  // What is written out comes before what stands for anything.
  .sort(
    (one, other) =>
      one.parts.filter((part) => part.startsWith(':')).length -
      other.parts.filter((part) => part.startsWith(':')).length,
  )

/** The route that an address belongs to; the address itself when it is a file or nothing at all. */
export function routeOf(pathname: string): string {
  const parts = segments(pathname)
  const found = known.find(
    (one) =>
      one.parts.length === parts.length &&
      one.parts.every((part, index) => part === parts[index] || (part.startsWith(':') && parts[index] !== '')),
  )
  return found?.route ?? pathname
}
