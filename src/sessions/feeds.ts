import { accounts } from '../accounts/schema.ts'
import { contacts } from '../customers/schema.ts'
import type { D1 } from '../db/d1.ts'
import { and, eq, isNotNull, isNull, or } from '../db/operators.ts'
import { beforeSignIn, CustomerDb, type Guard, TechnicianDb } from '../db/scope.ts'
import { calendarFeeds } from '../feeds/schema.ts'
import type { Language } from '../i18n/language.ts'
import { staff } from '../staff/schema.ts'
import { contactReach, technicianReach } from './reach.ts'
import type { Ticket } from './token.ts'

/** Whose calendar it is, as far as its words go. */
interface FeedViewer {
  language: Language
}

/** What a calendar outside is let in to: as much as its owner would be, to read alone. */
export type OpenFeed = FeedViewer &
  ({ audience: 'customer'; db: CustomerDb<FeedViewer> } | { audience: 'staff'; db: TechnicianDb<FeedViewer> })

/** The address was ended while it was being read. */
export class FeedEnded extends Error {}

/**
 * The database behind the address of a calendar, found by the hash of its token; undefined for one that is unknown, was
 * ended, or whose owner has lost access, may no longer see jobs, or is no technician any more. What is then read checks
 * the same once more, in the same round trip.
 */
export async function openFeed(d1: D1, companyId: string, tokenHash: string): Promise<OpenFeed | undefined> {
  const query = standingFeed(companyId, tokenHash)
  const found = await d1.first(query)
  if (!found) return undefined
  const { staffId, ...contact } = found
  // The query finds a contact or a technician.
  const language = (contact.contactLanguage ?? found.staffLanguage) as Language
  const guard: Guard<FeedViewer> = {
    query,
    admit: (again) => {
      if (again === undefined) throw new FeedEnded()
      return { language }
    },
    note: () => {
      throw new Error('A calendar is read, never written.')
    },
  }
  if (staffId !== null) {
    const db = new TechnicianDb(d1, companyId, technicianReach(companyId, staffId), guard)
    return { audience: 'staff', language, db }
  }
  const { customerId, contactId } = contact as { customerId: string; contactId: string }
  const db = new CustomerDb(d1, { companyId, customerId }, contactReach(companyId, contactId), guard)
  return { audience: 'customer', language, db }
}

const feedColumns = {
  customerId: contacts.customerOf,
  contactId: contacts.id,
  contactLanguage: contacts.language,
  staffId: staff.id,
  staffLanguage: staff.language,
}

const standingFeed = (companyId: string, tokenHash: string) =>
  beforeSignIn(companyId)
    .from(calendarFeeds, feedColumns)
    .join(
      accounts,
      and(eq(accounts.id, calendarFeeds.accountId), isNull(accounts.revokedAt), isNotNull(accounts.activatedAt)),
    )
    .leftJoin(
      contacts,
      and(
        eq(contacts.id, accounts.contactId),
        // A key holds both together; whose they are stands in the query all the same.
        eq(contacts.customerOf, accounts.customerOf),
        eq(contacts.seesJobs, true),
      ),
    )
    .leftJoin(staff, and(eq(staff.id, accounts.staffId), eq(staff.role, 'technician')))
    .where(and(eq(calendarFeeds.tokenHash, tokenHash), or(isNotNull(contacts.id), isNotNull(staff.id))))

type Account = Pick<Ticket, 'companyId' | 'accountId'>

const ownColumns = { id: calendarFeeds.id, keyId: calendarFeeds.keyId, createdAt: calendarFeeds.createdAt }

/** The address of the account's calendar, if it has one. */
export const feedOf = ({ companyId, accountId }: Account) =>
  beforeSignIn(companyId).from(calendarFeeds, ownColumns).where(eq(calendarFeeds.accountId, accountId)).limit(1)

/** A new address of the account's calendar; where it has one nothing is written. */
export const addFeed = (
  { companyId, accountId }: Account,
  { id, keyId, tokenHash }: { id: string; keyId: string; tokenHash: string },
) => beforeSignIn(companyId).insertOnce(calendarFeeds, { id, accountId, keyId, tokenHash })

/** Ends the address of the account's calendar, whatever it is, or only as long as it is the one of this id. */
export const endFeed = ({ companyId, accountId }: Account, id?: string) =>
  beforeSignIn(companyId).delete(
    calendarFeeds,
    and(eq(calendarFeeds.accountId, accountId), id === undefined ? undefined : eq(calendarFeeds.id, id)),
  )
