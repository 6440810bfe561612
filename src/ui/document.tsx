import { raw } from 'hono/html'
import type { Child } from 'hono/jsx'
import { type Locale, LocaleContext } from '../i18n/locale.ts'
import { assets } from './assets.ts'

export interface DocumentProps {
  locale: Locale
  title: string
  /** Whose colours and name the page bears; the platform's own page has none. */
  brand?: { name: string; version: string; icon: string } | undefined
  class?: string
  /** Scripts beside those that every page has. */
  scripts?: string[]
  children?: Child
}

/** The HTML page around everything: language, styles, scripts, and the words that app.js shows when a request fails. */
export const Document = ({ locale, title, brand, class: className, scripts = [], children }: DocumentProps) => (
  <>
    {raw('<!DOCTYPE html>')}
    <html lang={locale.language}>
      <head>
        <meta charset="utf-8" />
        <title>{brand ? `${title} · ${brand.name}` : title}</title>
        <meta name="viewport" content="width=device-width, initial-scale=1, viewport-fit=cover" />
        <meta name="color-scheme" content="light dark" />
        <meta name="robots" content="noindex" />
        <meta name="htmx-config" content={htmxConfig} />
        <link rel="icon" href={brand?.icon ?? '/icon.svg'} />
        <link rel="stylesheet" href={assets.css} />
        {brand && <link rel="stylesheet" href={`/brand.css?v=${brand.version}`} />}
        <script src={assets.htmx} defer />
        <script src={assets.app} defer />
        {scripts.map((script) => (
          <script src={script} defer />
        ))}
      </head>
      <body
        class={className}
        hx-boost:inherited="true"
        hx-sync:inherited="body:replace"
        hx-swap:inherited="innerHTML show:top"
        data-offline={locale.words.offline}
        data-broken={locale.words.broken}
      >
        <LocaleContext.Provider value={locale}>
          <a class="skip" href="#content">
            {locale.words.skip}
          </a>
          {children}
          <div id="toast" class="toast" role="status" aria-live="polite" hidden />
        </LocaleContext.Provider>
      </body>
    </html>
  </>
)

// No inline style (the policy forbids it); what the server calls broken is told in the toast, not swapped into the page.
const htmxConfig = JSON.stringify({ includeIndicatorCSS: false, noSwap: [204, 304, '5xx'] })

/** Changes whenever the colour or the logo does, so that both may be cached for good. */
export function brandOf({ name, colour, logo }: { name: string; colour: string; logo: string | null }) {
  const version = `${colour.slice(1)}-${logo?.slice(0, 8) ?? 'none'}`
  return { name, version, icon: logo ? `/logo?v=${version}` : '/icon.svg' }
}
