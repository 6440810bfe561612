import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { launchChromium } from './support/chromium.ts'
import { openPage, password, signIn } from './support/pages.ts'

const dupont = `http://dupont.localhost:${inject('port')}`
const oakridge = `http://oakridge.localhost:${inject('port')}`

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser?.close())

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
])('Alice on her phone, %s', (_, javaScript) => {
  it('signs in, finds jobs, visits and invoices, downloads one, and signs out', async () => {
    const { page, context, faults } = await openPage(browser, dupont, { javaScript })

    // She follows a link she was sent, signs in, and is where she wanted to be.
    await page.goto('/portal/invoices?show=to-pay')
    expect(new URL(page.url()).pathname).toBe('/portal/sign-in')
    await page.fill('input[name=email]', 'alice@example.com')
    await page.fill('input[name=password]', 'not the password')
    await page.click('main form button')
    await page.waitForSelector('[role=alert]')
    expect(await page.inputValue('input[name=email]')).toBe('alice@example.com')
    await page.fill('input[name=password]', password)
    await page.click('main form button')
    await page.waitForURL('**/portal/invoices?show=to-pay')
    expect(await page.textContent('h1')).toBe('Mes factures')

    if (javaScript) await page.evaluate('window.stayed = true')

    await page.click('nav.sections a:has-text("Travaux")')
    await page.waitForURL('**/portal/jobs')
    expect(await page.textContent('h1')).toBe('Mes travaux')
    expect(await page.textContent('main')).toContain('Plomberie · Dépannage')
    await page.click('main a.whole >> nth=0')
    await page.waitForURL('**/portal/jobs/*')
    // Three in the demo, and those that other journeys came to.
    expect(await page.textContent('main')).toMatch(/\b[3-9] visites/)

    await page.click('nav.sections a:has-text("Visites")')
    await page.waitForURL('**/portal/visits')
    expect(await page.locator('.visit').count()).toBeGreaterThan(3)
    await page.click('nav.tabs a:has-text("Passées")')
    await page.waitForURL('**/portal/visits?show=past')
    expect(await page.textContent('.visit >> nth=0')).toContain('Effectuée')

    await page.click('nav.sections a:has-text("Factures")')
    await page.waitForURL('**/portal/invoices')
    const newest = await page.textContent('main a.whole >> nth=0')
    await page.click('a[rel=next]')
    await page.waitForURL('**/portal/invoices?after=*')
    expect(await page.textContent('main a.whole >> nth=0')).not.toBe(newest)
    await page.goBack()
    await page.waitForURL('**/portal/invoices')
    // The address is there before its page is.
    await page
      .locator('main a.whole')
      .first()
      .filter({ hasText: newest ?? '' })
      .waitFor()
    await page.click('main a.whole >> nth=0')
    await page.waitForURL('**/portal/invoices/*')
    expect(await page.textContent('h1')).toBe(`Facture ${newest}`)
    // The focus went where a screen reader reads on.
    if (javaScript) expect(await page.evaluate('document.activeElement.tagName')).toBe('H1')
    const [download] = await Promise.all([page.waitForEvent('download'), page.click('a[download]')])
    expect(download.suggestedFilename()).toBe(`Facture ${newest} - Dupont Plomberie.pdf`)
    const pdf = await readFile(await download.path())
    expect(pdf.subarray(0, 5).toString()).toBe('%PDF-')

    // htmx turned every page without loading a new one.
    if (javaScript) {
      expect(await page.evaluate('window.stayed')).toBe(true)
    }

    await page.click('details.person summary')
    await page.click('button[lang=en]')
    await page.waitForSelector('html[lang=en]')
    expect(await page.textContent('h1')).toBe(`Invoice ${newest}`)

    await page.click('details.person summary')
    await page.click('form[action="/portal/sign-out"] button')
    await page.waitForURL('**/portal/sign-in')
    await page.goto('/portal/jobs')
    expect(new URL(page.url()).pathname).toBe('/portal/sign-in')
    expect(faults).toEqual([])
    await context.close()
  })
})

/** What an address answers to someone in their own browser, with their cookies. */
const statusOf = (page: Page, path: string): Promise<number> =>
  page.evaluate<number>(`fetch(${JSON.stringify(path)}).then(({ status }) => status)`)

it('Bob gets the page for nothing there at each of Alice’s addresses', async () => {
  const alice = await openPage(browser, dupont)
  await signIn(alice.page, 'alice@example.com')
  const links: string[] = []
  for (const list of ['/portal/jobs', '/portal/invoices']) {
    await alice.page.goto(list)
    const rows = await alice.page.locator('main a.whole').all()
    links.push(...(await Promise.all(rows.map(async (row) => (await row.getAttribute('href')) ?? ''))))
  }
  links.push(...links.filter((link) => link.includes('/invoices/')).map((link) => `${link}/pdf`))
  expect(links.length).toBeGreaterThan(50)

  const bob = await openPage(browser, dupont)
  await signIn(bob.page, 'bob@example.com')
  // The other company's Alice has the same address and must fare no better.
  const namesake = await openPage(browser, oakridge)
  await signIn(namesake.page, 'alice@example.com')
  for (const link of links) {
    for (const { page } of [bob, namesake]) expect(await statusOf(page, link)).toBe(404)
    expect(await statusOf(alice.page, link)).toBe(200)
  }
  await bob.page.goto(links[0] ?? '')
  expect(await bob.page.textContent('h1')).toMatch(/Page not found|Page introuvable/)
  for (const { context } of [alice, bob, namesake]) await context.close()
})

it('a link lost on the way says so and keeps the page', async () => {
  const { page, context } = await openPage(browser, dupont)
  await signIn(page, 'alice@example.com')
  await context.setOffline(true)
  await page.click('nav.sections a:has-text("Visites")')
  await page.waitForSelector('#toast:not([hidden])')
  expect(await page.textContent('#toast')).toContain('La connexion semble coupée')
  expect(await page.textContent('h1')).toContain('Bonjour Alice')
  await context.setOffline(false)
  await page.click('nav.sections a:has-text("Visites")')
  await page.waitForURL('**/portal/visits')
  await context.close()
})

it('staff see the company’s day, and a technician no money', async () => {
  const { page, context, faults } = await openPage(browser, dupont, { viewport: 'desk' })
  await signIn(page, 'office@dupont.example', 'admin')
  for (const section of ['Clients', 'Chantiers', 'Visites', 'Demandes', 'Factures']) {
    await page.click(`nav.sections a:has-text("${section}")`)
    await page.waitForSelector(`h1:has-text("${section}")`)
    expect(await page.locator('.row').count()).toBeGreaterThan(0)
  }
  await context.clearCookies()
  await signIn(page, 'tech@dupont.example', 'admin')
  expect(await page.locator('nav.sections a:has-text("Factures")').count()).toBe(0)
  expect((await page.goto('/admin/invoices'))?.status()).toBe(404)
  expect(faults).toEqual([])
  await context.close()
})
