import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { freeDays } from '../../src/companies/opening.ts'
import { dupont as script } from '../../src/dev/demo/dupont.ts'
import { dictionaries } from '../../src/i18n/index.ts'
import { launchChromium } from './support/chromium.ts'
import { openPage, signIn } from './support/pages.ts'

const dupont = `http://dupont.localhost:${inject('port')}`
const { requests: words } = dictionaries.fr
const { planning } = script

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser?.close())

/** Someone signed in, whose pages are never read anew by hand once they stand. */
async function opens(email: string, door: 'portal' | 'admin', zone?: string) {
  const look = { viewport: door === 'admin' ? 'desk' : 'phone', language: 'fr', ...(zone && { zone }) } as const
  const opened = await openPage(browser, dupont, look)
  await signIn(opened.page, email, door)
  return opened
}

/** Opens a page that listens, and marks it: what it shows later came by itself. */
async function stands(page: Page, path: string): Promise<void> {
  const listening = page.waitForEvent('websocket')
  await page.goto(path)
  await listening
  await page.evaluate('window.stayed = true')
}

/** Waits for words on an open page, and says how long that took. */
async function hears(page: Page, text: string | RegExp, what: string): Promise<void> {
  const began = performance.now()
  await page.locator('main', { hasText: text }).waitFor({ timeout: 5000 })
  process.stdout.write(`live: ${Math.round(performance.now() - began)} ms until ${what}\n`)
  expect(await page.evaluate('window.stayed === true')).toBe(true)
}

const inDays = (days: number, time: string) =>
  `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)}T${time}`

async function mornings(page: Page): Promise<void> {
  await page.check('#when-mornings')
  await page.selectOption('select[name=week]', 'next')
}

/** Asks for a morning if nothing else is said, with a wish of one's own to be told by. */
async function asks(page: Page, comments: string, when = () => mornings(page)): Promise<string> {
  await page.goto('/portal/requests/new')
  await page.selectOption('select[name=job]', { index: 1 })
  await when()
  await page.fill('textarea[name=comments]', comments)
  await page.click('main form.asking button')
  await page.waitForURL('**/portal/requests/*?done=asked')
  return new URL(page.url()).pathname.split('/').at(-1) ?? ''
}

it('a request becomes a visit, and both sides see each step on the page that is open before them', async () => {
  const [alice, office] = [await opens('alice@example.com', 'portal'), await opens('office@dupont.example', 'admin')]
  const list = await office.context.newPage()
  await stands(list, '/admin/requests')

  const id = await asks(alice.page, 'Le robinet goutte encore')
  await hears(list, 'Le robinet goutte encore', 'the office sees what is asked')
  await stands(alice.page, `/portal/requests/${id}`)
  const home = await alice.context.newPage()
  await stands(home, '/portal/requests')

  // Other times are offered; she sees them, and takes one.
  await office.page.goto(`/admin/requests/${id}`)
  await office.page.click('details:has(#proposals) > summary')
  await office.page.fill('#proposals [name=start1]', inDays(50, '09:00'))
  await office.page.fill('#proposals [name=end1]', inDays(50, '10:00'))
  await office.page.fill('#proposals [name=message]', 'Plutôt ce jour-là ?')
  await office.page.click('#proposals button[type=submit]:not(.look)')
  await hears(alice.page, 'Plutôt ce jour-là ?', 'the customer sees what is offered')
  await hears(home, words.toAnswer, 'her list says that she is asked')
  await office.page.waitForURL('**?done=proposed')
  await stands(office.page, `/admin/requests/${id}`)
  await alice.page.click('button.offer')
  await alice.page.waitForURL('**?done=accepted')
  await hears(office.page, dictionaries.fr.admin.requestStatuses.accepted, 'the office sees that it is agreed')

  // Another is confirmed as it was asked for.
  const other = await asks(alice.page, 'Une fuite sous l’évier')
  await stands(alice.page, `/portal/requests/${other}`)
  const row = list.locator('.row:has-text("Une fuite sous l’évier")')
  await row.waitFor({ timeout: 5000 })
  await home.goto('/portal/visits')
  await stands(home, '/portal/visits')
  const before = await home.locator('.row.visit').count()
  await row.locator('form button').click()
  await hears(alice.page, words.states.agreed.visit, 'the customer sees that it is confirmed')
  await expect.poll(() => home.locator('.row.visit').count(), { timeout: 5000 }).toBe(before + 1)
  for (const { faults, context } of [alice, office]) {
    expect(faults).toEqual([])
    await context.close()
  }
})

it('whoever is elsewhere asks and reads on the company’s clock', async () => {
  const [here, away] = [
    await opens('alice@example.com', 'portal'),
    await opens('alice@example.com', 'portal', 'Pacific/Auckland'),
  ]
  expect(await away.page.evaluate('Intl.DateTimeFormat().resolvedOptions().timeZone')).toBe('Pacific/Auckland')
  // Typed there, it is read back as it was typed.
  const id = await asks(away.page, 'De passage en Nouvelle-Zélande', async () => {
    const [day] = freeDays({ ...planning, closings: [] }, 'FR', inDays(7, '').slice(0, 10), 1)
    await away.page.check('#when-slots')
    await away.page.fill('input[name=start]', `${day}T09:00`)
    await away.page.fill('input[name=end]', `${day}T10:30`)
  })
  for (const path of [`/portal/requests/${id}`, '/portal/visits', '/portal']) {
    await here.page.goto(path)
    await away.page.goto(path)
    expect(await away.page.textContent('main')).toBe(await here.page.textContent('main'))
  }
  await here.page.goto(`/portal/requests/${id}`)
  expect(await here.page.textContent('main')).toMatch(/09:00\s*–\s*10:30/)
  for (const { faults, context } of [here, away]) {
    expect(faults).toEqual([])
    await context.close()
  }
})
