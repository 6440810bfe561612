import type { Bindings } from '../../../src/http/env.ts'
import worker from '../../../src/worker.ts'

export { LiveCompany } from '../../../src/live/company.ts'

/** The Worker with three faults beside it, which a scanner must find. Never deployed: `npm run scan -- --planted` serves it. */
export default {
  ...worker,
  fetch: async (request: Request, env: Bindings, context: ExecutionContext) => {
    const { pathname, searchParams } = new URL(request.url)
    const asked = searchParams.get('of') ?? ''
    if (pathname === '/planted')
      return page(
        '<a href="/planted/word?of=a">a</a> <a href="/planted/name?of=a">b</a> <a href="/planted/away?of=a">c</a>',
      )
    if (pathname === '/planted/word') return page(`<p>${asked}</p>`)
    if (pathname === '/planted/away') return new Response(null, { status: 302, headers: { Location: asked } })
    if (pathname === '/planted/name') {
      const { results } = await env.DB.prepare(`select name from customers where name like '${asked}%' limit 5`).all()
      return page(results.map(({ name }) => `<p>${name}</p>`).join(''))
    }
    return worker.fetch(request, env, context)
  },
}

const page = (html: string) =>
  new Response(`<!DOCTYPE html><html><body>${html}</body></html>`, { headers: { 'Content-Type': 'text/html' } })
