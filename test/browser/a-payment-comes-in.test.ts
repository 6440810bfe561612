import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, inject, it } from 'vitest'
import { findMarkupFaults } from '../pages/markup.ts'
import { launchChromium } from './support/chromium.ts'
import { findBarriers, type Look, openPage, scrollsSideways, signIn } from './support/pages.ts'

const dupont = `http://dupont.localhost:${inject('port')}`

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser?.close())

async function enter(email: string, door: 'portal' | 'admin', look: Look) {
  const visit = await openPage(browser, dupont, { ...look, language: 'fr' })
  await signIn(visit.page, email, door)
  return visit
}

/** Opens an invoice of the customer that something is left to pay of, the oldest of the page; gives its address. */
async function opensOneToPay(page: Page): Promise<string> {
  await page.goto('/portal/invoices?show=to-pay')
  const href = (await page.locator('.invoice a.lead').last().getAttribute('href')) ?? ''
  await page.goto(href)
  return href
}

const sends = (page: Page, action: string) => page.click(`main form[action$="${action}"] button[type=submit]`)
const shows = (page: Page, text: string) => page.locator('main', { hasText: text }).waitFor({ timeout: 5000 })
const badgeOf = (page: Page) => page.locator('.summary .badge').innerText()

it('a customer says to have paid, staff record it, and the customer’s open page says so by itself', async () => {
  const bob = await enter('bob@example.com', 'portal', { viewport: 'phone' })
  const office = await enter('office@dupont.example', 'admin', { viewport: 'desk' })
  const href = await opensOneToPay(bob.page)
  const before = await badgeOf(bob.page)
  await bob.page.click(`a[href="${href}/paid"]`)
  await bob.page.waitForURL('**/paid')
  expect(await findBarriers(bob.page)).toEqual([])
  expect(await scrollsSideways(bob.page)).toBe(false)
  const amount = await bob.page.inputValue('input[name=amount]')
  await bob.page.fill('input[name=amount]', 'some')
  await bob.page.fill('textarea[name=message]', 'Du compte de mon frère')
  await sends(bob.page, '/paid')
  await shows(bob.page, 'ne se lit pas')
  expect(await bob.page.inputValue('textarea[name=message]')).toBe('Du compte de mon frère')
  await bob.page.fill('input[name=amount]', amount)
  await sends(bob.page, '/paid')
  await bob.page.waitForURL('**done=told')
  await shows(bob.page, 'Vous nous avez dit le')
  expect(await badgeOf(bob.page)).toBe(before)

  // The page stays open while the office checks its account.
  const listening = bob.page.waitForEvent('websocket')
  await bob.page.goto(href)
  await listening
  await bob.page.evaluate('window.stayed = true')

  await office.page.goto('/admin')
  const notice = office.page.locator('li', { hasText: 'Du compte de mon frère' })
  await notice.locator('a.lead').click()
  await office.page.waitForURL('**/admin/invoices/*')
  expect(await findBarriers(office.page)).toEqual([])
  await office.page.getByRole('link', { name: 'Enregistrer ce règlement' }).click()
  await office.page.waitForURL('**/payments?notice=*')
  expect(await office.page.inputValue('#payment-amount')).toBe(amount)
  expect(await findBarriers(office.page)).toEqual([])
  expect(
    await findMarkupFaults(await office.page.evaluate<string>('fetch(location.href).then((r) => r.text())')),
  ).toEqual([])
  await office.page.fill('#payment-reference', 'VIR 4711')
  const began = performance.now()
  await sends(office.page, '/payments')
  await office.page.waitForURL('**money=recorded')
  await bob.page.locator('.summary .badge', { hasText: /^Payée$/ }).waitFor({ timeout: 5000 })
  process.stdout.write(`payment: ${Math.round(performance.now() - began)} ms to the customer’s page\n`)
  expect(await bob.page.evaluate('window.stayed === true')).toBe(true)
  await shows(bob.page, 'VIR 4711')
  expect(await bob.page.locator('main', { hasText: 'Vous nous avez dit le' }).count()).toBe(0)
  expect(await badgeOf(office.page)).toBe('Payée')

  // It was the wrong invoice: what is undone stays to be read, on both sides.
  await office.page.locator('li', { hasText: 'VIR 4711' }).getByRole('button').click()
  await office.page.waitForURL('**money=undone')
  await bob.page.locator('s', { hasText: 'VIR 4711' }).waitFor({ timeout: 5000 })
  expect(await badgeOf(bob.page)).toBe(before)
  for (const { context, faults } of [bob, office]) {
    expect(faults).toEqual([])
    await context.close()
  }
})

it('works without JavaScript, and says beforehand what is too much', async () => {
  const look = { viewport: 'narrow', javaScript: false } as const
  const alice = await enter('alice@example.com', 'portal', look)
  const office = await enter('office@dupont.example', 'admin', look)
  const href = await opensOneToPay(alice.page)
  await alice.page.click(`a[href="${href}/paid"]`)
  const amount = await alice.page.inputValue('input[name=amount]')
  await sends(alice.page, '/paid')
  await alice.page.waitForURL('**done=told')
  await shows(alice.page, 'Vous nous avez dit le')

  await office.page.goto('/admin/payments/notices')
  const invoice = href.replace('/portal', '/admin')
  await office.page.click(`a[href^="${invoice}/payments?notice="]`)
  await office.page.fill('#payment-amount', (Number(amount.replace(',', '.')) + 12).toFixed(2).replace('.', ','))
  await sends(office.page, '/payments')
  await shows(office.page, '12,00 € de plus que ce qui reste à régler')
  await office.page.getByRole('button', { name: 'Enregistrer quand même' }).click()
  await office.page.waitForURL('**money=recorded')
  await shows(office.page, '12,00 € de trop, gardés comme trop-perçu du client')
  expect(await scrollsSideways(office.page)).toBe(false)
  await alice.page.goto('/portal/invoices')
  await shows(alice.page, 'Vous avez un crédit de 12,00 € chez nous')

  // It pays another invoice in one press, and what is left there is part paid.
  const other = await opensOneToPay(alice.page)
  await office.page.goto(other.replace('/portal', '/admin'))
  await office.page.getByRole('button', { name: /Utiliser 12,00\s€ de trop-perçu/ }).click()
  await office.page.waitForURL('**money=credited')
  await shows(office.page, 'Trop-perçu reporté')
  await alice.page.goto('/portal/invoices')
  expect(await alice.page.locator('main', { hasText: 'Vous avez un crédit' }).count()).toBe(0)
  for (const { context, faults } of [alice, office]) {
    expect(faults).toEqual([])
    await context.close()
  }
})
