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

/** Someone of the office, with a visit of their own on a day, `YYYY-MM-DD`, from 10:00 to 11:30; gives its id. */
async function openWithVisit(day: string, look: Look) {
  const opened = await openPage(browser, origin, { language: 'fr', ...look })
  const { page } = opened
  await signIn(page, 'office@dupont.example', 'admin')
  await page.goto(`/admin/calendar?view=day&day=${day}`)
  await page.click('a:has-text("Nouvelle visite")')
  await page.waitForURL('**/admin/visits/new?**')
  await page.click('main .rows a >> nth=0')
  await page.waitForURL('**/admin/visits/new?job=**')
  expect(await page.inputValue('[name=start]')).toBe(`${day}T09:00`)
  await page.fill('[name=start]', `${day}T10:00`)
  await page.fill('[name=end]', `${day}T11:30`)
  await page.check('[name=technicians] >> nth=0')
  await page.click('main form button[type=submit]')
  await page.waitForURL('**/admin/visits/*?done=added')
  const id = /visits\/([^?]+)/.exec(page.url())?.[1] ?? ''
  return { ...opened, id }
}

/** Takes a visit by its middle and lets it go so far from there. */
async function drag(page: Page, from: string, by: { x: number; y: number }) {
  const box = await page.locator(from).boundingBox()
  if (!box) throw new Error(`${from} is not there.`)
  const [x, y] = [box.x + box.width / 2, box.y + 8]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x + by.x / 2, y + by.y / 2, { steps: 4 })
  await page.mouse.move(x + by.x, y + by.y, { steps: 4 })
}

const dayOf = (day: string, id: string) => `section:has(#day-${day}) #visit-${id}`

it('a visit is dragged to another day and hour of the week, is there, and is taken back', async () => {
  const { page, context, faults, id } = await openWithVisit('2031-01-06', { viewport: 'desk' })
  await page.goto('/admin/calendar?view=week&day=2031-01-06')
  const monday = await page.locator('ul[data-day="2031-01-06"]').boundingBox()
  const wednesday = await page.locator('ul[data-day="2031-01-08"]').boundingBox()
  const hour = (monday?.height ?? 0) / 12
  const across = (wednesday?.x ?? 0) - (monday?.x ?? 0)

  // Let go with Escape, or where nothing is, nothing has moved.
  await drag(page, `#visit-${id}`, { x: across, y: hour })
  expect(await page.textContent(`#visit-${id} .time`)).toBe('11:00')
  await page.keyboard.press('Escape')
  await page.mouse.up()
  expect(await page.textContent(`#visit-${id} .time`)).toMatch(/10:00/)
  expect(page.url()).toMatch(/calendar\?view=week&day=2031-01-06$/)

  await drag(page, `#visit-${id}`, { x: across, y: 2 * hour + 3 })
  const sent = page.waitForRequest('**/time')
  await page.mouse.up()
  // The customer is told, as a form that nobody unticks says.
  expect((await sent).postData()).toContain('tell=yes')
  await page.waitForURL(`**moved=${id}**`)
  await page.waitForSelector(dayOf('2031-01-08', id))
  expect(await page.textContent(`#visit-${id} .time`)).toMatch(/12:00\s*–\s*13:30/)
  expect(await page.textContent('[role=status]')).toMatch(/visite déplacée, mercredi 8 janvier 2031, 12:00/)
  expect(await findBarriers(page)).toEqual([])
  expect(await findMarkupFaults((await (await page.reload())?.text()) ?? '')).toEqual([])

  await page.click('button:has-text("Annuler cette action")')
  await page.waitForURL('**undone=yes**')
  await page.waitForSelector(dayOf('2031-01-06', id))

  // In the month it keeps its hour.
  await page.goto('/admin/calendar?view=month&day=2031-01-06')
  const cell = await page.locator('li[data-day="2031-01-06"]:not(.slot)').boundingBox()
  await drag(page, `#visit-${id}`, { x: (cell?.width ?? 0) * 2, y: cell?.height ?? 0 })
  await page.mouse.up()
  await page.waitForURL(`**moved=${id}**`)
  await page.waitForSelector(`li[data-day="2031-01-15"] #visit-${id}`)
  expect(await page.textContent(`#visit-${id} .time`)).toBe('10:00')

  // A press without a move opens the visit, as a link does.
  await page.click(`#visit-${id} a`)
  await page.waitForURL(`**/admin/visits/${id}`)
  expect(faults).toEqual([])
  await context.close()
})

it('what someone else moves is seen at once, and while it is held, said before it is moved over', async () => {
  const { page, context, faults, id } = await openWithVisit('2031-02-03', { viewport: 'desk' })
  await page.goto('/admin/calendar?view=week&day=2031-02-03')
  const other = await openPage(browser, origin, { viewport: 'desk', language: 'fr' })
  await signIn(other.page, 'owner@dupont.example', 'admin')
  const move = async (to: string) => {
    await other.page.goto(`/admin/visits/${id}/time`)
    await other.page.fill('[name=start]', to)
    await other.page.click('main form button[type=submit]')
    await other.page.waitForURL(`**/admin/visits/${id}?done=saved`)
  }
  await move('2031-02-04T08:00')
  await page.waitForSelector(dayOf('2031-02-04', id))

  const width = (await page.locator('ul[data-day="2031-02-03"]').boundingBox())?.width ?? 0
  await drag(page, `#visit-${id}`, { x: width * 2, y: 0 })
  await move('2031-02-05T08:00')
  await other.context.close()
  await page.waitForTimeout(3000)
  expect(await page.locator(`${dayOf('2031-02-04', id)}.held`).count()).toBe(1)
  await page.mouse.up()
  await page.waitForSelector('main [role=alert]')
  expect(await page.inputValue('[name=start]')).toBe('2031-02-06T08:00')
  expect(await page.textContent('#start-meanwhile')).toMatch(/5 févr. 2031, 08:00/)
  expect(await findBarriers(page)).toEqual([])
  await page.click('main form button[type=submit]')
  await page.waitForSelector(dayOf('2031-02-06', id))
  expect(faults).toEqual([])
  await context.close()
})

it.each([
  { viewport: 'desk', javaScript: false, day: '2031-03-03', to: '2031-03-06' },
  { viewport: 'narrow', javaScript: false, day: '2031-04-07', to: '2031-04-11' },
  { viewport: 'phone', javaScript: true, day: '2031-05-05', to: '2031-05-07' },
] as const)('a visit is moved by its form: %j', async ({ viewport, javaScript, day, to }) => {
  const { page, context, faults, id } = await openWithVisit(day, { viewport, javaScript })
  await page.goto(`/admin/calendar?view=week&day=${day}`)
  expect(await scrollsSideways(page)).toBe(false)
  await page.focus(`#visit-${id} .move`)
  await page.keyboard.press('Enter')
  await page.waitForURL(`**/admin/visits/${id}/time?**`)
  expect(await page.inputValue('[name=start]')).toBe(`${day}T10:00`)
  await page.fill('[name=start]', `${to}T14:15`)
  await page.click('main form button[type=submit]')
  await page.waitForURL(`**/admin/calendar?view=week&day=${day}&moved=${id}**`)
  await page.waitForSelector(dayOf(to, id))
  expect(await page.textContent(`#visit-${id} .time`)).toMatch(/14:15\s*–\s*15:45/)
  expect(await scrollsSideways(page)).toBe(false)
  await page.click('button:has-text("Annuler cette action")')
  await page.waitForSelector(dayOf(day, id))
  expect(faults).toEqual([])
  await context.close()
})

it('the calendar is walked through by keyboard', async () => {
  const { page, context, faults } = await openPage(browser, origin, { viewport: 'desk', language: 'fr' })
  await signIn(page, 'office@dupont.example', 'admin')
  await page.keyboard.press('g')
  await page.keyboard.press('g')
  await page.waitForURL('**/admin/calendar')
  await page.waitForSelector('[data-calendar]')
  await page.goto('/admin/calendar?view=week&day=2031-01-06')
  await page.keyboard.press('>')
  await page.waitForURL('**/admin/calendar?view=week&day=2031-01-13')
  await page.waitForSelector('#day-2031-01-13')
  await page.keyboard.press('<')
  await page.waitForURL('**/admin/calendar?view=week&day=2031-01-06')
  await page.waitForSelector('#day-2031-01-06')
  await page.selectOption('[name=technician]', { label: 'Sans technicien' })
  await page.waitForURL('**technician=nobody')
  await page.keyboard.press('Escape')
  await page.evaluate('document.activeElement.blur()')
  await page.keyboard.press('n')
  await page.waitForURL('**/admin/visits/new?start=2031-01-06T09**')
  expect(faults).toEqual([])
  await context.close()
})

it('the calendar is printed on one page across, without what is only for the screen', async () => {
  const { page, context } = await openWithVisit('2031-06-02', { viewport: 'desk' })
  for (const view of ['day', 'week']) {
    await page.goto(`/admin/calendar?view=${view}&day=2031-06-02`)
    await page.emulateMedia({ media: 'print' })
    for (const part of ['nav.sections', '.top', '.narrowing', '#live-backlog h2', '.pager', '.tabs', '.move'])
      expect(await page.locator(`${part}:visible`).count()).toBe(0)
    const pdf = await page.pdf({ preferCSSPageSize: true })
    expect(pdf.toString('latin1').match(/\/Type\s*\/Page\b/g)).toHaveLength(1)
    await page.emulateMedia({ media: 'screen' })
  }
  await context.close()
})
