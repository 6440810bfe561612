import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { launchChromium } from './support/chromium.ts'
import { findBarriers, openPage, scrollsSideways, signIn } from './support/pages.ts'

const port = inject('port')
const dupont = `http://dupont.localhost:${port}`
const oakridge = `http://oakridge.localhost:${port}`

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser?.close())

const send = (page: Page, form: string) => page.click(`#${form} button[type=submit]:not(.look)`)

/** A time so many days from now, as a field has it: beyond what the demo has planned. */
const inDays = (days: number, time: string) =>
  `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)}T${time}`

it('without JavaScript, on a phone: confirms in the list, looks at a time, offers others, moves with consent', async () => {
  const { page, context, faults } = await openPage(browser, dupont, { javaScript: false, language: 'fr' })
  await signIn(page, 'office@dupont.example', 'admin')
  await page.goto('/admin/requests')
  const row = page.locator('.row:has-text("Balcons"):has(form)')
  await row.locator('button').click()
  await page.waitForURL('**/admin/requests?done=confirmed')
  expect(await page.textContent('[role=status]')).toContain('C’est confirmé')
  expect(await page.locator('.row:has-text("Balcons"):has(form)').count()).toBe(0)

  await page.click('.row:has-text("Autre date") a.whole')
  await page.waitForURL('**/admin/requests/*')
  const at = page.url()
  // Looking at a time keeps what is typed.
  await page.fill('#confirmation [name=start]', inDays(40, '09:00'))
  await page.fill('#confirmation [name=end]', inDays(40, '11:00'))
  await page.click('#confirmation .look')
  expect(await page.inputValue('#confirmation [name=start]')).toBe(inDays(40, '09:00'))
  // What was not agreed to comes back with words, and ready to be offered.
  await send(page, 'confirmation')
  expect(await page.textContent('[role=alert]')).toContain('n’a pas souhaité cette date')
  expect(await page.inputValue('#proposals [name=start1]')).toBe(inDays(40, '09:00'))
  await page.fill('#proposals [name=message]', 'Cela vous irait ?')
  await send(page, 'proposals')
  await page.waitForURL('**?done=proposed')
  expect(await page.textContent('main')).toContain('Cela vous irait ?')

  // The customer calls, and it is agreed on the phone.
  await page.goto(at)
  await page.fill('#confirmation [name=start]', inDays(41, '09:00'))
  await page.fill('#confirmation [name=end]', inDays(41, '10:00'))
  await page.check('[name=agreed]')
  await send(page, 'confirmation')
  await page.waitForURL('**?done=confirmed')
  expect(await page.textContent('[role=status]')).toContain('La visite est déplacée')
  await page.click('a:has-text("Voir la visite")')
  expect(await page.textContent('h1')).toContain('09:00')
  expect(await scrollsSideways(page)).toBe(false)
  expect(faults).toEqual([])
  await context.close()
})

it('sees what stands beside a time while choosing it, and of two who answer the later is told by whom', async () => {
  const { page, context, faults } = await openPage(browser, oakridge, { viewport: 'desk' })
  await signIn(page, 'office@oakridge.example', 'admin')
  const other = await context.newPage()
  await page.goto('/admin/requests?show=offered')
  await page.click('main a.whole')
  await page.waitForURL('**/admin/requests/*')
  await other.goto(page.url())

  // A change is looked at without leaving the page: what is typed elsewhere stays.
  await page.click('summary:has-text("Decline")')
  await page.fill('[name=reason]', 'Not sent yet.')
  // A day so far ahead that nobody has anything on it, whatever day it is today.
  await page.fill('#confirmation [name=start]', '2035-03-06T09:00')
  await page.fill('#confirmation [name=end]', '2035-03-06T10:00')
  await page.check('#confirmation [name=technicians] >> nth=0')
  await page.waitForSelector('#beside-confirmation:has-text("Nothing stands in the way")')
  await page.fill('#confirmation [name=start]', '2020-01-07T09:00')
  await page.fill('#confirmation [name=end]', '2020-01-07T10:00')
  await page.waitForSelector('#beside-confirmation .alert:has-text("This time has passed")')
  // So does what is said of the day, and which of the times wished for is chosen.
  expect(await page.textContent('#day-beside h2')).toContain('7 January 2020')
  expect(await page.textContent('#wished')).not.toContain('Time chosen below')
  expect(await page.inputValue('[name=reason]')).toBe('Not sent yet.')
  expect(await findBarriers(page)).toEqual([])

  await page.fill('#confirmation [name=start]', inDays(40, '09:00'))
  await page.fill('#confirmation [name=end]', inDays(40, '10:00'))
  await page.check('[name=agreed]')
  page.on('dialog', (dialog) => dialog.accept())
  await send(page, 'confirmation')
  await page.waitForURL('**?done=confirmed')
  expect(await page.textContent('[role=status]')).toContain('The visit is planned.')

  // Whoever has it open still is told before they send anything.
  await other.waitForSelector('.overtaken')
  await other.click('summary:has-text("Decline")')
  await other.fill('[name=reason]', 'What I had written.')
  await send(other, 'refusal')
  await other.waitForSelector('[role=alert]')
  expect(await other.textContent('[role=alert]')).toContain('Priya Nair confirmed it')
  expect(await other.textContent('main')).toContain('What I had written.')
  expect(await findBarriers(other)).toEqual([])
  expect(faults).toEqual([])
  await context.close()
})

it.each([true, false])('offers times, and declines with a reason, with JavaScript: %s', async (javaScript) => {
  const { page, context, faults } = await openPage(browser, oakridge, { javaScript, viewport: 'desk' })
  await signIn(page, 'office@oakridge.example', 'admin')
  await page.goto(javaScript ? '/admin/requests' : '/admin/requests?show=offered')
  await page.click('main a.whole')
  await page.waitForURL('**/admin/requests/*')
  if (javaScript) {
    await page.click('summary:has-text("Offer other times")')
    await page.fill('[name=start1]', inDays(50, '09:00'))
    await page.fill('[name=start2]', inDays(51, '14:00'))
    await send(page, 'proposals')
    await page.waitForURL('**?done=proposed')
    expect(await page.textContent('[role=status]')).toContain('The times are offered.')
  } else {
    await page.click('summary:has-text("Decline")')
    await send(page, 'refusal')
    expect(await page.textContent('#reason-error')).toContain('Please give a reason')
    await page.fill('[name=reason]', 'We are away that month.')
    await send(page, 'refusal')
    await page.waitForURL('**?done=declined')
    expect(await page.textContent('main')).toContain('We are away that month.')
  }
  expect(faults).toEqual([])
  await context.close()
})
