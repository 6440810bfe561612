import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { findMarkupFaults } from '../pages/markup.ts'
import { scanned } from '../support/qr.ts'
import { launchChromium } from './support/chromium.ts'
import { findBarriers, openPage, scrollsSideways, signIn } from './support/pages.ts'

const port = inject('port')
const origin = `http://dupont.localhost:${port}`
let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser?.close())

/** Presses a link and gives what was saved. */
async function saved(page: Page, path: string): Promise<{ name: string; bytes: Buffer }> {
  const [download] = await Promise.all([page.waitForEvent('download'), page.click(`main a[href$="${path}"]`)])
  return { name: download.suggestedFilename(), bytes: await readFile(await download.path()) }
}

/** Brings a file to the form that is open, and gives the answer. */
async function answerFor(page: Page, bytes: Buffer): Promise<string> {
  await page.setInputFiles('#file', { name: 'facture.pdf', mimeType: 'application/pdf', buffer: bytes })
  await Promise.all([page.waitForEvent('load'), page.click('main form[data-check] button')])
  return page.innerText('main')
}

async function expectOpenToAll(page: Page) {
  expect(await findBarriers(page)).toEqual([])
  expect(await scrollsSideways(page)).toBe(false)
}

it('a customer opens an invoice on a phone, pays it, keeps it, and makes sure that it is the company’s', async () => {
  const { page, context, faults } = await openPage(browser, origin, { language: 'fr' })
  await context.grantPermissions(['clipboard-read', 'clipboard-write'], { origin })
  await signIn(page, 'alice@example.com')
  await page.goto('/portal/invoices?show=to-pay')
  await page.click('main .rows a')
  await page.waitForSelector('svg.qr')
  await expectOpenToAll(page)
  expect(
    await findMarkupFaults(await page.evaluate<string>('fetch(location.href).then((answer) => answer.text())')),
  ).toEqual([])

  // What is large at the top is what the code says, and what the bank's app fills in.
  const large = (await page.innerText('.amount .money')).replace(/[^\d,]/g, '').replace(',', '.')
  const code = page.getByRole('img', { name: /^Code QR/ })
  await code.scrollIntoViewIfNeeded()
  expect(await code.isVisible()).toBe(true)
  const fields = scanned(await page.innerHTML('.to-account figure'))?.split('\n') ?? []
  expect(fields[7]).toBe(`EUR${large}`)

  await page.getByRole('button', { name: 'Copier l’IBAN' }).click()
  await page.getByText('C’est copié.').waitFor()
  expect(await page.evaluate<string>('navigator.clipboard.readText()')).toBe(fields[6])
  await page.getByRole('button', { name: 'Copier la référence' }).click()
  expect(await page.evaluate<string>('navigator.clipboard.readText()')).toBe(fields[10])

  const paper = await saved(page, '/pdf')
  expect(paper.bytes.subarray(0, 5).toString()).toBe('%PDF-')
  expect(paper.name).toMatch(/\.pdf$/)
  const xml = await saved(page, '/xml')
  expect(xml.bytes.toString()).toContain(`<ram:ID>${fields[10]}</ram:ID>`)
  expect(xml.name).toBe(`${fields[10]}.xml`)

  await page.getByRole('link', { name: 'Vérifier ce document' }).click()
  await page.waitForURL('**/check/*')
  await expectOpenToAll(page)
  const checkCode = await page.inputValue('#code')
  const sent: string[] = []
  page.on('request', (request) => {
    if (request.method() === 'POST') sent.push(request.postData() ?? '')
  })
  const known = await answerFor(page, paper.bytes)
  expect(known).toContain('Oui, ce document est bien de Dupont Plomberie.')
  expect(known.replace(/\s/g, '')).toContain(fields[6])
  expect(known).not.toContain(fields[10])
  await expectOpenToAll(page)
  // The file stayed where it is.
  expect(sent).toHaveLength(1)
  expect(sent[0]).not.toContain('%PDF')
  expect(sent[0]?.length).toBeLessThan(1000)

  await page.goBack()
  const changed = Buffer.from(paper.bytes)
  changed[changed.length >> 1] ^= 1
  expect(await answerFor(page, changed)).toContain('Non, nous ne reconnaissons pas ce document.')
  await expectOpenToAll(page)
  expect(faults).toEqual([])
  await context.close()

  // The same without JavaScript: what a button would copy is there to be marked, and the file is sent.
  const plain = await openPage(browser, origin, { language: 'fr', javaScript: false })
  await signIn(plain.page, 'alice@example.com')
  await plain.page.goto('/portal/invoices?show=to-pay')
  await plain.page.click('main .rows a')
  expect(await plain.page.locator('[data-copy]').first().isVisible()).toBe(false)
  expect((await plain.page.innerText('.to-account')).replace(/\s/g, '')).toContain(fields[6])
  await plain.page.goto('/check')
  await plain.page.fill('#code', checkCode.toLowerCase().replace('-', ' '))
  expect(await answerFor(plain.page, paper.bytes)).toContain('Oui, ce document est bien de Dupont Plomberie.')
  await plain.page.goto('/check')
  await plain.page.fill('#code', checkCode)
  expect(await answerFor(plain.page, changed)).toContain('Non, nous ne reconnaissons pas ce document.')
  await plain.context.close()
})
