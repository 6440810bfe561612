import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { findMarkupFaults } from '../pages/markup.ts'
import { launchChromium } from './support/chromium.ts'
import { findBarriers, type Look, openPage, scrollsSideways, signIn } from './support/pages.ts'

const origin = `http://dupont.localhost:${inject('port')}`
let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser?.close())

/** Someone of the office, on the page of a new draft that a job's button began. */
async function openFromJob(look: Look) {
  const opened = await openPage(browser, origin, { language: 'fr', ...look })
  const { page } = opened
  await signIn(page, 'office@dupont.example', 'admin')
  await page.goto('/admin/jobs')
  await page.click('main .rows a[href^="/admin/jobs/"] >> nth=0')
  await page.click('main a:has-text("Facturer")')
  await page.waitForURL('**/admin/invoices/new?job=**')
  expect(await findMarkupFaults((await (await page.reload())?.text()) ?? '')).toEqual([])
  await page.click('main form button[type=submit]')
  await page.waitForURL('**/admin/invoices/*/edit?done=added')
  return opened
}

const state = (page: Page, words: string) => page.waitForSelector(`#draft-state:text-is("${words}")`)
const total = async (page: Page) => (await page.textContent('#total-in-sight'))?.replace(/\s/g, ' ')
const descriptions = (page: Page) =>
  page
    .locator('.draft-line:not(.gone, .spare) textarea')
    .evaluateAll((all) => all.map((one) => (one as unknown as { value: string }).value))

/** What comes when the page's preview is opened, in a window of its own. */
async function previewOf(page: Page) {
  const coming = page.context().waitForEvent('response', (answer) => answer.url().endsWith('/draft.pdf'))
  await page.locator('a[href$="/draft.pdf"]').first().click()
  const answer = await coming
  return [answer.status(), answer.headers()['content-type']]
}

it.each([{ viewport: 'desk' }, { viewport: 'phone', scheme: 'dark' }] as const)(
  'an invoice is written in a minute, from a job and the catalogue, saved as one goes: %j',
  async (look) => {
    const { page, context, faults } = await openFromJob(look)
    await page.click('#items button:has-text("Main-d’œuvre plombier")')
    await page.fill('#find', 'mitigeur')
    await page.waitForSelector('#items li:only-child')
    await page.keyboard.press('Enter')
    await state(page, 'Enregistré')
    expect(await descriptions(page)).toEqual(['Main-d’œuvre plombier', 'Mitigeur thermostatique'])

    // Typed without leaving the field: the totals follow, the field stays.
    await page.locator('[name^=quantity]:visible').nth(0).click()
    await page.keyboard.type('1,5')
    await state(page, 'Enregistré')
    expect(await page.locator('[name^=quantity]:visible').nth(0).inputValue()).toBe('1,5')
    expect(await page.locator('.line-net output:visible').nth(0).textContent()).toMatch(/87,00/)
    const before = await total(page)

    // By keys the second line becomes the first, and the cursor stays in it.
    await page.locator('textarea:visible').nth(1).focus()
    await page.keyboard.press('Alt+ArrowUp')
    expect(await descriptions(page)).toEqual(['Mitigeur thermostatique', 'Main-d’œuvre plombier'])
    expect(await page.textContent('#draft-said')).toBe('Ligne déplacée en position 1')
    await page.keyboard.press('End')
    await page.keyboard.type(' noir')
    await state(page, 'Enregistré')
    expect(await total(page)).toBe(before)

    // A line that was removed is put back; a wrong figure is said beside its field, and nothing of it is stored.
    await page.locator('[value^="remove:"]:visible').nth(1).click()
    await page.locator('[value^="restore:"]:visible').click()
    await page.locator('[name^=price]:visible').nth(0).fill('cher')
    await page.waitForSelector('#draft-state:has-text("corrigez")')
    expect(await page.locator('.draft-line:visible').nth(0).locator('.error').textContent()).toMatch(/Indiquez un prix/)
    expect(await findBarriers(page)).toEqual([])
    expect(await scrollsSideways(page)).toBe(false)
    await page.locator('[name^=price]:visible').nth(0).fill('200')
    await state(page, 'Enregistré')
    expect(await page.locator('.draft-line .error').count()).toBe(0)

    const answer = await page.reload()
    expect(await descriptions(page)).toEqual(['Mitigeur thermostatique noir', 'Main-d’œuvre plombier'])
    expect(await findMarkupFaults((await answer?.text()) ?? '')).toEqual([])
    expect(await previewOf(page)).toEqual([200, 'application/pdf'])
    await page.click('.draft-bar button')
    await page.waitForURL('**?done=saved')
    expect(await page.textContent('main table')).toMatch(/Mitigeur thermostatique noir.*Main-d’œuvre plombier/s)
    expect(await findBarriers(page)).toEqual([])
    expect(faults).toEqual([])
    await context.close()
  },
)

it('an invoice is written by keys as fast as one types, and what has the focus is in sight', async () => {
  const { page, context, faults } = await openFromJob({ viewport: 'desk' })
  // Without waiting for what is found, so slowly that a save comes in between; the next name is typed over the one before.
  await page.route('**/admin/invoices/items?**', async (route) => {
    await new Promise((resolve) => setTimeout(resolve, 500))
    await route.continue()
  })
  await page.focus('#find')
  for (const name of ['mitig', 'siph', 'main-d’œuvre pl']) {
    await page.keyboard.type(name)
    await page.keyboard.press('Enter')
  }
  await expect
    .poll(() => descriptions(page), { timeout: 10_000 })
    .toEqual(['Mitigeur thermostatique', 'Siphon laiton chromé 40 mm', 'Main-d’œuvre plombier'])
  await state(page, 'Enregistré')

  await page.locator('textarea:visible').nth(0).focus()
  for (let field = 0; field < 30; field++) {
    await page.keyboard.press('Tab')
    const [at, bar] = [await page.locator(':focus').boundingBox(), await page.locator('.draft-bar').boundingBox()]
    const isBehind = at && bar && at.y + at.height > bar.y && at.y < bar.y + bar.height
    const isOfBar = await page.locator('.draft-bar :focus').count()
    expect(isBehind && !isOfBar ? await page.locator(':focus').getAttribute('name') : '').toBe('')
  }

  // What is wrong with one figure does not move those beside it.
  await page.locator('[name^=price]:visible').nth(1).fill('cher')
  await page.waitForSelector('.draft-line .error')
  const figures = await page.locator('.draft-line:visible').nth(1).locator('.figures :is(input, select)').all()
  const places = await Promise.all(figures.map((one) => one.boundingBox()))
  expect(new Set(places.map((place) => place && Math.round(place.y))).size).toBe(1)
  expect(faults).toEqual([])
  await context.close()
})

it('lines are dragged by their handle; what cannot be sent is said and goes out later; two windows hear of each other', async () => {
  const { page, context, faults } = await openFromJob({ viewport: 'desk' })
  for (const name of ['Déplacement', 'Main-d’œuvre plombier', 'Siphon'])
    await page.click(`#items button:has-text("${name}")`)
  await state(page, 'Enregistré')
  const [first, second] = [page.locator('.draft-line:visible').nth(0), page.locator('.handle:visible').nth(1)]
  await first.scrollIntoViewIfNeeded()
  const [top, handle] = [await first.boundingBox(), await second.boundingBox()]
  await page.mouse.move((handle?.x ?? 0) + 10, (handle?.y ?? 0) + 10)
  await page.mouse.down()
  await page.mouse.move((handle?.x ?? 0) + 10, (top?.y ?? 0) + 150, { steps: 5 })
  await page.mouse.move((handle?.x ?? 0) + 10, (top?.y ?? 0) + 20, { steps: 5 })
  await page.mouse.up()
  expect((await descriptions(page))[0]).toBe('Main-d’œuvre plombier')
  await state(page, 'Enregistré')

  await context.setOffline(true)
  await page.fill('[name=purchaseOrder]', 'BC 12')
  await page.waitForSelector('#draft-state:has-text("Pas de connexion")')
  await context.setOffline(false)
  await state(page, 'Enregistré')

  const other = await context.newPage()
  await other.goto(page.url())
  expect(await other.inputValue('[name=purchaseOrder]')).toBe('BC 12')
  await other.fill('[name=purchaseOrder]', 'BC 13')
  await state(other, 'Enregistré')
  await page.fill('[name=site]', 'Quai 5')
  await page.waitForSelector('#draft-state:has-text("Quelqu’un d’autre")')
  await page.click('.draft-bar button')
  await page.waitForSelector('main [role=alert]')
  expect(await page.inputValue('[name=site]')).toBe('Quai 5')
  expect(await page.textContent('#purchaseOrder-meanwhile')).toMatch(/BC 13/)
  expect(faults.filter((fault) => !/ERR_INTERNET_DISCONNECTED/.test(fault))).toEqual([])
  await context.close()
})

it('an invoice is written without scripts, on a narrow screen', async () => {
  const { page, context, faults } = await openFromJob({ viewport: 'narrow', javaScript: false })
  expect(await scrollsSideways(page)).toBe(false)
  for (const name of ['Main-d’œuvre plombier', 'Déplacement']) await page.click(`#items button:has-text("${name}")`)
  await page.locator('[name^=description]').nth(0).fill('Recherche de fuite')
  await page.locator('[name^=price]').nth(0).fill('90,50')
  await page.locator('button[value^="down:"]').nth(0).click()
  await page.click('button[value=more]')
  await page.locator('.draft-bar button').click()
  await page.waitForURL('**?done=saved')
  expect(await page.textContent('main table')).toMatch(
    /Main-d’œuvre plombier.*Recherche de fuite|Recherche de fuite.*Déplacement/s,
  )
  expect(await previewOf(page)).toEqual([200, 'application/pdf'])
  await page.click('main a:has-text("Supprimer le brouillon")')
  await page.click('main form button')
  await page.waitForURL('**/admin/invoices?done=removed')
  expect(faults).toEqual([])
  await context.close()
})
