import { describe, expect, it } from 'vitest'
import { asStaff } from './support/as.ts'
import { tripsOf } from './support/recorder.ts'
import { makeWorld } from './support/world.ts'

const world = await makeWorld()
const elsewhere = await makeWorld()
const office = await asStaff(world, 'office')

const pages = {
  '/admin': /request-alice/,
  '/admin/customers': /Customer bob/,
  '/admin/jobs': /Job of alice/,
  '/admin/visits': /visit-alice"/,
  '/admin/visits?show=past': /visit-alice-past"/,
  '/admin/requests': /Wish of bob/,
  '/admin/invoices': /FA2602-0001/,
  '/admin/invoices?show=overdue': /FA2602-0002/,
}

describe('every page of the staff side', () => {
  it.each(Object.entries(pages))('%s shows the company’s rows in one round trip', async (path, row) => {
    await office.get('/admin')
    const { answer, trips } = await tripsOf(() => office.get(path))
    expect(trips).toHaveLength(1)
    const html = await answer.text()
    expect(html).toMatch(row)
    expect(html).not.toContain(elsewhere.slug)
  })
})
