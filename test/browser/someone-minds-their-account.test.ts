import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { launchChromium } from './support/chromium.ts'
import { openPage, password } from './support/pages.ts'

const oakridge = `http://oakridge.localhost:${inject('port')}`
// Whom no other journey needs: their password is another one afterwards.
const email = 'owner@oakridge.example'

let browser: Browser
let current = password
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser?.close())

async function enter(page: Page) {
  await page.goto('/admin/sign-in')
  await page.fill('input[name=email]', email)
  await page.fill('input[name=password]', current)
  await page.click('main form button')
  await page.waitForURL('**/admin')
}

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
])('The owner on two devices, %s', (_, javaScript) => {
  it('changes the password and signs the other device out: its next click lands on sign-in', async () => {
    const here = await openPage(browser, oakridge, { javaScript })
    const there = await openPage(browser, oakridge, { javaScript, viewport: 'desk' })
    await enter(here.page)
    await enter(there.page)

    const { page } = here
    await page.click('details.person summary')
    await page.click('details.person a:has-text("My account")')
    await page.waitForURL('**/admin/account')
    expect(await page.locator('.session').count()).toBe(2)
    expect(await page.locator('.session:has-text("This device")').count()).toBe(1)

    await page.fill('input[name=current]', 'not my password')
    await page.click('form.form >> button >> nth=0')
    await page.waitForSelector('#current-error')
    expect(await page.inputValue('input[name=current]')).toBe('')

    await page.click('button[name=suggest]')
    await page.waitForSelector('input[name=password][type=text]')
    const suggested = await page.inputValue('input[name=password]')
    expect(suggested.split('-')).toHaveLength(5)
    await page.fill('input[name=current]', current)
    if (javaScript) {
      await page.check('.reveal input')
      expect(await page.getAttribute('input[name=current]', 'type')).toBe('text')
    }
    await page.click('form.form >> button >> nth=0')
    await page.waitForSelector('#change [role=status]')
    current = suggested

    await there.page.click('nav.sections a:has-text("Jobs")')
    await there.page.waitForURL('**/admin/sign-in**')
    await enter(there.page)

    await page.goto('/admin/account')
    expect(await page.locator('.session').count()).toBe(2)
    await page.click('.session:not(:has-text("This device")) button')
    await page.waitForSelector('#sessions [role=status]')
    expect(await page.locator('.session').count()).toBe(1)
    await there.page.click('nav.sections a:has-text("Visits")')
    await there.page.waitForURL('**/admin/sign-in**')

    // All of it can be read afterwards.
    await page.goto('/admin/trail')
    const trail = await page.textContent('main ul')
    for (const deed of ['Device signed out', 'Password changed', 'Password refused', 'Signed in'])
      expect(trail).toContain(deed)

    // Ending the session one is in is signing out.
    await page.goto('/admin/account')
    await page.click('.session:has-text("This device") button')
    await page.waitForURL('**/admin/sign-in')
    expect([...here.faults, ...there.faults]).toEqual([])
    for (const { context } of [here, there]) await context.close()
  })
})
