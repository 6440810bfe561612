import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest'
import { launchChromium } from './support/chromium.ts'
import { findBarriers, openPage, scrollsSideways, signIn } from './support/pages.ts'

const port = inject('port')
let browser: Browser
beforeAll(async () => {
  browser = await launchChromium()
})
afterAll(() => browser?.close())

const doors = [
  {
    door: 'portal',
    pages: 'of the customer',
    email: 'alice@example.com',
    paths: [
      ...['/portal', '/portal/jobs', '/portal/jobs/*', '/portal/visits', '/portal/visits?show=past'],
      ...['/portal/requests', '/portal/requests/*', '/portal/requests/new'],
      ...['/portal/invoices', '/portal/invoices/*', '/check', '/portal/nothing-here'],
      ...['/portal/invoices/statement', '/portal/invoices/statement?from=no&to=no', '/portal/invoices/year'],
      ...['/portal/account', '/portal/account/accesses', '/portal/account/mails'],
      ...['/portal/account/second-factor', '/portal/account/passkeys', '/portal/account/calendar'],
    ],
  },
  {
    door: 'admin',
    pages: 'of the records',
    email: 'owner@dupont.example',
    paths: [
      ...[
        '/admin',
        '/admin/customers',
        '/admin/jobs',
        '/admin/visits',
        '/admin/requests',
        '/admin/requests/*',
        '/admin/invoices',
      ],
      ...['/admin/jobs/*', '/admin/jobs/new', '/admin/jobs?show=all&sort=title', '/admin/jobs/*/edit'],
      ...['/admin/jobs/*/files', '/admin/jobs/*/removal'],
      ...['/admin/customers/new', '/admin/customers/*', '/admin/customers/*/edit', '/admin/customers/*/merge'],
      ...['/admin/customers/*/statement', '/admin/customers/*/invoices'],
      ...['/admin/customers/*/contacts/new', '/admin/customers/*/trail', '/admin/customers?show=archived'],
      ...['/admin/invoices/*', '/admin/invoices/new-deposit', '/admin/catalogue', '/admin/catalogue/categories/new'],
      '/admin/payments/notices',
      ...['/admin/catalogue/items', '/admin/catalogue/items/new', '/admin/catalogue/items/*'],
    ],
  },
  {
    door: 'admin',
    pages: 'of what is rarer',
    email: 'owner@dupont.example',
    paths: [
      ...['/admin/account', '/admin/trail', '/admin/trail?did=signed_in', '/admin/mails'],
      '/admin/invitations/unanswered',
      ...['/admin/staff', '/admin/staff/*', '/admin/staff/new', '/admin/invitations', '/admin/invitations?show=all'],
      ...['/admin/settings', '/admin/settings/identity', '/admin/settings/appearance', '/admin/settings/region'],
      '/admin/settings/planning',
      ...['/admin/settings/invoicing', '/admin/settings/offer', '/admin/settings/domains', '/admin/settings/mails'],
      ...['/admin/announcements/new', '/admin/visits/*', '/admin/visits/new', '/admin/visits/*/edit'],
      ...['/admin/calendar', '/admin/calendar?view=day', '/admin/calendar?view=month', '/admin/visits/*/time'],
      ...['/admin/search?q=chaudire', '/admin/search', '/admin/keys'],
      '/admin/imports',
      ...['/admin/account/second-factor', '/admin/account/passkeys'],
    ],
  },
  {
    door: 'admin',
    pages: 'of a technician',
    email: 'tech@dupont.example',
    paths: ['/admin', '/admin/visits', '/admin/visits?day=2030-01-01', '/admin/visits/*'],
  },
] as const

/** A star stands for the first row of the list before it; what follows is a page of that row, which links to it. */
const partsOf = (path: string) => {
  const [list = '', rest] = path.split('/*')
  return { list, rest }
}

/** Goes to a page as a person does, by links. */
async function follow(page: Page, path: string): Promise<void> {
  const { list, rest } = partsOf(path)
  await page.goto(list)
  if (rest === undefined) return
  await page.click(`main .rows a[href^="${list}/"] >> nth=0`)
  await page.waitForURL(`**${list}/*`)
  if (rest === '') return
  await page.click(`main a[href$="${rest}"] >> nth=0`)
  await page.waitForURL(`**${rest}`)
}

const looks = (['phone', 'desk'] as const).flatMap((viewport) =>
  (['light', 'dark'] as const).map((scheme) => ({ viewport, scheme })),
)

describe.each(doors)('$door, $pages', ({ door, email, paths }) => {
  it.each(looks)('has no barrier at $viewport size in $scheme', async (how) => {
    const { page, context, faults } = await openPage(browser, `http://dupont.localhost:${port}`, how)
    const barriers: string[] = []
    const look = async (path: string) => {
      await follow(page, path)
      await page.waitForSelector('h1')
      for (const barrier of await findBarriers(page)) barriers.push(`${path} ${barrier}`)
    }
    await look(`/${door}/sign-in`)
    await page.click('main form button')
    await page.waitForSelector('.error')
    for (const barrier of await findBarriers(page)) barriers.push(`refused sign-in ${barrier}`)
    await signIn(page, email, door)
    for (const path of paths) await look(path)
    expect(barriers).toEqual([])
    expect(faults).toEqual([])
    await context.close()
  })

  it('never scrolls sideways at 320 px, the account’s menu open or not', async () => {
    const { page, context } = await openPage(browser, `http://dupont.localhost:${port}`, { viewport: 'narrow' })
    await page.goto(`/${door}/sign-in`)
    expect(await scrollsSideways(page)).toBe(false)
    await signIn(page, email, door)
    const wide: string[] = []
    for (const path of paths) {
      await follow(page, path)
      if (await scrollsSideways(page)) wide.push(path)
      const menu = page.locator('details.person summary')
      if ((await menu.count()) > 0) await menu.click()
      if (await scrollsSideways(page)) wide.push(`${path}, menu open`)
    }
    expect(wide).toEqual([])
    await context.close()
  })
})

it('the deployment’s own page leads to one’s company, and has no barrier', async () => {
  const { page, context, faults } = await openPage(browser, `http://localhost:${port}`)
  await page.goto('/')
  expect(await findBarriers(page)).toEqual([])
  expect(await scrollsSideways(page)).toBe(false)
  await page.fill('input[name=company]', 'nobody-here')
  await page.click('main form button')
  await page.waitForSelector('.error')
  expect(await findBarriers(page)).toEqual([])
  await page.fill('input[name=company]', 'Oakridge')
  await page.click('main form button')
  await page.waitForURL(`http://oakridge.localhost:${port}/portal/sign-in**`)
  expect(faults).toEqual([])
  await context.close()
})
