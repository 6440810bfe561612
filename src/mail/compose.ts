import { originOf } from '../companies/address.ts'
import type { CompanyAtHome } from '../companies/directory.ts'
import type { RowOf } from '../db/reach.ts'
import type { Bindings } from '../http/env.ts'
import type { Language } from '../i18n/language.ts'
import { brandOf } from '../ui/document.tsx'
import { amountInWords, calendarDayInWords } from './amounts.ts'
import { headerText } from './header.ts'
import { linkTokenBy } from './link.ts'
import { chosenMessages, type MailFacts, type MailWords } from './message.ts'
import { en } from './messages/en.ts'
import { fr } from './messages/fr.ts'
import { renderMail, unbroken } from './render.tsx'
import { mails } from './schema.ts'
import { momentInWords, timesInWords } from './times.ts'

const words: Record<Language, MailWords> = { fr, en }

/** What of a row goes into its mail. */
export const letterColumns = {
  id: mails.id,
  message: mails.message,
  toEmail: mails.toEmail,
  toName: mails.toName,
  language: mails.language,
  linkPath: mails.linkPath,
  linkId: mails.linkId,
  keyId: mails.keyId,
  data: mails.data,
  tries: mails.tries,
}
export type LetterRow = RowOf<typeof letterColumns>

/** A mail ready to be given to the mail server. */
export interface Letter {
  from: { name: string; email: string }
  to: { name: string; email: string }
  replyTo: { name: string; email: string }
  subject: string
  text: string
  html: string
}

/** What a deployment gives to the making of a mail. */
type Sender = Pick<Bindings, 'ENVIRONMENT' | 'APP_DOMAIN' | 'SINGLE_COMPANY' | 'DATA_KEYS' | 'MAIL_FROM'>

/** The token of the one-time link in a mail; undefined when it has none. Throws when its key is gone. */
export async function tokenOf({ linkId, keyId }: LetterRow, companyId: string, { DATA_KEYS }: Sender) {
  return linkId && keyId ? linkTokenBy(DATA_KEYS, keyId, companyId, linkId) : undefined
}

/** Where a contact chooses which mails they get. */
const choicePath = '/portal/account/mails'

/** What a mail says and where its button leads, before it is laid out. */
export function wordsOf(mail: LetterRow, company: CompanyAtHome, token: string | undefined, sender: Sender) {
  const origin = originOf(company, sender)
  const { copy, choose, messages } = words[mail.language]
  const clock = [mail.language, company.timeZone] as const
  const facts: MailFacts = {
    company: company.name,
    phone: unbroken(company.phone),
    person: mail.toName,
    portal: new URL(origin).host,
    data: mail.data,
    times: timesInWords(mail.data.times, ...clock),
    before: timesInWords(mail.data.before, ...clock)[0] ?? '',
    until: momentInWords(mail.data.until, ...clock),
    amount: amountInWords(mail.data, mail.language),
    day: calendarDayInWords(mail.data.day, mail.language),
  }
  const url = origin + (mail.linkPath ?? '/portal') + (token ?? '')
  const isChosen = chosenMessages.some((name) => name === mail.message)
  const choice = isChosen ? { words: choose, url: `${origin}${choicePath}` } : undefined
  return { text: messages[mail.message](facts), copy, url, choice }
}

/** Makes the mail of a row. Nothing of it is kept: it comes out the same whenever it is made. */
export function composeMail(
  mail: LetterRow,
  company: CompanyAtHome,
  token: string | undefined,
  sender: Sender,
): Letter {
  const rendered = renderMail({
    language: mail.language,
    ...wordsOf(mail, company, token, sender),
    company,
    logo: company.logo ? `${originOf(company, sender)}/logo?v=${brandOf(company).version}` : undefined,
  })
  return {
    ...headOf(company, sender),
    to: { name: headerText(mail.toName), email: headerText(mail.toEmail) },
    ...rendered,
  }
}

/** Who a company's mails are from, and where answers go. The address is the deployment's: it alone may send from there. */
export function headOf(
  { name, email, senderName, replyTo }: Pick<CompanyAtHome, 'name' | 'email' | 'senderName' | 'replyTo'>,
  { MAIL_FROM }: Pick<Bindings, 'MAIL_FROM'>,
): Pick<Letter, 'from' | 'replyTo'> {
  const shown = headerText(senderName ?? name)
  return { from: { name: shown, email: MAIL_FROM }, replyTo: { name: shown, email: headerText(replyTo ?? email) } }
}
