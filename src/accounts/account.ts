/** What a link sent by mail is good for. */
export const linkPurposes = ['invitation', 'reset', 'sign_in'] as const
export type LinkPurpose = (typeof linkPurposes)[number]

const minute = 60 * 1000

/** How long a link may be used, in milliseconds. */
export const linkLifetimes: Record<LinkPurpose, number> = {
  invitation: 7 * 24 * 60 * minute,
  reset: 60 * minute,
  // The longest that OWASP ASVS 5.0 (6.5.5) lets what comes by mail open a session.
  sign_in: 10 * minute,
}

/** Where a person's access stands. Someone without an account was never invited. */
export type AccessState = 'none' | 'invited' | 'lapsed' | 'active' | 'revoked'

/** The state of an account, by the columns that tell it; null columns throughout mean that there is none. */
export function accessState(
  account: { invitedAt: Date | null; activatedAt: Date | null; revokedAt: Date | null },
  now: Date,
): AccessState {
  if (account.revokedAt) return 'revoked'
  if (account.activatedAt) return 'active'
  if (!account.invitedAt) return 'none'
  return now.getTime() - account.invitedAt.getTime() < linkLifetimes.invitation ? 'invited' : 'lapsed'
}

/** What a contact may choose to get mails about: visits planned, moved and called off; answers to requests; reminders; invoices. */
export const mailTopics = ['visits', 'requests', 'reminders', 'invoices'] as const
export type MailTopic = (typeof mailTopics)[number]
