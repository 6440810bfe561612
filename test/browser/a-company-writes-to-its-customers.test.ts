import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { launchChromium } from './support/chromium.ts'
import { findBarriers, openPage, signIn } from './support/pages.ts'

const port = inject('port')
let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser?.close())

it('invites everyone at once, and the page shows the end by itself without moving the focus', async () => {
  const { page, context, faults } = await openPage(browser, `http://oakridge.localhost:${port}`)
  await signIn(page, 'office@oakridge.example', 'admin')
  await page.goto('/admin/customers')
  await page.click('main a[href="/admin/invitations"]')
  await page.click('button[name=everyone]')
  await page.waitForURL('**/admin/invitations/*')
  await page.focus('.tabs a >> nth=0')
  await page.waitForSelector('#run:not(:has(#again))')
  // The demo's customers, and those whom another journey has brought.
  const said = await page.locator('#run .card').innerText()
  const [, count] = /(\d+) of \1 customers · \1 emails prepared\s+All emails are written/.exec(said) ?? []
  expect(Number(count)).toBeGreaterThanOrEqual(4)
  expect(await page.locator('body.loading').count()).toBe(0)
  expect(await page.evaluate('document.activeElement.textContent')).toBe('All')
  expect(await page.locator('.rows .row').count()).toBe(Number(count))
  expect(faults).toEqual([])
  expect(await findBarriers(page)).toEqual([])
  await context.close()
})

it('announces the portal without JavaScript: text, preview, and a link to see how far it is', async () => {
  const look = { javaScript: false, language: 'fr', viewport: 'desk' } as const
  const { page, context } = await openPage(browser, `http://dupont.localhost:${port}`, look)
  await signIn(page, 'office@dupont.example', 'admin')
  await page.goto('/admin/announcements/new')
  await page.fill('textarea', 'Bonjour,\n\nVoici votre espace.')
  await page.click('main form button[type=submit]')
  expect(await page.innerText('.letter')).toContain('Voici votre espace.')
  await page.click('main > form button[type=submit]')
  await page.waitForURL('**/admin/invitations/*')
  const finished = page.getByText('Tous les e-mails sont écrits')
  for (let reads = 0; reads < 50 && !(await finished.isVisible()); reads++) {
    await page.waitForTimeout(200)
    if (!(await finished.isVisible())) await page.click('main a.button.quiet')
  }
  expect(await page.innerText('#run .card')).toContain('2 sur 2 clients')
  await context.close()
})
