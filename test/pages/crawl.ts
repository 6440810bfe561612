import type { Language } from '../../src/i18n/language.ts'
import type { Answer, Client } from '../server/client.ts'
import { type Form, formsIn, idsIn, linksIn, urlsIn } from './links.ts'
import { faultsOf, titleOf } from './look.ts'
import { routeOf } from './routes.ts'

/** Someone who goes wherever links lead. */
export interface Reader {
  client: Client
  language: Language
  /** Where they begin. */
  starts: readonly string[]
  /** The door they have come in by, behind which no link asks to sign in again. */
  door: 'portal' | 'admin' | undefined
  /**
   * Whether they follow each kind of link from each kind of page, to a first and a next address; else they open each kind
   * of address once.
   */
  thorough: boolean
}

/** What someone saw. */
export interface Journey {
  /** Addresses that were answered, each with its route. */
  pages: Map<string, string>
  /** Routes that were answered with a page, each with an address of it. */
  html: Map<string, string>
  /** Forms that post, one of a kind, each with the page it stands on. */
  forms: Map<string, { form: Form; page: string }>
  faults: string[]
}

/** How many requests are under way at once. */
const atOnce = 6

/** Steps in a row that an answer may send someone on. */
const patience = 5

/** What a link may open but the portal: programs of the reader's own, and maps. */
const elsewhere = /^(tel:|mailto:|sms:|otpauth:|data:image\/|https:\/\/www\.(google\.com\/maps|openstreetmap\.org)\/)/

/** A link as it was found: the address, and the page and kind of page that it stood on. */
interface Link {
  url: URL
  page: string
}

/** Follows every kind of link from every kind of page, and tells what is wrong with what is there. */
export async function crawl(reader: Reader): Promise<Journey> {
  const origin = `http://${reader.client.host}`
  const journey: Journey = { pages: new Map(), html: new Map(), forms: new Map(), faults: [] }
  const kinds = new Map<string, number>()
  const ids = new Map<string, Set<string>>()
  const jumps: Link[] = []
  const titles = new Map<string, string>()
  const queue: Link[] = []

  const find = (link: string, page: string) => {
    // A calendar is asked for as any file is, by a program that this opens.
    const written = link.replace(/^webcal:/, 'http:')
    if (elsewhere.test(written)) return
    if (!URL.canParse(written, origin + page)) return void journey.faults.push(`${page} leads to “${written}”`)
    const url = new URL(written, origin + page)
    if (url.origin !== origin) return void journey.faults.push(`${page} leads elsewhere, to ${written}`)
    if (url.hash !== '') jumps.push({ url, page })
    const address = url.pathname + url.search
    if (journey.pages.has(address)) return
    const kind = [reader.thorough && kindOf(page), routeOf(url.pathname), ...new Set(url.searchParams.keys())].join(' ')
    const count = kinds.get(kind) ?? 0
    if (count >= (reader.thorough ? 2 : 1)) return
    kinds.set(kind, count + 1)
    journey.pages.set(address, routeOf(url.pathname))
    queue.push({ url, page })
  }

  const visit = async ({ url, page }: Link) => {
    const address = url.pathname + url.search
    const { answer, at, fault } = await arrive(reader, origin, address)
    if (fault) return void journey.faults.push(`${page} → ${address} ${fault}`)
    journey.pages.set(at, routeOf(new URL(at, origin).pathname))
    const type = answer.headers['content-type'] ?? ''
    if (type.startsWith('text/css')) for (const found of urlsIn(String(answer.body))) find(found, at)
    if (type.startsWith('image/svg')) ids.set(at, idsIn(String(answer.body)))
    if (!type.startsWith('text/html')) return
    const html = String(answer.body)
    if (!journey.html.has(kindOf(at))) journey.html.set(kindOf(at), at)
    for (const found of await faultsOf(html, reader.language)) journey.faults.push(`${at} ${found}`)
    const [title, kind] = [titleOf(html), kindOf(at)]
    // Nobody stands at both doors at once.
    const named = `${kind.split('/')[1]} ${title}`
    const other = titles.get(named)
    if (other && kindOf(other) !== kind) journey.faults.push(`${at} has the title of ${other}, “${title}”`)
    titles.set(named, other ?? at)
    ids.set(address, idsIn(html))
    ids.set(at, idsIn(html))
    for (const form of formsIn(html).filter(({ post }) => post)) {
      const of = `${kind} ${routeOf(new URL(form.action, origin + at).pathname)} ${form.fields.map(({ name }) => name)}`
      if (!journey.forms.has(of)) journey.forms.set(of, { form, page: at })
    }
    for (const found of linksIn(html)) find(found, at)
  }

  for (const start of reader.starts) find(start, '/')
  while (queue.length > 0) await Promise.all(queue.splice(0, atOnce).map(visit))

  for (const { url, page } of jumps) {
    const there = ids.get(url.pathname + url.search)
    if (there && !there.has(decodeURIComponent(url.hash.slice(1))))
      journey.faults.push(`${page} jumps to ${url.pathname}${url.search}${url.hash}, which is not there`)
  }
  return journey
}

// The page to check a document is one, whether a link has filled in the code or not.
const kindOf = (page: string) => routeOf(page.split('?')[0] ?? '').replace('/check/:code', '/check')

/** Asks for an address, and goes on where it is sent. */
async function arrive(
  { client, language, door }: Reader,
  origin: string,
  address: string,
): Promise<{ answer: Answer; at: string; fault?: string }> {
  let at = address
  for (let step = 0; ; step++) {
    const answer = await client.get(at, { 'Accept-Language': language, Accept: 'text/html' })
    const { status, headers } = answer
    if (status === 200) {
      const asked = step > 0 && new URL(at, origin).pathname === `/${door}/sign-in`
      return { answer, at, ...(asked ? { fault: 'asks to sign in' } : {}) }
    }
    if (![301, 302, 303, 307, 308].includes(status)) return { answer, at, fault: `is answered ${status}` }
    const onward = new URL(headers.location ?? '', origin + at)
    if (onward.origin !== origin) return { answer, at, fault: `is sent elsewhere, to ${onward}` }
    if (step === patience) return { answer, at, fault: `is sent on and on, at last to ${at}` }
    at = onward.pathname + onward.search
  }
}
