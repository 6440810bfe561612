import type { Context, MiddlewareHandler, Next } from 'hono'
import { HonoRequest } from 'hono/request'
import type * as z from 'zod'

/*
 * What each route is known to read: the schemas its validators hold what is sent to, and what its handlers read past
 * them. Both are learned from the app itself, so that no input is left out by forgetting it here.
 */

/** What a validator of a route holds to which schema. */
export interface Validator {
  target: 'form' | 'query' | 'json'
  schema: z.ZodType
}

type Hook = (result: unknown, c: Context) => unknown
type ZodValidator = (target: string, schema: z.ZodType, hook?: Hook) => MiddlewareHandler

const schemas = new WeakMap<object, Validator>()
const validating = new WeakSet<HonoRequest>()

/** The validator a handler is, if it is one. */
export const validatorOf = (handler: object): Validator | undefined => schemas.get(handler)

/** Stands in for `zValidator`: does what it does, and remembers the schema of each handler that it makes. */
export const remembering = (zValidator: ZodValidator): ZodValidator => {
  return (target, schema, hook) => {
    const check = zValidator(
      target,
      schema,
      hook &&
        ((result, c) => {
          validating.delete(c.req)
          return hook(result, c)
        }),
    )
    const handler = (c: Context, next: Next) => {
      validating.add(c.req)
      return check(c, async () => {
        validating.delete(c.req)
        await next()
      })
    }
    schemas.set(handler, { target: target as Validator['target'], schema })
    return handler as MiddlewareHandler
  }
}

/** What was read of requests past the validators: `body`, or `query`, by the request. */
let readByHand = new Set<string>()

/** What `act` read of its requests past any validator, beside its outcome. */
export async function readingsOf<T>(act: () => Promise<T>): Promise<{ outcome: T; read: ReadonlySet<string> }> {
  readByHand = new Set()
  const outcome = await act()
  return { outcome, read: new Set(readByHand) }
}

const kinds = {
  query: 'query',
  queries: 'query',
  parseBody: 'body',
  json: 'body',
  text: 'body',
  arrayBuffer: 'body',
  blob: 'body',
  formData: 'body',
} as const

for (const [name, kind] of Object.entries(kinds)) {
  const prototype = HonoRequest.prototype as unknown as Record<string, (...given: unknown[]) => unknown>
  const original = prototype[name]
  if (!original) continue
  prototype[name] = function (this: HonoRequest, ...given: unknown[]) {
    if (!validating.has(this)) readByHand.add(kind)
    return original.apply(this, given)
  }
}
