import type { Computed } from '../db/operators.ts'

/** What can be noted in the trail: what was done, in the past tense. */
export const deeds = [
  'signed_in',
  'sign_in_failed',
  'signed_out',
  'session_ended',
  'other_sessions_ended',
  'link_asked',
  'link_used',
  'invited',
  'invited_many',
  'invitation_accepted',
  'access_revoked',
  'password_reset',
  'password_changed',
  'password_refused',
  'second_factor_added',
  'second_factor_removed',
  'recovery_codes_made',
  'recovery_code_used',
  'passkey_added',
  'passkey_removed',
  'view_began',
  'view_ended',
  'document_opened',
  'customer_added',
  'customer_changed',
  'customer_archived',
  'customer_restored',
  'customer_merged',
  'contact_added',
  'contact_changed',
  'job_added',
  'job_changed',
  'job_deleted',
  'visit_added',
  'visit_changed',
  'visit_deleted',
  'visit_moved',
  'visit_arrived',
  'visit_ended',
  'request_made',
  'request_withdrawn',
  'request_accepted',
  'request_refused',
  'request_confirmed',
  'request_proposed',
  'request_declined',
  'invoice_drafted',
  'invoice_changed',
  'invoice_removed',
  'invoice_issued',
  'payment_recorded',
  'payment_undone',
  'credit_used',
  'payment_told',
  'payment_settled',
  'mails_chosen',
  'feed_made',
  'feed_ended',
  'file_added',
  'file_shown',
  'file_hidden',
  'file_renamed',
  'file_removed',
  'file_restored',
  'catalogue_added',
  'catalogue_changed',
  'catalogue_archived',
  'catalogue_restored',
  'import_uploaded',
  'import_checked',
  'import_begun',
  'import_stopped',
  'imported',
  'announced',
  'mail_retried',
  'staff_added',
  'staff_changed',
  'settings_changed',
] as const
export type DeedName = (typeof deeds)[number]

/** What is done to photos and documents of jobs: staff alone read of it. */
export const fileDeeds = [
  ...(['file_added', 'file_shown', 'file_hidden', 'file_renamed', 'file_removed', 'file_restored'] as const),
] satisfies DeedName[]

/** What a customer is shown of the trail of their own file: who had access to it, and what changed that. */
export const accessDeeds = [
  ...(['signed_in', 'sign_in_failed', 'invited', 'invitation_accepted', 'access_revoked'] as const),
  ...(['password_reset', 'password_changed', 'password_refused'] as const),
  ...([
    'second_factor_added',
    'second_factor_removed',
    'recovery_code_used',
    'passkey_added',
    'passkey_removed',
    'feed_made',
    'feed_ended',
  ] as const),
  ...(['contact_added', 'contact_changed', 'view_began', 'view_ended', 'document_opened'] as const),
] satisfies DeedName[]
export type AccessDeed = (typeof accessDeeds)[number]

/** One line of the trail, as whoever acts tells it. */
export interface Deed {
  did: DeedName
  /** The customer whose file it concerns, if any. */
  customerId?: string | undefined
  /** Whom or what it was done to, in words that still say it years later: a name, a number. */
  subject?: string | Computed | undefined
  subjectId?: string | undefined
  /** What changed, for staff alone: never a password, a code or a link. */
  details?: Record<string, string | number | boolean | null> | undefined
  /**
   * Told already by a line of the same person about the same subject that is younger than so many minutes, unless someone
   * else's came after it: for what is saved over and over as one writes. It needs customer and subject.
   */
  toldWithin?: number | undefined
}

/** Who acts, and where from. */
export interface Actor {
  kind: 'customer' | 'staff' | 'nobody' | 'system'
  accountId?: string | undefined
  name?: string | undefined
  /** The contact as whom a member of staff looks on. */
  onBehalfOf?: string | undefined
  /** See http/visitor.ts. */
  network?: string | undefined
  place?: string | undefined
  device?: string | undefined
}
