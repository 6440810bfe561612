import { env } from 'cloudflare:workers'
import { and, eq } from 'drizzle-orm'
import { drizzle } from 'drizzle-orm/d1'
import { invitationRuns } from '../../src/access/schema.ts'
import { passkeys } from '../../src/accounts/schema.ts'
import { attachments } from '../../src/attachments/schema.ts'
import { hostClaims, hosts } from '../../src/companies/schema.ts'
import { imports } from '../../src/imports/schema.ts'
import { invoices } from '../../src/invoices/schema.ts'
import { jobs } from '../../src/jobs/schema.ts'
import { newMail } from '../../src/mail/outbox.ts'
import { mails } from '../../src/mail/schema.ts'
import { paymentNotices } from '../../src/payments/schema.ts'
import { sessions } from '../../src/sessions/schema.ts'
import { visits } from '../../src/visits/schema.ts'
import { secret, type World } from './world.ts'

/**
 * Rows that stand in each of these companies under the same id: what one of them does to its own must not touch the other's. They
 * are put back each time, because some routes take them away.
 */
export async function putTwins(...worlds: World[]): Promise<void> {
  const db = drizzle(env.DB)
  for (const world of worlds) {
    const { companyId, alice } = world
    const mail = newMail({
      cause: 'cause',
      to: { name: 'Contact alice', email: alice.email },
      language: 'fr',
      message: 'password_changed',
    })
    await db.batch([
      db.delete(attachments).where(eq(attachments.companyId, companyId)),
      db.delete(mails).where(eq(mails.companyId, companyId)),
      db.delete(invitationRuns).where(eq(invitationRuns.companyId, companyId)),
      db.delete(imports).where(eq(imports.companyId, companyId)),
      db.delete(sessions).where(eq(sessions.companyId, companyId)),
      db.delete(passkeys).where(eq(passkeys.companyId, companyId)),
      db
        .insert(jobs)
        .values({
          companyId,
          customerId: alice.id,
          id: 'job-spare',
          typeId: 'type',
          title: 'Spare job',
          status: 'open',
        })
        .onConflictDoNothing(),
      db
        .insert(invoices)
        .values({
          ...{ companyId, customerId: alice.id, id: 'draft-spare', status: 'draft' },
          ...{ netCents: 0, vatCents: 0, totalCents: 0, createdAt: new Date(0) },
        })
        .onConflictDoNothing(),
      db.delete(visits).where(and(eq(visits.companyId, companyId), eq(visits.id, 'visit-mistaken'))),
      db.insert(visits).values(mistakenVisit(world)),
      db.delete(hosts).where(eq(hosts.companyId, companyId)),
      db.delete(hostClaims).where(eq(hostClaims.companyId, companyId)),
      db.insert(hostClaims).values({ companyId, id: 'claim-of-both', host: 'both.example', token: 'token-of-both' }),
      db.delete(paymentNotices).where(eq(paymentNotices.companyId, companyId)),
      db.insert(paymentNotices).values({
        ...{ companyId, customerId: alice.id, id: 'notice-alice', invoiceId: alice.invoiceId, amountCents: 5_000 },
        ...{
          paidOn: '2026-03-01',
          method: 'transfer',
          byName: 'Contact alice',
          message: 'By hand',
          createdAt: new Date(0),
        },
      }),
      db.insert(mails).values({ ...mail, companyId, id: 'mail-failed', status: 'failed' }),
      db.insert(invitationRuns).values({
        ...{ companyId, id: 'run-of-both', kind: 'invitation', audience: 'never_invited', total: 0 },
        ...{ accountId: 'account-staff-office', accountName: 'The office', steppedAt: new Date() },
      }),
      db.insert(imports).values({
        ...{ companyId, id: 'import-of-both', kind: 'customers', state: 'uploaded', fileName: 'customers.csv' },
        ...{ accountId: 'account-staff-office', accountName: 'The office', header: ['Name'], samples: [['One']] },
        ...{ lines: 1, blocks: [0, 2], steppedAt: new Date(), expiresAt: new Date(Date.now() + 3_600_000) },
        mapping: { columns: { name: 0 }, orders: {}, typeId: null, contacts: false },
        preview: { added: 1, existed: 0, refused: 0, faults: 0, rows: [] },
      }),
      db.insert(sessions).values([sessionOf('customer', world), sessionOf('staff', world)]),
      db
        .insert(passkeys)
        .values([
          passkeyOf('passkey-alice', `account-${alice.contactId}`, world),
          passkeyOf('passkey-technician', `account-${world.staff.technician}`, world),
        ]),
      db
        .insert(attachments)
        .values([fileOf('file-alice', world), { ...fileOf('file-removed', world), removedAt: new Date() }]),
    ])
    for (const size of ['', '-small']) await env.FILES.put(`${companyId}/attached/file-alice${size}`, 'bytes')
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

const mistakenVisit = ({ companyId, alice }: World) => ({
  ...{ companyId, id: 'visit-mistaken', customerId: alice.id, jobId: alice.jobId, status: 'planned' as const },
  startAt: new Date(Date.UTC(2030, 0, 7, 9)),
  endAt: new Date(Date.UTC(2030, 0, 7, 10)),
  createdAt: new Date(0),
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

const fileOf = (id: string, { companyId, alice }: World) => ({
  ...{ companyId, customerId: alice.id, id, jobId: alice.jobId, visitId: alice.visitId, name: `${id}.jpg` },
  ...{ kind: 'photo' as const, contentType: 'image/jpeg' as const, thumbnailType: 'image/jpeg' as const },
  ...{ sizeBytes: 5, sha256: id.padEnd(64, '0'), shown: true, storedAt: new Date(), createdBy: secret },
})
