import { type Context, type Env, Hono } from 'hono'

/** The routes of `side` for those alone whom `isFor` names; everyone else passes by as if they were not there. */
export function only<E extends Env>(isFor: (c: Context) => boolean, side: Hono<E>): Hono<E> {
  const guarded = new Hono<E>()
  for (const { method, path, handler } of side.routes)
    guarded.on(method, path, (c, next) => (isFor(c) ? handler(c, next) : next()))
  return guarded
}
