/** Messages whose button carries a one-time link. */
export const linkMessages = ['customer_invitation', 'staff_invitation', 'password_reset', 'sign_in_link'] as const
export type LinkMessage = (typeof linkMessages)[number]

/** Messages that say what happened to an account; `email_changed` goes to the old address. */
const notices = ['password_changed', 'email_changed', 'second_factor_changed', 'passkey_added'] as const

/** Every message that leaves by mail. */
export const messageNames = [...linkMessages, ...notices, 'announcement'] as const
export type MessageName = (typeof messageNames)[number]

/** What a message is told, beside its kind. None of it may be a secret: the row keeps `data` as it is. */
export interface MailFacts {
  company: string
  phone: string
  /** Who reads it. */
  person: string
  /** Address of the portal, without `https://`. */
  portal: string
  /** `text` replaces the body of an announcement; `device` names a new passkey. */
  data: Record<string, string>
}

/** What a message says, without markup. */
export interface MailText {
  subject: string
  paragraphs: string[]
  /** Text of the button; a message without one leads nowhere. */
  button?: undefined
  closing: string
}

/** The same with a button. */
export interface MailTextWithButton extends Omit<MailText, 'button'> {
  button: string
}

/** Every message in one language: one that lacks a message, or a button where there is a link, does not compile. */
export interface MailWords {
  /** Stands above the address, for those whose button does not work. */
  copy: string
  messages: {
    [M in MessageName]: (facts: MailFacts) => M extends LinkMessage | 'announcement' ? MailTextWithButton : MailText
  }
}

/** Paragraphs of a text as people type it, parted by empty lines. */
export const paragraphsOf = (text: string): string[] =>
  text
    .split(/\r?\n[^\S\n]*\r?\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
