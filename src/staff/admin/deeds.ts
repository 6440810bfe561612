import { inviting, revoking } from '../../access/invite.ts'
import { accessState } from '../../accounts/account.ts'
import { isRefused, isTaken } from '../../db/d1.ts'
import { newId } from '../../db/id.ts'
import type { CompanyDb } from '../../db/scope.ts'
import type { Query } from '../../db/select.ts'
import { newMail } from '../../mail/outbox.ts'
import { mails } from '../../mail/schema.ts'
import { staff } from '../schema.ts'
import type { PersonForm } from './form.ts'
import { changeStaff, killProofs, signOutEverywhere } from './queries.ts'
import type { StaffRow } from './rows.tsx'

/** What was done, by the ids of the mails it wrote, or why it was not. */
type Done<Why> = { mailIds: string[] } | { refused: Why }

/** Adds someone to the team and invites them, in one batch. `keys` are the deployment's DATA_KEYS, here and below. */
export async function addPerson(
  db: CompanyDb,
  companyId: string,
  keys: string,
  { name, email, role, language }: PersonForm,
): Promise<Done<'emailTaken'>> {
  const id = newId()
  const invitation = await inviting(companyId, keys, { name, email, language, staffId: id, account: undefined })
  const deed = { did: 'staff_added', subject: name, subjectId: id, details: { role, email } } as const
  try {
    await db.write(deed, db.insert(staff, { id, name, email, role, language }), ...invitation.writes)
    return { mailIds: [invitation.mailId] }
  } catch (error) {
    if (isTaken(error, 'staff.email')) return { refused: 'emailTaken' }
    throw error
  }
}

interface Change {
  shown: StaffRow
  typed: PersonForm
  /** The session of whoever changes, which is kept: a slip in one's own address can still be mended. */
  sessionId: string
}

/**
 * Changes someone. Another role or address ends their sessions, another address also the links they were sent. The old
 * address is told; who has not accepted yet is invited at the new one instead.
 */
export async function changePerson(
  db: CompanyDb,
  companyId: string,
  keys: string,
  { shown, typed, sessionId }: Change,
): Promise<Done<'emailTaken' | 'lastOwner' | 'changedMeanwhile'>> {
  const [moved, promoted] = [typed.email !== shown.email, typed.role !== shown.role]
  // Sent twice, it is told once.
  if (!moved && !promoted && typed.name === shown.name && typed.language === shown.language) return { mailIds: [] }
  const { accountId } = shown
  const others: Query<unknown>[] = []
  const mailIds: string[] = []
  if (accountId && (moved || promoted)) others.push(signOutEverywhere(db, accountId, sessionId))
  if (accountId && moved) others.push(...killProofs(db, accountId))
  const state = accessState(shown, new Date())
  if (moved && state === 'active') {
    const mail = newMail({
      cause: `email_changed:${newId()}`,
      to: { name: shown.name, email: shown.email },
      language: shown.language,
      message: 'email_changed',
    })
    others.push(db.insert(mails, mail))
    mailIds.push(mail.id)
  } else if (accountId && moved && (state === 'invited' || state === 'lapsed')) {
    const invitation = await inviting(companyId, keys, inviteeOf({ ...shown, ...typed }, shown.invitedAt))
    others.push(...invitation.writes)
    mailIds.push(invitation.mailId)
  }
  const details = { ...(moved && { from: shown.email, to: typed.email }), ...(promoted && { role: typed.role }) }
  const deed = { did: 'staff_changed', subject: typed.name, subjectId: shown.id, details } as const
  try {
    const written = await db.write(deed, changeStaff(db, shown, typed), ...others)
    return written ? { mailIds } : { refused: 'changedMeanwhile' }
  } catch (error) {
    if (isTaken(error, 'staff.email')) return { refused: 'emailTaken' }
    if (isLastOwner(error)) return { refused: 'lastOwner' }
    throw error
  }
}

/** Invites someone, again if need be; pressed twice, the second press finds another invitation and writes nothing. */
export async function invitePerson(
  db: CompanyDb,
  companyId: string,
  keys: string,
  person: StaffRow,
  seen: Date | null,
): Promise<string[]> {
  const invitation = await inviting(companyId, keys, inviteeOf(person, seen))
  const deed = { did: 'invited', subject: person.name, subjectId: person.id } as const
  try {
    const written = await db.write(deed, ...invitation.writes)
    return written ? [invitation.mailId] : []
  } catch (error) {
    // Someone else invited them at the same moment.
    if (isTaken(error, 'accounts.staff_id')) return []
    throw error
  }
}

/** Ends someone's access; gives why when that cannot be. */
export async function revokePerson(
  db: CompanyDb,
  companyId: string,
  person: StaffRow,
): Promise<'lastOwner' | undefined> {
  if (!person.accountId) return undefined
  const deed = { did: 'access_revoked', subject: person.name, subjectId: person.id } as const
  try {
    await db.write(deed, ...revoking(companyId, person.accountId))
    return undefined
  } catch (error) {
    if (isLastOwner(error)) return 'lastOwner'
    throw error
  }
}

const isLastOwner = (error: unknown): boolean => isRefused(error, 'the last owner stays')

const inviteeOf = ({ id, name, email, language, accountId }: StaffRow, invitedAt: Date | null) => ({
  name,
  email,
  language,
  staffId: id,
  account: accountId ? { id: accountId, invitedAt } : undefined,
})
