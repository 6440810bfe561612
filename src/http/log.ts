import type { Context, Next } from 'hono'
import { networkOfRequest } from './network.ts'

/** Statuses with which something is refused to someone: by rights, by limits, or because it cannot be read. */
const refusals = new Set([400, 401, 403, 404, 409, 413, 415, 422, 429])

/**
 * Leaves a line in the deployment's log for what was refused, beside the trail, which has what was done (OWASP ASVS 5.0,
 * 16.3.2 and 16.3.3). A row of another owner answers as one that is not there, so that 404 is among them. In development
 * the answer is seen anyway.
 */
export async function logRefusals(c: Context, next: Next) {
  await next()
  if (c.env.ENVIRONMENT === 'development' || !refusals.has(c.res.status)) return
  // biome-ignore lint/suspicious/noConsole: the log is where it belongs
  console.warn(lineOf(c, 'refused', { status: c.res.status }))
}

/** What happened to a request, as one line of JSON, which nothing that was typed can break (ASVS 16.4.1). */
export function lineOf(c: Context, what: 'refused' | 'broken', more: Record<string, string | number>): string {
  const { host } = new URL(c.req.url)
  const ticket: { accountId: string } | undefined = c.get('ticket')
  const company: { id: string } | undefined = c.get('company')
  return JSON.stringify({
    at: new Date().toISOString(),
    what,
    // As routes know it: written with percent signs it would be another path, and the same page.
    ...{ method: c.req.method, host, path: withoutToken(c.req.path) },
    ...{ company: company?.id, account: ticket?.accountId, network: networkOfRequest(c) },
    ...more,
  })
}

/**
 * Leaves such a line for what went wrong where no page says so: what it was and whose, by their ids. `why` is as free of
 * secrets as whoever caught it has made it.
 */
export function logFault(what: string, whose: Record<string, string>, why: unknown): void {
  const error = why instanceof Error ? (why.stack ?? why.message) : String(why)
  // biome-ignore lint/suspicious/noConsole: the log is where the detail belongs
  console.error(JSON.stringify({ at: new Date().toISOString(), what, ...whose, error }))
}

// What stands behind these opens an account or a calendar, or answers for someone: it is no business of whoever reads the log.
const withoutToken = (path: string): string =>
  path.replace(/(\/(?:invitation|reset|link|calendar|proposals)\/).+/s, '$1…')
