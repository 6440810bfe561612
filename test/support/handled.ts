import { createExecutionContext, waitOnExecutionContext } from 'cloudflare:test'
import { env } from 'cloudflare:workers'
import { type Context, Hono } from 'hono'
import { D1 } from '../../src/db/d1.ts'
import type { Bindings, PortalEnv, SiteEnv, StaffEnv } from '../../src/http/env.ts'
import { customerDoor, staffDoor } from '../../src/sessions/doors.ts'
import type { World } from './world.ts'

/** What is known behind each door, and in front of both. */
interface Known {
  none: SiteEnv
  customer: PortalEnv
  staff: StaffEnv
}

interface Request {
  method?: string
  headers?: Record<string, string>
  /** What of the company a handler looks at. */
  company?: object
  /** What stands in for the app's own. */
  bindings?: Partial<Bindings>
}

/**
 * The answer of a handler alone at a company's host, behind a door as the app has it, once what it left to be done is done.
 * What it throws is answered with 500 and the error's name.
 */
export async function handled<D extends keyof Known>(
  door: D,
  { companyId, host }: World,
  cookie: string,
  handler: (c: Context<Known[D]>) => Response | Promise<Response>,
  { method = 'GET', headers = {}, company = {}, bindings = {} }: Request = {},
): Promise<Response> {
  const app = new Hono<PortalEnv>()
  app.use(async (c, next) => {
    c.set('company', { id: companyId, ...company } as PortalEnv['Variables']['company'])
    c.set('d1', new D1(env.DB))
    return next()
  })
  if (door !== 'none') app.use(door === 'customer' ? customerDoor : (staffDoor as never))
  app.all('/', handler as never)
  app.onError((error, c) => c.text(error.constructor.name, 500))
  const context = createExecutionContext()
  const from = { 'CF-Connecting-IP': host, Cookie: cookie, ...headers }
  const answer = await app.fetch(
    new Request(`http://${host}/`, { method, headers: from }),
    { ...env, ...bindings },
    context,
  )
  await waitOnExecutionContext(context)
  return answer
}

/** As `handled`, giving what the handler made of it. */
export async function made<D extends keyof Known, Result>(
  door: D,
  world: World,
  cookie: string,
  work: (c: Context<Known[D]>) => Promise<Result>,
  request: Request = {},
): Promise<{ result: Result; answer: Response }> {
  let outcome: { result: Result } | { error: unknown } | undefined
  const answer = await handled(
    door,
    world,
    cookie,
    async (c) => {
      try {
        outcome = { result: await work(c) }
      } catch (error) {
        outcome = { error }
      }
      return c.body(null)
    },
    request,
  )
  if (!outcome) throw new Error('The door let nobody in.')
  if ('error' in outcome) throw outcome.error
  return { result: outcome.result, answer }
}
