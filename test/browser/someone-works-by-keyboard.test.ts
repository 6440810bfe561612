import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { launchChromium } from './support/chromium.ts'
import { findBarriers, openPage, scrollsSideways, signIn } from './support/pages.ts'

const dupont = `http://dupont.localhost:${inject('port')}`
let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser?.close())

it('finds by keyboard alone, a word mistyped included, opens what was found, and goes on', async () => {
  const { page, context, faults } = await openPage(browser, dupont, { viewport: 'desk', language: 'fr' })
  await signIn(page, 'office@dupont.example', 'admin')
  const { keyboard } = page

  await keyboard.press('/')
  await keyboard.type('chaudire')
  await page.waitForSelector('#quick-found mark:text-is("chaudière")')
  expect(await page.textContent('#quick-found [role=status]')).toMatch(/Voici ce qui correspond à «\schaudière\s»/)
  expect(await findBarriers(page)).toEqual([])
  await keyboard.press('Escape')
  expect(await page.locator('#quick-found > *').count()).toBe(0)

  await page.fill('#quick-q', '')
  await keyboard.type('alice mor')
  await page.waitForSelector('#quick-found a:has-text("Alice Moreau")')
  await keyboard.press('ArrowDown')
  await keyboard.press('Enter')
  await page.waitForURL('**/admin/customers/*')
  expect(await page.textContent('h1')).toBe('Alice Moreau')

  // A letter after g is a section; the rows of its list are stepped through, and opened.
  await keyboard.press('g')
  await keyboard.press('c')
  await page.waitForURL('**/admin/customers')
  await page.waitForSelector('h1:has-text("Clients")')
  for (const key of ['j', 'j', 'k', 'j']) await keyboard.press(key)
  expect(await page.evaluate('document.activeElement.closest(".row").previousElementSibling !== null')).toBe(true)
  const second = await page.evaluate<string>('document.activeElement.getAttribute("href")')
  const name = await page.evaluate<string>('document.activeElement.textContent')
  await keyboard.press('Enter')
  await page.waitForURL(`**${second}`)
  await page.waitForSelector(`h1:text-is("${name}")`)

  // Enter in the box leads to the page with everything, where what is typed is found as it is typed.
  await keyboard.press('/')
  await keyboard.type('rue')
  await keyboard.press('Enter')
  await page.waitForURL('**/admin/search?q=rue')
  await page.waitForSelector('#page-q')
  await keyboard.press('/')
  await keyboard.type('sainte-cécile')
  await page.waitForSelector('#found a:has-text("École Sainte-Cécile")')
  expect(await page.evaluate('document.activeElement.id')).toBe('page-q')

  expect(faults).toEqual([])
  await context.close()
})

it('tells the keys on asking, and a choice on the device switches them off', async () => {
  const { page, context, faults } = await openPage(browser, dupont, { viewport: 'desk', language: 'fr' })
  await signIn(page, 'office@dupont.example', 'admin')
  const { keyboard } = page
  await keyboard.press('?')
  await page.waitForSelector('dialog[open]')
  expect(await page.innerText('dialog')).toMatch(/g puis c\s+Clients/)
  expect(await findBarriers(page)).toEqual([])
  await keyboard.press('Escape')
  expect(await page.locator('dialog').count()).toBe(0)

  // What is typed into a field is text, and with a key of the browser’s held a letter is the browser’s.
  await page.focus('#quick-q')
  await keyboard.type('g c?')
  expect(await page.inputValue('#quick-q')).toBe('g c?')
  await page.evaluate('document.activeElement.blur()')
  await keyboard.press('Alt+?')
  expect(await page.locator('dialog').count()).toBe(0)

  await page.click('details.person summary')
  await page.click('a:has-text("Raccourcis clavier")')
  await page.waitForURL('**/admin/keys')
  await page.check('[data-keys-off]')
  await page.goto('/admin')
  await keyboard.press('?')
  await keyboard.press('/')
  expect(await page.evaluate('document.activeElement.tagName')).toBe('BODY')
  await page.goto('/admin/keys')
  await page.uncheck('[data-keys-off]')
  await keyboard.press('Escape')
  await page.evaluate('document.activeElement.blur()')
  await keyboard.press('/')
  expect(await page.evaluate('document.activeElement.id')).toBe('quick-q')
  expect(faults).toEqual([])
  await context.close()
})

it('is asked before what was typed is lost, by a link, the way back or a key, and not when it is sent', async () => {
  const { page, context, faults } = await openPage(browser, dupont, { viewport: 'desk', language: 'fr' })
  await signIn(page, 'owner@dupont.example', 'admin')
  const asked: string[] = []
  let answer = false
  page.on('dialog', async (dialog) => {
    asked.push(dialog.type())
    await (answer ? dialog.accept() : dialog.dismiss())
  })
  const fill = async () => {
    await page.goto('/admin')
    await page.click('details.person summary')
    await page.click('a[href="/admin/staff"]')
    await page.click('a[data-key=n]')
    await page.waitForURL('**/admin/staff/new')
    await page.fill('input[name=name]', 'Nadia Ouali')
  }

  await fill()
  await page.click('nav.sections a[href="/admin/jobs"]')
  expect(asked).toEqual(['confirm'])
  expect(await page.inputValue('input[name=name]')).toBe('Nadia Ouali')

  await page.goBack()
  await page.waitForTimeout(500)
  expect(asked).toEqual(['confirm', 'confirm'])
  expect(page.url()).toMatch(/\/admin\/staff\/new$/)
  expect(await page.inputValue('input[name=name]')).toBe('Nadia Ouali')

  await page.evaluate('document.activeElement.blur()')
  await page.keyboard.press('g')
  await page.keyboard.press('j')
  expect(asked).toHaveLength(3)
  expect(page.url()).toMatch(/\/admin\/staff\/new$/)

  // A tab that is closed asks in the browser's own words.
  const closing = page.waitForEvent('dialog')
  await page.close({ runBeforeUnload: true })
  expect((await closing).type()).toBe('beforeunload')
  expect(page.isClosed()).toBe(false)

  answer = true
  await page.click('nav.sections a[href="/admin/jobs"]')
  await page.waitForURL('**/admin/jobs')
  expect(asked).toEqual(['confirm', 'confirm', 'confirm', 'beforeunload', 'confirm'])

  // What comes back with a fault is not saved either; what is changed back is nothing to ask about.
  await fill()
  await page.click('main form button[type=submit]')
  await page.waitForSelector('[aria-invalid]')
  answer = false
  await page.click('nav.sections a[href="/admin/jobs"]')
  expect(asked).toHaveLength(6)
  answer = true
  await page.click('nav.sections a[href="/admin/jobs"]')
  await page.waitForURL('**/admin/jobs')
  expect(asked).toHaveLength(7)
  await fill()
  await page.fill('input[name=name]', '')
  await page.click('nav.sections a[href="/admin/jobs"]')
  await page.waitForURL('**/admin/jobs')

  await fill()
  await page.fill('input[name=email]', 'nadia@dupont.example')
  await page.click('main form button[type=submit]')
  await page.waitForURL('**/admin/staff')
  expect(asked).toHaveLength(7)
  expect(faults).toEqual([])
  await context.close()
})

it.each([true, false])('finds on a phone, with JavaScript: %s', async (javaScript) => {
  const { page, context, faults } = await openPage(browser, dupont, { viewport: 'narrow', javaScript, language: 'fr' })
  await signIn(page, 'office@dupont.example', 'admin')
  await page.click('a.to-search')
  await page.waitForURL('**/admin/search')
  await page.fill('#page-q', '0465711020')
  await page.click('.search-box button')
  await page.waitForURL('**/admin/search?q=0465711020')
  expect(await page.textContent('#found mark')).toBe('04 65 71 10 20')
  expect(await scrollsSideways(page)).toBe(false)
  await page.click('#found a:has-text("Alice Moreau")')
  await page.waitForURL('**/admin/customers/*')
  expect(faults).toEqual([])
  await context.close()
})
