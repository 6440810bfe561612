import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { ContentfulStatusCode } from 'hono/utils/http-status'
import type { Company } from '../companies/company.ts'
import type { D1 } from '../db/d1.ts'
import type { Words } from '../i18n/index.ts'
import { preferredLanguage } from '../i18n/index.ts'
import { localeOf } from '../i18n/locale.ts'
import { Unanswered } from '../outside/answered.ts'
import { brandOf, Document } from '../ui/document.tsx'
import { Heading, PhoneLink } from '../ui/parts.tsx'
import { Mark } from '../ui/shell.tsx'
import { type Again, AgainForm, whatToAskAgain, whatToSendAgain } from './again.tsx'
import { lineOf } from './log.ts'

type Refusal = 400 | 403 | 404 | 413 | 500

/** A member of staff who looks on as a customer may change nothing. */
type Watching = 'watching'

/** Files that are too much at once. */
type TooMuch = 'tooMuch'

const said: Record<Refusal | Watching | TooMuch, (words: Words) => { title: string; text: string }> = {
  400: ({ errors }) => ({ title: errors.unreadableTitle, text: errors.unreadable }),
  403: ({ errors }) => ({ title: errors.crossSiteTitle, text: errors.crossSite }),
  404: ({ errors }) => ({ title: errors.notFoundTitle, text: errors.notFound }),
  watching: ({ errors }) => ({ title: errors.watchingTitle, text: errors.watching }),
  tooMuch: ({ files }) => ({ title: files.tooMuchTitle, text: files.tooMuch }),
  413: ({ errors }) => ({ title: errors.tooLargeTitle, text: errors.tooLarge }),
  500: ({ errors }) => ({ title: errors.brokenTitle, text: errors.broken }),
}

/**
 * A plain page for what cannot be done. It depends on the host and the language alone, so that the answer for a row of
 * another owner and for one that does not exist are the same bytes.
 */
export function refuse(c: Context, why: Refusal | Watching | TooMuch): Response | Promise<Response> {
  return plainPage(c, said[why](localeOfReader(c).words), why === 'watching' ? 403 : why === 'tooMuch' ? 413 : why)
}

/** The one place where what was thrown ends: the reader gets a plain page, the log the detail. */
export function broken(error: Error, c: Context): Response | Promise<Response> {
  if (error instanceof HTTPException && error.status < 500)
    return refuse(c, error.status === 413 || error.status === 404 ? error.status : 400)
  // biome-ignore lint/suspicious/noConsole: the log is where the detail belongs
  console.error(lineOf(c, 'broken', { error: error.stack ?? error.message }))
  return error instanceof Unanswered ? unanswered(c, error) : refuse(c, 500)
}

/** Seconds after which it is worth trying again. */
const recovery = 10

/**
 * The page for what lies outside and does not answer: whether something may have been done, and what was sent, to be sent
 * again as it is. Every form has a key, a version or a state that it leaves, so that this does nothing twice.
 */
async function unanswered(c: Context, { mayBeDone }: Unanswered): Promise<Response> {
  const { errors } = localeOfReader(c).words
  c.header('Retry-After', String(recovery))
  const mayBe = mayBeDone || (c.get('d1') as D1 | undefined)?.hasWritten === true
  if (['GET', 'HEAD'].includes(c.req.method))
    return plainPage(c, { title: errors.noAnswerTitle, text: errors.noAnswer }, 503, whatToAskAgain(c))
  const again = await whatToSendAgain(c)
  const page = mayBe
    ? { title: errors.maybeTitle, text: errors.maybe[again.is] }
    : { title: errors.noAnswerTitle, text: errors.notDone[again.is] }
  return plainPage(c, page, 503, again)
}

const localeOfReader = (c: Context) => {
  const company: Company | undefined = c.get('company')
  const language =
    c.get('language')?.chosen ?? c.get('language')?.guessed ?? preferredLanguage(c.req.header('Accept-Language'), 'en')
  return localeOf(company ?? { timeZone: 'UTC', currency: 'EUR' }, language, c.get('language')?.offered)
}

/** A page with a title, a text and the ways on: to try again, home, and to call. */
function plainPage(
  c: Context,
  { title, text }: { title: string; text: string },
  status: ContentfulStatusCode,
  again?: Again,
): Response | Promise<Response> {
  const company: Company | undefined = c.get('company')
  const locale = localeOfReader(c)
  const brand = company && brandOf(company)
  const home = new URL(c.req.url).pathname.startsWith('/admin') ? '/admin' : '/'
  return c.html(
    <Document locale={locale} title={title} brand={brand} class="plain">
      {brand && company && (
        <header class="top">
          <Mark company={company} version={brand.version} href={home} />
        </header>
      )}
      <main id="content" class="card">
        <Heading>{title}</Heading>
        <p>{text}</p>
        {again && <AgainForm again={again} />}
        <a class={again ? 'button quiet' : 'button'} href={home}>
          {locale.words.errors.home}
        </a>
        {company && <PhoneLink phone={company.phone} text={locale.words.call} />}
      </main>
    </Document>,
    status,
  )
}
