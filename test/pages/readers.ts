import type { Language } from '../../src/i18n/language.ts'
import { languages } from '../../src/i18n/language.ts'
import { Client } from '../server/client.ts'
import type { Reader } from './crawl.ts'
import { press } from './filling.ts'
import { linksIn } from './links.ts'
import { begin, cautious, empty, resident, strict, twice } from './scene.ts'

interface Person {
  who: string
  /** The company's; none is the deployment's own host. */
  slug: string
  door?: 'portal' | 'admin'
  email?: string
  /** Whether signing in asks for more than a password, and ends there. */
  halfway?: boolean
  starts?: readonly string[]
  /** The languages they read; both, unless others do so for them. */
  languages?: readonly Language[]
}

const theOwner = 'owner@dupont.example'

// Where a year with more documents than one ZIP holds leads.
const fullYear = `/portal/invoices/year?year=${new Date().getFullYear()}`

const front = ['/', '/admin', '/check']

/** Everyone who reads the portal, by what they may see. */
export const people: readonly Person[] = [
  { who: 'anyone on the deployment’s own host', slug: '' },
  { who: 'anyone', slug: 'dupont', starts: front },
  { who: 'a customer', slug: 'dupont', door: 'portal', email: 'alice@example.com', starts: ['/', fullYear] },
  { who: 'a customer’s payer', slug: 'dupont', door: 'portal', email: 'compta@example.com' },
  { who: 'a customer’s resident', slug: 'dupont', door: 'portal', email: resident },
  { who: 'someone of two customers', slug: 'dupont', door: 'portal', email: twice, halfway: true },
  { who: 'a customer with an app', slug: 'dupont', door: 'portal', email: cautious.customer, halfway: true },
  { who: 'the owner', slug: 'dupont', door: 'admin', email: theOwner },
  { who: 'the office, with an app', slug: 'dupont', door: 'admin', email: cautious.staff, halfway: true },
  { who: 'a technician', slug: 'dupont', door: 'admin', email: 'tech@dupont.example' },
  { who: 'anyone, elsewhere', slug: 'oakridge', languages: ['en'], starts: front },
  { who: 'a customer, elsewhere', slug: 'oakridge', languages: ['en'], door: 'portal', email: 'alice@example.com' },
  {
    who: 'the office, elsewhere',
    slug: 'oakridge',
    languages: ['en'],
    door: 'admin',
    email: 'office@oakridge.example',
  },
  { who: 'a new company’s owner', slug: empty.slug, door: 'admin', email: empty.owner },
  { who: 'a new company’s customer', slug: empty.slug, door: 'portal', email: empty.customer },
  { who: 'a new company’s owner without an app', slug: strict.slug, door: 'admin', email: strict.owner, halfway: true },
]

/**
 * Someone in either language, signed in as far as they come, with what was mailed to them. `pressed` is where the presses
 * of the owner led. Links are the same in the other language and elsewhere: there, only what they lead to is looked at.
 */
export async function* readersOf(person: Person, port: number, pressed: readonly string[]): AsyncGenerator<Reader> {
  const { slug, door, email, halfway = false, starts = ['/'] } = person
  for (const language of person.languages ?? languages) {
    // A connection that is kept may be closed by the server in the moment in which it is used again.
    const client = new Client(port, slug, { keepAlive: false })
    if (slug) await client.post('/language', { language, back: '/' })
    const begun = [...starts]
    if (door && email) begun[0] = halfway ? await begin(client, door, email) : await home(client, door, email)
    if (email === theOwner) begun.push(...pressed)
    const asking = door || slug !== 'dupont' ? undefined : await askForLinks(client, language)
    const mailed = slug ? await mailedOn(client, email, asking) : []
    const how = { door: halfway ? undefined : door, thorough: language === 'fr' && slug === 'dupont' }
    yield { client, language, starts: [...begun, ...mailed], ...how }
    client.close()
  }
}

async function home(client: Client, door: 'portal' | 'admin', email: string): Promise<string> {
  await client.signIn(door, email)
  return `/${door}`
}

// Each browser asks for its own links: those that sign in open where they were asked for alone.
const askers = {
  fr: { portal: 'bob@example.com', admin: 'owner@dupont.example' },
  en: { portal: 'compta@example.com', admin: 'tech@dupont.example' },
}

/** Asks for links by mail at both doors; gives who did. */
async function askForLinks(client: Client, language: Language): Promise<string[]> {
  for (const [door, email] of Object.entries(askers[language]))
    for (const wish of ['forgot-password', 'sign-in-link']) await press(client, `/${door}/${wish}`, wish, { email })
  return Object.values(askers[language])
}

/** Links in the mails of a company: those to an address, or all but such that only another browser may open. */
async function mailedOn(client: Client, email: string | undefined, asking: string[] = []): Promise<string[]> {
  const html = String((await client.get('/dev/mail')).body)
  const mails = html.match(/<article>[\s\S]*?<\/article>/g) ?? []
  const to = (mail: string, address: string) => mail.includes(`&lt;${address}&gt;`)
  return mails
    .filter((mail) => !email || to(mail, email))
    .flatMap((mail) =>
      linksIn(mail).filter((link) => !link.includes('/sign-in/link/') || asking.some((address) => to(mail, address))),
    )
}
