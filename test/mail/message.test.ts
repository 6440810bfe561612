import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import type { CompanyAtHome } from '../../src/companies/directory.ts'
import { languages } from '../../src/i18n/language.ts'
import { composeMail, type LetterRow } from '../../src/mail/compose.ts'
import { chosenMessages, companyMessages, linkMessages, messageNames } from '../../src/mail/message.ts'
import { timesToKeep } from '../../src/mail/times.ts'

const company: CompanyAtHome = {
  id: 'company',
  slug: 'dupont',
  name: 'Dupont & Fils',
  secondFactor: false,
  languages: ['fr' as const, 'en' as const],
  closed: [],
  welcome: {},
  planning: null,
  reminderHours: 24,
  senderName: null,
  replyTo: null,
  shard: 'DB',
  language: 'fr',
  timeZone: 'Europe/Paris',
  currency: 'EUR',
  country: 'FR',
  colour: '#0b5cad',
  logo: '0123456789abcdef.png',
  phone: '04 72 00 00 00',
  email: 'bureau@dupont.example',
  customHost: null,
}
const deployed = { ...env, ENVIRONMENT: 'production', APP_DOMAIN: 'portal.example', SINGLE_COMPANY: '' }

const row = (changes: Partial<LetterRow> = {}): LetterRow => ({
  id: 'mail',
  message: 'announcement',
  toEmail: 'alice@example.com',
  toName: 'Alice O’Brien <alice>',
  language: 'fr',
  linkPath: null,
  linkId: null,
  keyId: null,
  data: {},
  tries: 1,
  ...changes,
})

const nine = { startAt: new Date('2026-12-01T08:00Z'), endAt: new Date('2026-12-01T09:00Z') }
const data = {
  ...{ kind: 'visit' as const, job: 'Chaudière & <fils>', customer: 'Mme Martin', place: 'Cave', said: 'À bientôt' },
  ...{ invoice: 'FA2602-0001', cents: 12_050, currency: 'EUR', day: '2026-02-03', method: 'cheque' as const },
  ...{ times: timesToKeep([nine]), before: timesToKeep([nine]), until: String(nine.endAt.getTime()) },
}
const isOneOf = (names: readonly string[], message: string) => names.includes(message)

/** What a reader of the HTML sees, as plain text. */
const readable = (html: string): string =>
  html
    .replace(/<head>[\s\S]*<\/head>/, '')
    .replace(/<[^>]+>/g, ' ')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&#39;', "'")
    .replaceAll('&quot;', '"')
    .replaceAll('&amp;', '&')
    .replace(/\s+/g, ' ')

describe.each(languages)('in %s', (language) => {
  it.each(messageNames)('%s says the same in both forms, with nothing missing', (message) => {
    const withLink = isOneOf(linkMessages, message)
    const facts = isOneOf([...chosenMessages, ...companyMessages], message)
    const link = withLink ? { linkPath: '/portal/x/', linkId: 'link', keyId: 'key' } : {}
    const { subject, text, html } = composeMail(
      row({ message, language, ...link, ...(facts && { data }) }),
      company,
      withLink ? 'TOKEN' : undefined,
      deployed,
    )
    // To the company itself its own name says nothing.
    expect(subject).toMatch(isOneOf(companyMessages, message) ? /Mme Martin/ : /Dupont & Fils/)
    expect(`${subject}${text}${html}`).not.toMatch(/undefined|\[object|\$\{/)
    expect(html).toContain(`<html lang="${language}">`)
    for (const line of text.split('\n').filter((line) => line && line !== '--'))
      expect(readable(html)).toContain(line.replace(/\s+/g, ' '))
    const url = withLink ? 'https://dupont.portal.example/portal/x/TOKEN' : 'https://dupont.portal.example/portal'
    const leads = withLink || facts || message === 'announcement'
    const choice = 'https://dupont.portal.example/portal/account/mails'
    const chosen = isOneOf(chosenMessages, message) ? [choice] : []
    expect(text.match(/https:\S+/g) ?? []).toEqual([...(leads ? [url] : []), ...chosen])
    expect(html.includes(`href="${choice}"`)).toBe(chosen.length > 0)
    expect(html.includes(`href="${url}"`)).toBe(leads)
    expect(html).toContain('src="https://dupont.portal.example/logo?v=0b5cad-01234567"')
    expect(html).toContain('href="tel:0472000000"')
    // The number is not broken over two lines.
    expect(text).not.toContain('04 72')
  })

  it('every message has words of its own', () => {
    const subjects = messageNames.map(
      (message) => composeMail(row({ message, language }), company, '', deployed).subject,
    )
    const bodies = messageNames.map((message) => composeMail(row({ message, language }), company, '', deployed).text)
    expect(new Set(bodies).size).toBe(messageNames.length)
    // The invitation and the announcement speak of the same thing.
    expect(new Set(subjects).size).toBeGreaterThanOrEqual(messageNames.length - 1)
  })
})

it('an announcement says what staff wrote, as text and not as markup', () => {
  const written = 'Bonjour,\r\n\r\nNouveau <b>portail</b>.\nÀ bientôt.\n  \n\n\nL’équipe'
  const { text, html } = composeMail(row({ data: { text: written } }), company, undefined, deployed)
  expect(text).toMatch(/^Bonjour,\n\nNouveau <b>portail<\/b>\.\nÀ bientôt\.\n\nL’équipe\n\n/)
  expect(html).toContain('Nouveau &lt;b&gt;portail&lt;/b&gt;.<br/>À bientôt.')
  expect(text).not.toContain('La première fois')
})

it('a new device is named', () => {
  const mail = row({ message: 'passkey_added', data: { device: 'Pixel 9' } })
  expect(composeMail(mail, company, undefined, deployed).text).toContain('(Pixel 9)')
})

it.each(['\r\nBcc: spy@evil.example', '\nSubject: gift', '\u0000\u0007\u0085\u2028x', '\r\n\r\n<h1>body</h1>'])(
  'no name brings %j into a header',
  (evil) => {
    const name = `Ann${evil}`
    const mail = row({ message: 'password_changed', toName: name, toEmail: `a@example.com${evil}` })
    const { from, to, replyTo, subject } = composeMail(mail, { ...company, name, email: `b@example.com${evil}` }, '', {
      ...deployed,
    })
    for (const value of [from.name, to.name, to.email, replyTo.name, replyTo.email, subject]) {
      // biome-ignore lint/suspicious/noControlCharactersInRegex: they are what must not be there
      expect(value).toMatch(/^[^\u0000-\u001f\u007f-\u009f\u2028\u2029]+$/)
    }
    expect(subject).toContain('Ann')
  },
)

describe('links lead', () => {
  const portal = (changes: Partial<CompanyAtHome>, bindings = {}) =>
    composeMail(row(), { ...company, ...changes }, undefined, { ...deployed, ...bindings }).text.match(/http\S+/)?.[0]

  it('to the company under the deployment’s domain', () => {
    expect(portal({})).toBe('https://dupont.portal.example/portal')
  })
  it('to its own domain once proved', () => {
    expect(portal({ customHost: 'clients.dupont.example' })).toBe('https://clients.dupont.example/portal')
  })
  it('to the only host of a deployment for one company', () => {
    expect(portal({}, { SINGLE_COMPANY: 'dupont' })).toBe('https://portal.example/portal')
  })
  it('without TLS in development alone', () => {
    expect(portal({}, { ENVIRONMENT: 'development', APP_DOMAIN: 'localhost:8787' })).toBe(
      'http://dupont.localhost:8787/portal',
    )
  })
})
