import type { Browser, Page } from 'playwright-core'
import { openPage } from '../browser/support/pages.ts'
import { cookiesOf } from './cookies.ts'

/** How much slower than here the processor is made, as Lighthouse does for a phone. */
const slowdown = 4

// Counts what the browser reports of presses and keys, from the first one on (INP is the slowest of a page with so few).
const observe = `addEventListener('DOMContentLoaded', () => {
  globalThis.slowest = 0
  new PerformanceObserver((list) => {
    for (const { interactionId, duration } of list.getEntries())
      if (interactionId) globalThis.slowest = Math.max(globalThis.slowest, duration)
  }).observe({ type: 'event', durationThreshold: 16, buffered: true })
})`

/**
 * How long the slowest press on a page takes until it shows (interaction to next paint), in milliseconds, rounded up to
 * 8 by the browser: opening the menu, ticking or choosing in its forms, and going on by a link that htmx follows.
 */
export async function slowestPress(browser: Browser, url: string, cookie: string): Promise<number> {
  const { origin, host, pathname, search } = new URL(url)
  const { page, context } = await openPage(browser, origin)
  try {
    await context.addCookies(cookiesOf(cookie, host))
    await page.addInitScript(observe)
    const session = await context.newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
    await page.goto(pathname + search)
    let slowest = 0
    const press = async (what: string, act: (page: Page, what: string) => Promise<void>) => {
      if ((await page.locator(what).count()) === 0) return
      await act(page, what)
      // An event is reported once the frame that shows what it did is there.
      await page.evaluate(
        'new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(done))))',
      )
      slowest = Math.max(slowest, Number(await page.evaluate('globalThis.slowest')))
    }
    await press('details.person summary', (on, what) => on.click(what))
    await press('details.person[open] summary', (on, what) => on.click(what))
    await press('main details summary >> visible=true', (on, what) => on.locator(what).first().click())
    await press('main input[type=checkbox] >> visible=true', (on, what) => on.locator(what).first().click())
    await press('main input:not([type=checkbox], [type=radio], [type=file]) >> visible=true', (on, what) =>
      on.locator(what).first().pressSequentially('abc'),
    )
    await press('nav a[href^="/portal"] >> visible=true', async (on, what) => {
      await on.locator(what).last().click()
      await on.locator('body:not(.loading) h1').waitFor()
    })
    return slowest
  } finally {
    await context.close()
  }
}
