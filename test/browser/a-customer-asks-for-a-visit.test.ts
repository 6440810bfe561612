import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { dictionaries } from '../../src/i18n/index.ts'
import { launchChromium } from './support/chromium.ts'
import { findBarriers, openPage, scrollsSideways, signIn } from './support/pages.ts'

const port = inject('port')
let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser?.close())

const inDays = (days: number, time: string) =>
  `${new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10)}T${time}`

/** Asks as Alice and has two times offered, so that whatever else was answered before there is one to answer. */
async function areOfferedTimes(company: 'dupont' | 'oakridge', language: 'fr' | 'en') {
  const look = { javaScript: false, language } as const
  const { page: alice, context } = await openPage(browser, `http://${company}.localhost:${port}`, look)
  await signIn(alice, 'alice@example.com')
  await alice.goto('/portal/requests/new')
  await alice.selectOption('select[name=job]', { index: 1 })
  await alice.check('#when-afternoons')
  await alice.selectOption('select[name=week]', 'next')
  await alice.click('main form.asking button')
  await alice.waitForURL('**/portal/requests/*?done=asked')
  const { page: staff, context: office } = await openPage(browser, `http://${company}.localhost:${port}`, look)
  await signIn(staff, `office@${company}.example`, 'admin')
  await staff.goto(`/admin/requests/${new URL(alice.url()).pathname.split('/').at(-1)}`)
  await staff.click(`summary:has-text("${dictionaries[language].answering.propose.title}")`)
  await staff.fill('[name=start1]', inDays(52, '09:00'))
  await staff.fill('[name=start2]', inDays(53, '14:00'))
  await staff.click('#proposals button[type=submit]:not(.look)')
  await staff.waitForURL('**?done=proposed')
  await context.close()
  await office.close()
}

describe.each([
  ['with JavaScript', true, 'dupont', 'fr'],
  ['without JavaScript', false, 'oakridge', 'en'],
] as const)('Alice on her phone, %s', (_, javaScript, company, language) => {
  const { requests: words } = dictionaries[language]

  it('answers what she is offered, asks for a visit, and takes it back', async () => {
    await areOfferedTimes(company, language)
    const { page, context, faults } = await openPage(browser, `http://${company}.localhost:${port}`, { javaScript })
    await signIn(page, 'alice@example.com')
    const barriers: string[] = []
    const look = async () => {
      expect(await scrollsSideways(page)).toBe(false)
      if (javaScript) barriers.push(...(await findBarriers(page)))
    }

    // What she is asked stands first on her home page.
    expect(await page.textContent('main h2 >> nth=0')).toBe(words.toAnswer)
    await page.click('main .to-answer a.whole >> nth=0')
    await page.waitForURL('**/portal/requests/*')
    await look()
    const time = await page.textContent('button.offer .when >> nth=1')
    await page.click('button.offer >> nth=1')
    await page.waitForURL('**/portal/requests/*?done=accepted')
    expect(await page.textContent('main')).toContain(words.states.agreed.visit)
    await look()
    await page.click(`main a:has-text("${words.visits}")`)
    await page.waitForURL('**/portal/visits**')
    expect(await page.textContent('main .rows')).toContain(time)

    // She asks for a visit, is told of what she got wrong, and puts it right.
    await page.click(`main a.button:has-text("${words.ask}")`)
    await page.waitForURL('**/portal/requests/new')
    await page.selectOption('select[name=job]', { index: 1 })
    await page.fill('input[name=start]', '2020-01-06T09:00')
    await page.fill('textarea[name=comments]', 'The tap drips')
    await page.click('main form.asking button')
    await page.waitForSelector('.error')
    expect(await page.textContent('.error')).toBe(words.faults.past)
    expect(await page.inputValue('textarea[name=comments]')).toBe('The tap drips')
    await look()
    await page.check('#when-mornings')
    expect(await page.isVisible('input[name=start]')).toBe(false)
    await page.selectOption('select[name=week]', 'next')
    await look()
    await page.click('main form.asking button')
    await page.waitForURL('**/portal/requests/*?done=asked')
    expect(await page.textContent('main')).toContain(words.states.notBooked)
    expect(await page.textContent('main')).toContain('The tap drips')
    await look()

    // On second thoughts she does not need it.
    await page.click(`summary:has-text("${words.withdraw}")`)
    await look()
    await page.click(`button:has-text("${words.withdrawSubmit}")`)
    await page.waitForURL('**/portal/requests/*?done=withdrawn')
    expect(await page.textContent('main')).toContain(words.states.withdrawn)

    // A visit that is planned has its ways too.
    await page.goto('/portal/visits')
    await page.click(`main a:has-text("${words.move}") >> nth=0`)
    await page.waitForURL('**/portal/requests/new?kind=move**')
    expect(await page.textContent('h1')).toBe(words.titles.move)
    await look()
    expect(barriers).toEqual([])
    expect(faults).toEqual([])
    await context.close()
  })
})
