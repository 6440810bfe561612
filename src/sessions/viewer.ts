import type { Language } from '../i18n/language.ts'
import type { Role } from '../staff/role.ts'

/** How someone proved who they are. */
export type Proof = 'password' | 'link' | 'passkey' | 'invitation' | 'reset'

/** What the two sides know of whoever is signed in, as the session row says at this very request. */
export interface Viewer {
  accountId: string
  sessionId: string
  lastUsedAt: Date
  name: string
  email: string
  language: Language
}

/** The contact who is signed in, with their rights. */
export interface CustomerViewer extends Viewer {
  customerName: string
  seesJobs: boolean
  seesInvoices: boolean
  mayRequest: boolean
  /** The member of staff who looks on as this contact, or null when it is the contact. */
  watcher: string | null
}

/** The member of staff who is signed in. */
export interface StaffViewer extends Viewer {
  role: Role
}
