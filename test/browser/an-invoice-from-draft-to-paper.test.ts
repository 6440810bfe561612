import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { findMarkupFaults } from '../pages/markup.ts'
import { launchChromium } from './support/chromium.ts'
import { findBarriers, openPage, scrollsSideways, signIn } from './support/pages.ts'

const origin = `http://dupont.localhost:${inject('port')}`
let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser?.close())

const shows = (page: Page, text: string) => page.locator('main', { hasText: text }).waitFor({ timeout: 10_000 })

/** Looks at a page as everybody has to be able to. */
async function looks(page: Page, isScripted: boolean) {
  expect(await findMarkupFaults((await (await page.reload())?.text()) ?? '')).toEqual([])
  // What looks for barriers is a script itself.
  if (isScripted) expect(await findBarriers(page)).toEqual([])
  expect(await scrollsSideways(page)).toBe(false)
}

/** Presses the button that issues, on the page that asks before; gives the number. */
async function issues(page: Page, done: string): Promise<string> {
  await page.click('main form[action$="/issue"] button[type=submit]')
  await page.waitForURL('**?done=issued')
  await shows(page, done)
  return /\S+$/.exec((await page.textContent('main h1')) ?? '')?.[0] ?? ''
}

/** The paper that a page offers: what its file begins with. */
async function paperOf(page: Page): Promise<string> {
  const coming = page.waitForEvent('download')
  await page.click('main a[href$="/pdf"]')
  return (await readFile(await (await coming).path())).subarray(0, 5).toString()
}

it.each([{ viewport: 'desk' }, { viewport: 'narrow', javaScript: false, scheme: 'dark' }] as const)(
  'an invoice goes from a job to paper, and is taken back whole, in a minute: %j',
  async (look) => {
    const isScripted = !('javaScript' in look)
    const { page, context, faults } = await openPage(browser, origin, { language: 'fr', ...look })
    await signIn(page, 'office@dupont.example', 'admin')
    await page.goto('/admin/jobs')
    await page.click('main .rows a[href^="/admin/jobs/"] >> nth=0')
    const began = Date.now()
    await page.click('main a:has-text("Facturer")')
    await page.waitForURL('**/admin/invoices/new?job=**')
    await page.click('main form button[type=submit]')
    await page.waitForURL('**/edit?done=added')
    await page.click('#items button:has-text("Main-d’œuvre plombier")')
    await page.locator('.draft-bar button').click()
    await page.waitForURL('**?done=saved')
    await page.click('main a.button:has-text("Émettre")')
    await page.waitForURL('**/issue')
    await looks(page, isScripted)
    const number = await issues(page, 'La facture est émise.')
    expect(number).toMatch(/^FA\d{4}-\d{4}$/)
    expect(await paperOf(page)).toBe('%PDF-')
    await looks(page, isScripted)
    const invoice = page.url()

    await page.click('main a:has-text("Faire un avoir")')
    await page.waitForURL('**/credit-note')
    await page.check('#how-whole')
    await page.fill('textarea[name=reason]', 'Facturé par erreur')
    await looks(page, isScripted)
    await page.check('#how-whole')
    await page.fill('textarea[name=reason]', 'Facturé par erreur')
    await page.click('main form[action$="/credit-note"] button[type=submit]')
    await page.waitForURL('**/issue')
    await shows(page, number)
    const note = await issues(page, 'L’avoir est émis.')
    expect(note).toMatch(/^AV\d{4}-\d{4}$/)
    expect(await paperOf(page)).toBe('%PDF-')
    await page.goto(invoice)
    await shows(page, note)
    expect(await page.innerText('.summary .badge')).toBe('Annulée')
    expect(Date.now() - began).toBeLessThan(60_000)
    expect(faults).toEqual([])
    await context.close()
  },
)
