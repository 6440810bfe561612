import type { Language } from '../i18n/language.ts'
import type { Role } from '../staff/role.ts'

/** The contact who is signed in, as the session row says at this very request. */
export interface CustomerViewer {
  sessionId: string
  lastUsedAt: Date
  name: string
  email: string
  customerName: string
  language: Language
}

/** The member of staff who is signed in. */
export interface StaffViewer {
  sessionId: string
  lastUsedAt: Date
  name: string
  email: string
  role: Role
  language: Language
}
