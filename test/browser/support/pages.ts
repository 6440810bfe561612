import { AxeBuilder } from '@axe-core/playwright'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { newNetwork } from '../../server/client.ts'

export const password = 'portal-demo-2026'

/** How a page is looked at. */
export interface Look {
  viewport?: 'phone' | 'desk' | 'narrow'
  scheme?: 'light' | 'dark'
  javaScript?: boolean
  language?: 'fr' | 'en'
  /** The browser's own time zone. */
  zone?: string
}

const sizes = {
  narrow: { width: 320, height: 640 },
  phone: { width: 360, height: 740 },
  desk: { width: 1280, height: 800 },
}

/** A browser of one's own on a company's host, and everything that went wrong in it. */
export interface Visit {
  context: BrowserContext
  page: Page
  faults: string[]
}

/** Opens a browser window; `origin` is the company's host with its port. */
export async function openPage(browser: Browser, origin: string, look: Look = {}): Promise<Visit> {
  const { viewport = 'phone', scheme = 'light', javaScript = true, language = 'en', zone = 'Europe/Paris' } = look
  const context = await browser.newContext({
    baseURL: origin,
    viewport: sizes[viewport],
    hasTouch: viewport !== 'desk',
    colorScheme: scheme,
    javaScriptEnabled: javaScript,
    reducedMotion: 'reduce',
    locale: language === 'fr' ? 'fr-FR' : 'en-GB',
    timezoneId: zone,
    // As from a network of its own, of which each may sign in thirty times a minute.
    extraHTTPHeaders: { 'CF-Connecting-IP': newNetwork() },
  })
  const page = await context.newPage()
  const faults: string[] = []
  // A page that is not there is said to the console too; it is what several tests ask for.
  page.on('console', (message) => {
    if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) faults.push(message.text())
  })
  // That is said of pages only: a style sheet, script or picture that is not there is a fault.
  page.on('response', (response) => {
    const kind = response.request().resourceType()
    if (response.status() >= 400 && response.status() < 500 && !['document', 'fetch', 'xhr'].includes(kind))
      faults.push(`${response.status()} for the ${kind} ${response.url()}`)
  })
  page.on('pageerror', (error) => faults.push(error.message))
  return { context, page, faults }
}

/** Signs in through the real form. */
export async function signIn(page: Page, email: string, door: 'portal' | 'admin' = 'portal'): Promise<void> {
  await page.goto(`/${door}/sign-in`)
  await page.fill('input[name=email]', email)
  await page.fill('input[name=password]', password)
  await page.click('main form button[type=submit]')
  await page.waitForURL(new RegExp(`/${door}$`))
}

const standards = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa']

/** What axe finds against WCAG 2.2 AA, one line a rule and place. It needs a page with JavaScript, else it never ends. */
export async function findBarriers(page: Page): Promise<string[]> {
  // While a page loads the one before it is dimmed, and has too little contrast.
  await page.locator('body:not(.loading)').waitFor()
  const { violations } = await new AxeBuilder({ page }).withTags(standards).analyze()
  return violations.flatMap(({ id, help, nodes }) => nodes.map(({ target }) => `${id}: ${help} (${target.join(' ')})`))
}

/** Whether the page is wider than its window. */
export const scrollsSideways = (page: Page): Promise<boolean> =>
  page.evaluate<boolean>('document.documentElement.scrollWidth > document.documentElement.clientWidth')
