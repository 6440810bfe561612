import { TOTP } from 'otpauth'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { pdf } from '../attachments/pictures.ts'
import { launchChromium } from './support/chromium.ts'
import { linkMailedTo } from './support/mail.ts'
import { openPage } from './support/pages.ts'
import { newCompanies } from './support/server.ts'

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser?.close())

const passphrase = 'quatre murs blancs et un plafond'

/** Sends the form that the page is about, and waits for what comes of it. */
async function save(page: Page, lands: string | RegExp) {
  await page.click(
    'main form:has([name=version], [name=title], [name=start], [name=lastName], [name=seesJobs]) [type=submit] >> nth=0',
  )
  await page.waitForURL(lands)
}

describe.each([
  ['with JavaScript', true, newCompanies[0]],
  ['without JavaScript', false, newCompanies[1]],
] as const)('%s', (_, javaScript, { slug, owner }) => {
  it('a new company is set up by hand, and its customer sees exactly what was shown to them', async () => {
    const origin = `http://${slug}.localhost:${inject('port')}`
    const { page, context, faults } = await openPage(browser, origin, { javaScript, viewport: 'desk', language: 'fr' })

    // In by the invitation, with a codes app, as new companies ask of their staff.
    await page.goto(await linkMailedTo(page, owner, '/admin/invitation/'))
    await page.fill('[name=password]', passphrase)
    await page.click('button:has-text("Enregistrer")')
    await page.waitForURL('**/admin/sign-in/second-factor')
    const secret = ((await page.textContent('code.secret')) ?? '').replaceAll(' ', '')
    await page.fill('[name=code]', new TOTP({ secret, algorithm: 'SHA1', digits: 6, period: 30 }).generate())
    await page.click('form.setup button')
    await page.waitForSelector('textarea.codes')
    await page.click('main a.button')
    await page.waitForURL('**/admin')

    // Settings.
    await page.goto('/admin/settings/identity')
    await page.fill('[name=address]', '4 rue des Peintres\n69001 Lyon')
    await page.fill('[name=phone]', '04 65 71 99 01')
    await page.fill('[name=iban]', 'FR76 3000 6000 0112 3456 7890 189')
    await save(page, '**/admin/settings/identity')
    // An account without its holder is no account: said beside the field, and nothing is lost.
    await page.waitForSelector('#holder-error')
    expect(await page.inputValue('[name=phone]')).toBe('04 65 71 99 01')
    await page.fill('[name=holder]', 'Peinture')
    await page.fill('[name=bic]', 'AGRIFRPP')
    await save(page, '**/admin/settings/identity?done=saved')

    // Catalogue.
    await page.goto('/admin/catalogue')
    await page.click('button:has-text("Peinture")')
    await page.waitForSelector('h2:has-text("Peinture intérieure")')

    // A customer, and a contact of theirs who is invited.
    await page.goto('/admin/customers/new')
    await page.check('#kind-person')
    await page.fill('[name=firstName]', 'Zoé')
    await page.fill('[name=lastName]', 'Lefèvre')
    await page.fill('[name=email]', `zoe@${slug}.example`)
    await page.fill('[name=address]', '12 quai Bondy\n69005 Lyon')
    await page.fill('[name=internalNotes]', 'INTERNE paie en retard')
    await save(page, /\/admin\/customers\/[^/]+\?done=added/)
    const customer = new URL(page.url()).pathname
    await page.click('.alert a[href$="/contacts/new"]')
    await page.waitForURL('**/contacts/new')
    expect(await page.inputValue('[name=email]')).toBe(`zoe@${slug}.example`)
    await save(page, '**/admin/contacts/*')
    await page.click('button:has-text("Inviter")')
    await page.waitForURL('**?done=invited')

    // A job at their address.
    await page.goto(customer)
    await page.click(`main a[href^="/admin/jobs/new?customer="]`)
    await page.waitForURL('**/admin/jobs/new?*')
    expect(await page.inputValue('[name=location]')).toContain('12 quai Bondy')
    await page.fill('[name=title]', 'Repeindre le salon')
    await page.selectOption('select[name=typeId]', { label: 'Murs et plafonds' })
    await page.fill('[name=scope]', 'Deux couches de blanc mat')
    await page.fill('[name=internalNotes]', 'INTERNE prévoir l’échafaudage')
    await save(page, /\/admin\/jobs\/[^/]+\?done=added/)
    const job = new URL(page.url()).pathname

    // A visit in the company's time.
    await page.click('main a[href^="/admin/visits/new?job="] >> nth=0')
    await page.waitForURL('**/admin/visits/new?*')
    const day = new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10)
    await page.fill('[name=start]', `${day}T09:00`)
    await page.fill('[name=end]', `${day}T11:30`)
    await page.fill('[name=comments]', 'Merci de dégager les murs')
    await page.fill('[name=internalNotes]', 'INTERNE code 1234')
    await save(page, /\/admin\/visits\/[^/]+\?done=added/)

    // Two files, one of which is shown.
    await page.goto(`${job}/files`)
    await page.setInputFiles('input[type=file]', [
      { name: 'nuancier.pdf', mimeType: 'application/pdf', buffer: Buffer.from(pdf('nuancier')) },
      { name: 'marge.pdf', mimeType: 'application/pdf', buffer: Buffer.from(pdf('marge')) },
    ])
    await page.click('form[enctype] [type=submit]')
    await page.waitForURL('**/files?done=added')
    await page.click('#files li:has-text("nuancier") form[action$="/shown"] button')
    await page.waitForURL(/done=shown/)

    // What the customer sees of it: that, and nothing else.
    const zoe = await openPage(browser, origin, { javaScript, language: 'fr' })
    await zoe.page.goto(await linkMailedTo(zoe.page, `zoe@${slug}.example`, '/portal/invitation/'))
    await zoe.page.fill('[name=password]', passphrase)
    await zoe.page.click('button:has-text("Enregistrer")')
    await zoe.page.waitForURL('**/portal')
    expect(await zoe.page.textContent('main')).toContain('Repeindre le salon')
    await zoe.page.goto('/portal/jobs')
    await zoe.page.click('main .rows a >> nth=0')
    await zoe.page.waitForURL('**/portal/jobs/*')
    const seen = (await zoe.page.textContent('main')) ?? ''
    for (const shown of [
      'Repeindre le salon',
      'Murs et plafonds',
      'Deux couches',
      '12 quai Bondy',
      'nuancier',
      'Merci de dégager',
    ])
      expect(seen).toContain(shown)
    expect(seen).toMatch(/09:00.*11:30/)
    for (const path of [
      '/portal',
      '/portal/jobs',
      '/portal/visits',
      '/portal/invoices',
      new URL(zoe.page.url()).pathname,
    ]) {
      await zoe.page.goto(path)
      expect(await zoe.page.content()).not.toMatch(/INTERNE|marge/)
    }

    expect([...faults, ...zoe.faults]).toEqual([])
    await zoe.context.close()
    await context.close()
  })
})
