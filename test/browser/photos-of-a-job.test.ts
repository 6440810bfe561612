import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { pdf, phoneJpeg, place } from '../attachments/pictures.ts'
import { findMarkupFaults } from '../pages/markup.ts'
import { launchChromium } from './support/chromium.ts'
import { findBarriers, openPage, scrollsSideways, signIn } from './support/pages.ts'

const port = inject('port')
const origin = `http://dupont.localhost:${port}`
let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser?.close())

/** A photo of 3000 by 2000 pixels as a phone held upright takes it: lying on its side, with where it was taken. */
async function photoOf(page: Page): Promise<Buffer> {
  const base64 = await page.evaluate<string>(`(() => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 3000, height: 2000 })
    const pen = canvas.getContext('2d')
    for (let x = 0; x < 3000; x += 20)
      for (let y = 0; y < 2000; y += 20) {
        pen.fillStyle = 'hsl(' + ((x * 7 + y * 13) % 360) + ' 60% ' + (30 + ((x + y) % 40)) + '%)'
        pen.fillRect(x, y, 20, 20)
      }
    return canvas.toDataURL('image/jpeg', 0.95).split(',')[1]
  })()`)
  return Buffer.from(phoneJpeg(6, new Uint8Array(Buffer.from(base64, 'base64'))))
}

/** The address of the first job of Alice, and of its files. */
async function jobOf(page: Page): Promise<string> {
  await page.goto('/portal/jobs')
  const href = await page.getAttribute('main a[href^="/portal/jobs/"]', 'href')
  return href?.split('/').at(-1) ?? ''
}

it('a photo is made smaller on its way, is seen at once, and by the customer once it is ticked', async () => {
  const customer = await openPage(browser, origin)
  await signIn(customer.page, 'alice@example.com')
  const job = await jobOf(customer.page)
  const { page, context, faults } = await openPage(browser, origin)
  await signIn(page, 'office@dupont.example', 'admin')
  await page.goto(`/admin/jobs/${job}/files`)
  const photo = await photoOf(page)
  await page.setInputFiles('input[type=file]', [
    { name: 'chaudière.jpg', mimeType: 'image/jpeg', buffer: photo },
    { name: 'devis.pdf', mimeType: 'application/pdf', buffer: Buffer.from(pdf()) },
  ])
  await page.click('form[data-files] button[type=submit]')
  await page.waitForURL('**/files?done=added')
  const tile = page.locator('#files li', { hasText: 'chaudière.jpg' })
  const picture = tile.locator('img')
  await picture.scrollIntoViewIfNeeded()
  await page.waitForFunction("document.querySelector('#files img')?.naturalWidth > 0")
  // Upright: the browser turned it, and the small picture is 320 pixels high.
  expect(
    await page.evaluate(
      "(({ naturalWidth, naturalHeight }) => [naturalWidth, naturalHeight])(document.querySelector('#files img'))",
    ),
  ).toEqual([213, 320])
  const bytes = Buffer.from(
    await page.evaluate<number[]>(
      "fetch(document.querySelector('#files li:has(img) a').href).then((answer) => answer.arrayBuffer()).then((all) => [...new Uint8Array(all)])",
    ),
  )
  expect(bytes.length).toBeLessThan(photo.length)
  expect(bytes.toString('latin1')).not.toContain(place)
  process.stdout.write(`a photo of ${photo.length} bytes left as ${bytes.length}\n`)
  expect(await findBarriers(page)).toEqual([])
  expect(
    await findMarkupFaults(await page.evaluate<string>('fetch(location.href).then((answer) => answer.text())')),
  ).toEqual([])
  expect(await scrollsSideways(page)).toBe(false)

  await customer.page.goto(`/portal/jobs/${job}`)
  expect(await customer.page.getByText('chaudière.jpg').count()).toBe(0)
  await tile.getByRole('button').click()
  await page.waitForURL('**/files?done=shown**')
  await customer.page.reload()
  const seen = customer.page.locator('.tiles a', { hasText: 'chaudière.jpg' })
  await seen.scrollIntoViewIfNeeded()
  await customer.page.waitForFunction("document.querySelector('.tiles img')?.naturalWidth > 0")
  expect(await customer.page.getByText('devis.pdf').count()).toBe(0)
  expect(await findBarriers(customer.page)).toEqual([])
  expect([...faults, ...customer.faults]).toEqual([])
  await seen.click()
  await customer.page.waitForURL('**/portal/files/*')
  expect(await customer.page.evaluate('document.contentType')).toBe('image/jpeg')
  await customer.context.close()
  await context.close()
})

it('what is refused is named beside the form, the rest is in the list, and nothing needs to be chosen again', async () => {
  const { page, context, faults } = await openPage(browser, origin, { viewport: 'narrow', language: 'fr' })
  await signIn(page, 'alice@example.com')
  const job = await jobOf(page)
  await signIn(page, 'office@dupont.example', 'admin')
  await page.goto(`/admin/jobs/${job}/files`)
  await page.click('form[data-files] button[type=submit]')
  await page.getByText('Choisissez d’abord un fichier').waitFor()
  await page.setInputFiles('input[type=file]', [
    { name: 'facture.jpg', mimeType: 'image/jpeg', buffer: Buffer.from('<script>alert(1)</script>') },
    { name: 'plan.pdf', mimeType: 'application/pdf', buffer: Buffer.from(`${Buffer.from(pdf())}\n`) },
  ])
  await page.click('form[data-files] button[type=submit]')
  await page.locator('.refused li', { hasText: 'facture.jpg' }).waitFor()
  await page.locator('#files li', { hasText: 'plan.pdf' }).waitFor()
  expect(await page.locator('form[data-files] button').isEnabled()).toBe(true)
  expect(await findBarriers(page)).toEqual([])
  expect(await scrollsSideways(page)).toBe(false)
  // The connection breaks: what did not leave is still chosen.
  await page.route('**/files', (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()))
  await page.setInputFiles('input[type=file]', [
    { name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.from(`${Buffer.from(pdf())}\n\n`) },
  ])
  await page.click('form[data-files] button[type=submit]')
  await page.getByText('L’envoi a été interrompu').waitFor()
  await page.unroute('**/files')
  await page.click('form[data-files] button[type=submit]')
  await page.waitForURL('**/files?done=added')
  expect(faults.filter((fault) => !fault.includes('ERR_FAILED'))).toEqual([])
  await context.close()
})

it('without JavaScript files leave as they are, and are removed and brought back', async () => {
  const { page, context } = await openPage(browser, origin, { javaScript: false, viewport: 'desk' })
  await signIn(page, 'alice@example.com')
  const job = await jobOf(page)
  await signIn(page, 'office@dupont.example', 'admin')
  await page.goto(`/admin/jobs/${job}/files`)
  const buffer = Buffer.from(phoneJpeg())
  await page.setInputFiles('input[type=file]', [{ name: 'mur.jpg', mimeType: 'image/jpeg', buffer }])
  await page.click('form[data-files] button[type=submit]')
  await page.waitForURL('**/files?done=added')
  await page.click('#files li:has-text("mur.jpg") a[href$="/removal"]')
  await page.click('main form button.danger')
  await page.waitForURL('**done=removed**')
  expect(await page.getByText('mur.jpg').count()).toBe(0)
  await page.click('.alert.good button')
  await page.waitForURL('**done=restored**')
  expect(await page.locator('#files li', { hasText: 'mur.jpg' }).count()).toBe(1)
  await context.close()
})
