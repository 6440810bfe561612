import { env } from 'cloudflare:workers'
import { describe, expect, it } from 'vitest'
import { sha256 } from '../../src/secrets/sha256.ts'
import { asCustomer, asStaff, visitor } from '../support/as.ts'
import { customerIn } from '../support/customers.ts'
import { tripsOf } from '../support/recorder.ts'
import { countIn } from '../support/runs.ts'
import { makeWorld, type World } from '../support/world.ts'

/** Tables whose rows are a customer's. */
const theirs = ['jobs', 'visits', 'visit_technicians', 'visit_requests', 'invoices', 'invoice_lines', 'payments']

const open = async () => {
  const world = await makeWorld()
  const office = await asStaff(world, 'office')
  await office.get('/admin')
  return { world, office }
}
const merge = (who: Awaited<ReturnType<typeof asStaff>>, goes: string, stays: string, versions = {}) =>
  who.post(`/admin/customers/${goes}/merge`, { with: stays, version: '1', otherVersion: '1', ...versions })
const countsOf = async (world: World, customer: string, tables = theirs) =>
  Object.fromEntries(
    await Promise.all(tables.map(async (table) => [table, await countIn(table, world, `customer_id = '${customer}'`)])),
  )
const rowsIn = async (world: World, table: string) =>
  (await env.DB.prepare(`select * from ${table} where company_id = ?`).bind(world.companyId).all()).results
const run = (sql: string, ...values: unknown[]) =>
  env.DB.prepare(sql)
    .bind(...values)
    .run()

describe('two records made one', () => {
  it('have everything of the one in the other, in two round trips, and change nothing else of it', async () => {
    const { world, office } = await open()
    const { alice, bob } = world
    const before = await countsOf(world, alice.id)
    const bobs = await countsOf(world, bob.id)
    expect(before).toMatchObject({
      jobs: 1,
      visits: 2,
      visit_technicians: 1,
      invoices: 2,
      invoice_lines: 2,
      payments: 1,
    })
    const rows = await Promise.all(theirs.map((table) => rowsIn(world, table)))
    const { answer, trips } = await tripsOf(() => merge(office, alice.id, bob.id))
    expect([answer.status, answer.headers.get('Location'), trips.length]).toEqual([
      303,
      `/admin/customers/${bob.id}?done=merged`,
      2,
    ])
    expect(Object.values(await countsOf(world, alice.id))).toEqual(theirs.map(() => 0))
    expect(await countsOf(world, bob.id)).toEqual(
      Object.fromEntries(theirs.map((table) => [table, before[table] + bobs[table]])),
    )
    // Row by row, whose they are is all that is new.
    const after = await Promise.all(theirs.map((table) => rowsIn(world, table)))
    expect(after).toEqual(rows.map((list) => list.map((row) => ({ ...row, customer_id: bob.id }))))
    const { results } = await env.DB.prepare('pragma foreign_key_check').all()
    expect(results).toEqual([])
  })

  it('unite tags and notes, fill in what was missing, and leave the one archived with the way to the other', async () => {
    const { world, office } = await open()
    const { alice, bob } = world
    await run(
      'update customers set tags = \'["bail","syndic"]\', phone = \'04\' where id = ? and company_id = ?',
      alice.id,
      world.companyId,
    )
    await run(
      "update customers set tags = '[\"syndic\"]', internal_notes = 'Bob' where id = ? and company_id = ?",
      bob.id,
      world.companyId,
    )
    await merge(office, alice.id, bob.id)
    const gone = await customerIn(world, alice.id)
    expect(gone).toMatchObject({ merged_into: bob.id, archived: 1 })
    expect(await customerIn(world, bob.id)).toMatchObject({
      tags: '["syndic","bail"]',
      internal_notes: `Bob\n\n${gone?.internal_notes}`,
      phone: '04',
      version: 2,
      archived: 0,
    })
    expect(await countIn('customer_tags', world)).toBe(2)
    const old = await (await office.get(`/admin/customers/${alice.id}`)).text()
    expect(old).toContain(`This record was merged into that of <a href="/admin/customers/${bob.id}">`)
    expect(old).not.toContain('/restoration')
    expect((await office.get(`/admin/customers/${alice.id}/contacts/new`)).status).toBe(404)
    const kept = await (await office.get(`/admin/customers/${bob.id}?done=merged`)).text()
    expect(kept).toContain(`href="/admin/customers/${alice.id}/trail"`)
    for (const id of [alice.id, bob.id])
      expect(await countIn('audit_events', world, `did = 'customer_merged' and customer_id = '${id}'`)).toBe(1)
    expect(await (await office.get(`/admin/customers/${alice.id}/trail`)).text()).toContain('merged into: Customer bob')
    const restored = await office.post(`/admin/customers/${alice.id}/restoration`)
    expect([restored.status, (await customerIn(world, alice.id))?.archived]).toEqual([303, 1])
  })

  it('bring contacts along with their access, signed out, and shut out one whose address is there already', async () => {
    const { world, office } = await open()
    const { alice, bob } = world
    await run(
      "update contacts set email = 'bob-payer@example.com' where id = ? and company_id = ?",
      `${alice.contactId}-payer`,
      world.companyId,
    )
    await run(
      `insert into passkeys (company_id, id, account_id, credential_id, public_key, signatures, transports, name, created_at)
        select company_id, 'key-' || id, id, 'key-' || id, 'k', 0, '[]', 'Phone', 1 from accounts
        where company_id = ? and customer_id = ?`,
      world.companyId,
      alice.id,
    )
    const own = await asCustomer(world, alice)
    const payer = await asCustomer(world, { ...alice, contactId: `${alice.contactId}-payer` })
    const bobs = await asCustomer(world, bob)
    await office.post(`/admin/contacts/${alice.contactId}/view`, { reason: 'help' })
    expect([(await own.get('/portal')).status, (await payer.get('/portal')).status]).toEqual([200, 200])
    await merge(office, alice.id, bob.id)
    for (const who of [own, payer])
      expect((await who.get('/portal')).headers.get('Location')).toMatch(/^\/portal\/sign-in/)
    expect(await countIn('sessions', world, `customer_id = '${alice.id}'`)).toBe(0)
    expect(await countIn('contacts', world, `customer_id = '${bob.id}'`)).toBe(7)
    expect(await countIn('accounts', world, `customer_id = '${bob.id}' and revoked_at is null`)).toBe(7)
    const left = `id = 'account-${alice.contactId}-payer'`
    expect(await countIn('contacts', world, `customer_id = '${alice.id}' and id = '${alice.contactId}-payer'`)).toBe(1)
    expect(await countIn('accounts', world, `${left} and revoked_at is not null and password_hash is null`)).toBe(1)
    expect(await countIn('passkeys', world)).toBe(3)
    expect(await countIn('passkeys', world, `account_id = 'account-${alice.contactId}-payer'`)).toBe(0)
    // Whoever came along signs in anew, and sees what the record that stays has.
    const again = await asCustomer(world, { ...alice, id: bob.id })
    const jobs = await (await again.get('/portal/jobs')).text()
    expect([jobs.includes('Job of alice'), jobs.includes('Job of bob')]).toEqual([true, true])
    expect(await (await bobs.get('/portal/jobs')).text()).toContain('Job of alice')
  })

  it('give out an invoice’s PDF with the same bytes as before', async () => {
    const { world, office } = await open()
    const { alice, bob } = world
    const at = `/portal/invoices/${alice.invoiceId}/pdf`
    const before = await (await (await asCustomer(world, alice)).get(at)).arrayBuffer()
    await merge(office, alice.id, bob.id)
    const key = (customer: string) => `${world.companyId}/${customer}/${alice.invoiceId}`
    expect(await env.FILES.head(key(bob.id))).toBeNull()
    const answer = await (await asCustomer(world, bob)).get(at)
    expect(answer.status).toBe(200)
    const after = await answer.arrayBuffer()
    expect([after.byteLength > 1_000, new Uint8Array(after)]).toEqual([true, new Uint8Array(before)])
    const stored = await env.DB.prepare('select customer_id, sha256 from stored_files where company_id = ?')
      .bind(world.companyId)
      .all()
    expect(stored.results).toEqual([{ customer_id: bob.id, sha256: await sha256(new Uint8Array(before)) }])
    expect(await env.FILES.head(key(bob.id))).not.toBeNull()
  })
})

describe('choosing the other record', () => {
  it('offers those that look alike, finds others by the beginning of the name, and shows both side by side', async () => {
    const { world, office } = await open()
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
    const { world, office } = await open()
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
    const { world, office } = await open()
    const other = await open()
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
    const { world, office } = await open()
    await office.post(`/admin/customers/${which === 'goes' ? world.alice.id : world.bob.id}/archive`)
    const answer = await merge(office, world.alice.id, world.bob.id)
    expect([answer.status, (await answer.text()).includes('archived record cannot')]).toEqual([422, true])
    await untouched(world)
  })

  it.each([{ version: '2' }, { otherVersion: '2' }, { version: '' }])(
    'at another version than was compared: %o',
    async (versions) => {
      const { world, office } = await open()
      const answer = await merge(office, world.alice.id, world.bob.id, versions)
      expect([answer.status, (await answer.text()).includes('has just changed')]).toEqual([409, true])
      await untouched(world)
    },
  )

  it('the second time, whoever of two at once that is', async () => {
    const { world, office } = await open()
    const answers = await Promise.all([
      merge(office, world.alice.id, world.bob.id),
      merge(office, world.alice.id, world.bob.id),
    ])
    expect(answers.map(({ status }) => status).sort()).toEqual([303, expect.any(Number)])
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1)
    expect(await countIn('audit_events', world, "did = 'customer_merged'")).toBe(2)
  })

  it('crosswise at once: one stays, with everything', async () => {
    const { world, office } = await open()
    const { alice, bob } = world
    const answers = await Promise.all([merge(office, alice.id, bob.id), merge(office, bob.id, alice.id)])
    expect(answers.filter(({ status }) => status === 303)).toHaveLength(1)
    expect(await countIn('customers', world, 'merged_into is not null')).toBe(1)
    expect(await countIn('customers', world, 'archived = 0')).toBe(1)
    const stays = (await customerIn(world, alice.id))?.archived === 0 ? alice : bob
    expect(await countsOf(world, stays.id)).toMatchObject({ jobs: 2, visits: 4, invoices: 4, payments: 2 })
  })

  it('beside a change of the record that stays: the change is not lost', async () => {
    const { world, office } = await open()
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
    const { world } = await open()
    const technician = await asStaff(world, 'technician')
    expect((await merge(technician, world.alice.id, world.bob.id)).status).toBe(404)
    expect((await merge(visitor(world.host) as never, world.alice.id, world.bob.id)).status).toBe(303)
    await untouched(world)
  })
})
