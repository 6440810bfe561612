import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { launchChromium } from './support/chromium.ts'
import { openPage, signIn } from './support/pages.ts'

const dupont = `http://dupont.localhost:${inject('port')}`

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser?.close())

/** Someone signed in, on a page that is open and listens; `asked` counts what the page asks by itself. */
async function opens(email: string, path: string, { blocked = false } = {}) {
  const { page, context, faults } = await openPage(browser, dupont, { viewport: 'desk' })
  const door = path.startsWith('/admin') ? 'admin' : 'portal'
  const asked: string[] = []
  page.on('request', (request) => {
    if (request.headers().unasked) asked.push(request.url())
  })
  if (blocked) {
    await page.clock.install()
    await page.routeWebSocket(/\/live/, (socket) => socket.close())
  }
  await signIn(page, email, door)
  const listening = blocked
    ? undefined
    : page.waitForEvent('websocket', (socket) => socket.url().includes(`/${door}/live`))
  await page.goto(path)
  await listening
  await page.evaluate('window.stayed = true')
  return { page, context, faults, asked }
}
type Opened = Awaited<ReturnType<typeof opens>>

/** Opens the form of a visit, and fills in what the customer is told. */
async function fillsIn({ page }: Opened, visitId: string, comments: string) {
  await page.goto(`/admin/visits/${visitId}/edit`)
  await page.fill('textarea[name=comments]', comments)
}
const saves = async ({ page }: Opened) => {
  await page.click('main form button[type=submit] >> nth=0')
  await page.waitForURL('**done=saved')
}

const firstVisit = async (page: Page) =>
  ((await page.locator('.visit').first().getAttribute('id')) ?? '').replace('visit-', '')
const shows = (page: Page, text: string, timeout = 5000) => page.locator('main', { hasText: text }).waitFor({ timeout })
const stayed = (page: Page) => page.evaluate('window.stayed === true')

it('what staff change is on the customer’s open page within five seconds, and on those of the office', async () => {
  const [office, owner] = [
    await opens('office@dupont.example', '/admin'),
    await opens('owner@dupont.example', '/admin/visits'),
  ]
  const [alice, bob] = [
    await opens('alice@example.com', '/portal/visits'),
    await opens('bob@example.com', '/portal/visits'),
  ]
  const visitId = await firstVisit(alice.page)
  await owner.page.goto(`/admin/visits/${visitId}`)
  await owner.page.evaluate('window.stayed = true')
  // She has come to a link by keyboard, and scrolled.
  await alice.page.setViewportSize({ width: 800, height: 300 })
  await alice.page.locator(`#visit-${visitId} a`).first().focus()
  await alice.page.evaluate('scrollTo(0, 40)')

  for (const comments of ['Le passage se fera par la cour.', 'Le passage se fera par le jardin.']) {
    await fillsIn(office, visitId, comments)
    const began = performance.now()
    const seen = Promise.all([
      shows(alice.page, comments).then(() => performance.now() - began),
      shows(owner.page, comments).then(() => performance.now() - began),
    ])
    await saves(office)
    const [atAlice, atOwner] = await seen
    process.stdout.write(`live: ${Math.round(atAlice)} ms to the customer, ${Math.round(atOwner)} ms to the office\n`)
    expect(atAlice).toBeLessThan(5000)
    expect(atOwner).toBeLessThan(5000)
  }
  for (const { page } of [alice, owner]) {
    expect(await stayed(page)).toBe(true)
    await page.locator('#live:not(:empty)').waitFor({ state: 'attached' })
  }
  expect(await alice.page.evaluate('document.activeElement.closest("li").id')).toBe(`visit-${visitId}`)
  expect(await alice.page.evaluate('scrollY')).toBe(40)
  // His page was told nothing, and so asked nothing.
  expect(bob.asked.filter((url) => url.includes('visits'))).toEqual([])
  for (const { context, faults } of [office, owner, alice, bob]) {
    expect(faults).toEqual([])
    await context.close()
  }
})

it('where no socket can be had the page goes by the clock', async () => {
  const office = await opens('office@dupont.example', '/admin')
  const alice = await opens('alice@example.com', '/portal/visits', { blocked: true })
  const comments = 'Le portail sera ouvert dès huit heures.'
  await fillsIn(office, await firstVisit(alice.page), comments)
  await saves(office)
  await alice.page.waitForTimeout(1000)
  expect(await alice.page.textContent('main')).not.toContain(comments)
  await alice.page.clock.fastForward(60_000)
  await shows(alice.page, comments)
  expect(await stayed(alice.page)).toBe(true)
  await office.context.close()
  await alice.context.close()
})

it('what someone is at stays as it is, and is true once they have done', async () => {
  const office = await opens('office@dupont.example', '/admin')
  const alice = await opens('alice@example.com', '/portal/visits')
  const visitId = await firstVisit(alice.page)
  // Any part of a page may have a form in it.
  await alice.page.evaluate(`document.querySelector('[data-live]').insertAdjacentHTML('beforeend',
    '<form><input id="typed"></form>')`)
  await alice.page.type('#typed', 'à moitié')
  const comments = 'Le chien est gentil.'
  await fillsIn(office, visitId, comments)
  await saves(office)
  await expect.poll(() => alice.asked.length, { timeout: 5000 }).toBeGreaterThan(0)
  await alice.page.waitForTimeout(1500)
  expect(await alice.page.inputValue('#typed')).toBe('à moitié')
  expect(await alice.page.textContent('main')).not.toContain(comments)
  await alice.page.fill('#typed', '')
  await alice.page.evaluate('document.activeElement.blur()')
  await shows(alice.page, comments)
  await office.context.close()
  await alice.context.close()
})

it('a page whose session has ended asks once more, and then keeps still', async () => {
  const office = await opens('office@dupont.example', '/admin')
  const alice = await opens('alice@example.com', '/portal/visits')
  const visitId = await firstVisit(alice.page)
  const beside = await alice.context.newPage()
  await beside.goto('/portal')
  await beside.click('details.person summary')
  await beside.click('details.person form[action$=sign-out] button')
  await beside.waitForURL('**/portal/sign-in')
  await beside.close()
  for (const comments of ['Sonner deux fois.', 'Sonner trois fois.']) {
    await fillsIn(office, visitId, comments)
    await saves(office)
    await alice.page.waitForTimeout(2500)
  }
  expect(alice.asked.length).toBe(1)
  expect(new URL(alice.page.url()).pathname).toBe('/portal/visits')
  expect(await alice.page.textContent('main')).not.toContain('Sonner')
  await alice.page.click('nav.sections a >> nth=0')
  await alice.page.waitForURL('**/portal/sign-in?next=*')
  await office.context.close()
  await alice.context.close()
})
