/** Messages that open an account. */
const accountLinks = ['customer_invitation', 'staff_invitation', 'password_reset', 'sign_in_link'] as const

/** Messages whose button carries a link of its reader's own, with a token. */
export const linkMessages = [...accountLinks, 'request_proposed'] as const
export type LinkMessage = (typeof linkMessages)[number]

/** Messages that say what happened to an account; `email_changed` goes to the old address. */
const notices = ['password_changed', 'email_changed', 'second_factor_changed', 'passkey_added'] as const

/** What became of a customer's request, told to the customer. */
const requestAnswers = ['request_confirmed', 'request_declined', 'request_expired'] as const

/** What customers do with requests, and what nobody did in time, told to the company. */
const requestMessages = [
  ...(['request_asked', 'request_accepted', 'request_refused', 'request_withdrawn', 'request_unanswered'] as const),
] as const

/** What customers say of payments, told to the company. */
const paymentMessages = ['payment_told'] as const
export type PaymentMessage = (typeof paymentMessages)[number]

/** What the company is told of its customers. */
export const companyMessages = [...requestMessages, ...paymentMessages] as const

/** What customers are told of visits. */
const visitMessages = ['visit_planned', 'visit_moved', 'visit_cancelled', 'visit_reminder'] as const

/** Messages about what their reader chose to hear of; `request_proposed` comes all the same, because it wants an answer. */
export const chosenMessages = [...requestAnswers, ...visitMessages, 'request_proposed'] as const

export type VisitMessage = (typeof visitMessages)[number]
export type RequestMessage = (typeof requestAnswers)[number] | (typeof requestMessages)[number] | 'request_proposed'

/** Messages with a button that leads to a page of whoever signs in. */
type PageMessage = 'announcement' | VisitMessage | RequestMessage | PaymentMessage

/** Every message that leaves by mail. */
export const messageNames = [
  ...linkMessages,
  ...notices,
  'announcement',
  ...requestAnswers,
  ...companyMessages,
  ...visitMessages,
] as const
export type MessageName = (typeof messageNames)[number]

/**
 * What a row tells its message, in clear: no secret may stand in it. Times are as `timesToKeep` writes them, so that they
 * are worded on the company's clock when the mail leaves.
 */
export interface MailData {
  /** Replaces the body of an announcement. */
  text?: string
  /** Names a new passkey. */
  device?: string
  /** What a request is for: a visit, another time, or that one be called off. */
  kind?: 'visit' | 'move' | 'cancel'
  job?: string
  customer?: string
  /** Where the visit is. */
  place?: string
  times?: string
  /** The time that a visit had before. */
  before?: string
  /** Until when an answer is awaited. */
  until?: string
  /** What was written with a step. */
  said?: string
  /** Number of an invoice. */
  invoice?: string
  /** Money in cents of `currency`, and the calendar day it is of, `YYYY-MM-DD`: worded when the mail leaves. */
  cents?: number
  currency?: string
  day?: string
  method?: 'transfer' | 'card' | 'cheque' | 'cash' | 'direct_debit' | 'credit'
}

/** What a message is told, beside its kind. */
export interface MailFacts {
  company: string
  phone: string
  /** Who reads it. */
  person: string
  /** Address of the portal, without `https://`. */
  portal: string
  data: MailData
  /** Those of `data`, in the reader's words on the company's clock. */
  times: string[]
  before: string
  until: string
  amount: string
  day: string
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

/** Some of the messages in one language: one that lacks a button where there is a link does not compile. */
export type MessagesOf<M extends MessageName> = {
  [Name in M]: (facts: MailFacts) => Name extends LinkMessage | PageMessage ? MailTextWithButton : MailText
}

/** Every message in one language. */
export interface MailWords {
  /** Stands above the address, for those whose button does not work. */
  copy: string
  /** Stands above the address of the page where one chooses one's mails. */
  choose: string
  messages: MessagesOf<MessageName>
}

/** Paragraphs of a text as people type it, parted by empty lines. */
export const paragraphsOf = (text: string): string[] =>
  text
    .split(/\r?\n[^\S\n]*\r?\n/)
    .map((paragraph) => paragraph.trim())
    .filter((paragraph) => paragraph !== '')
