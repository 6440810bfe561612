// Pictures of every page, to be looked at: node test/browser/screenshots.mjs --port 8787 [--out DIR] [paths ...]
import { mkdirSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { launchChromium } from './support/chromium.ts'
import { openPage, signIn } from './support/pages.ts'

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    port: { type: 'string', default: '8787' },
    out: { type: 'string', default: 'test/browser/screenshots' },
  },
})
mkdirSync(values.out, { recursive: true })

const customerPaths = [
  ...['/portal', '/portal/jobs', '/portal/jobs/*', '/portal/visits', '/portal/visits?show=past'],
  ...['/portal/requests', '/portal/requests/*', '/portal/requests/new'],
  ...['/portal/invoices', '/portal/invoices/*', '/check', '/portal/nothing-here'],
  ...['/portal/account', '/portal/account/accesses', '/portal/account/mails', '/portal/account/calendar'],
]
const staffPaths = [
  ...[
    '/admin',
    '/admin/customers',
    '/admin/jobs',
    '/admin/visits',
    '/admin/requests',
    '/admin/requests/*',
    '/admin/invoices',
  ],
  ...['/admin/jobs/*', '/admin/jobs/new', '/admin/jobs?show=all&sort=title'],
  ...['/admin/jobs/*/edit', '/admin/jobs/*/files', '/admin/visits/*/edit', '/admin/invoices/*'],
  ...['/admin/customers/new', '/admin/customers/*', '/admin/customers/*/edit'],
  ...['/admin/catalogue', '/admin/catalogue/items', '/admin/catalogue/items/new', '/admin/catalogue/items/*'],
  ...['/admin/account', '/admin/trail', '/admin/mails', '/admin/staff', '/admin/staff/*', '/admin/settings'],
  ...['/admin/settings/identity', '/admin/settings/appearance', '/admin/settings/region', '/admin/settings/invoicing'],
  ...['/admin/settings/planning', '/admin/settings/offer', '/admin/settings/domains', '/admin/settings/mails'],
  ...['/admin/invitations?show=all', '/admin/announcements/new', '/admin/visits/*', '/admin/visits/new'],
  ...['/admin/search', '/admin/search?q=chaudire', '/admin/keys'],
  '/admin/imports',
  ...['/admin/calendar', '/admin/calendar?view=day', '/admin/calendar?view=month', '/admin/visits/*/time'],
]
const technicianPaths = ['/admin', '/admin/visits', '/admin/visits?day=2030-01-01', '/admin/visits/*']
const people = [
  { company: 'dupont', email: 'alice@example.com', door: 'portal', paths: customerPaths },
  { company: 'oakridge', email: 'alice@example.com', door: 'portal', paths: customerPaths },
  { company: 'dupont', email: 'owner@dupont.example', door: 'admin', paths: staffPaths },
  { company: 'dupont', email: 'tech@dupont.example', door: 'admin', paths: technicianPaths },
  { company: 'oakridge', email: 'owner@oakridge.example', door: 'admin', paths: staffPaths },
]

const browser = await launchChromium()
for (const viewport of ['phone', 'desk']) {
  for (const scheme of ['light', 'dark']) {
    for (const { company, email, door, paths } of people) {
      const { page, context } = await openPage(browser, `http://${company}.localhost:${values.port}`, {
        viewport,
        scheme,
      })
      const shoot = (path) => {
        const name = `${company}-${email.split('@')[0]}-${viewport}-${scheme}${path.replace(/[^a-z-]+/g, '-')}.png`
        return page.screenshot({ path: `${values.out}/${name}`, fullPage: true })
      }
      await page.goto(`/${door}/sign-in`)
      await shoot(`/${door}/sign-in`)
      await signIn(page, email, door)
      for (const path of positionals.length > 0 ? positionals.filter((one) => one.startsWith(`/${door}`)) : paths) {
        const [list, rest] = path.split('/*')
        await page.goto(list)
        // A star stands for the first row of the list, what follows for a page of that row.
        if (rest !== undefined) {
          await page.goto((await page.getAttribute(`main .rows a[href^="${list}/"]`, 'href')) + rest)
        }
        await shoot(path)
      }
      await context.close()
    }
  }
}

// The deployment's own page, which is of no company.
if (positionals.length === 0 || positionals.includes('/')) {
  for (const viewport of ['phone', 'desk']) {
    for (const scheme of ['light', 'dark']) {
      const { page, context } = await openPage(browser, `http://localhost:${values.port}`, { viewport, scheme })
      await page.goto('/')
      await page.screenshot({ path: `${values.out}/own-${viewport}-${scheme}.png`, fullPage: true })
      await context.close()
    }
  }
}
await browser.close()
