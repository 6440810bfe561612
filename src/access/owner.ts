import type { Context } from 'hono'
import type { AccountEnv } from '../http/env.ts'
import type { Owner } from '../sessions/second-factor/adding.ts'

/** Whoever is signed in, as the mails about their account need to know them. */
export async function ownerOf(c: Context<AccountEnv>): Promise<Owner> {
  const { ticket, db } = c.var
  const { name, email, language } = await db.viewer()
  const customerId = ticket.audience === 'customer' ? ticket.customerId : undefined
  return { companyId: ticket.companyId, accountId: ticket.accountId, name, email, language, customerId }
}
