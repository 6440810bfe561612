import { describe, expect, it } from 'vitest'
import { asCustomer } from './support/as.ts'
import { tripsOf } from './support/recorder.ts'
import { makeWorld, secret } from './support/world.ts'

const world = await makeWorld()
const alice = await asCustomer(world, world.alice)

const pages = [
  '/portal',
  '/portal/jobs',
  `/portal/jobs/${world.alice.jobId}`,
  '/portal/visits',
  '/portal/visits?show=past',
  '/portal/invoices',
  '/portal/invoices?show=to-pay',
  `/portal/invoices/${world.alice.invoiceId}`,
]

describe('every page of the portal', () => {
  // The company of a host is kept in the isolate for a minute: the first page of all has it read.
  // The first look at an invoice is noted once, behind the answer.
  it.each(pages)('%s costs one round trip, session check included', async (path) => {
    await alice.get(path)
    const { answer, trips } = await tripsOf(() => alice.get(path))
    expect(answer.status).toBe(200)
    expect(trips.length).toBe(1)
  })

  it.each(pages)('%s shows no internal note and nothing of Bob', async (path) => {
    const html = await (await alice.get(path)).text()
    expect(html).not.toContain(secret)
    expect(html).not.toMatch(/of bob|for bob|customer bob/i)
    expect(html).toMatch(/alice/)
  })
})

it('an unknown page answers as a missing row does, after one look at the session', async () => {
  const { answer, trips } = await tripsOf(() => alice.get('/portal/nothing'))
  expect([answer.status, trips.length]).toEqual([404, 1])
})
