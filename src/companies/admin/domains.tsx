import { zValidator } from '@hono/zod-validator'
import { type Context, Hono } from 'hono'
import { isRefused } from '../../db/d1.ts'
import { newId } from '../../db/id.ts'
import { asc, eq } from '../../db/operators.ts'
import type { CompanyDb } from '../../db/scope.ts'
import type { AdminEnv } from '../../http/env.ts'
import type { FieldErrors } from '../../http/form.ts'
import * as z from '../../http/zod.ts'
import { dropHost, forgetCompany, forgetHost, giveHost, provedHosts } from '../directory.ts'
import { hostOf, isOfDeployment, lookUpProof } from '../domain.ts'
import { hostClaims } from '../schema.ts'
import { DomainsPage, found } from './domains-page.tsx'

const query = z.object({ found: z.enum(found).optional().catch(undefined) })
const domainForm = z.object({ host: z.string().max(300).catch('') })
const page = '/admin/settings/domains'

/** The company's own domains: named, proved by a record in the DNS, and let go. */
export const domains = new Hono<AdminEnv>()
  .get('/', zValidator('query', query), (c) => domainsPage(c, { found: c.req.valid('query').found }))
  .post('/', zValidator('form', domainForm), async (c) => {
    const typed = c.req.valid('form').host.trim()
    const host = hostOf(typed)
    const refused = (error: string) => domainsPage(c, { typed, errors: { host: error } })
    if (!host) return refused('hostWrong')
    if (isOfDeployment(host, c.env.APP_DOMAIN)) return refused('hostOurs')
    const { db } = c.var
    try {
      // Named before, it keeps the record that may stand in the DNS already.
      const deed = { did: 'settings_changed', details: { domain: host, proved: false } } as const
      await db.write(deed, db.insertOnce(hostClaims, { host, token: newId() }))
    } catch (error) {
      if (isRefused(error, 'three domains are enough')) return refused('hostMany')
      throw error
    }
    return c.redirect(page, 303)
  })
  .post('/:id/check', async (c) => {
    const { db, company } = c.var
    const [[claim], proved] = await db.read(claimOf(db, c.req.param('id')), provedHosts(company.id))
    if (!claim) return c.notFound()
    const { host, token } = claim
    if (proved.includes(host)) return c.redirect(`${page}?found=proved`, 303)
    const proof = await lookUpProof(c.env.DNS_RESOLVER, host, token)
    if (proof !== 'proved') return c.redirect(`${page}?found=${proof}`, 303)
    const deed = { did: 'settings_changed', details: { domain: host, proved: true } } as const
    const given = await db.write(deed, giveHost(company.id, host, Date.now()))
    forgetHost(host)
    forgetCompany(company.id)
    return c.redirect(`${page}?found=${given ? 'proved' : 'taken'}`, 303)
  })
  .post('/:id/removal', async (c) => {
    const { db, company } = c.var
    const [[claim]] = await db.read(claimOf(db, c.req.param('id')))
    if (!claim) return c.notFound()
    const deed = { did: 'settings_changed', details: { domain: `${claim.host} → null` } } as const
    await db.write(deed, db.delete(hostClaims, eq(hostClaims.id, claim.id)), dropHost(company.id, claim.host))
    forgetHost(claim.host)
    forgetCompany(company.id)
    return c.redirect(page, 303)
  })

const columns = { id: hostClaims.id, host: hostClaims.host, token: hostClaims.token }

const claimOf = (db: CompanyDb, id: string) => db.from(hostClaims, columns).where(eq(hostClaims.id, id))

interface Showing {
  found?: (typeof found)[number] | undefined
  typed?: string
  errors?: FieldErrors
}

async function domainsPage(c: Context<AdminEnv>, { found, typed = '', errors = {} }: Showing) {
  const { db, company } = c.var
  const [claims, proved] = await db.read(
    db.from(hostClaims, columns).orderBy(asc(hostClaims.host)),
    provedHosts(company.id),
  )
  if (errors.host) c.status(422)
  return c.render(
    <DomainsPage
      claims={claims.map((claim) => ({ ...claim, proved: proved.includes(claim.host) }))}
      {...{ found, typed, errors }}
    />,
    { title: ({ settings }) => `${settings.subjects.domains.title}, ${settings.title}` },
  )
}
