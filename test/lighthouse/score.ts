import { fileURLToPath } from 'node:url'
import type { Browser } from 'playwright-core'
import { cookiesOf } from './cookies.ts'

/** What Lighthouse counts in, of 100 each. Whether search engines find a page is left out: none of them shall. */
export const categories = ['performance', 'accessibility', 'best-practices'] as const
export type Category = (typeof categories)[number]

/** How quickly a page was there, in milliseconds; `cls` is a share of the window that moved. */
export interface Paints {
  lcp: number
  fcp: number
  speedIndex: number
  tbt: number
  cls: number
}

export interface Score {
  scores: Record<Category, number>
  paints: Paints
  /** What cost points, in words. */
  lost: string[]
}

interface Report {
  lhr: {
    runtimeError?: { message: string }
    categories: Record<string, { score: number | null; auditRefs: { id: string; weight: number }[] }>
    audits: Record<string, { score: number | null; title: string; numericValue?: number; details?: unknown }>
  }
}

type Lighthouse = (url: string, flags: object) => Promise<Report | undefined>

// Its package is there once the command has installed it, and not for the compiler.
const entry = fileURLToPath(new URL('node_modules/lighthouse/core/index.js', import.meta.url).href)
const { default: lighthouse } = (await import(/* @vite-ignore */ entry)) as { default: Lighthouse }

/** Gives the browser the cookies of someone, in place of those that it had. */
export async function become(browser: Browser, host: string, cookie: string): Promise<void> {
  const session = await browser.newBrowserCDPSession()
  await session.send('Storage.clearCookies')
  const cookies = cookiesOf(cookie, host)
  if (cookies.length > 0) await session.send('Storage.setCookies', { cookies })
  await session.detach()
}

/** Has Lighthouse look at a page as a phone of the middle class on a slow network would show it (its mobile preset). */
export async function scoreOf(url: string, debuggingPort: number): Promise<Score> {
  const flags = { port: debuggingPort, logLevel: 'error', onlyCategories: categories }
  const report = await lighthouse(url, flags)
  if (!report || report.lhr.runtimeError) throw new Error(`${url}: ${report?.lhr.runtimeError?.message ?? 'no report'}`)
  const { audits, categories: found } = report.lhr
  const scoreIn = (category: Category) => Math.round((found[category]?.score ?? 0) * 100)
  const figure = (audit: string) => audits[audit]?.numericValue ?? Number.NaN
  const counted = categories.flatMap((category) => found[category]?.auditRefs.filter(({ weight }) => weight > 0) ?? [])
  return {
    scores: {
      performance: scoreIn('performance'),
      accessibility: scoreIn('accessibility'),
      'best-practices': scoreIn('best-practices'),
    },
    paints: {
      lcp: figure('largest-contentful-paint'),
      fcp: figure('first-contentful-paint'),
      speedIndex: figure('speed-index'),
      tbt: figure('total-blocking-time'),
      cls: figure('cumulative-layout-shift'),
    },
    lost: counted.flatMap(({ id }) => {
      const audit = audits[id]
      const { score = null, title = '', details } = audit ?? {}
      if (score === null || score >= 0.9) return []
      return [
        `${id}: ${title} ${JSON.stringify((details as { items?: unknown[] } | undefined)?.items ?? '').slice(0, 300)}`,
      ]
    }),
  }
}
