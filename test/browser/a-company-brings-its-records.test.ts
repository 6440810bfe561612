import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { findMarkupFaults } from '../pages/markup.ts'
import { launchChromium } from './support/chromium.ts'
import { findBarriers, openPage, scrollsSideways, signIn } from './support/pages.ts'

const port = inject('port')
let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser?.close())

const file = (content: string) => ({ name: 'clients.csv', mimeType: 'text/csv', buffer: Buffer.from(content) })

/** What keeps anyone from this page, in any way that is looked for. */
const faultsIn = async (page: Page): Promise<string[]> => [
  ...(await findBarriers(page)),
  ...(await findMarkupFaults(await page.evaluate<string>('fetch(location.href).then((answer) => answer.text())'))),
  ...((await scrollsSideways(page)) ? [`${page.url()} scrolls sideways`] : []),
]

it('brings customers, sees what is wrong, and the page shows the end by itself', async () => {
  const { page, context, faults } = await openPage(browser, `http://oakridge.localhost:${port}`, { viewport: 'narrow' })
  await signIn(page, 'office@oakridge.example', 'admin')
  await page.goto('/admin/imports')
  expect(await faultsIn(page)).toEqual([])
  await page.click('main form button[type=submit]')
  expect(await page.innerText('.error')).toContain('Choose a file')
  const lines = [
    'Code client;Nom;E-mail;Couleur',
    ...[1, 2, 3].map((n) => `N${n};Été ${n};c${n}@example.com;x`),
    'N4;Un;non;x',
  ]
  await page.setInputFiles('input[name=file]', file(`\ufeff${lines.join('\r\n')}`))
  await page.click('main form button[type=submit]')
  await page.waitForURL('**/admin/imports/*')
  expect(
    await page.locator('select').evaluateAll((all) => all.map((one) => (one as unknown as { value: string }).value)),
  ).toEqual([...['reference', 'name', 'email', '']])
  expect(await faultsIn(page)).toEqual([])
  await page.click('main form button[type=submit]')
  await page.waitForURL('**/check')
  expect(await page.innerText('.counts')).toMatch(/3 will be added\s+0 are already there\s+1 line to correct/)
  expect(await page.innerText('.wrong')).toMatch(/E-mail\s+“?non”?\s+This email address is not complete/)
  expect(await faultsIn(page)).toEqual([])
  await page.click('main form button[type=submit]')
  await page.waitForSelector('#run:not(:has(#again)) .alert.good')
  expect(await page.innerText('.counts')).toMatch(/3 added\s+0 already there\s+1 line refused/)
  expect(await faultsIn(page)).toEqual([])
  expect(faults).toEqual([])
  await context.close()
})

it('takes what is pasted without JavaScript, and a link shows how far it is', async () => {
  const look = { javaScript: false, language: 'fr', viewport: 'desk' } as const
  const { page, context } = await openPage(browser, `http://dupont.localhost:${port}`, look)
  await signIn(page, 'owner@dupont.example', 'admin')
  await page.goto('/admin/imports')
  await page.fill('textarea', 'Nom\tVille\nAaron\tLyon\nAbélard\tParis')
  await page.click('main form button[type=submit]')
  await page.waitForURL('**/admin/imports/*')
  await page.click('main form button[type=submit]')
  await page.waitForURL('**/check')
  await page.click('main form button[type=submit]')
  await page.waitForURL(/imports\/\w+$/)
  for (let reads = 0; reads < 50 && !(await page.getByText('Import terminé').isVisible()); reads++) {
    await page.waitForTimeout(200)
    const again = page.getByText('Actualiser')
    if (await again.isVisible()) await again.click()
  }
  expect(await page.innerText('.counts')).toMatch(/2 ajoutés/)
  await page.click('main a.button >> nth=0')
  await page.waitForURL('**/admin/customers')
  expect(await page.innerText('main')).toContain('Abélard')
  await context.close()
})
