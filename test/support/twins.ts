import { env } from 'cloudflare:workers'
import { eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { invitationRuns } from '../../src/access/schema.ts'
import { passkeys } from '../../src/accounts/schema.ts'
import { hostClaims, hosts } from '../../src/companies/schema.ts'
import { newMail } from '../../src/mail/outbox.ts'
import { mails } from '../../src/mail/schema.ts'
import { sessions } from '../../src/sessions/schema.ts'
import type { World } from './world.ts'

/**
 * Rows that stand in both companies under the same id: what one of them does to its own must not touch the other's. They
 * are put back each time, because some routes take them away.
 */
export async function putTwins(one: World, other: World): Promise<void> {
  const db = drizzle(env.DB)
  for (const world of [one, other]) {
    const { companyId, alice } = world
    const mail = newMail({
      cause: 'cause',
      to: { name: 'Contact alice', email: alice.email },
      language: 'fr',
      message: 'password_changed',
    })
    await db.batch([
      db.delete(mails).where(eq(mails.companyId, companyId)),
      db.delete(invitationRuns).where(eq(invitationRuns.companyId, companyId)),
      db.delete(sessions).where(eq(sessions.companyId, companyId)),
      db.delete(passkeys).where(eq(passkeys.companyId, companyId)),
      db.delete(hosts).where(eq(hosts.companyId, companyId)),
      db.delete(hostClaims).where(eq(hostClaims.companyId, companyId)),
      db.insert(hostClaims).values({ companyId, id: 'claim-of-both', host: 'both.example', token: 'token-of-both' }),
      db.insert(mails).values({ ...mail, companyId, id: 'mail-failed', status: 'failed' }),
      db.insert(invitationRuns).values({
        ...{ companyId, id: 'run-of-both', kind: 'invitation', audience: 'never_invited', total: 0 },
        ...{ accountId: 'account-staff-office', accountName: 'The office', steppedAt: new Date() },
      }),
      db.insert(sessions).values([sessionOf('customer', world), sessionOf('staff', world)]),
      db
        .insert(passkeys)
        .values([
          passkeyOf('passkey-alice', `account-${alice.contactId}`, world),
          passkeyOf('passkey-technician', `account-${world.staff.technician}`, world),
        ]),
    ])
  }
}

const sessionOf = (audience: 'customer' | 'staff', { companyId, alice, staff }: World) => ({
  companyId,
  id: audience === 'customer' ? 'session-alice' : 'session-technician',
  audience,
  accountId: audience === 'customer' ? `account-${alice.contactId}` : `account-${staff.technician}`,
  customerOf: audience === 'customer' ? alice.id : null,
  contactId: audience === 'customer' ? alice.contactId : null,
  lastUsedAt: new Date(),
  expiresAt: new Date(Date.now() + 3_600_000),
})

const passkeyOf = (id: string, accountId: string, { companyId }: World) => ({
  companyId,
  id,
  accountId,
  credentialId: id,
  publicKey: 'key',
  signatures: 0,
  transports: [],
  name: 'Phone',
})
