import type { Context, Next } from 'hono'
import { secureHeaders } from 'hono/secure-headers'
import type { Bindings } from './env.ts'

const self = ["'self'"]
const sandbox = "default-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; sandbox"

/**
 * Security headers of every answer: nothing inline, nothing from elsewhere, no frames (OWASP ASVS 5.0, 3.4). What
 * people brought along is `sandboxed`: even opened by itself it does nothing.
 */
export async function securityHeaders(
  c: Context<{ Bindings: Bindings; Variables: { sandboxed?: boolean } }>,
  next: Next,
) {
  const { protocol, host } = new URL(c.req.url)
  // On the deployment's own host a form finds a company and ends on that company's host.
  const formTargets = host === c.env.APP_DOMAIN ? `${protocol}//*.${host}` : ''
  // Mails show the logo too, in a browser that reads them on another site.
  await headersFor(formTargets, c.req.path === '/logo' ? 'cross-origin' : 'same-origin')(c, next)
  // The address is what opens it: no other site learns even that there is one.
  if (c.req.path.startsWith('/proposals/')) c.header('Referrer-Policy', 'same-origin')
  if (c.get('sandboxed')) c.header('Content-Security-Policy', sandbox)
}

type WhoMayShow = 'same-origin' | 'cross-origin'
// Wording them takes longer than the rest of what happens to most requests, and there are few: the deployment's own host
// and all others, each with and without its logo.
const worded = new Map<string, ReturnType<typeof headers>>()

function headersFor(formTargets: string, whoMayShow: WhoMayShow) {
  const key = `${whoMayShow} ${formTargets}`
  const known = worded.get(key) ?? headers(formTargets ? [formTargets] : [], whoMayShow)
  worded.set(key, known)
  return known
}

const headers = (formTargets: string[], whoMayShow: WhoMayShow) =>
  secureHeaders({
    contentSecurityPolicy: {
      defaultSrc: ["'none'"],
      scriptSrc: self,
      styleSrc: self,
      imgSrc: self,
      connectSrc: self,
      formAction: [...self, ...formTargets],
      baseUri: ["'none'"],
      frameAncestors: ["'none'"],
    },
    strictTransportSecurity: 'max-age=31536000; includeSubDomains',
    // `no-referrer` would make native form posts say `Origin: null`.
    referrerPolicy: 'strict-origin-when-cross-origin',
    crossOriginOpenerPolicy: 'same-origin',
    crossOriginResourcePolicy: whoMayShow,
    permissionsPolicy: { camera: [], geolocation: [], microphone: [], payment: [] },
  })

/** Pages are private: no cache keeps them unless their route says otherwise. */
export async function keepPrivate(c: Context, next: Next) {
  await next()
  if (!c.res.headers.has('Cache-Control')) c.header('Cache-Control', 'private, no-store')
}
