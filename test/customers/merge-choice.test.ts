import { describe, expect, it } from 'vitest'
import { asStaff, visitor } from '../support/as.ts'
import { countsOf, customerIn, merge, openOffice, run } from '../support/customers.ts'
import { tripsOf } from '../support/recorder.ts'
import { countIn } from '../support/runs.ts'
import type { World } from '../support/world.ts'

describe('choosing the other record', () => {
  it('offers those that look alike, finds others by the beginning of the name, and shows both side by side', async () => {
    const { world, office } = await openOffice()
    const { alice, bob } = world
    await run("update customers set email = 'same@example.com' where company_id = ?", world.companyId)
    const alike = await tripsOf(() => office.get(`/admin/customers/${alice.id}/merge`))
    expect(alike.trips).toHaveLength(1)
    expect(await alike.answer.text()).toContain(`/admin/customers/${alice.id}/merge?with=${bob.id}`)
    const found = await tripsOf(() => office.get(`/admin/customers/${alice.id}/merge?q=CUSTÓMER b`))
    expect([found.trips.length, (await found.answer.text()).includes(`merge?with=${bob.id}`)]).toEqual([1, true])
    expect(await (await office.get(`/admin/customers/${alice.id}/merge?q=zzz`)).text()).toContain('No current customer')
    const compared = await tripsOf(() => office.get(`/admin/customers/${alice.id}/merge?with=${bob.id}`))
    const html = await compared.answer.text()
    expect(compared.trips).toHaveLength(1)
    expect(html).toContain('1 job · 2 visits · 1 request · 2 invoices · 4 contacts')
    expect(html).toContain(`href="/admin/customers/${bob.id}/merge?with=${alice.id}"`)
    expect(html).toContain('Move “Customer alice” into “Customer bob”')
  })

  it('reads no more than it shows among thousands', async () => {
    const { world, office } = await openOffice()
    await run(
      `with recursive n(i) as (select 1 union all select i + 1 from n where i < 3000)
        insert into customers (company_id, id, kind, name, address, language, created_at)
        select ?, 'many-' || i, 'firm', 'Many ' || i, '', 'fr', i from n`,
      world.companyId,
    )
    const { trips } = await tripsOf(() => office.get(`/admin/customers/${world.alice.id}/merge?q=many`))
    expect(trips[0]?.rowsRead).toBeLessThan(50)
  })
})

describe('a merge is refused', () => {
  const untouched = async (world: World) => {
    expect(await countIn('customers', world, 'merged_into is not null')).toBe(0)
    expect(await countIn('audit_events', world, "did = 'customer_merged'")).toBe(0)
    expect(await countsOf(world, world.alice.id)).toMatchObject({ jobs: 1, invoices: 2, payments: 1 })
  }

  it('into itself, into nobody, and into a customer of another company', async () => {
    const { world, office } = await openOffice()
    const other = await openOffice()
    await run(
      "insert into customers (company_id, id, kind, name, address, language, created_at) values (?, 'only-there', 'firm', 'There', '', 'fr', 1)",
      other.world.companyId,
    )
    expect((await merge(office, world.alice.id, world.alice.id)).status).toBe(422)
    expect((await merge(office, world.alice.id, '')).status).toBe(422)
    expect((await merge(office, world.alice.id, 'only-there')).status).toBe(404)
    expect((await merge(office, 'only-there', world.alice.id)).status).toBe(404)
    await untouched(world)
  })

  it.each(['goes', 'stays'])('where the record that %s is archived', async (which) => {
    const { world, office } = await openOffice()
    await office.post(`/admin/customers/${which === 'goes' ? world.alice.id : world.bob.id}/archive`)
    const answer = await merge(office, world.alice.id, world.bob.id)
    expect([answer.status, (await answer.text()).includes('archived record cannot')]).toEqual([422, true])
    await untouched(world)
  })

  it.each([{ version: '2' }, { otherVersion: '2' }, { version: '' }])(
    'at another version than was compared: %o',
    async (versions) => {
      const { world, office } = await openOffice()
      const answer = await merge(office, world.alice.id, world.bob.id, versions)
      expect([answer.status, (await answer.text()).includes('has just changed')]).toEqual([409, true])
      await untouched(world)
    },
  )

  it('the second time, whoever of two at once that is', async () => {
    const { world, office } = await openOffice()
    const answers = await Promise.all([
      merge(office, world.alice.id, world.bob.id),
      merge(office, world.alice.id, world.bob.id),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, expect.any(Number)])
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1)
    expect(await countIn('audit_events', world, "did = 'customer_merged'")).toBe(2)
  })

  it('crosswise at once: one stays, with everything', async () => {
    const { world, office } = await openOffice()
    const { alice, bob } = world
    const answers = await Promise.all([merge(office, alice.id, bob.id), merge(office, bob.id, alice.id)])
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1)
    expect(await countIn('customers', world, 'merged_into is not null')).toBe(1)
    expect(await countIn('customers', world, 'archived = 0')).toBe(1)
    const stays = (await customerIn(world, alice.id))?.archived === 0 ? alice : bob
    expect(await countsOf(world, stays.id)).toMatchObject({ jobs: 2, visits: 4, invoices: 4, payments: 2 })
  })

  it('beside a change of the record that stays: the change is not lost', async () => {
    const { world, office } = await openOffice()
    const { alice, bob } = world
    const change = { kind: 'person', lastName: 'bob', firstName: 'Customer', phone: '04 72 33 33 33', version: '1' }
    const [merged, changed] = await Promise.all([
      merge(office, alice.id, bob.id),
      office.post(`/admin/customers/${bob.id}`, change),
    ])
    const statuses = [merged.status, changed.status]
    expect([
      [303, 409],
      [409, 303],
    ]).toContainEqual(statuses)
    expect((await customerIn(world, bob.id))?.phone).toBe(changed.status === 303 ? '04 72 33 33 33' : null)
    expect(await countsOf(world, merged.status === 303 ? bob.id : alice.id)).toMatchObject({
      payments: merged.status === 303 ? 2 : 1,
    })
  })

  it('to a technician, who finds no such page', async () => {
    const { world } = await openOffice()
    const technician = await asStaff(world, 'technician')
    expect((await merge(technician, world.alice.id, world.bob.id)).status).toBe(404)
    expect((await merge(visitor(world.host), world.alice.id, world.bob.id)).status).toBe(303)
    await untouched(world)
  })
})
