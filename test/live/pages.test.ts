import { describe, expect, it } from 'vitest'
import { asCustomer, asStaff } from '../support/as.ts'
import { makeWorld } from '../support/world.ts'

const world = await makeWorld()
const { alice } = world
const people = {
  customer: await asCustomer(world, alice),
  office: await asStaff(world, 'office'),
  technician: await asStaff(world, 'technician'),
}
const [job, visit, invoice] = [`jobs/${alice.jobId}`, `visits/${alice.visitId}`, `invoices/${alice.invoiceId}`]

const live: [keyof typeof people, string, string[]][] = [
  ['customer', '/portal', ['', '/jobs', `/${job}`, '/visits', '/visits?show=past', '/invoices', `/${invoice}`]],
  [
    'office',
    '/admin',
    [
      ...['', '/visits', `/${visit}`, '/jobs', `/${job}`, '/requests', '/invoices', `/${invoice}`],
      ...['/customers', `/customers/${alice.id}`],
    ],
  ],
  ['technician', '/admin', ['', '/visits', `/${visit}`, `/${job}`]],
]

describe.each(live)('the pages of a %s', (who, home, paths) => {
  it.each(paths)(`${home}%s stays true while it is open`, async (path) => {
    const response = await people[who].get(home + path)
    expect(response.status).toBe(200)
    const html = await response.text()
    const ids = [...html.matchAll(/<div id="(live-[a-z]+)" class="live" data-live/g)].map(([, id]) => id)
    expect(ids.length).toBeGreaterThan(0)
    expect(new Set(ids).size).toBe(ids.length)
    expect(html).toContain(`<p id="live" class="unseen" role="status" data-at="${home}/live"`)
    expect(html).toMatch(/<script src="\/live\.js\?v=\w{8}" defer/)
  })
})

it.each([
  '/admin/jobs/new',
  '/admin/visits/new',
  '/admin/customers/new',
  `/admin/${job}/edit`,
  `/admin/${visit}/edit`,
  `/admin/customers/${alice.id}/edit`,
  `/admin/contacts/${alice.contactId}`,
])('%s, which is filled in, is taken over by nothing', async (path) => {
  expect(await (await people.office.get(path)).text()).not.toContain('data-live')
})
