import { TOTP } from 'otpauth'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { findMarkupFaults } from '../pages/markup.ts'
import { launchChromium } from './support/chromium.ts'
import { findBarriers, openPage, password, scrollsSideways, signIn } from './support/pages.ts'

const dupont = `http://dupont.localhost:${inject('port')}`

let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser?.close())

const codeOf = (secret: string, steps = 0) =>
  new TOTP({ secret, algorithm: 'SHA1', digits: 6, period: 30 }).generate({ timestamp: Date.now() + steps * 30_000 })

/** What is wrong with a page as it stands. */
async function faultsOf(page: Page): Promise<string[]> {
  const wide = (await scrollsSideways(page)) ? ['is wider than its window'] : []
  return [...(await findBarriers(page)), ...wide]
}

async function givePassword(page: Page, email: string, door: string) {
  await page.goto(`/${door}/sign-in`)
  await page.fill('input[name=email]', email)
  await page.fill('input[name=password]', password)
  await page.click('main form[action$="/sign-in"] button')
}

async function signOut(page: Page) {
  await page.click('details.person summary')
  await page.click('form[action$="/sign-out"] button')
  await page.waitForURL('**/sign-in')
}

/** From wherever one is to a page of one's own account, as people go there. */
async function toAccount(page: Page, link: string) {
  await page.click('details.person summary')
  await page.click('details.person a[href$="/account"]')
  await page.waitForURL('**/account')
  await page.click(`main a[href$="/account/${link}"]`)
  await page.waitForURL(`**/account/${link}`)
}

describe.each([
  ['with JavaScript', true],
  ['without JavaScript', false],
])('Bob, %s', (_, javaScript) => {
  it('sets up a codes app, signs in with a code and with a recovery code, and takes it off again', async () => {
    const { page, context, faults } = await openPage(browser, dupont, { javaScript })
    const wrong: string[] = []
    const look = async () => wrong.push(...(javaScript ? await faultsOf(page) : []))
    await signIn(page, 'bob@example.com')
    await toAccount(page, 'second-factor')
    await look()
    const secret = ((await page.textContent('code.secret')) ?? '').replaceAll(' ', '')
    expect(await page.locator('svg.qr').count()).toBe(1)
    expect(await page.getAttribute('main a[href^="otpauth:"]', 'href')).toContain(secret)
    await page.fill('input[name=code]', '000000')
    await page.click('form.setup button')
    await page.waitForSelector('.error')
    await look()
    expect(((await page.textContent('code.secret')) ?? '').replaceAll(' ', '')).toBe(secret)
    await page.fill('#set-up-password', password)
    await page.fill('input[name=code]', codeOf(secret))
    await page.click('form.setup button')
    const codes = (await page.inputValue('textarea.codes')).split('\n')
    expect(codes).toHaveLength(10)
    await look()
    await page.click('main a.button')
    await page.waitForSelector('.badge:has-text("Activée")')
    await look()

    await signOut(page)
    await givePassword(page, 'bob@example.com', 'portal')
    await page.waitForURL('**/portal/sign-in/code')
    await look()
    const sent = await page.reload()
    expect(await findMarkupFaults((await sent?.text()) ?? '')).toEqual([])
    // The code of now has proved the app: the next one serves.
    await page.fill('input[name=code]', codeOf(secret, 1))
    await page.click('main form button')
    await page.waitForURL('**/portal')

    await signOut(page)
    await givePassword(page, 'bob@example.com', 'portal')
    await page.fill('input[name=code]', codes[3] ?? '')
    await page.click('main form button')
    await page.waitForURL('**/portal/account/second-factor?*')
    expect(await page.textContent('[role=status]')).toContain('Il vous en reste 9.')
    await look()

    await page.fill('#removal-password', password)
    await page.click('form[action$="/removal"] button')
    await page.waitForSelector('form.setup')
    await signOut(page)
    await signIn(page, 'bob@example.com')
    expect(wrong).toEqual([])
    expect(faults).toEqual([])
    await context.close()
  })
})

describe.each([
  ['Bob, at the customers’ door,', 'portal', 'bob@example.com'],
  ['a technician', 'admin', 'tech@dupont.example'],
] as const)('%s', (_, door, email) => {
  it('adds a passkey, signs in with it, changes their mind, and removes it', async () => {
    const { page, context, faults } = await openPage(browser, dupont)
    const devtools = await context.newCDPSession(page)
    await devtools.send('WebAuthn.enable')
    const { authenticatorId } = await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    })
    const barriers: string[] = []
    const look = async () => barriers.push(...(await faultsOf(page)))
    await signIn(page, email, door)
    await toAccount(page, 'passkeys')
    await look()
    const form = page.locator('form[data-passkey]')
    expect(await form.locator('input[name=name]').inputValue()).toContain('Chrome')
    await form.locator('button').click()
    await form.locator('.said.error').waitFor()
    await form.locator('input[name=password]').fill(password)
    await form.locator('button').click()
    await page.waitForURL('**/account/passkeys?done=added')
    expect(await page.textContent('main .row')).toContain('Chrome')
    await look()
    // The same device has one already.
    await form.locator('input[name=password]').fill(password)
    await form.locator('button').click()
    await form.locator('.said.error').waitFor()

    await signOut(page)
    const button = page.locator('[data-passkey=get] button')
    await look()
    await button.click()
    await page.waitForURL(new RegExp(`/${door}$`))
    expect(await page.locator('details.person').count()).toBe(1)

    // Their finger does not fit: said quietly, and the password is still there.
    await signOut(page)
    await devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false })
    await button.click()
    const said = page.locator('[data-passkey=get] .said')
    await expect.poll(() => said.textContent()).toMatch(/Rien n’a été envoyé|Nothing was sent/)
    expect(await said.getAttribute('class')).toBe('said')
    await look()
    await devtools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true })

    await signIn(page, email, door)
    await page.goto(`/${door}/account/passkeys`)
    await page.click('main .row form button')
    await page.waitForURL('**/account/passkeys?done=removed')
    await signOut(page)
    await button.click()
    await page.waitForSelector('[data-passkey=get] .said.error')
    expect(await said.textContent()).toMatch(/n’ouvre aucun compte|opens no account/)
    expect(barriers).toEqual([])
    expect(faults).toEqual([])
    await context.close()
  })
})

it('the button for passkeys comes along when the other door is opened by its link', async () => {
  const { page, context, faults } = await openPage(browser, dupont)
  await page.goto('/portal/sign-in')
  await page.locator('[data-passkey=get] button').waitFor()
  await page.click('footer a[href="/admin/sign-in"]')
  await page.waitForURL('**/admin/sign-in')
  await page.locator('[data-passkey=get][data-action="/admin/sign-in/passkey"] button').waitFor()
  expect(faults).toEqual([])
  await context.close()
})
