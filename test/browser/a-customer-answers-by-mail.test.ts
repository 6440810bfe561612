import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { findMarkupFaults } from '../pages/markup.ts'
import { launchChromium } from './support/chromium.ts'
import { linkMailedTo } from './support/mail.ts'
import { findBarriers, type Look, openPage, scrollsSideways, signIn } from './support/pages.ts'

const port = inject('port')
const origin = `http://dupont.localhost:${port}`
let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser?.close())

/** A weekday so many days from now at ten, as a field takes it. */
function atTen(days: number): string {
  const day = new Date(Date.now() + days * 86_400_000)
  while ([0, 6].includes(day.getUTCDay())) day.setUTCDate(day.getUTCDate() + 1)
  return `${day.toISOString().slice(0, 10)}T10:00`
}

/** Has a customer ask for a visit, and the office offer two other times; gives what was said with the request. */
async function offerTimes(comments: string, days: number): Promise<void> {
  const customer = await openPage(browser, origin, { javaScript: false })
  await signIn(customer.page, 'alice@example.com')
  await customer.page.goto('/portal/requests/new')
  await customer.page.selectOption('select[name=job]', { index: 1 })
  await customer.page.fill('textarea[name=comments]', comments)
  // A public holiday is refused: then the day after.
  for (let later = 0; later < 7 && !(await isAsked(customer.page)); later++) {
    await customer.page.fill('input[name=start]', atTen(days + later))
    await customer.page.click('main form button[type=submit] >> nth=-1')
    await customer.page.waitForLoadState()
  }
  const id = new URL(customer.page.url()).pathname.split('/').at(-1)
  await customer.context.close()
  const office = await openPage(browser, origin, { javaScript: false })
  await signIn(office.page, 'office@dupont.example', 'admin')
  await office.page.goto(`/admin/requests/${id}`)
  await office.page.click('details:has(#proposals) > summary')
  // Three days apart, so that a weekend between does not make them the same.
  await office.page.fill('input[name=start1]', atTen(days + 3))
  await office.page.fill('input[name=start2]', atTen(days + 6))
  await office.page.click('#proposals .choices button:not(.look)')
  await office.page.waitForURL(`**/admin/requests/${id}?*`)
  await office.context.close()
}

const isAsked = async (page: Page) => (await page.locator('input[name=start]').count()) === 0

/** The address in the newest mail that offers times. */
async function linkTo(page: Page): Promise<string> {
  return linkMailedTo(page, 'alice@example.com', '/proposals/')
}

const looks: Look[] = [
  { javaScript: true, viewport: 'narrow' },
  { javaScript: false, viewport: 'phone' },
]

it.each(looks)('says yes to one of two times in one tap, without signing in: %j', async (look) => {
  await offerTimes('Le soir, si possible', look.javaScript ? 20 : 13)
  const { page, context, faults } = await openPage(browser, origin, { ...look, language: 'fr' })
  const address = await linkTo(page)
  const response = await page.goto(address)
  expect(await findMarkupFaults((await response?.text()) ?? '')).toEqual([])
  expect(await page.locator('button.offer').count()).toBe(2)
  expect(await scrollsSideways(page)).toBe(false)
  if (look.javaScript) expect(await findBarriers(page)).toEqual([])
  // Large enough for a thumb.
  expect((await page.locator('button.offer').first().boundingBox())?.height).toBeGreaterThanOrEqual(44)
  await page.click('button.offer >> nth=1')
  await page.waitForURL('**/proposals/*?done')
  expect(await page.innerText('main')).toContain('C’est convenu')
  if (look.javaScript) expect(await findBarriers(page)).toEqual([])
  expect(await scrollsSideways(page)).toBe(false)
  // The button is gone, and so is what it did twice.
  await page.goto(address)
  expect(await page.locator('button.offer').count()).toBe(0)
  await page.goto('/dev/mail')
  expect(await page.innerText('body')).toContain('votre visite est confirmée')
  expect(faults).toEqual([])
  await context.close()
})

it('says that none suits, and the office reads it on the request', async () => {
  await offerTimes('Le matin', 8)
  const { page, context } = await openPage(browser, origin, { language: 'fr' })
  await page.goto(await linkTo(page))
  await page.click('summary')
  await page.fill('textarea[name=comments]', 'Plutôt un samedi')
  await page.click('button[name=none]')
  await page.waitForURL('**/proposals/*?done')
  expect(await page.innerText('main')).toContain('Votre réponse est envoyée')
  await context.close()
})

it('a link that nobody has is told kindly, and has no barrier', async () => {
  const { page, context } = await openPage(browser, origin)
  await page.goto('/proposals/no-such-link')
  expect(await page.innerText('h1')).toContain('leads nowhere')
  expect(await findBarriers(page)).toEqual([])
  await context.close()
})
