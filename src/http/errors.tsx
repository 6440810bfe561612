import type { Context } from 'hono'
import { HTTPException } from 'hono/http-exception'
import type { Company } from '../companies/company.ts'
import type { Words } from '../i18n/index.ts'
import { preferredLanguage } from '../i18n/index.ts'
import { localeOf } from '../i18n/locale.ts'
import { brandOf, Document } from '../ui/document.tsx'
import { Heading, PhoneLink } from '../ui/parts.tsx'
import { Mark } from '../ui/shell.tsx'
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
  const company: Company | undefined = c.get('company')
  const language =
    c.get('language')?.chosen ?? c.get('language')?.guessed ?? preferredLanguage(c.req.header('Accept-Language'), 'en')
  const locale = localeOf(company ?? { timeZone: 'UTC', currency: 'EUR' }, language, c.get('language')?.offered)
  const { title, text } = said[why](locale.words)
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
        <a class="button" href={home}>
          {locale.words.errors.home}
        </a>
        {company && <PhoneLink phone={company.phone} text={locale.words.call} />}
      </main>
    </Document>,
    why === 'watching' ? 403 : why === 'tooMuch' ? 413 : why,
  )
}

/** The one place where what was thrown ends: the reader gets a plain page, the log the detail. */
export function broken(error: Error, c: Context): Response | Promise<Response> {
  if (error instanceof HTTPException && error.status < 500)
    return refuse(c, error.status === 413 || error.status === 404 ? error.status : 400)
  // biome-ignore lint/suspicious/noConsole: the log is where the detail belongs
  console.error(lineOf(c, 'broken', { error: error.stack ?? error.message }))
  return refuse(c, 500)
}
