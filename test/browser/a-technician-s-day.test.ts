import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { wallTime } from '../../src/time/zoned.ts'
import { jpeg, pdf, png } from '../attachments/pictures.ts'
import { findMarkupFaults } from '../pages/markup.ts'
import { launchChromium } from './support/chromium.ts'
import { findBarriers, openPage, scrollsSideways, signIn } from './support/pages.ts'

const origin = `http://dupont.localhost:${inject('port')}`
let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser?.close())

/** The office sends the technician to Alice, from half an hour ago on; gives the visit's id. */
async function sendToAlice(comments: string): Promise<{ visit: string; job: string }> {
  const { page, context } = await openPage(browser, origin, { viewport: 'desk' })
  await signIn(page, 'alice@example.com')
  await page.goto('/portal/jobs')
  const job = (await page.getAttribute('main a[href^="/portal/jobs/"]', 'href'))?.split('/').at(-1) ?? ''
  await signIn(page, 'office@dupont.example', 'admin')
  const start = wallTime(new Date(Date.now() - 1_800_000), 'Europe/Paris')
  await page.goto(`/admin/visits/new?${new URLSearchParams({ job, start })}`)
  await page.getByLabel('Loïc Marchand').check()
  await page.fill('textarea[name=comments]', comments)
  await page.click('main form.card button[type=submit]')
  await page.waitForURL('**?done=added')
  const visit = new URL(page.url()).pathname.split('/').at(-1) ?? ''
  await context.close()
  return { visit, job }
}

/** Looks at a page as everyone may: without barriers, in valid HTML, no wider than the phone. */
async function isOpenToAll(page: Page): Promise<void> {
  expect(await findBarriers(page)).toEqual([])
  const html = await page.evaluate<string>('fetch(location.href).then((answer) => answer.text())')
  expect(await findMarkupFaults(html)).toEqual([])
  expect(await scrollsSideways(page)).toBe(false)
}

it('a technician finds the way, says that they are there and that it is done, and the customer reads it', async () => {
  const { visit, job } = await sendToAlice('Le code du portail est 12B.')
  const { page, context, faults } = await openPage(browser, origin, { viewport: 'narrow', language: 'fr' })
  await signIn(page, 'tech@dupont.example', 'admin')
  const row = page.locator(`#visit-${visit}`)
  expect(await row.locator('a[href^="https://www.google.com/maps/search/?api=1&query="]').count()).toBe(1)
  expect(await row.locator('a[href^="tel:"]').count()).toBeGreaterThan(0)
  await isOpenToAll(page)
  await row.getByRole('button', { name: 'Je suis sur place' }).click()
  await page.waitForURL('**/admin?done=arrived**')
  await page.locator('.alert.good', { hasText: 'Arrivée notée' }).waitFor()
  await page.getByRole('button', { name: 'Annuler' }).click()
  await page.waitForURL('**/admin?done=undone**')
  await row.getByRole('button', { name: 'Je suis sur place' }).click()
  await page.waitForURL('**/admin?done=arrived**')

  await row.locator('.lead a').click()
  await page.waitForURL(`**/admin/visits/${visit}`)
  await page.fill('textarea[name=comments]', 'Le joint est changé, il faudra une visite de plus.')
  await page.click('main form[action$="/comments"] button')
  await page.waitForURL('**?done=saved**')
  // A PDF is no photo: the other is kept, and what was wrong is named.
  await page.setInputFiles('input[type=file]', [
    { name: 'avant.jpg', mimeType: 'image/jpeg', buffer: Buffer.from(jpeg()) },
    { name: 'devis.pdf', mimeType: 'application/pdf', buffer: Buffer.from(pdf()) },
  ])
  await page.click('form[data-files] button[type=submit]')
  await page.locator('.refused li', { hasText: 'devis.pdf' }).waitFor()
  await page.locator('#files li', { hasText: 'avant.jpg' }).waitFor()
  await page.getByLabel('Le client peut les voir').check()
  await page.setInputFiles('input[type=file]', [
    { name: 'apres.png', mimeType: 'image/png', buffer: Buffer.from(png()) },
  ])
  await page.click('form[data-files] button[type=submit]')
  await page.waitForURL('**?done=photos')
  await isOpenToAll(page)
  await row.getByRole('button', { name: 'C’est terminé' }).click()
  await page.waitForURL('**?done=ended**')
  await isOpenToAll(page)
  expect(faults).toEqual([])
  await context.close()

  const customer = await openPage(browser, origin, { language: 'fr' })
  await signIn(customer.page, 'alice@example.com')
  await customer.page.goto(`/portal/jobs/${job}`)
  const seen = customer.page.locator(`#visit-${visit}`)
  await seen.getByText('Le joint est changé').waitFor()
  expect(await seen.textContent()).toMatch(/Sur place\u00a0: \d\d:\d\d/)
  expect(await customer.page.getByText('apres').count()).toBe(1)
  expect(await customer.page.getByText('avant.jpg').count()).toBe(0)
  expect(await findBarriers(customer.page)).toEqual([])
  expect(customer.faults).toEqual([])
  await customer.context.close()
})

it('without JavaScript the day goes the same way', async () => {
  const { visit } = await sendToAlice('Sonner deux fois.')
  const { page, context } = await openPage(browser, origin, { javaScript: false, language: 'fr' })
  await signIn(page, 'tech@dupont.example', 'admin')
  await page.click('a[rel=next]')
  await page.waitForURL('**/admin/visits?day=*')
  await page.click('a[rel=prev]')
  await page.click(`#visit-${visit} form[action$="/arrival"] button`)
  await page.waitForURL('**done=arrived**')
  await page.click(`#visit-${visit} .lead a`)
  await page.fill('textarea[name=comments]', 'Fuite trouvée.')
  await page.click('main form[action$="/comments"] button')
  await page.waitForURL('**?done=saved**')
  const buffer = Buffer.from(jpeg())
  buffer[buffer.length - 5] = 7
  await page.setInputFiles('input[type=file]', [{ name: 'fuite.jpg', mimeType: 'image/jpeg', buffer }])
  await page.check('input[name=shown]')
  await page.click('form[data-files] button[type=submit]')
  await page.waitForURL('**?done=photos')
  expect(await page.locator('#files li.shown', { hasText: 'fuite.jpg' }).count()).toBe(1)
  await page.click(`#visit-${visit} form[action$="/departure"] button`)
  await page.waitForURL('**done=ended**')
  expect(await page.locator(`#visit-${visit}`).textContent()).toContain('Sur place')
  await context.close()
})

it.each([true, false])('a customer shows what is wrong with photos, JavaScript %s', async (javaScript) => {
  const { page, context, faults } = await openPage(browser, origin, { viewport: 'narrow', language: 'fr', javaScript })
  await signIn(page, 'alice@example.com')
  await toOpenRequest(page)
  const buffer = Buffer.from(jpeg())
  buffer[buffer.length - 5] = javaScript ? 11 : 12
  await page.setInputFiles('input[type=file]', [{ name: `fuite-${javaScript}.jpg`, mimeType: 'image/jpeg', buffer }])
  await page.click('form[data-files] button[type=submit]')
  await page.waitForURL('**/photos?done=yes')
  expect(await page.locator('#files li', { hasText: `fuite-${javaScript}` }).count()).toBe(1)
  if (javaScript) await isOpenToAll(page)
  expect(faults).toEqual([])
  await context.close()
})

/** Goes to the photos of a request that the customer has open. */
async function toOpenRequest(page: Page): Promise<void> {
  const office = await openPage(browser, origin, { viewport: 'desk' })
  await signIn(office.page, 'office@dupont.example', 'admin')
  await office.page.goto('/admin/requests')
  const ids = await office.page.locator('main .row').evaluateAll((rows) => rows.map(({ id }) => id.slice(8)))
  await office.context.close()
  for (const id of ids) if ((await page.goto(`/portal/requests/${id}/photos`))?.status() === 200) return
  throw new Error('The demo has no open request of this customer.')
}
