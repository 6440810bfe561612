import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { launchChromium } from './support/chromium.ts'
import { linkMailedTo } from './support/mail.ts'
import { findBarriers, openPage, scrollsSideways, signIn } from './support/pages.ts'

const dupont = `http://dupont.localhost:${inject('port')}`

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser?.close())

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
])('%s', (how, javaScript) => {
  it('the office invites someone, who chooses a password and is in, until access is revoked', async () => {
    const office = await openPage(browser, dupont, { javaScript, viewport: 'desk', language: 'fr' })
    await signIn(office.page, 'office@dupont.example', 'admin')
    await office.page.click('nav.sections a:has-text("Clients")')
    await office.page.click('main a:has-text("Boulangerie")')
    await office.page.click('a:has-text("Ajouter un contact")')
    await office.page.waitForURL('**/contacts/new')
    const email = javaScript ? 'lea@example.com' : 'leo@example.com'
    await office.page.fill('[name=name]', 'Léa Meunier')
    await office.page.fill('[name=email]', 'lea@')
    await office.page.uncheck('[name=seesInvoices]')
    await office.page.click('main button[type=submit]')
    await office.page.waitForSelector('#email-error')
    expect(await office.page.inputValue('[name=name]')).toBe('Léa Meunier')
    expect(await office.page.isChecked('[name=seesInvoices]')).toBe(false)
    await office.page.fill('[name=email]', email)
    await office.page.click('main button[type=submit]')
    await office.page.waitForURL('**/admin/contacts/*')
    const contact = office.page.url()
    expect(await office.page.textContent('main')).toContain('Non invité')
    await office.page.click('button:has-text("Inviter")')
    await office.page.waitForSelector('button:has-text("Renvoyer")')

    const lea = await openPage(browser, dupont, { javaScript, language: 'fr' })
    const link = await linkMailedTo(lea.page, email, '/portal/invitation/')
    await lea.page.goto(link)
    if (javaScript) expect(await findBarriers(lea.page)).toEqual([])
    await lea.page.click('button:has-text("Me proposer")')
    await lea.page.waitForSelector('code')
    const phrase = await lea.page.inputValue('[name=password]')
    expect(await lea.page.textContent('code')).toBe(phrase)
    await lea.page.fill('[name=password]', 'trop court')
    await lea.page.click('button:has-text("Enregistrer")')
    await lea.page.waitForSelector('#password-error')
    await lea.page.fill('[name=password]', phrase)
    await lea.page.click('button:has-text("Enregistrer")')
    await lea.page.waitForURL('**/portal')
    expect(await lea.page.textContent('h1')).toContain('Léa Meunier')
    // What she may not see has no tab.
    expect(await lea.page.locator('nav.sections a').allTextContents()).toEqual([
      'Accueil',
      'Travaux',
      'Visites',
      'Demandes',
    ])

    await office.page.goto(contact)
    expect(await office.page.textContent('main')).toContain('A un accès')
    await office.page.click('summary:has-text("Retirer")')
    await office.page.click('button:has-text("Retirer")')
    await office.page.waitForSelector('.alert.good')
    await lea.page.click('nav.sections a:has-text("Travaux")')
    await lea.page.waitForURL('**/portal/sign-in**')

    expect([...office.faults, ...lea.faults]).toEqual([])
    await office.context.close()
    await lea.context.close()
  })

  it('someone who forgot their password chooses another by mail', async () => {
    const email = javaScript ? 'syndic@example.com' : 'compta@example.com'
    const before = await openPage(browser, dupont)
    await signIn(before.page, email)
    const { page, context, faults } = await openPage(browser, dupont, { javaScript, language: 'fr' })
    await page.goto('/portal/sign-in')
    await page.click('a:has-text("Mot de passe oublié")')
    // The address is there before its page is.
    await page.waitForSelector('h1:has-text("Mot de passe oublié")')
    await page.fill('[name=email]', email)
    await page.click('main button[type=submit]')
    await page.waitForURL('**/portal/forgot-password?sent')
    await page.goto(await linkMailedTo(page, email, '/portal/reset/'))
    await page.fill('[name=password]', `trois chevaux dans ${how}`)
    await page.click('button:has-text("Enregistrer")')
    await page.waitForURL('**/portal')
    // Whoever was signed in with the old one is out.
    await before.page.goto('/portal')
    expect(before.page.url()).toContain('/portal/sign-in')
    expect(faults).toEqual([])
    await before.context.close()
    await context.close()
  })

  it('someone signs in with a link instead of a password', async () => {
    const { page, context, faults } = await openPage(browser, dupont, { javaScript, language: 'fr' })
    await page.goto('/portal/sign-in')
    await page.click('a:has-text("Recevoir un lien")')
    await page.waitForSelector('h1:has-text("sans mot de passe")')
    await page.fill('[name=email]', 'alice@example.com')
    await page.click('main button[type=submit]')
    await page.waitForURL('**/portal/sign-in-link?sent')
    const link = await linkMailedTo(page, 'alice@example.com', '/portal/sign-in/link/')
    const elsewhere = await openPage(browser, dupont, { javaScript, language: 'fr' })
    await elsewhere.page.goto(link)
    expect(await elsewhere.page.textContent('h1')).toContain('ne fonctionne plus')
    await page.goto(link)
    await page.click('main button[type=submit]')
    await page.waitForURL('**/portal')
    expect(await page.textContent('h1')).toContain('Alice Moreau')
    expect(faults).toEqual([])
    await elsewhere.context.close()
    await context.close()
  })
})

it('the office looks on as a customer, changes nothing, and leaves', async () => {
  const { page, context, faults } = await openPage(browser, dupont, { viewport: 'narrow', language: 'fr' })
  await signIn(page, 'office@dupont.example', 'admin')
  await page.goto('/admin/customers')
  await page.click('main a:has-text("Alice Moreau")')
  await page.waitForSelector('h1:has-text("Alice")')
  await page.click('main a.whole:has-text("Alice Moreau")')
  await page.waitForURL('**/admin/contacts/*')
  expect(await findBarriers(page)).toEqual([])
  expect(await scrollsSideways(page)).toBe(false)
  await page.click('button:has-text("Ouvrir le portail")')
  await page.waitForSelector('#reason-error')
  await page.fill('[name=reason]', 'aide au téléphone')
  await page.click('button:has-text("Ouvrir le portail")')
  await page.waitForURL('**/portal')
  expect(await page.textContent('.watching')).toContain('Alice Moreau')
  expect(await findBarriers(page)).toEqual([])
  expect(await scrollsSideways(page)).toBe(false)
  await page.click('.watching button')
  await page.waitForURL('**/admin/customers/*')
  await page.goto('/portal')
  expect(page.url()).toContain('/portal/sign-in')
  expect(faults).toEqual([])
  await context.close()
})
